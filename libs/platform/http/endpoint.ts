import { applyDecorators, createParamDecorator, HttpCode, RequestMapping, RequestMethod, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InputOf, OutputOf, RouteContract } from '@kaowu/contracts';
import { PUBLIC_ACTOR, type Actor } from './actor';

/** Metadata key under which a handler carries its route contract. */
export const ROUTE = 'kaowu:route';

/** What platform puts on a request while it passes guard and interceptor. */
export interface KaowuRequest extends FastifyRequest {
  kaowuActor?: Actor;
  kaowuInput?: unknown;
}

/** The few things of the connection that a handler may need. */
export interface Connection {
  /** The caller's address, for throttling. Never logged with personal data. */
  readonly ip: string;
  /** True where the request came over TLS (cookies are then Secure). */
  readonly secure: boolean;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  clearCookie(name: string): void;
}

type Handler<R extends RouteContract> = (input: InputOf<R>, actor: Actor, connection: Connection) => Promise<OutputOf<R>>;

const inputOf = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<KaowuRequest>().kaowuInput);

const actorOf = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<KaowuRequest>().kaowuActor ?? PUBLIC_ACTOR,
);

const connectionOf = createParamDecorator((_: unknown, context: ExecutionContext): Connection => {
  const request = context.switchToHttp().getRequest<KaowuRequest>();
  const reply = context.switchToHttp().getResponse<FastifyReply>();
  const secure = request.protocol === 'https';
  const base = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    ip: request.ip,
    secure,
    setCookie: (name, value, maxAge) => void reply.setCookie(name, value, { ...base, maxAge }),
    clearCookie: (name) => void reply.clearCookie(name, base),
  };
});

/**
 * Binds a controller method to its route contract. Platform then checks the permission, validates every part of the
 * request and strips the response; the method gets `(input, actor, connection)`.
 */
export function Endpoint<R extends RouteContract>(contract: R) {
  const bind = applyDecorators(
    RequestMapping({ path: contract.path, method: RequestMethod[contract.method] }),
    HttpCode(200),
    SetMetadata(ROUTE, contract),
  );
  return <H extends Handler<R>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    bind(target, key, descriptor);
    inputOf()(target, key, 0);
    actorOf()(target, key, 1);
    connectionOf()(target, key, 2);
  };
}
