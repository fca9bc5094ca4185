import { DIFFICULTY_GRADES, ITEM_TYPES, readAnswerText, type ItemBody, type ItemDraft, type ItemType, type ProblemDetail } from '@kaowu/contracts';
import { checkItem, itemDigest, optionLetter } from './item-content';
import { readCredit, readSeconds } from './row-marks';
import { bareKey, letterOfText, OPTION_COLUMNS, optionsOfCell, readLetters, splitOptions, withoutLetters } from './row-options';
import { isLetters, readDifficulty, readItemType, readTruth, typeOfRow } from './row-type';
import { cell, inCell, type Letters, type Row } from './sheet-row';

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
  const asked = askedOf(row);
  const typed = typeOfRow(row, asked.options, asked.key);
  if ('problem' in typed) return { draft: null, problems: [fault(letters['type'] === undefined ? 'key' : 'type', typed.problem, { value: cell(row, 'type') })], warnings: [] };
  const { body, unread } = formulas(rawContent(row, asked, typed.type));
  const { content, problems: contentProblems, warnings } = checkItem(body);
  const read = readDifficulty(cell(row, 'difficulty'));
  const difficulty = read === undefined ? DIFFICULTY_GRADES[2].facility : read;
  const element = readElement(row, elements);
  const inRow = (p: ProblemDetail): ProblemDetail => fault(columnOf(p.field ?? ''), p.code, p.params);
  const problems = [
    ...contentProblems.map(inRow),
    ...(readCredit(cell(row, 'credit')) === null ? [fault('credit', 'item.credit-invalid', { value: cell(row, 'credit') })] : []),
    ...(readSeconds(cell(row, 'seconds')) === null ? [fault('seconds', 'item.seconds-invalid', { value: cell(row, 'seconds') })] : []),
    ...(difficulty === null ? [fault('difficulty', 'item.difficulty-invalid', { value: cell(row, 'difficulty') })] : []),
    ...(element.code === null ? [fault('element', element.problem, { value: element.value })] : []),
  ];
  const oddities = [
    ...warnings.map(inRow), ...unread.map(({ field, tex }) => fault(columnOf(field), 'import.formula-unread', { tex })), ...impreciseNumbers(row, fault),
    ...(typed.oneRight ? [fault('type', 'import.one-right')] : []), ...(read === undefined ? [fault('difficulty', 'item.difficulty-unread', { value: cell(row, 'difficulty') })] : []), ...datesOf(row, fault),
  ];
  if (problems.length > 0 || element.code === null || difficulty === null) return { draft: null, problems, warnings: oddities };
  return { draft: { ...content, elementCode: element.code, difficulty }, problems: [], warnings: oddities };
}

/** A number of more than 15 digits was rounded by the spreadsheet before we saw it. */
function impreciseNumbers(row: Row, fault: (column: string, code: string, params?: ProblemDetail['params']) => ProblemDetail): ProblemDetail[] {
  return Object.entries(row.cells).filter(([, text]) => /^\d{16,}$|^\d+(\.\d+)?e\+\d+$/i.test(text)).map(([column, value]) => fault(column, 'item.number-imprecise', { value }));
}

/** A key or an option that is a date: a spreadsheet makes one of "1-2" and "3/4" unasked. */
function datesOf(row: Row, fault: (column: string, code: string, params?: ProblemDetail['params']) => ProblemDetail): ProblemDetail[] {
  return Object.entries(row.cells).filter(([column, text]) => /^(?:option\.|key$)/.test(column) && /^\d{4}-\d{2}-\d{2}$/.test(text)).map(([column, value]) => fault(column, 'item.date-cell', { value }));
}

/** What a row asks, wherever it writes its options: in columns, in one cell, or behind the stem. */
interface Asked {
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: string;
}

function askedOf(row: Row): Asked {
  const stem = cell(row, 'stem');
  const key = bareKey(cell(row, 'key'));
  const columns = Array.from({ length: OPTION_COLUMNS }, (_, i) => cell(row, `option.${optionLetter(i)}`));
  const type = readItemType(cell(row, 'type')) ?? readItemType(row.sheet);
  if (columns.some((text) => text !== '')) return { stem, key, options: withoutLetters(columns) };
  const inCellOfTheirOwn = optionsOfCell(cell(row, 'options'));
  if (inCellOfTheirOwn.length > 0) return { stem, key, options: inCellOfTheirOwn };
  const chosen = type === null ? isLetters(key) : ITEM_TYPES[type].answer === 'options' || ITEM_TYPES[type].answer === 'order';
  const split = chosen ? splitOptions(stem) : null;
  return split && split.before !== '' && split.options.length <= OPTION_COLUMNS ? { stem: split.before, key, options: split.options } : { stem, key, options: columns };
}

/** The question of a row before it is checked: options end where the last printed one is. */
function rawContent(row: Row, { stem, options: texts, key: said }: Asked, type: ItemType): ItemBody {
  const count = texts.findLastIndex((text) => text !== '') + 1;
  const kind = ITEM_TYPES[type].answer;
  const body: ItemBody = {
    type, stem,
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
