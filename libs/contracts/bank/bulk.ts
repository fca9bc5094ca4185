import { z } from 'zod';
import { id } from '../core/common';

/** What became of each version of a bulk act. */
export const bulkOutcome = z.object({
  done: z.array(id),
  refused: z.array(z.object({ id, code: z.string(), zh: z.string(), en: z.string() })),
});
