import { Injectable, StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { FileReply, RouteContract, UploadedFile } from '@kaowu/contracts';
import { ROUTE, type KaowuRequest } from './endpoint';
import { parsePart } from './parse';
import { refusal } from './refusal';

/** Validates what comes in by the route's contract, and lets out only what the response schema names. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const contract = this.reflector.get<RouteContract>(ROUTE, context.getHandler());
    const request = context.switchToHttp().getRequest<KaowuRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.kaowuInput = await readInput(contract, request);
    // What is behind a permission must not stay in a cache.
    reply.header('cache-control', 'no-store');
    return next.handle().pipe(map((value) => writeOutput(contract, value, reply)));
  }
}

async function readInput(contract: RouteContract, request: KaowuRequest): Promise<unknown> {
  const upload = contract.upload ? await readUpload(request) : undefined;
  return {
    params: contract.params && parsePart(contract.params, request.params, 'params'),
    query: contract.query && parsePart(contract.query, request.query, 'query'),
    body: contract.body && parsePart(contract.body, upload ? upload.fields : (request.body ?? {}), 'body'),
    file: upload?.file,
  };
}

async function readUpload(request: KaowuRequest): Promise<{ file: UploadedFile; fields: Record<string, unknown> }> {
  if (!request.isMultipart()) throw refusal('request.malformed');
  let file: UploadedFile | undefined;
  const fields: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else if (file) throw refusal('request.malformed');
    else file = { filename: part.filename, mimetype: part.mimetype, bytes: await part.toBuffer() };
  }
  if (!file) throw refusal('request.field-invalid', { field: 'file', message: '—' }, { field: 'file' });
  return { file, fields };
}

function writeOutput(contract: RouteContract, value: unknown, reply: FastifyReply): unknown {
  if (!('file' in contract.response)) return contract.response.parse(value);
  const { bytes, filename, mimetype, disposition = 'attachment' } = value as FileReply;
  reply.header('x-content-type-options', 'nosniff');
  return new StreamableFile(bytes, {
    type: mimetype,
    length: bytes.byteLength,
    disposition: `${disposition}; filename*=UTF-8''${encodeURIComponent(filename)}`,
  });
}
