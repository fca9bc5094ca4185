/** Every type of question that the room shows; each has its word (`type.<name>`) and its question in the practice paper. */
export const ANSWER_TYPES = ['single', 'multiple', 'true_false', 'fill_in', 'numerical', 'matching', 'ordering', 'short_answer', 'calculation', 'essay', 'case'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** A type that the room knows; null for one that it has no word for. */
export const knownType = (type: string): AnswerType | null => ANSWER_TYPES.find((known) => known === type) ?? null;
