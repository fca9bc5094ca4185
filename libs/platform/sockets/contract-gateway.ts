import { Logger } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { AckEnvelope, AckOf, EventContract, PayloadOf } from '@kaowu/contracts';
import { SEAT_COOKIE, STAFF_COOKIE, type Actor, type Authenticator } from '../http/actor';
import { authorise } from '../http/contract.guard';
import { parsePart } from '../http/parse';
import { problemOf } from '../http/problem.filter';
import { refusal, wireProblem } from '../http/refusal';
import type { Sockets } from './sockets';

const LISTEN = 'kaowu:listen';

/** A connected client with the actor that its session names. */
export interface Caller {
  readonly socket: Socket;
  readonly actor: Actor;
}

type Handler<E extends EventContract> = (payload: PayloadOf<E>, caller: Caller) => Promise<AckOf<E>>;
type AnyHandler = (payload: unknown, caller: Caller) => Promise<unknown>;

/** Binds a gateway method to a socket event: platform checks permission and payload, and strips the answer. */
export function Listen<E extends EventContract>(contract: E) {
  return <H extends Handler<E>>(target: object, key: string, _descriptor: TypedPropertyDescriptor<H>): void => {
    const listeners = (Reflect.getMetadata(LISTEN, target) ?? []) as { contract: EventContract; key: string }[];
    Reflect.defineMetadata(LISTEN, [...listeners, { contract, key }], target);
  };
}

/** The events that a gateway class listens to, with the method of each. */
export const listenersOf = (gateway: object): readonly { contract: EventContract; key: string }[] =>
  (Reflect.getMetadata(LISTEN, gateway) ?? []) as { contract: EventContract; key: string }[];

/**
 * Base of every gateway. Who connects is known before the first event; an event without contract, without permission
 * or with a payload that does not fit is answered with the problem, never dropped silently.
 * Subclasses wear `@WebSocketGateway({ namespace })` and may define `onConnect` and `onDisconnect`.
 */
export abstract class ContractGateway {
  private readonly log = new Logger(this.constructor.name);

  constructor(protected readonly authenticator: Authenticator, protected readonly sockets: Sockets) {}

  /** Runs when a signed-in client has connected; throwing a Refusal disconnects it with the problem. */
  protected onConnect?(caller: Caller): Promise<void>;
  /** Runs when a client is gone. */
  protected onDisconnect?(caller: Caller): Promise<void>;

  /** Called by Nest with the namespace. */
  afterInit(namespace: Namespace): void {
    this.sockets.register(namespace);
    namespace.use((socket, next) => {
      this.identify(socket, namespace.name).then((actor) => {
        (socket.data as { actor: Actor }).actor = actor;
        next();
      }, (error: unknown) => next(Object.assign(new Error('refused'), { data: wireProblem(problemOf(error)) })));
    });
    namespace.on('connection', (socket) => this.attach(socket));
  }

  private async identify(socket: Socket, namespace: string): Promise<Actor> {
    const { origin, host, cookie = '' } = socket.handshake.headers;
    const token = (socket.handshake.auth as { token?: unknown }).token;
    if (typeof token !== 'string' && origin && new URL(origin).host !== host) throw refusal('access.cross-site');
    const name = namespace === '/room' ? SEAT_COOKIE : STAFF_COOKIE;
    const fromCookie = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(cookie)?.[1];
    const given = typeof token === 'string' ? token : fromCookie;
    const actor = given ? await this.authenticator.resolve(decodeURIComponent(given)) : null;
    if (!actor) throw refusal('access.sign-in-needed');
    return actor;
  }

  private attach(socket: Socket): void {
    const caller: Caller = { socket, actor: (socket.data as { actor: Actor }).actor };
    if (caller.actor.sessionId) void socket.join(`session:${caller.actor.sessionId}`);
    const known = new Set<string>();
    const methods = this as unknown as Record<string, AnyHandler>;
    for (const { contract, key } of listenersOf(this)) {
      known.add(contract.name);
      const handler = methods[key] as AnyHandler;
      socket.on(contract.name, (payload: unknown, ack?: unknown) => {
        this.answer(contract, handler, payload, caller, ack);
      });
    }
    socket.onAny((name: string, ...args: unknown[]) => {
      if (!known.has(name)) reply(args.at(-1), { ok: false, problem: wireProblem({ code: 'event.unknown', params: { name } }) });
    });
    socket.on('disconnect', () => {
      this.onDisconnect?.(caller).catch((error: unknown) => this.log.error(problemOf(error).code));
    });
    this.onConnect?.(caller).catch((error: unknown) => {
      socket.emit('refused', wireProblem(problemOf(error)));
      socket.disconnect();
    });
  }

  // Written without await: this is the way of every answer on the day, and each promise costs.
  private answer(contract: EventContract, handler: AnyHandler, payload: unknown, caller: Caller, ack: unknown): void {
    const refuse = (error: unknown): void => reply(ack, { ok: false, problem: wireProblem(problemOf(error)) });
    try {
      authorise(contract.permission, caller.actor);
      handler.call(this, parsePart(contract.payload, payload, 'payload'), caller).then((value) => {
        const answer = contract.ack.safeParse(value);
        if (answer.success) reply(ack, { ok: true, value: answer.data });
        else refuse(answer.error);
      }, refuse);
    } catch (error) {
      refuse(error);
    }
  }
}

function reply(ack: unknown, envelope: AckEnvelope<unknown>): void {
  if (typeof ack === 'function') (ack as (envelope: AckEnvelope<unknown>) => void)(envelope);
}
