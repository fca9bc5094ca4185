import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { READING_REASON_HEADER, reason, type RouteContract } from '@kaowu/contracts';
import { Authenticator, PUBLIC_ACTOR, SEAT_COOKIE, STAFF_COOKIE, type Actor } from './actor';
import { ROUTE, type KaowuRequest } from './endpoint';
import { refusal } from './refusal';

/** Finds out who calls and whether the route's contract lets them; a handler without contract is refused to all. */
@Injectable()
export class ContractGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const contract = this.reflector.get<RouteContract | undefined>(ROUTE, context.getHandler());
    if (!contract) throw refusal('route.unknown');
    const request = context.switchToHttp().getRequest<KaowuRequest>();
    const actor = await this.actorOf(request, contract);
    authorise(contract.permission, actor);
    request.kaowuActor = contract.readsClear ? { ...actor, readingReason: readingReason(request) } : actor;
    return true;
  }

  private async actorOf(request: KaowuRequest, contract: RouteContract): Promise<Actor> {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return (await this.authenticator.resolve(bearer)) ?? PUBLIC_ACTOR;
    const cookie = request.cookies[contract.permission === 'candidate.sit' ? SEAT_COOKIE : STAFF_COOKIE];
    refuseCrossSite(request);
    if (!cookie) return PUBLIC_ACTOR;
    return (await this.authenticator.resolve(cookie)) ?? PUBLIC_ACTOR;
  }
}

/** Default deny: refuses `access.sign-in-needed` to nobody and `access.denied` to whoever lacks the permission. */
export function authorise(permission: RouteContract['permission'], actor: Actor): void {
  if (permission === 'public') return;
  if (actor.kind === 'public') throw refusal('access.sign-in-needed');
  if (permission === 'signed-in' ? actor.kind === 'staff' : actor.permissions.has(permission)) return;
  throw refusal('access.denied', { permission });
}

/** Why the caller reads what is confidential. Refuses `reading.reason-needed`. */
function readingReason(request: KaowuRequest): string {
  const given = request.headers[READING_REASON_HEADER];
  const read = reason.safeParse(typeof given === 'string' ? decoded(given) : undefined);
  if (!read.success) throw refusal('reading.reason-needed');
  return read.data;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A page of another site must not act with this browser's cookies, beyond what SameSite=Strict prevents. */
function refuseCrossSite(request: KaowuRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') throw refusal('access.cross-site');
  if (origin && origin !== 'null' && new URL(origin).host !== host) throw refusal('access.cross-site');
}
