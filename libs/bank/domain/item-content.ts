import { ITEM_TYPES, itemBody, type ItemBody, type ProblemDetail } from '@kaowu/contracts';
import { digestOf } from '@kaowu/kernel';
import { answerProblems, blanksAndKey, cleanNumbers, cleanPairs, cleanSource } from './clean-answers';
import { cleanWeights } from './item-weights';
import { comparable, plainText } from './plain-text';
import { splitStimulus } from './stimulus';

/** The form in which items are stored; a later form gets the next number and a step that leads to it. */
export const ITEM_FORMAT = 1;

/** The options that every true-or-false item has. */
export const TRUE_FALSE_OPTIONS = [
  { id: 'true', text: '正确' },
  { id: 'false', text: '错误' },
] as const;

const MAX_OPTIONS = 26;

type Option = ItemBody['options'][number];

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
  const content = cleanItem(raw);
  const kind = ITEM_TYPES[raw.type].answer;
  const chosen = kind === 'options' || kind === 'order';
  const problems = [
    ...(content.stem === '' ? [at('stem', 'item.stem-missing')] : []),
    ...(chosen ? optionProblems(content) : kind !== 'true_false' && content.options.length > 0 ? [at('options', 'item.options-unexpected')] : []),
    ...keyProblems(content),
    ...answerProblems(content),
  ];
  if (problems.length === 0) problems.push(...tooLong(content));
  return { content, problems, warnings: chosen ? alikeOptions(content) : [] };
}

/** Texts longer, and lists with more in them, than the stored form takes. */
function tooLong(content: ItemBody): ProblemDetail[] {
  const result = itemBody.safeParse(content);
  return (result.error?.issues ?? []).map(({ path: [field = 'stem', place], ...issue }) => {
    const max = 'maximum' in issue ? Number(issue.maximum) : 0;
    const option = field === 'options' && typeof place === 'number' ? `options.${optionLetter(place)}` : String(field);
    return at(option, 'item.text-too-long', { max });
  });
}

/** A question as plain text, without members that say nothing or that its type does not have. */
function cleanItem(raw: ItemBody): ItemBody {
  const kind = ITEM_TYPES[raw.type].answer;
  const explained = (o: Option): { feedback?: string } => (plainText(o.feedback ?? '') === '' ? {} : { feedback: plainText(o.feedback ?? '') });
  const options = kind === 'true_false'
    ? TRUE_FALSE_OPTIONS.map((o) => ({ ...o, ...raw.options.filter((r) => r.id === o.id).map(explained)[0] }))
    : raw.options.map((o) => ({ id: o.id, text: plainText(o.text), ...(o.weight === undefined ? {} : { weight: o.weight }), ...explained(o) }));
  const { key, blanks } = kind === 'text' ? blanksAndKey(raw) : { key: kind === 'order' ? raw.key : orderedKey(raw, options.map((o) => o.id)), blanks: undefined };
  const source = cleanSource(raw.source);
  const unit = plainText(raw.unit ?? '');
  const { stem, stimulus = '' } = splitStimulus({ stem: plainText(raw.stem), ...(raw.stimulus === undefined ? {} : { stimulus: plainText(raw.stimulus) }) });
  return {
    type: raw.type,
    stem,
    ...(stimulus === '' ? {} : { stimulus }),
    options: kind === 'true_false' ? options : cleanWeights(raw.type, options, key),
    key: kind === 'pairs' || kind === 'numbers' ? [] : key,
    explanation: plainText(raw.explanation),
    ...(blanks ? { blanks } : {}),
    ...(kind === 'numbers' ? { numbers: cleanNumbers(raw.numbers ?? []), ...(unit === '' ? {} : { unit }) } : {}),
    ...(kind === 'pairs' ? { pairs: cleanPairs(raw.pairs ?? []) } : {}),
    // What the type does anyway is not said.
    ...(raw.credit !== undefined && ITEM_TYPES[raw.type].credit !== null && raw.credit !== ITEM_TYPES[raw.type].credit ? { credit: raw.credit } : {}),
    ...(raw.seconds === undefined ? {} : { seconds: raw.seconds }),
    ...(source ? { source } : {}),
  };
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
  // A model answer of free writing may be given later, by the marking scheme.
  if (kind !== 'options' && kind !== 'true_false') return [];
  if (key.length === 0) return [at('key', 'item.key-missing')];
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

/** A content's document without its expected time and what the file that it came from calls it: what its digest is taken of. */
const questionOf = ({ type, stem, options, key, explanation, blanks, numbers, unit, pairs, credit, stimulus }: ItemBody): { format: number } & ItemBody => ({
  format: ITEM_FORMAT, type, stem, options, key, explanation,
  ...(blanks ? { blanks } : {}), ...(numbers ? { numbers } : {}), ...(unit === undefined ? {} : { unit }), ...(pairs ? { pairs } : {}), ...(credit === undefined ? {} : { credit }), ...(stimulus === undefined ? {} : { stimulus }),
});

/** The stored document of a content: its canonical form begins with the number of the form. */
export const storedItem = (content: ItemBody): { format: number } & ItemBody => ({
  ...questionOf(content), ...(content.seconds === undefined ? {} : { seconds: content.seconds }), ...(content.source ? { source: content.source } : {}),
});

/** Digest of a question's canonical form: the same question has the same digest wherever it stands and came from. */
export const itemDigest = (content: ItemBody): string => digestOf(questionOf(content));
