import type { ItemDraft, ItemFormat, ItemType, ProblemDetail } from '@kaowu/contracts';
import { readSheets, type SheetColumn, type SheetContent } from '@kaowu/platform';
import { checkItem, itemDigest } from '../domain/item-content';
import { readItemRows, type ElementSource } from '../domain/item-rows';
import { placed, type ElementFinder } from '../domain/place-elements';
import { decodeWhole } from '../formats/decode';
import { detailOf, faultEntry, type Entry, type Place } from '../formats/entry';
import { withFormulas } from '../formats/formulas';
import type { ItemFile } from '../formats/item-file';
import type { Medium } from '../formats/medium';
import { mediaOf } from '../formats/media-of';
import { cellsOf, jsonRecords } from '../formats/json-records';
import { entriesOf } from '../formats/read-items';
import { withPictures } from './sheet-pictures';
import { columnsWith, ITEM_COLUMNS, NEEDED_ITEM_COLUMNS } from './item-columns';
import { TEMPLATE_NOTES } from './templates';

/** What reading a file came upon: a question that can be stored, entries that cannot, or remarks alone. */
export type Candidate =
  | { readonly kind: 'item'; readonly draft: ItemDraft; readonly digest: string; readonly repeatAt: ProblemDetail; readonly warnings: readonly ProblemDetail[]; readonly media?: readonly Medium[] }
  | { readonly kind: 'rejected'; readonly count: number; readonly problems: readonly ProblemDetail[]; readonly warnings: readonly ProblemDetail[] }
  | { readonly kind: 'repeated'; readonly types: readonly ItemType[]; readonly warnings: readonly ProblemDetail[] };

/** How the questions of a file find their elements. */
export interface Placing {
  readonly finder: ElementFinder;
  readonly sheets: ElementSource;
  /** JSON object: printed header → field, for spreadsheets with headers of their own. */
  readonly columns?: string | undefined;
}

/** The questions of a file in its order. */
export async function* candidatesOf(file: ItemFile, format: ItemFormat, placing: Placing): AsyncGenerator<Candidate> {
  if (format === 'spreadsheet') yield* sheetCandidates(await readSheets(inUtf8(await file.whole()), columnsWith(placing.columns)), placing.sheets);
  else if (format === 'json') yield* jsonCandidates(file, columnsWith(placing.columns), placing.sheets);
  else for await (const entry of entriesOf(file, format)) yield candidate(entry, placing.finder);
}

/** A workbook as it is; a CSV in UTF-8, for Chinese spreadsheets save it in GBK. */
const inUtf8 = (bytes: Buffer): Buffer => (bytes.subarray(0, 2).toString('latin1') === 'PK' ? bytes : Buffer.from(decodeWhole(bytes)));

/** Objects of a JSON file, each read as a row of a sheet whose headings are the names of its members. */
async function* jsonCandidates(file: ItemFile, columns: readonly SheetColumn[], source: ElementSource): AsyncGenerator<Candidate> {
  const keys = new Map(columns.flatMap(({ key, headings }) => headings.map((h) => [h.toLowerCase(), key] as const)));
  const place = (line: number): Place => ({ file: file.name, line, item: '' });
  for await (const record of untilFault(jsonRecords(file.pieces()))) {
    if ('fault' in record) {
      yield candidate(faultEntry(place(record.at), record.fault), NOWHERE);
      continue;
    }
    const { cells: named, byIndex } = cellsOf(record.value);
    const cells = Object.fromEntries(Object.entries(named).flatMap(([name, text]) => { const key = keys.get(name); return key === undefined ? [] : [[key, text]]; }));
    const read = readItemRows([{ sheet: file.name, row: record.at, cells }], {}, source, withFormulas);
    const notes = [...(cells['type'] === undefined && read.items.length > 0 ? [{ code: 'import.type-inferred' }] : []), ...(byIndex ? [{ code: 'import.key-index' }] : [])];
    const warnings = [...read.warnings, ...notes.map((note) => detailOf(place(record.at), note))];
    const [item] = read.items;
    if (item) yield { kind: 'item', draft: item.draft, digest: item.digest, repeatAt: detailOf(place(record.at), { code: 'import.repeated' }), warnings };
    else yield { kind: 'rejected', count: read.rejectedRows, problems: read.problems, warnings };
  }
}

/** The records of a file up to what makes all of it unreadable, which is its last. */
async function* untilFault(records: ReturnType<typeof jsonRecords>): ReturnType<typeof jsonRecords> {
  try {
    yield* records;
  } catch (fault) {
    yield { at: 0, fault };
  }
}

const NOWHERE: ElementFinder = { find: () => null, named: () => false };

function candidate(entry: Entry, finder: ElementFinder): Candidate {
  const { place } = entry;
  if (entry.kind === 'remark') return { kind: 'repeated', types: [], warnings: entry.notes.map((n) => detailOf(place, n)) };
  if (entry.kind === 'fault') return { kind: 'rejected', count: 1, problems: entry.faults.map((n) => detailOf(place, n)), warnings: [] };
  const { body, unread } = withFormulas(entry.body);
  const checked = checkItem(body);
  const located = (p: ProblemDetail): ProblemDetail => detailOf(place, p.params ? { code: p.code, params: p.params } : { code: p.code });
  const warnings = [...entry.notes.map((n) => detailOf(place, n)), ...unread.map(({ tex }) => detailOf(place, { code: 'import.formula-unread', params: { tex } })), ...checked.warnings.map(located)];
  if (checked.problems.length > 0) return { kind: 'rejected', count: 1, problems: checked.problems.map(located), warnings };
  const draft = placed(checked.content, finder);
  if (!draft) return { kind: 'rejected', count: 1, problems: [detailOf(place, { code: 'item.element-missing' })], warnings };
  return { kind: 'item', draft, digest: itemDigest(draft), repeatAt: detailOf(place, { code: 'import.repeated' }), warnings, ...(entry.media ? { media: entry.media } : {}) };
}

const missingIn = (sheet: SheetContent): string[] => NEEDED_ITEM_COLUMNS.filter((key) => sheet.letters[key] === undefined);

function* sheetCandidates(sheets: readonly SheetContent[], source: ElementSource): Generator<Candidate> {
  const strange = (sheet: SheetContent): boolean => missingIn(sheet).length === NEEDED_ITEM_COLUMNS.length;
  const alone = sheets.every(strange);
  let rows = 0;
  for (const sheet of sheets) {
    const [first] = sheet.rows;
    // Beside the sheets that hold items one without any heading of theirs (our own template's notes, an index) is none, which is said.
    if (!alone && strange(sheet)) {
      if (first && first.sheet !== TEMPLATE_NOTES) yield { kind: 'rejected', count: 0, problems: [], warnings: [{ code: 'import.sheet-left', sheet: first.sheet }] };
      continue;
    }
    const missing = missingIn(sheet);
    if (missing.length > 0) {
      rows += 1;
      yield { kind: 'rejected', count: sheet.rows.length, problems: missing.map((key) => headerMissing(key, sheet)), warnings: [] };
      continue;
    }
    const shown = sheet.rows.map(withPictures);
    const media = new Map(shown.flatMap((s) => s.media.map((medium) => [medium.name, medium] as const)));
    const read = readItemRows(shown.map((s) => s.row), sheet.letters, source, withFormulas);
    rows += sheet.rows.length;
    const inferred = sheet.letters['type'] === undefined && first ? [{ code: 'import.type-inferred', sheet: first.sheet, row: 1 }] : [];
    yield { kind: 'rejected', count: read.rejectedRows, problems: read.problems, warnings: [...inferred, ...shown.flatMap((s) => s.warnings), ...read.warnings] };
    yield { kind: 'repeated', types: read.repeated, warnings: [] };
    for (const { draft, digest, row } of read.items) {
      const named = media.size === 0 ? [] : mediaOf(draft).flatMap((name) => media.get(name) ?? []);
      yield { kind: 'item', draft, digest, repeatAt: { code: 'import.repeated', sheet: row.sheet, row: row.row }, warnings: [], ...(named.length > 0 ? { media: named } : {}) };
    }
  }
  if (rows === 0) yield { kind: 'rejected', count: 0, problems: [{ code: 'sheet.empty' }], warnings: [] };
}

const headerMissing = (key: string, sheet: SheetContent): ProblemDetail => ({
  code: 'sheet.header-missing', params: { name: ITEM_COLUMNS.find((c) => c.key === key)?.headings[0] ?? key },
  ...(sheet.rows[0] ? { sheet: sheet.rows[0].sheet } : {}), row: 1,
});
