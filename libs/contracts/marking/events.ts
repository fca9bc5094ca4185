import { z } from 'zod';
import { id } from '../core/common';
import { outboxEvent } from '../core/job';

/** Outbox events of the lib marking, and its socket events where it has any. */
export const markingOutboxEvents = {
  /** Every handed-in paper of a theory session has its marks. */
  theoryMarked: outboxEvent({ name: 'marking.theory-marked', data: z.object({ sessionId: id, roundId: id }) }),
  /** Every performance of a practical session is final and its reviews are signed. */
  practicalSettled: outboxEvent({ name: 'marking.practical-settled', data: z.object({ sessionId: id, roundId: id }) }),
} as const;
export const markingSocketEvents = {} as const;
export const markingPushes = {} as const;
