import { z } from 'zod';
import { itemType } from './vocabulary';

/** What one chooses, or puts in order. `html` stands where the text holds a formula, a medium or a table: made and cleaned by the server. */
const shownChoice = z.object({ id: z.string(), text: z.string(), html: z.string().optional() });

/** What a candidate sees of a question beside its number and points; nothing of it tells the key. */
export const shownParts = {
  /** Material that stands above this question and others. */
  stimulus: z.object({ text: z.string(), html: z.string().optional() }).optional(),
  stem: z.string(),
  html: z.string().optional(),
  options: z.array(shownChoice),
  /** Blanks to fill, in the order of their marks; with `choices` one chooses among these texts. */
  blanks: z.array(z.object({ choices: z.array(z.string()).optional() })).optional(),
  /** Behind the field of a number. */
  unit: z.string().optional(),
  /** Two sides to match: each left has one of the rights as partner, or none. */
  lefts: z.array(shownChoice).optional(),
  rights: z.array(shownChoice).optional(),
};

/** A question as the candidate sees it. */
export const shownQuestion = z.object({ type: itemType, ...shownParts });
export type ShownQuestion = z.infer<typeof shownQuestion>;
