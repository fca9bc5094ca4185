import { z } from 'zod';
import { id } from '../core/common';

/** What became of each version of a bulk act. */
export const bulkOutcome = z.object({
  /** Names what was done, for taking it back; null where nothing was, or where it cannot be. */
  actId: id.nullable(),
  done: z.array(id),
  refused: z.array(z.object({ id, code: z.string(), zh: z.string(), en: z.string() })),
});
