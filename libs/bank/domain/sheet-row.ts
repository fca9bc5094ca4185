import type { ProblemDetail } from '@kaowu/contracts';

/** A row of a spreadsheet as the rules read it: texts by column key, and its place. */
export interface Row {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The spreadsheet letter of each column key that the file has. */
export type Letters = Readonly<Record<string, string>>;

/** A problem with the place of its cell. */
export function inCell(row: Row, letters: Letters, column: string, code: string, params: ProblemDetail['params'] = {}): ProblemDetail {
  const letter = letters[column];
  return { code, params, sheet: row.sheet, row: row.row, ...(letter === undefined ? {} : { column: letter }) };
}

/** The text of a cell; '' where the file has no such column. */
export const cell = (row: Row, column: string): string => row.cells[column] ?? '';
