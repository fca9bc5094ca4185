import { DIFFICULTY_GRADES, ITEM_TYPES, itemType, readAnswerText, type ItemBody, type ItemDraft, type ItemType, type ProblemDetail } from '@kaowu/contracts';
import { checkItem, itemDigest, optionLetter } from './item-content';
import { comparable } from './plain-text';
import { readCredit, readSeconds } from './row-marks';
import { cell, inCell, type Letters, type Row } from './sheet-row';

/** How many option columns a file may have: A to J. */
export const OPTION_COLUMNS = 10;

/** How a file names its elements, and which elements there are. */
export interface ElementSource {
  readonly known: ReadonlySet<string>;
  /** Element of rows that name none. */
  readonly byDefault?: string | undefined;
  readonly bySheet: Readonly<Record<string, string>>;
  /** Whether a row whose element the table lacks goes to the default one. */
  readonly anyElement?: boolean;
}

/** An item as a row gives it. */
export interface ReadItem {
  readonly row: Row;
  readonly draft: ItemDraft;
  readonly digest: string;
}

/** What a spreadsheet says of items. */
export interface ReadItems {
  readonly items: readonly ReadItem[];
  readonly problems: readonly ProblemDetail[];
  readonly warnings: readonly ProblemDetail[];
  readonly rejectedRows: number;
  /** Types of the rows that repeat an earlier row of the file word for word. */
  readonly repeated: readonly ItemType[];
}

const TYPES = new Map<string, ItemType>(itemType.options.flatMap((type) => [type, ITEM_TYPES[type].zh, ITEM_TYPES[type].en, ...ITEM_TYPES[type].aliases].map((word) => [comparable(word), type] as const)));

const RIGHT = new Set(['true', 't', '正确', '对', '√', '✓', '是', 'yes', 'right', '1'].map(comparable));
const WRONG = new Set(['false', 'f', '错误', '错', '×', 'x', '✗', '否', 'no', 'wrong', '0'].map(comparable));

/** The type that a word names ("单选题", "单选", "single"), or null. */
export const readItemType = (word: string): ItemType | null => TYPES.get(comparable(word)) ?? null;

/**
 * Expected facility from a difficulty cell: a grade 1 (易) to 5 (难), its word, or a factor between 0 and 1 with at
 * most two decimals. An empty cell is the middle grade. Null where it is none of these.
 */
export function readDifficulty(text: string): number | null {
  const plain = comparable(text);
  if (plain === '') return DIFFICULTY_GRADES[2].facility;
  const grade = DIFFICULTY_GRADES.find((g) => String(g.grade) === plain || g.zh === plain || comparable(g.en) === plain);
  if (grade) return grade.facility;
  return /^0?\.\d{1,2}$/.test(plain) ? Number(plain) : null;
}

/** The letters of a printed key: "ABCE", "A,B", "A、B" are the same as "A B". Full-width letters count. */
export const readLetters = (text: string): string[] => [...text.normalize('NFKC').toUpperCase().replace(/[\s,;、/|]+/g, '')];

/** "true" or "false" from 正确/错误, 对/错, √/×, T/F, or from the letter of the option that says so; null otherwise. */
export function readTruth(text: string, options: readonly string[]): 'true' | 'false' | null {
  const plain = comparable(text);
  const named = /^[a-j]$/.test(plain) ? comparable(options[plain.charCodeAt(0) - 97] ?? '') : '';
  for (const word of [named, plain]) {
    if (RIGHT.has(word)) return 'true';
    if (WRONG.has(word)) return 'false';
  }
  // Without printed options A is 正确 and B is 错误, as answer sheets have it.
  if (options.every((o) => o === '') && (plain === 'a' || plain === 'b')) return plain === 'a' ? 'true' : 'false';
  return null;
}

/** Reads the formulas of a question, and names those that it cannot read by their field. */
export type ReadFormulas = (body: ItemBody) => { readonly body: ItemBody; readonly unread: readonly { readonly field: string; readonly tex: string }[] };
const AS_WRITTEN: ReadFormulas = (body) => ({ body, unread: [] });

/**
 * Reads the rows of an item sheet (题型 题干 选项A… 答案 难度 评价点代码 解析). A row with a fault is left out and named
 * with its cell; a row that repeats an earlier one is passed over with a warning, for importing twice changes nothing.
 */
export function readItemRows(rows: readonly Row[], letters: Letters, elements: ElementSource, formulas: ReadFormulas = AS_WRITTEN): ReadItems {
  const items: ReadItem[] = [];
  const problems: ProblemDetail[] = [];
  const warnings: ProblemDetail[] = [];
  const firstRow = new Map<string, number>();
  let rejectedRows = 0;
  const repeated: ItemType[] = [];
  for (const row of rows) {
    const read = readItemRow(row, letters, elements, formulas);
    warnings.push(...read.warnings);
    if (!read.draft) {
      problems.push(...read.problems);
      rejectedRows += 1;
      continue;
    }
    const digest = itemDigest(read.draft);
    const known = `${read.draft.elementCode} ${digest}`;
    const earlier = firstRow.get(known);
    if (earlier !== undefined) {
      warnings.push(inCell(row, letters, 'stem', 'item.repeated-in-file', { row: earlier }));
      repeated.push(read.draft.type);
      continue;
    }
    firstRow.set(known, row.row);
    items.push({ row, draft: read.draft, digest });
  }
  return { items, problems, warnings, rejectedRows, repeated };
}

interface ReadRow {
  readonly draft: ItemDraft | null;
  readonly problems: readonly ProblemDetail[];
  readonly warnings: readonly ProblemDetail[];
}

function readItemRow(row: Row, letters: Letters, elements: ElementSource, formulas: ReadFormulas): ReadRow {
  const fault = (column: string, code: string, params: ProblemDetail['params'] = {}): ProblemDetail => inCell(row, letters, column, code, params);
  const type = letters['type'] === undefined && cell(row, 'type') === '' ? inferredType(row) : readItemType(cell(row, 'type'));
  if (!type) return { draft: null, problems: [fault('type', 'item.type-unknown', { value: cell(row, 'type') })], warnings: [] };
  const { body, unread } = formulas(rawContent(row, type));
  const { content, problems: contentProblems, warnings } = checkItem(body);
  const difficulty = readDifficulty(cell(row, 'difficulty'));
  const element = readElement(row, elements);
  const inRow = (p: ProblemDetail): ProblemDetail => fault(columnOf(p.field ?? ''), p.code, p.params);
  const problems = [
    ...contentProblems.map(inRow),
    ...(readCredit(cell(row, 'credit')) === null ? [fault('credit', 'item.credit-invalid', { value: cell(row, 'credit') })] : []),
    ...(readSeconds(cell(row, 'seconds')) === null ? [fault('seconds', 'item.seconds-invalid', { value: cell(row, 'seconds') })] : []),
    ...(difficulty === null ? [fault('difficulty', 'item.difficulty-invalid', { value: cell(row, 'difficulty') })] : []),
    ...(element.code === null ? [fault('element', element.problem, { value: element.value })] : []),
  ];
  const oddities = [...warnings.map(inRow), ...unread.map(({ field, tex }) => fault(columnOf(field), 'import.formula-unread', { tex })), ...impreciseNumbers(row, fault)];
  if (problems.length > 0 || element.code === null || difficulty === null) return { draft: null, problems, warnings: oddities };
  return { draft: { ...content, elementCode: element.code, difficulty }, problems: [], warnings: oddities };
}

/** A number of more than 15 digits was rounded by the spreadsheet before we saw it. */
function impreciseNumbers(row: Row, fault: (column: string, code: string, params?: ProblemDetail['params']) => ProblemDetail): ProblemDetail[] {
  return Object.entries(row.cells).filter(([, text]) => /^\d{16,}$|^\d+(\.\d+)?e\+\d+$/i.test(text)).map(([column, value]) => fault(column, 'item.number-imprecise', { value }));
}

const optionTexts = (row: Row): string[] => Array.from({ length: OPTION_COLUMNS }, (_, i) => cell(row, `option.${optionLetter(i)}`));

/** The letter of the only option that says what the key says in words; null where the key is letters or says something else. */
function letterOfText(key: string, options: readonly string[]): string | null {
  if (/^[a-jA-J](\s*[,;、/| ]?\s*[a-jA-J])*$/.test(key.trim())) return null;
  const hits = options.flatMap((text, i) => (text !== '' && comparable(text) === comparable(key) ? [optionLetter(i)] : []));
  return hits.length === 1 ? (hits[0] ?? null) : null;
}

/** The type that a row without one can only have: by its options and its key; null where neither tells. */
function inferredType(row: Row): ItemType | null {
  const options = optionTexts(row).filter((text) => text !== '');
  const key = cell(row, 'key');
  const truths = options.every((text) => RIGHT.has(comparable(text)) || WRONG.has(comparable(text)));
  if (truths && options.length <= 2 && readTruth(key, options) !== null) return 'true_false';
  if (options.length < 2 || key === '') return null;
  if (letterOfText(key, options) !== null) return 'single';
  const letters = readLetters(key);
  return letters.every((letter) => /^[A-J]$/.test(letter)) ? (letters.length > 1 ? 'multiple' : 'single') : null;
}

/** The question of a row before it is checked: options end where the last printed one is. */
function rawContent(row: Row, type: ItemType): ItemBody {
  const texts = optionTexts(row);
  const count = texts.findLastIndex((text) => text !== '') + 1;
  const kind = ITEM_TYPES[type].answer;
  const said = cell(row, 'key');
  const body: ItemBody = {
    type,
    stem: cell(row, 'stem'),
    options: kind === 'options' || kind === 'order' ? texts.slice(0, count).map((text, i) => ({ id: optionLetter(i), text })) : [],
    key: [],
    explanation: cell(row, 'explanation'),
    ...marksOfRow(row),
    ...sourceOf(row),
  };
  const named = kind === 'options' ? letterOfText(said, texts) : null;
  if (kind === 'options' || kind === 'order') return { ...body, key: named === null ? readLetters(said) : [named] };
  if (kind === 'true_false') return { ...body, key: said === '' ? [] : [readTruth(said, texts) ?? said] };
  const unit = cell(row, 'unit');
  return { ...body, ...readAnswerText(type, said), ...(unit === '' ? {} : { unit }) };
}

/** How a row says the question is paid, and how long it takes. */
function marksOfRow(row: Row): Pick<ItemBody, 'credit' | 'seconds'> {
  const [credit, seconds] = [readCredit(cell(row, 'credit')), readSeconds(cell(row, 'seconds'))];
  return { ...(credit ? { credit } : {}), ...(seconds ? { seconds } : {}) };
}

/** What the row calls the question, where the file has columns for it. */
function sourceOf(row: Row): Pick<ItemBody, 'source'> {
  const [title, points, identifier] = [cell(row, 'title'), cell(row, 'points'), cell(row, 'identifier')];
  if (title === '' && points === '' && identifier === '') return {};
  return { source: { ...(title === '' ? {} : { title }), ...(identifier === '' ? {} : { identifier }), ...(Number.isFinite(Number(points)) && points !== '' ? { points: Number(points) } : {}) } };
}

type ReadElement = { readonly code: string } | { readonly code: null; readonly problem: string; readonly value: string };

function readElement(row: Row, elements: ElementSource): ReadElement {
  const value = (cell(row, 'element') || elements.bySheet[row.sheet] || elements.byDefault || '').normalize('NFKC').toUpperCase();
  if (value === '') return { code: null, problem: 'item.element-missing', value };
  if (elements.known.has(value)) return { code: value };
  return elements.anyElement && elements.byDefault ? { code: elements.byDefault } : { code: null, problem: 'item.element-unknown', value };
}

/** The column of a content field: "options.C" stands in column "option.C". */
const columnOf = (field: string): string => (field.startsWith('options.') ? `option.${field.slice(8)}` : field === 'options' ? 'option.A' : field === 'pairs' ? 'key' : field === 'stimulus' ? 'stem' : field);
