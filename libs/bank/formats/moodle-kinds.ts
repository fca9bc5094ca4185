import type { AcceptedText, ItemBody } from '@kaowu/contracts';
import { optionLetter } from '../domain/item-content';
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

/** A choice question from weighed answers: `one` where only one may be chosen. Problem: `import.type-unsupported`. */
export function choiceBody(answers: readonly WeighedAnswer[], one: boolean, notes: Note[]): Answers {
  if (answers.length > 26) throw formatFault('item.option-order');
  const options = answers.map(({ text, weight, feedback }, i) => ({ id: optionLetter(i), text, weight, ...(feedback === '' ? {} : { feedback }) }));
  const right = options.filter((o) => (one ? o.weight >= FULL : o.weight > 0));
  const single = one || right.length === 1;
  if (!one && right.length === 1) notes.push({ code: 'import.one-right' });
  return { type: single ? 'single' : 'multiple', options, key: right.map((o) => o.id) };
}

/** A question answered by a text; the tag `fill_in` says that the bank calls it a blank. */
export function textBody(accepted: readonly AcceptedText[], caseSensitive: boolean, tags: readonly string[]): Answers {
  return { type: tags.includes('fill_in') ? 'fill_in' : 'short_answer', options: [], key: [], blanks: [{ accepted: [...accepted], ...(caseSensitive ? { caseSensitive } : {}) }] };
}
