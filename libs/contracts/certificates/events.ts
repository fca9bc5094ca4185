import { z } from 'zod';
import { id } from '../core/common';
import { outboxEvent } from '../core/job';

/** Outbox events of the lib certificates, and its socket events where it has any. */
export const certificatesOutboxEvents = {
  /** All certificates of a batch are issued; the round is at its end. */
  batchIssued: outboxEvent({ name: 'certificates.batch-issued', data: z.object({ roundId: id, batchId: id }) }),
} as const;
export const certificatesSocketEvents = {} as const;
export const certificatesPushes = {} as const;
