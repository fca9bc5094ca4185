import { Injectable } from '@nestjs/common';
import { deliveryPushes } from '@kaowu/contracts';
import { LiveBus, Sockets } from '@kaowu/platform';
import type { AttemptRow } from '../persistence/attempt-rows';
import { clockViewOf } from './clock-view';
import { receiptOf } from './closing';

/** Namespace of candidates' pages. */
export const ROOM_NAMESPACE = '/room';

/** Topic of the live bus on which every change of an attempt is told, after commit, in this process only. */
export const ATTEMPT_TOPIC = 'attempt';

/** What is told on the topic `attempt`. `answered` is the number of questions with an answer. */
export interface AttemptSignal {
  readonly sessionId: string;
  readonly attemptId: string;
  readonly seatingId: string;
  readonly kind: 'progress' | 'state' | 'connected' | 'disconnected';
  readonly answered?: number;
  readonly at: Date;
}

/** Socket room of all devices of an attempt. */
export const attemptRoom = (attemptId: string): string => `attempt:${attemptId}`;

/** Socket room of those who have signed the statement and wait for the start of a session. */
export const readyRoom = (sessionId: string): string => `ready:${sessionId}`;

/** How long the progress of an attempt is gathered before it is told; a wall shows it within a second. */
const GATHER_MS = 100;

type Told = Pick<AttemptRow, 'id' | 'session_id' | 'seating_id'>;

/** The way to candidates' pages and to whoever watches them. Call after commit only. */
@Injectable()
export class RoomChannel {
  private progressed = new Map<string, { row: Told; at: Date; answered: number }>();
  private gathering = false;

  constructor(private readonly sockets: Sockets, private readonly live: LiveBus) {}

  /** Tells the session's waiting pages that it has started. */
  started(sessionId: string, startedAt: Date, deadlineAt: Date): void {
    const payload = { serverNow: startedAt.toISOString(), startedAt: startedAt.toISOString(), deadlineAt: deadlineAt.toISOString() };
    this.sockets.push(ROOM_NAMESPACE, readyRoom(sessionId), deliveryPushes.roomStarted, payload);
  }

  /** Tells an attempt's pages that its time has changed. */
  clock(kind: 'roomClock' | 'roomPaused' | 'roomResumed', row: AttemptRow, now: Date, commandId: string | null): void {
    this.sockets.push(ROOM_NAMESPACE, attemptRoom(row.id), deliveryPushes[kind], { clock: clockViewOf(row, now), commandId });
  }

  /** Tells an attempt's pages that the paper has been collected or handed in. */
  closed(row: AttemptRow, now: Date, commandId: string | null): void {
    this.sockets.push(ROOM_NAMESPACE, attemptRoom(row.id), deliveryPushes.roomForced, {
      clock: clockViewOf(row, now), commandId, receipt: receiptOf(row),
    });
  }

  /** Tells the devices of an attempt which of them counts from now on. */
  moved(attemptId: string, epoch: number): void {
    this.sockets.push(ROOM_NAMESPACE, attemptRoom(attemptId), deliveryPushes.roomMoved, { epoch });
  }

  /** Shows a message on an attempt's pages. */
  message(attemptId: string, message: { commandId: string; text: string; at: Date }): void {
    this.sockets.push(ROOM_NAMESPACE, attemptRoom(attemptId), deliveryPushes.roomMessage, { ...message, at: message.at.toISOString() });
  }

  /** Tells an attempt's pages where the candidate sits now. */
  seat(attemptId: string, seat: { roomName: string; placeLabel: string; commandId: string | null }): void {
    this.sockets.push(ROOM_NAMESPACE, attemptRoom(attemptId), deliveryPushes.roomSeat, seat);
  }

  /** Signals a change to whoever watches in this process. */
  signal(row: Told, kind: AttemptSignal['kind'], at: Date, answered?: number): void {
    const signal: AttemptSignal = {
      sessionId: row.session_id, attemptId: row.id, seatingId: row.seating_id, kind, at, ...(answered === undefined ? {} : { answered }),
    };
    this.live.publish<AttemptSignal>(ATTEMPT_TOPIC, signal);
  }

  /** Signals how far an attempt is: the latest of what comes within a moment. */
  progress(row: Told, at: Date, answered: number): void {
    this.progressed.set(row.id, { row, at, answered });
    if (this.gathering) return;
    this.gathering = true;
    setTimeout(() => {
      const all = this.progressed;
      this.progressed = new Map();
      this.gathering = false;
      for (const { row: told, at: when, answered: count } of all.values()) this.signal(told, 'progress', when, count);
    }, GATHER_MS).unref();
  }
}
