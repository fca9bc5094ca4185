import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { ProblemDetail } from '@kaowu/contracts';
import { refusal } from '../http/refusal';
import { cellText, shownText } from './cell-text';
import { openWorkbook } from './open-workbook';
import { letterOf } from './workbook';

/** A column that a sheet must or may have. */
export interface SheetColumn {
  /** Key under which the value appears in a row. */
  readonly key: string;
  /** Headings that mean this column; the first is the one of our own template. */
  readonly headings: readonly string[];
  readonly required?: boolean;
}

/** One data row: texts by column key (trimmed, '' where the cell is empty) and its place. */
export interface SheetRow {
  readonly sheet: string;
  /** As a spreadsheet shows it; the heading row of a plain sheet is 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Pictures that stand in the row, where it has any. */
  readonly pictures?: readonly SheetPicture[];
}

/** A picture of a sheet, in the row and the column where it begins. */
export interface SheetPicture {
  /** Null where it stands in a column that nobody asked for. */
  readonly column: string | null;
  readonly bytes: Uint8Array;
}

/** Rows of a sheet with the faults found so far. */
export interface SheetContent {
  readonly rows: readonly SheetRow[];
  readonly details: readonly ProblemDetail[];
  /** The spreadsheet letter of each column key that was found, for pointing at a cell. */
  readonly letters: Readonly<Record<string, string>>;
}

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_ROWS = 100_000;
/** Rows and columns that a spreadsheet can have at all, and cells of a grid. */
const LAST_ROW = 1_048_576;
const MAX_CELLS = 4_000_000;
/** Cells of one line of a CSV. */
const MAX_ACROSS = 2000;

/** A sheet with rows, and the pictures that its cells name. */
interface Sheet {
  readonly sheet: ExcelJS.Worksheet;
  readonly cellPictures: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads the first sheet of a workbook (.xlsx) or a CSV text by its headings. The heading row is the first that holds
 * a known heading. Empty rows are passed over; a missing required column or cell is a detail with sheet, row and
 * column. Merged cells give their text to every row that they cover. Refuses `file.unreadable`, `request.too-large`.
 */
export async function readSheet(bytes: Uint8Array, columns: readonly SheetColumn[]): Promise<SheetContent> {
  const [first] = await loadSheets(bytes);
  return contentOf(first, columns);
}

/**
 * Reads every sheet of a workbook that has one of the headings, for files with a sheet a chapter; sheets without any
 * (notes, covers) are passed over. Where no sheet has one, the first tells what is missing. Refuses as `readSheet`.
 */
export async function readSheets(bytes: Uint8Array, columns: readonly SheetColumn[]): Promise<SheetContent[]> {
  const sheets = await loadSheets(bytes);
  const headed = sheets.filter(({ sheet }) => findHeading(sheet, columns).places.size > 0);
  return (headed.length > 0 ? headed : [sheets[0]]).map((sheet) => contentOf(sheet, columns));
}

/** A sheet as a grid of texts, for layouts whose headings take several rows. `rows[0]` is row 1. */
export interface SheetGrid {
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Every sheet of a workbook or the one of a CSV text as texts by row and column. Merged cells give their text to every
 * place that they cover. A ratio such as 05:02:00 that the spreadsheet took for a time of day comes back as it was
 * typed. Refuses as `readSheet`.
 */
export async function readGrids(bytes: Uint8Array): Promise<SheetGrid[]> {
  const sheets = await loadSheets(bytes);
  // A grid is as wide and as long as what is in it: formats reach to the end of the sheet in many files.
  const across = (sheet: ExcelJS.Worksheet): number => Math.max(0, ...rowsOf(sheet).map((row) => row.cellCount));
  const down = (sheet: ExcelJS.Worksheet): number => rowsOf(sheet).at(-1)?.number ?? 0;
  if (sheets.reduce((sum, { sheet }) => sum + across(sheet) * down(sheet), 0) > MAX_CELLS) throw refusal('request.too-large');
  return sheets.map(({ sheet }) => {
    const width = across(sheet);
    return {
      sheet: sheet.name,
      rows: Array.from({ length: down(sheet) }, (_, i) => {
        const row = sheet.getRow(i + 1);
        return Array.from({ length: width }, (__, place) => gridText(row.getCell(place + 1).value));
      }),
    };
  });
}

const FIRST_DAY_OF_SHEETS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** As `cellText`, but a time of day (or of the first days that a spreadsheet knows) as hours, minutes and seconds. */
function gridText(value: ExcelJS.CellValue): string {
  const elapsed = value instanceof Date ? value.getTime() - FIRST_DAY_OF_SHEETS : -1;
  if (elapsed < 0 || elapsed >= 60 * DAY_MS) return cellText(value);
  const seconds = Math.round(elapsed / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The rows in which something stands: an empty tail to the end of the sheet costs nothing. */
function rowsOf(sheet: ExcelJS.Worksheet): ExcelJS.Row[] {
  const rows: ExcelJS.Row[] = [];
  sheet.eachRow((row) => rows.push(row));
  return rows;
}

function contentOf({ sheet, cellPictures }: Sheet, columns: readonly SheetColumn[]): SheetContent {
  const heading = findHeading(sheet, columns);
  const details: ProblemDetail[] = [];
  for (const column of columns) {
    if (column.required && !heading.places.has(column.key)) {
      details.push({ code: 'column.missing', params: { name: column.headings[0] ?? column.key }, sheet: sheet.name, row: heading.row });
    }
  }
  const letters = Object.fromEntries([...heading.places].map(([key, place]) => [key, letterOf(place)]));
  if (details.length > 0) return { rows: [], details, letters };
  const floating = floatingPictures(sheet, heading);
  const rows: SheetRow[] = [];
  for (const row of rowsOf(sheet).filter(({ number }) => number > heading.row)) {
    const inCells: SheetPicture[] = [];
    const cells = Object.fromEntries(columns.map(({ key }) => {
      const place = heading.places.get(key);
      const text = place === undefined ? '' : shownText(row.getCell(place));
      const named = cellPictures.get(/^=(?:_xlfn\.)?DISPIMG\("([^"]+)"/i.exec(text)?.[1] ?? '');
      if (named) inCells.push({ column: key, bytes: named });
      return [key, named ? '' : text];
    }));
    if (inCells.length === 0 && Object.values(cells).every((text) => text === '')) continue;
    const pictures = [...inCells, ...(floating.get(row.number) ?? [])];
    rows.push({ sheet: sheet.name, row: row.number, cells, ...(pictures.length > 0 ? { pictures } : {}) });
    for (const column of columns) {
      if (column.required && cells[column.key] === '') {
        details.push({ code: 'cell.missing', params: { name: column.headings[0] ?? column.key }, sheet: sheet.name, row: row.number, column: letters[column.key] });
      }
    }
  }
  return { rows, details, letters };
}

/** The pictures that lie over a sheet, by the row and the column in which their upper left corner lies. */
function floatingPictures(sheet: ExcelJS.Worksheet, heading: Heading): ReadonlyMap<number, readonly SheetPicture[]> {
  const keys = new Map([...heading.places].map(([key, place]) => [place, key]));
  const pictures = new Map<number, SheetPicture[]>();
  for (const { imageId, range } of sheet.getImages()) {
    const bytes = sheet.workbook.getImage(Number(imageId)).buffer as unknown as Uint8Array | undefined;
    const row = range.tl.nativeRow + 1;
    if (bytes) pictures.set(row, [...(pictures.get(row) ?? []), { column: keys.get(range.tl.nativeCol + 1) ?? null, bytes }]);
  }
  return pictures;
}

/** What parts the cells of a CSV: a comma, unless its first line has none but tabs or semicolons. */
function partingOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  return ['\t', ';'].find((sign) => !first.includes(',') && first.includes(sign)) ?? ',';
}

async function openCsv(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const delimiter = partingOf(text);
  let across = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') across = 0;
    else if (text[at] === delimiter && ++across > MAX_ACROSS) throw new Error('too many columns');
  }
  const workbook = new ExcelJS.Workbook();
  await workbook.csv.read(Readable.from([text]), { map: (value: string) => value, parserOptions: { delimiter } });
  return workbook;
}

async function loadSheets(file: Uint8Array): Promise<[Sheet, ...Sheet[]]> {
  if (file.byteLength > MAX_BYTES) throw refusal('request.too-large');
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let sheets: Sheet[];
  try {
    const { workbook, cellPictures } = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await openWorkbook(bytes) : { workbook: await openCsv(bytes), cellPictures: new Map<string, Uint8Array>() };
    if (workbook.worksheets.some((sheet) => sheet.rowCount > LAST_ROW)) throw new Error('too many rows');
    sheets = workbook.worksheets.filter((sheet) => sheet.actualRowCount > 0).map((sheet) => ({ sheet, cellPictures }));
  } catch (error) {
    throw refusal('file.unreadable', { reason: error instanceof Error ? error.message.slice(0, 120) : 'unknown' });
  }
  const [first, ...more] = sheets;
  if (!first) throw refusal('file.unreadable', { reason: '没有数据 / no data' });
  if (sheets.some(({ sheet }) => sheet.actualRowCount > MAX_ROWS)) throw refusal('request.too-large');
  return [first, ...more];
}

interface Heading {
  readonly row: number;
  readonly places: ReadonlyMap<string, number>;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*＊]/g, '').toLowerCase();
/** A heading without the note in brackets that many files put behind it. */
const withoutNote = (heading: string): string => heading.replace(/[([【].*$/, '');

function findHeading(sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[]): Heading {
  const meaning = new Map(columns.flatMap((c) => c.headings.map((h) => [plain(h), c.key] as const)));
  let best: Heading = { row: 1, places: new Map<string, number>() };
  for (let number = 1; number <= Math.min(sheet.rowCount, 10); number++) {
    const places = new Map<string, number>();
    sheet.getRow(number).eachCell((cell, place) => {
      const text = plain(cellText(cell.value));
      const key = meaning.get(text) ?? meaning.get(withoutNote(text));
      if (key && !places.has(key)) places.set(key, place);
    });
    if (places.size > best.places.size) best = { row: number, places };
  }
  return best;
}
