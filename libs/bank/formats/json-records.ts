import { decodeText, type Bytes } from './decode';
import { formatFault } from './entry';

/** An object of a JSON file, and the line (of JSON lines) or the number (in a list) where it stands. */
export interface JsonRecord {
  readonly at: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Characters of a list, which is read whole; JSON lines may go on for ever. */
const MAX_LIST_MB = 32;
/** Characters of one line. */
const MAX_LINE_MB = 4;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string, at: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw formatFault('json.malformed', { reason: (error as Error).message.slice(0, 120) }, at);
  }
}

/** The objects of a list, or of the only list that an object holds (`{ "questions": [...] }`). Problem: `json.malformed`. */
function* listed(text: string): Generator<JsonRecord> {
  const whole = parsed(text, 1);
  const lists = Array.isArray(whole) ? [whole] : isObject(whole) ? Object.values(whole).filter((v): v is unknown[] => Array.isArray(v) && v.some(isObject)) : [];
  if (lists.length === 0 && isObject(whole)) return void (yield { at: 1, value: whole });
  for (const [i, value] of (lists[0] ?? []).entries()) {
    if (!isObject(value)) throw formatFault('json.malformed', { reason: `#${i + 1}` }, i + 1);
    yield { at: i + 1, value };
  }
}

/**
 * Objects of a JSON file: one a line, or a list. A line that is no object is a fault of its own; a list that cannot be
 * read is one for the file. Problems: `json.malformed`, `import.entry-too-large`.
 */
export async function* jsonRecords(bytes: Bytes): AsyncGenerator<JsonRecord | { readonly at: number; readonly fault: unknown }> {
  let rest = '';
  let number = 0;
  let list: string | null = null;
  const read = function* (line: string): Generator<JsonRecord | { at: number; fault: unknown }> {
    number += 1;
    if (line.trim() === '') return;
    try {
      const value = parsed(line, number);
      if (!isObject(value)) throw formatFault('json.malformed', { reason: 'no object' }, number);
      yield { at: number, value };
    } catch (fault) {
      yield { at: number, fault };
    }
  };
  for await (const piece of decodeText(bytes)) {
    rest += number === 0 && rest === '' ? piece.replace(/^\ufeff/, '') : piece;
    // Lines of JSON begin with an object that ends on its line; anything else is one document.
    if (list === null && number === 0) list = isDocument(rest) ? '' : null;
    if (list !== null) {
      if (rest.length > MAX_LIST_MB * 1024 ** 2) throw formatFault('import.entry-too-large', { max: MAX_LIST_MB });
      continue;
    }
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* read(line);
    if (rest.length > MAX_LINE_MB * 1024 ** 2) throw formatFault('import.entry-too-large', { max: MAX_LINE_MB });
  }
  if (list === null) yield* read(rest);
  else yield* listed(rest);
}

/** Whether a text begins as one document over several lines, not as an object a line. */
function isDocument(head: string): boolean {
  const first = head.trimStart();
  if (first.startsWith('[')) return true;
  const [line = ''] = first.split('\n');
  try {
    JSON.parse(line);
    return false;
  } catch {
    // The first line alone is no JSON: a document, or a line that was cut or is wrong while the next one stands alone.
    return !/^\s*\{.*\}\s*$/.test(line);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** Option texts of a list of texts, of objects with `text`, or of an object by letter. */
function optionsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((o) => (isObject(o) ? textOf(o['text'] ?? o['content'] ?? o['value']) : textOf(o)));
  if (!isObject(value)) return [];
  return Object.entries(value).filter(([letter]) => /^[A-Za-z]$/.test(letter)).sort(([a], [b]) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1)).map(([, text]) => textOf(text));
}

const OPTION_NAMES = ['options', 'choices', 'answers', '选项'];
const KEY_NAMES = ['correct_letter', 'answer', 'key', '答案', '正确答案', 'correct_answer'];
/** A place among the options, counted from 0. */
const INDEX_NAMES = ['correct', 'correct_index', 'answer_index', 'answer'];

/**
 * An object as the cells of a sheet, by the names of its members; options come from a list, and a key that is a place
 * in that list (counted from 0, as programs count) becomes its letter. `byIndex` says that it did.
 */
export function cellsOf(record: Readonly<Record<string, unknown>>): { cells: Record<string, string>; byIndex: boolean } {
  const named = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value] as const));
  const cells: Record<string, string> = {};
  for (const [name, value] of named) if (textOf(value) !== '') cells[name] = textOf(value);
  const options = OPTION_NAMES.map((name) => optionsOf(named.get(name))).find((list) => list.length > 0) ?? [];
  options.forEach((text, i) => (cells[String.fromCharCode(97 + i)] = text));
  const said = KEY_NAMES.map((name) => named.get(name)).find((value) => typeof value === 'string' || (Array.isArray(value) && value.every((v) => typeof v === 'string')));
  const index = INDEX_NAMES.map((name) => named.get(name)).find((value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < options.length);
  if (Array.isArray(said)) cells['answer'] = said.every((v: unknown) => /^[A-Za-z]$/.test(textOf(v))) ? said.join('') : said.join('\n');
  else if (typeof said === 'string') cells['answer'] = said;
  const byIndex = said === undefined && index !== undefined;
  if (byIndex) cells['answer'] = String.fromCharCode(65 + index);
  return { cells, byIndex };
}
