import { io, type Socket } from 'socket.io-client';
import type { AckEnvelope, AckOf, EventContract, PushContract } from '@kaowu/contracts/core/event';
import type { deliveryPushes, deliverySocketEvents } from '@kaowu/contracts/delivery/events';
import type { z } from 'zod';
import { networkProblem, Refused } from '../light/problem';
import type { WireProblem } from './types';

type Events = typeof deliverySocketEvents;
type Pushes = typeof deliveryPushes;

/** Names of what this page sends and hears, held to the contracts by type only. */
const EVENTS = {
  joinRoom: 'room.join', saveAnswer: 'answer.save', saveBatch: 'answer.batch', handInNow: 'room.hand-in', commandSeen: 'command.seen',
} as const satisfies { readonly [K in keyof Events]: Events[K]['name'] };
const PUSHES = {
  roomStarted: 'room.started', roomClock: 'room.clock', roomPaused: 'room.paused', roomResumed: 'room.resumed',
  roomForced: 'room.forced', roomMoved: 'room.moved', roomMessage: 'room.message', roomSeat: 'room.seat',
} as const satisfies { readonly [K in keyof Pushes]: Pushes[K]['name'] };

type Sent<E extends EventContract> = z.input<E['payload']>;
type Heard<P extends PushContract> = z.output<P['payload']>;

/** Whoever listens to the connection. */
export type LinkListener = {
  readonly [K in keyof Pushes]: (payload: Heard<Pushes[K]>) => void;
} & {
  readonly up: () => void;
  readonly down: () => void;
  /** The server does not let this page in (session ended). */
  readonly refused: (problem: Refused) => void;
};

/** An acknowledgement that takes longer means that the connection is broken without knowing it yet. */
const PATIENCE_MS = 8_000;
const AGAIN_MS = 500;

/** The live connection to the server; it comes back by itself. */
export class Link {
  private readonly socket: Socket;
  private wanted = false;

  constructor(listener: LinkListener) {
    this.socket = io('/room', { transports: ['websocket'], reconnectionDelay: 400, reconnectionDelayMax: 4_000, timeout: 6_000, autoConnect: false });
    this.socket.on('connect', () => listener.up());
    this.socket.on('disconnect', (reason) => {
      listener.down();
      // What the server ends does not come back by itself; whether the session still holds shows when it is tried.
      if (reason === 'io server disconnect') setTimeout(() => this.wanted && this.socket.connect(), AGAIN_MS);
    });
    this.socket.on('connect_error', (error: Error & { data?: WireProblem }) => {
      if (error.data?.code === 'access.sign-in-needed') listener.refused(new Refused(error.data));
      else listener.down();
    });
    for (const key of Object.keys(PUSHES) as (keyof Pushes)[]) {
      this.socket.on(PUSHES[key], (payload: unknown) => (listener[key] as (payload: unknown) => void)(payload));
    }
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  open(): void {
    this.wanted = true;
    this.socket.connect();
  }

  close(): void {
    this.wanted = false;
    this.socket.disconnect();
  }

  /** Sends an event and waits for its answer; throws Refused, `network` where none came. */
  async send<K extends keyof Events>(name: K, payload: Sent<Events[K]>): Promise<AckOf<Events[K]>> {
    if (!this.socket.connected) throw networkProblem();
    let envelope: AckEnvelope<AckOf<Events[K]>>;
    try {
      envelope = (await this.socket.timeout(PATIENCE_MS).emitWithAck(EVENTS[name], payload)) as typeof envelope;
    } catch {
      throw networkProblem();
    }
    if (!envelope.ok) throw new Refused(envelope.problem);
    return envelope.value;
  }
}
