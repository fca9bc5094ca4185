import { z } from 'zod';
import { itemType } from './vocabulary';

/** Credit for an answer in percent of the question's points; negative where a wrong answer costs. */
const weight = z.number().min(-100).max(100);
/** What a learner is told after choosing it; never shown in an exam. */
const feedback = z.string().max(4000);

/**
 * An option as stored: a letter that stays with it through every shuffle, and plain text. A weight stands only where
 * the question pays otherwise than all or nothing.
 */
export const itemOption = z.object({
  id: z.string().regex(/^([A-Z]|true|false)$/), text: z.string().max(2000), weight: weight.optional(), feedback: feedback.optional(),
});

/** A text that is accepted for a blank; `*` stands for any other answer. Without a weight it earns all points. */
export const acceptedText = z.object({ text: z.string().max(4000), weight: weight.optional(), feedback: feedback.optional() });

/** One blank with the texts accepted for it; with `choices` the candidate chooses among these texts, wrong ones (weight 0) included. */
export const itemBlank = z.object({ accepted: z.array(acceptedText).min(1).max(100), caseSensitive: z.boolean().optional(), choices: z.boolean().optional() });

/** A number that is accepted within a tolerance on both sides; `*` stands for any other answer. Decimal texts, so that nothing is rounded. */
export const itemNumber = z.object({
  value: z.string().regex(/^(\*|-?\d+(\.\d+)?([eE][-+]?\d+)?)$/).max(60).refine((text) => text === '*' || Number.isFinite(Number(text)), '数值过大 / the number is too large'),
  tolerance: z.string().regex(/^\d+(\.\d+)?([eE][-+]?\d+)?$/).max(60).refine((text) => Number.isFinite(Number(text)), '数值过大 / the number is too large').default('0'),
  weight: weight.optional(), feedback: feedback.optional(),
});

/** Two texts that belong together. A blank left is a decoy on the right, a blank right an entry without partner. */
export const itemPair = z.object({ left: z.string().max(2000), right: z.string().max(2000), weight: weight.optional() });

/** How the file that a question came from calls it; no part of the question itself. */
export const itemSource = z.object({
  identifier: z.string().max(300).optional(),
  title: z.string().max(500).optional(),
  category: z.array(z.string().max(300)).max(20).optional(),
  language: z.string().max(35).optional(),
  /** Points that the file gives it; a paper's blueprint gives its own. */
  points: z.number().min(0).max(100_000).optional(),
});

/** Seconds that a prepared candidate needs for a question. */
export const itemSeconds = z.int().min(1).max(7200);

/** How an answer that is right in part is paid: not at all, or by its share. */
export const credit = z.enum(['all', 'share']);
export type Credit = z.infer<typeof credit>;

/**
 * What a question says, in plain text with marks: `<math>…</math>` holds a formula in MathML, `![…](media:…)` a picture or sound, lines of `| … |` a table. HTML is made from it by the server and never comes in.
 */
export const itemBody = z.object({
  type: itemType,
  /** `____` marks the place of a blank where there are several. */
  stem: z.string().max(8000),
  /** Material (a case, a drawing, a table) that it shares with other questions: those with the same material are drawn together. */
  stimulus: z.string().max(16_000).optional(),
  options: z.array(itemOption).max(26),
  /** Option ids for choice items (for ordering: in the right order), "true" or "false", accepted or model answers for the others. */
  key: z.array(z.string().max(4000)).max(100),
  /** Why the key is right; shown to writers and reviewers only. */
  explanation: z.string().max(4000).default(''),
  /** Blanks where there are several, or where an answer earns a share; otherwise `key` says it. */
  blanks: z.array(itemBlank).max(50).optional(),
  numbers: z.array(itemNumber).max(50).optional(),
  unit: z.string().max(60).optional(),
  pairs: z.array(itemPair).max(100).optional(),
  /** Left out: what the type does otherwise (blanks share, everything else pays the whole answer). */
  credit: credit.optional(),
  /** Left out: what the blueprint says for its type. No part of the question itself: the same question with another time is the same question. */
  seconds: itemSeconds.optional(),
  source: itemSource.optional(),
});
export type ItemBody = z.infer<typeof itemBody>;
export type ItemBlank = z.infer<typeof itemBlank>;
export type ItemNumber = z.infer<typeof itemNumber>;
export type ItemPair = z.infer<typeof itemPair>;
export type ItemSource = z.infer<typeof itemSource>;
export type AcceptedText = z.infer<typeof acceptedText>;
