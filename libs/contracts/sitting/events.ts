import { z } from 'zod';
import { id } from '../core/common';
import { outboxEvent } from '../core/job';

/** Outbox events of the lib sitting, and its socket events where it has any. */
export const sittingOutboxEvents = {
  roundConfirmed: outboxEvent({ name: 'sitting.round-confirmed', data: z.object({ roundId: id, candidates: z.int() }) }),
  sessionReady: outboxEvent({ name: 'sitting.session-ready', data: z.object({ sessionId: id, roundId: id }) }),
} as const;
export const sittingSocketEvents = {} as const;
export const sittingPushes = {} as const;

/**
 * What travels on the LiveBus topic `seating` after commit, for the wall: which seating changed and how. In-process
 * only; the reader loads the seating for what it shows.
 */
export interface SeatingSignal {
  readonly sessionId: string;
  readonly seatingId: string;
  readonly change: 'checked-in' | 'check-in-undone' | 'absent' | 'absent-undone' | 'moved';
}
