import { optionLetter } from './item-content';
import { comparable } from './plain-text';

/** How many options a row may have: A to J. */
export const OPTION_COLUMNS = 10;

/** A text that holds its options: what stands before them, and the options from A on. */
export interface SplitOptions {
  readonly before: string;
  readonly options: readonly string[];
}

/** Letters as options are marked: `A.`, `A、`, `A：`, `(A)`, `A)`, at the beginning, behind a blank, a bracket, a sign or a Chinese character. */
const MARK = /(?<![A-Za-z0-9])[(（]?([A-J])(?:[)）][.．、]?|[.．、:：])\s*/g;

/** Characters of a cell in which options are looked for: more is in no spreadsheet's cell. */
const MAX_LOOKED_AT = 40_000;
const MAX_MARKS = 200;

const TAIL = /[\s;；,，|]/;

/** A text without the signs that part it from the next one. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && TAIL.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

interface Mark {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

function runFrom(marks: readonly Mark[], first: number): Mark[] {
  const run: Mark[] = [];
  for (const mark of marks.slice(first)) if (mark.letter === optionLetter(run.length)) run.push(mark);
  return run;
}

/**
 * The options that are written one after the other in a text (`…（ ）。A.甲 B.乙 C.丙`): letters from A on in their order,
 * none of them empty. Of several places the last one counts, for a stem may name A and B itself. Null where there are none.
 */
export function splitOptions(text: string): SplitOptions | null {
  if (text.length > MAX_LOOKED_AT) return null;
  const marks = [...text.matchAll(MARK)].map((m): Mark => ({ letter: m[1] ?? '', from: m.index, to: m.index + m[0].length })).slice(-MAX_MARKS);
  for (let first = marks.length - 1; first >= 0; first--) {
    if (marks[first]?.letter !== 'A') continue;
    const run = runFrom(marks, first);
    const options = run.map((mark, i) => withoutTail(text.slice(mark.to, run[i + 1]?.from ?? text.length)).trim());
    if (run.length >= 2 && options.every((option) => option !== '')) return { before: text.slice(0, run[0]?.from ?? 0).trim(), options };
  }
  return null;
}

/** The options of one cell: by their letters, or one a line, or parted by bars. */
export function optionsOfCell(text: string): readonly string[] {
  if (text.length > MAX_LOOKED_AT) return [];
  const split = splitOptions(text);
  if (split && split.before === '') return split.options;
  const parts = text.split(text.includes('\n') ? /\n+/ : /\|+/).map((part) => part.trim()).filter((part) => part !== '');
  return parts.length >= 2 ? parts : [];
}

const OWN_MARK = /^[(（]?([A-Ja-j])(?:[)）][.．、]?|[.．、:：])\s*(?=\S)/;

/** Options without the letters that they repeat before their texts (`A、甲` in the column of A), where all of them do. */
export function withoutLetters(options: readonly string[]): readonly string[] {
  const marked = options.every((text, i) => text === '' || OWN_MARK.exec(text)?.[1]?.toUpperCase() === optionLetter(i));
  return marked && options.some((text) => text !== '') ? options.map((text) => text.replace(OWN_MARK, '')) : options;
}

/** The letters of a printed key: "ABCE", "A,B", "A、B", "A+B" are the same as "A B". Full-width letters count. */
export const readLetters = (text: string): string[] => [...text.normalize('NFKC').toUpperCase().replace(/[\s,;、/|.+&]+/g, '')];

/** A key without the word before it: `答案：AB`, `【答案】AB`. */
export const bareKey = (text: string): string => text.replace(/^\s*[[【(（]?\s*(?:正确答案|参考答案|标准答案|答案|answer)\s*(?:[\]】)）]\s*[:：]?|[:：])\s*/i, '').trim();

/** The letter of the only option that says what the key says in words, with or without its letter; null where the key is letters or says something else. */
export function letterOfText(key: string, options: readonly string[]): string | null {
  if (/^[a-jA-J](\s*[,;、/| ]?\s*[a-jA-J])*$/.test(key.trim())) return null;
  const hits = options.flatMap((text, i) => (text !== '' && comparable(text) === comparable(key) ? [optionLetter(i)] : []));
  const [, letter] = OWN_MARK.exec(key) ?? [];
  const own = letter === undefined ? undefined : letter.toUpperCase();
  if (hits.length === 0 && own !== undefined && comparable(options[own.charCodeAt(0) - 65] ?? '') === comparable(key.replace(OWN_MARK, ''))) return own;
  return hits.length === 1 ? (hits[0] ?? null) : null;
}
