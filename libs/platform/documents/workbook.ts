import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { ProblemDetail } from '@kaowu/contracts';
import { refusal } from '../http/refusal';

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
const MAX_UNPACKED = 200 * 1024 * 1024;

/** Sum of the unpacked sizes that a zip archive's directory declares; a zip bomb shows itself here. */
function declaredSize(bytes: Buffer): number {
  let total = 0;
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    if (at + 28 <= bytes.length) total += bytes.readUInt32LE(at + 24);
  }
  return total;
}

/** What a cell shows, as text: formulas give their last result, never their code; dates are YYYY-MM-DD. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value) return value.richText.map((part) => part.text).join('').trim();
  if ('text' in value) return String(value.text).trim();
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
  return '';
}

/**
 * Reads the first sheet of a workbook (.xlsx) or a CSV text by its headings. The heading row is the first that holds
 * a known heading. Empty rows are passed over; a missing required column or cell is a detail with sheet, row and
 * column. Merged cells give their text to every row that they cover. Refuses `file.unreadable`, `request.too-large`.
 */
export async function readSheet(bytes: Uint8Array, columns: readonly SheetColumn[]): Promise<SheetContent> {
  const [sheet] = await loadSheets(bytes);
  return contentOf(sheet, columns);
}

/**
 * Reads every sheet of a workbook that has one of the headings, for files with a sheet a chapter; sheets without any
 * (notes, covers) are passed over. Where no sheet has one, the first tells what is missing. Refuses as `readSheet`.
 */
export async function readSheets(bytes: Uint8Array, columns: readonly SheetColumn[]): Promise<SheetContent[]> {
  const sheets = await loadSheets(bytes);
  const headed = sheets.filter((sheet) => findHeading(sheet, columns).places.size > 0);
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
  return (await loadSheets(bytes)).map((sheet) => ({
    sheet: sheet.name,
    rows: Array.from({ length: sheet.rowCount }, (_, i) => {
      const row = sheet.getRow(i + 1);
      return Array.from({ length: sheet.columnCount }, (__, place) => gridText(row.getCell(place + 1).value));
    }),
  }));
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

function contentOf(sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[]): SheetContent {
  const heading = findHeading(sheet, columns);
  const details: ProblemDetail[] = [];
  for (const column of columns) {
    if (column.required && !heading.places.has(column.key)) {
      details.push({ code: 'column.missing', params: { name: column.headings[0] ?? column.key }, sheet: sheet.name, row: heading.row });
    }
  }
  const letters = Object.fromEntries([...heading.places].map(([key, place]) => [key, letterOf(place)]));
  if (details.length > 0) return { rows: [], details, letters };
  const rows: SheetRow[] = [];
  for (let number = heading.row + 1; number <= sheet.rowCount; number++) {
    const cells = Object.fromEntries(columns.map(({ key }) => {
      const place = heading.places.get(key);
      return [key, place === undefined ? '' : cellText(sheet.getRow(number).getCell(place).value)];
    }));
    if (Object.values(cells).every((text) => text === '')) continue;
    rows.push({ sheet: sheet.name, row: number, cells });
    for (const column of columns) {
      if (column.required && cells[column.key] === '') {
        details.push({ code: 'cell.missing', params: { name: column.headings[0] ?? column.key }, sheet: sheet.name, row: number, column: letters[column.key] });
      }
    }
  }
  return { rows, details, letters };
}

async function loadSheets(file: Uint8Array): Promise<[ExcelJS.Worksheet, ...ExcelJS.Worksheet[]]> {
  if (file.byteLength > MAX_BYTES) throw refusal('request.too-large');
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const workbook = new ExcelJS.Workbook();
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
      if (declaredSize(bytes) > MAX_UNPACKED) throw new Error('too large when unpacked');
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    } else {
      await workbook.csv.read(Readable.from([bytes.toString('utf8').replace(/^\uFEFF/, '')]), { map: (value: string) => value });
    }
  } catch (error) {
    throw refusal('file.unreadable', { reason: error instanceof Error ? error.message.slice(0, 120) : 'unknown' });
  }
  const [first, ...more] = workbook.worksheets;
  if (!first || first.rowCount === 0) throw refusal('file.unreadable', { reason: '没有数据 / no data' });
  if ([first, ...more].some((sheet) => sheet.rowCount > MAX_ROWS)) throw refusal('request.too-large');
  return [first, ...more];
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*＊]/g, '').toLowerCase();

function findHeading(sheet: ExcelJS.Worksheet, columns: readonly SheetColumn[]): { row: number; places: Map<string, number> } {
  const meaning = new Map(columns.flatMap((c) => c.headings.map((h) => [plain(h), c.key] as const)));
  let best = { row: 1, places: new Map<string, number>() };
  for (let number = 1; number <= Math.min(sheet.rowCount, 10); number++) {
    const places = new Map<string, number>();
    sheet.getRow(number).eachCell((cell, place) => {
      const key = meaning.get(plain(cellText(cell.value)));
      if (key && !places.has(key)) places.set(key, place);
    });
    if (places.size > best.places.size) best = { row: number, places };
  }
  return best;
}

/** The spreadsheet letter of a column counted from 1: 1 is A, 27 is AA. */
export function letterOf(place: number): string {
  return place <= 0 ? '' : letterOf(Math.floor((place - 1) / 26)) + String.fromCharCode(65 + ((place - 1) % 26));
}

/** A sheet to write. */
export interface SheetToWrite {
  readonly name: string;
  /** `choices`: the texts that a cell of the column may hold, offered as a list where somebody fills the sheet in. */
  readonly columns: readonly { readonly heading: string; readonly width?: number; readonly choices?: readonly string[] }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Lines above the heading row (title, note). */
  readonly preface?: readonly string[];
  /** Rows of headings above the columns' own; equal texts beside each other become one cell. */
  readonly heads?: readonly (readonly string[])[];
  /** Cells of the data that are one: rows and columns from 0, both ends included. */
  readonly merges?: readonly { readonly rows: readonly [number, number]; readonly column: number }[];
}

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF4' } } as const;

/** Adds rows of headings over several columns; the number of rows. */
function addHeads(sheet: ExcelJS.Worksheet, heads: readonly (readonly string[])[]): void {
  for (const texts of heads) {
    const row = sheet.addRow([...texts]);
    row.font = { bold: true };
    row.fill = HEAD_FILL;
    row.alignment = { horizontal: 'center' };
    for (let first = 0; first < texts.length;) {
      let last = first;
      while (last + 1 < texts.length && texts[last + 1] === texts[first]) last += 1;
      if (last > first) sheet.mergeCells(row.number, first + 1, row.number, last + 1);
      first = last + 1;
    }
  }
}

/** Rows that are made ready to be filled in. */
const READY_ROWS = 500;
/** Characters that a list in a cell's rule may have. */
const LIST_LENGTH = 250;

/** Offers the choices of each column as a list in its cells; whoever types something else is asked whether it is meant. */
function offerChoices(sheet: ExcelJS.Worksheet, columns: readonly (readonly string[])[], first: number): void {
  columns.forEach((choices, i) => {
    const list = choices.join(',');
    if (list === '' || list.length > LIST_LENGTH) return;
    for (let row = first; row < first + READY_ROWS; row++) sheet.getCell(row, i + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list}"`], showErrorMessage: true, errorStyle: 'warning' };
  });
}

/**
 * Writes a workbook (.xlsx). Texts stay texts: nothing that begins like a formula (= + - @) is one when it is opened,
 * because every text cell is typed as text.
 */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, columns, rows, preface = [], heads = [], merges = [] } of sheets) {
    const sheet = workbook.addWorksheet(name.slice(0, 31));
    for (const line of preface) sheet.addRow([line]).font = { bold: true, size: 14 };
    addHeads(sheet, heads);
    const head = sheet.addRow(columns.map((c) => c.heading));
    head.font = { bold: true };
    head.fill = HEAD_FILL;
    columns.forEach((c, i) => (sheet.getColumn(i + 1).width = c.width ?? 16));
    for (const row of rows) {
      const added = sheet.addRow([...row]);
      row.forEach((value, i) => {
        if (typeof value === 'string') added.getCell(i + 1).numFmt = '@';
      });
    }
    for (const { rows: [from, to], column } of merges) {
      sheet.mergeCells(head.number + 1 + from, column + 1, head.number + 1 + to, column + 1);
      sheet.getCell(head.number + 1 + from, column + 1).alignment = { vertical: 'middle', wrapText: true };
    }
    offerChoices(sheet, columns.map((c) => c.choices ?? []), head.number + 1);
    sheet.views = [{ state: 'frozen', ySplit: preface.length + heads.length + 1 }];
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
