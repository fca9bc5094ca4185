import ExcelJS from 'exceljs';

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
