import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ZodError } from 'zod';
import type { Problem } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { sqlState } from '../database/database';
import { Refusal, wireProblem } from './refusal';

const log = new Logger('problem');

/** PostgreSQL states that mean "try again", not "broken": too many connections, shutting down, lock timeout. */
const BUSY_STATES = new Set(['53300', '57P01', '57P03', '55P03', '40001', '40P01']);

/** Names any thrown thing as a problem. A bug becomes a reference number; its stack goes to the log only. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status === 404) return { code: 'route.unknown' };
  if (status === 413) return { code: 'request.too-large' };
  if (status === 429) return { code: 'request.too-many' };
  if (status && status >= 400 && status < 500) return { code: 'request.malformed' };
  const state = sqlState(error);
  if (state && (BUSY_STATES.has(state) || state === 'ECONNREFUSED')) return { code: 'server.busy' };
  const reference = newId().slice(-12);
  log.error(`${reference} ${describe(error)}`);
  return { code: 'server.fault', params: { reference } };
}

/** Stack and message of a bug without the values of queries or schemas, which may be personal. */
function describe(error: unknown): string {
  if (error instanceof ZodError) return `response does not fit: ${error.issues.map((i) => `${i.path.join('.')} ${i.code}`).join(', ')} ${error.stack ?? ''}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Answers every failure of HTTP as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = wireProblem(problemOf(error));
    if (reply.sent) return;
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}
