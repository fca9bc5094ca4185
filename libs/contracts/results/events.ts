import { z } from 'zod';
import { id } from '../core/common';
import { outboxEvent } from '../core/job';

const run = z.object({ roundId: id, runId: id });

/** Outbox events of the lib results, and its socket events where it has any. */
export const resultsOutboxEvents = {
  /** The head let the results out; certificates may be prepared after the objection window. */
  released: outboxEvent({ name: 'results.released', data: run }),
  /** Statistics of the items are to be counted anew. */
  recountAsked: outboxEvent({ name: 'results.recount-asked', data: run }),
  /** The masked list stands on the public pages. */
  publicised: outboxEvent({ name: 'results.publicised', data: run }),
} as const;
export const resultsSocketEvents = {} as const;
export const resultsPushes = {} as const;
