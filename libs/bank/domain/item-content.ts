import { ITEM_TYPES, type ItemBody, type ProblemDetail } from '@kaowu/contracts';
import { digestOf } from '@kaowu/kernel';
import { comparable, plainText } from './plain-text';

/** The form in which items are stored; a later form gets the next number and a step that leads to it. */
export const ITEM_FORMAT = 1;

/** The options that every true-or-false item has. */
export const TRUE_FALSE_OPTIONS = [
  { id: 'true', text: '正确' },
  { id: 'false', text: '错误' },
] as const;

const MAX_OPTIONS = 26;

/** A checked item: its cleaned content, what is wrong with it, and what is odd but allowed. */
export interface CheckedItem {
  readonly content: ItemBody;
  readonly problems: readonly ProblemDetail[];
  readonly warnings: readonly ProblemDetail[];
}

/** The letter of the option in that place: 0 is A. */
export const optionLetter = (place: number): string => String.fromCharCode(65 + place);

const at = (field: string, code: string, params: ProblemDetail['params'] = {}): ProblemDetail => ({ code, field, params });

/**
 * Cleans a question to plain text and names everything wrong with it: blank stem (`item.stem-missing`), options that
 * are too few, blank, out of order (`item.options-too-few`, `item.option-blank`, `item.option-order`), a key that is
 * missing, repeated, unknown or of the wrong number. A single choice has one key, a multiple choice at least two
 * (rules.md, Papers). Options that say the same are odd, not wrong: real banks hold some, and the reviewer decides.
 */
export function checkItem(raw: ItemBody): CheckedItem {
  const kind = ITEM_TYPES[raw.type].answer;
  const options = kind === 'true_false' ? TRUE_FALSE_OPTIONS.map((o) => ({ ...o })) : raw.options.map((o) => ({ id: o.id, text: plainText(o.text) }));
  const content: ItemBody = {
    type: raw.type,
    stem: plainText(raw.stem),
    options,
    key: orderedKey(raw, kind === 'text' ? [] : options.map((o) => o.id)),
    explanation: plainText(raw.explanation),
  };
  const problems = [
    ...(content.stem === '' ? [at('stem', 'item.stem-missing')] : []),
    ...(kind === 'options' ? optionProblems(content) : kind === 'text' && content.options.length > 0 ? [at('options', 'item.options-unexpected')] : []),
    ...keyProblems(content),
  ];
  return { content, problems, warnings: kind === 'options' ? alikeOptions(content) : [] };
}

/** Keys in the order of the options, so that "BA" and "AB" are one content with one digest; texts keep their order. */
function orderedKey(raw: ItemBody, optionIds: readonly string[]): string[] {
  const key = raw.key.map(plainText).filter((k) => k !== '');
  if (optionIds.length === 0) return key;
  const place = (k: string): number => (optionIds.indexOf(k) + optionIds.length + 1) % (optionIds.length + 1);
  return [...key].sort((a, b) => place(a) - place(b));
}

function optionProblems({ options }: ItemBody): ProblemDetail[] {
  if (options.length < 2) return [at('options', 'item.options-too-few', { min: 2 })];
  if (options.length > MAX_OPTIONS || options.some((o, i) => o.id !== optionLetter(i))) return [at('options', 'item.option-order')];
  return options.filter((o) => o.text === '').map((o) => at(`options.${o.id}`, 'item.option-blank', { option: o.id }));
}

function keyProblems({ type, key, options }: ItemBody): ProblemDetail[] {
  const kind = ITEM_TYPES[type].answer;
  // A model answer of free writing may be given later, by the marking scheme; a blank to fill in needs one to be scored.
  if (key.length === 0) return kind === 'text' && type !== 'fill_in' ? [] : [at('key', 'item.key-missing')];
  if (kind === 'text') return [];
  const known = new Set(options.map((o) => o.id));
  const problems = key.filter((k) => !known.has(k)).map((value) => at('key', 'item.key-unknown', { value }));
  const repeated = key.find((k, i) => key.indexOf(k) !== i);
  if (repeated !== undefined) problems.push(at('key', 'item.key-repeated', { value: repeated }));
  const countFits = type === 'multiple' ? key.length >= 2 : key.length === 1;
  if (!countFits) problems.push(at('key', 'item.key-count', { count: key.length }));
  return problems;
}

function alikeOptions({ options }: ItemBody): ProblemDetail[] {
  const first = new Map<string, string>();
  const warnings: ProblemDetail[] = [];
  for (const { id, text } of options) {
    const other = first.get(comparable(text));
    if (other !== undefined && text !== '') warnings.push(at(`options.${id}`, 'item.options-alike', { option: id, other }));
    else first.set(comparable(text), id);
  }
  return warnings;
}

/** The stored document of a content: its canonical form begins with the number of the form. */
export const storedItem = ({ type, stem, options, key, explanation }: ItemBody): { format: number } & ItemBody => ({
  format: ITEM_FORMAT, type, stem, options, key, explanation,
});

/** Digest of a content's canonical form: the same question has the same digest wherever it stands. */
export const itemDigest = (content: ItemBody): string => digestOf(storedItem(content));
