import type { z } from 'zod';

/**
 * Something that happened, told to other libs after commit through the outbox. Data holds ids and counts, never
 * personal data. A reader may see the same event twice and must answer alike.
 */
export interface OutboxContract {
  readonly name: string;
  readonly data: z.ZodType;
}

/** Declares an outbox event (past tense: `delivery.session-closed`). */
export const outboxEvent = <const E extends OutboxContract>(contract: E): E => contract;

export type DataOf<E extends OutboxContract> = z.output<E['data']>;
