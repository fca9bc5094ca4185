import type { AcceptedText, ItemBody } from '@kaowu/contracts';
import { optionLetter } from '../domain/item-content';
import { areStandard } from '../domain/item-weights';
import { formatFault, type Note } from './entry';

type Answers = Omit<ItemBody, 'stem' | 'explanation' | 'source'>;

/** An answer with its weight in percent. */
export interface WeighedAnswer {
  readonly text: string;
  readonly weight: number;
  readonly feedback: string;
}

/** The weight from which an answer of a single choice is the right one. */
const FULL = 99.9;

/**
 * A choice question from weighed answers: `one` where only one may be chosen. Several right ones that share all points
 * while every wrong one takes them all are how these formats say that only the exact set counts; with `exact` the kind
 * itself says so. Problem: `item.option-order`.
 */
export function choiceBody(answers: readonly WeighedAnswer[], one: boolean, notes: Note[], exact = false): Answers {
  if (answers.length > 26) throw formatFault('item.option-order');
  const options = answers.map(({ text, weight, feedback }, i) => ({ id: optionLetter(i), text, weight, ...(feedback === '' ? {} : { feedback }) }));
  const right = options.filter((o) => (one ? o.weight >= FULL : o.weight > 0));
  const single = one || right.length === 1;
  if (!one && right.length === 1) notes.push({ code: 'import.one-right' });
  const type = single ? 'single' : 'multiple';
  const key = right.map((o) => o.id);
  return { type, key, options: exact || areStandard(type, options, key) ? options.map(({ weight: _, ...option }) => option) : options };
}

/** A question answered by a text; the tag `fill_in` says that the bank calls it a blank. */
export function textBody(accepted: readonly AcceptedText[], caseSensitive: boolean, tags: readonly string[]): Answers {
  return { type: tags.includes('fill_in') ? 'fill_in' : 'short_answer', options: [], key: [], blanks: [{ accepted: [...accepted], ...(caseSensitive ? { caseSensitive } : {}) }] };
}

/** An answer whose `*` is a sign: one alone stands for any answer, others are wildcards, which the bank has not, unless they are escaped. */
export function literalAnswer(text: string, notes: Note[]): string {
  if (text.trim() === '*') return text;
  if (/(?<!\\)\*/.test(text)) notes.push({ code: 'import.wildcard', params: { value: text.slice(0, 40) } });
  return text.replaceAll('\\*', '*');
}

/** The same, written: signs that are no wildcard are escaped. */
export const writtenLiteral = (text: string): string => (text === '*' ? text : text.replaceAll('*', '\\*'));
