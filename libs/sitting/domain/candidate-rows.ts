import { idNumberFault, type IdNumberFault } from '@kaowu/kernel';
import type { ProblemDetail } from '@kaowu/contracts';

/** A candidate as a row of the spreadsheet names one, with its place in the file (row 1 is the heading). */
export interface CandidateRow {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly idNumber: string;
  readonly sex: 'male' | 'female';
  readonly employer: string;
  readonly trainingBody: string | null;
  readonly phone: string | null;
  readonly condition: string;
}

/** What is already known about ID numbers of the file. */
export interface KnownNumbers {
  /** Those already in the round. */
  readonly inRound: ReadonlySet<string>;
  /** Those barred, with the last day of the bar. */
  readonly barredUntil: ReadonlyMap<string, string>;
}

/** A column of the candidates' spreadsheet, by the key that problems name it with. */
export type CandidateColumn = 'name' | 'idNumber' | 'sex' | 'employer' | 'trainingBody' | 'phone' | 'condition';

/** A row as it was read: texts by column, '' where a cell is empty. */
export interface SheetCells {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

const SEXES: Readonly<Record<string, 'male' | 'female'>> = { 男: 'male', 女: 'female', male: 'male', female: 'female' };

/** Reads the cells of a row; null with the problem where the sex is no sex. Numbers are put into their normal form. */
export function parseRow({ sheet, row, cells }: SheetCells): { readonly row: CandidateRow | null; readonly problems: readonly ProblemDetail[] } {
  const text = (key: CandidateColumn): string => (cells[key] ?? '').trim();
  const sex = SEXES[text('sex').normalize('NFKC').toLowerCase()];
  if (!sex) {
    return { row: null, problems: [{ code: 'cell.invalid', params: { name: '性别', value: text('sex').slice(0, 20) }, sheet, row, column: 'sex' }] };
  }
  return {
    row: {
      sheet, row, sex, name: text('name'), idNumber: normalIdNumber(text('idNumber')), employer: text('employer'),
      trainingBody: text('trainingBody') || null, phone: text('phone').normalize('NFKC').replace(/[\s-]/g, '') || null, condition: text('condition'),
    },
    problems: [],
  };
}

const FAULTS: Readonly<Record<IdNumberFault, { readonly zh: string; readonly en: string }>> = {
  length: { zh: '应为 18 位', en: 'not 18 characters' },
  characters: { zh: '含有不允许的字符', en: 'characters that are not allowed' },
  date: { zh: '出生日期不存在', en: 'no such date of birth' },
  'check-digit': { zh: '校验码不符', en: 'the check character does not fit' },
};

/** ID numbers as they are compared: half-width, no spaces, capital X. */
export const normalIdNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/**
 * Looks at the rows of a candidates' file (columns named by key) and divides them into the good ones and the problems: ID numbers by
 * GB 11643, the same number twice in the file, in the round already, barred persons (D10, D16), sex that differs from
 * the number, a birthday after `today`, phone numbers. A row with any problem is not good; of two rows with one
 * number the first is good.
 */
export function examineRows(
  rows: readonly CandidateRow[],
  known: KnownNumbers,
  today: string,
): { readonly good: readonly CandidateRow[]; readonly problems: readonly ProblemDetail[] } {
  const firstRow = new Map<string, number>();
  const good: CandidateRow[] = [];
  const problems: ProblemDetail[] = [];
  for (const row of rows) {
    const found = [...idNumberProblems(row, known, today, firstRow), ...phoneProblems(row)];
    if (!firstRow.has(row.idNumber)) firstRow.set(row.idNumber, row.row);
    if (found.length === 0) good.push(row);
    problems.push(...found);
  }
  return { good, problems };
}

function idNumberProblems(
  row: CandidateRow,
  known: KnownNumbers,
  today: string,
  firstRow: ReadonlyMap<string, number>,
): ProblemDetail[] {
  const at = { sheet: row.sheet, row: row.row, column: 'idNumber' satisfies CandidateColumn };
  const fault = idNumberFault(row.idNumber);
  if (fault && looksNumeric(row.idNumber)) return [{ code: 'candidate.id-number-numeric', ...at }];
  if (fault) return [{ code: 'candidate.id-number', params: { fault: FAULTS[fault].zh, faultEn: FAULTS[fault].en }, ...at }];
  const found: ProblemDetail[] = [];
  const earlier = firstRow.get(row.idNumber);
  if (earlier !== undefined) found.push({ code: 'candidate.doubled-in-file', params: { row: earlier }, ...at });
  if (known.inRound.has(row.idNumber)) found.push({ code: 'candidate.already-in-round', ...at });
  const until = known.barredUntil.get(row.idNumber);
  if (until !== undefined) found.push({ code: 'candidate.barred', params: { until }, ...at });
  if (row.idNumber.slice(6, 14) > today.replaceAll('-', '')) found.push({ code: 'candidate.born-later', ...at });
  const sexDigit = Number(row.idNumber[16]);
  if ((sexDigit % 2 === 1) !== (row.sex === 'male')) {
    found.push({ code: 'candidate.sex-differs', ...at, column: 'sex' });
  }
  return found;
}

/** A spreadsheet keeps 15 digits of a number: an ID number typed into a number cell has lost its end for ever. */
const looksNumeric = (text: string): boolean => /^\d(\.\d+)?E\+?17$/.test(text) || /^\d{15}000$/.test(text);

function phoneProblems(row: CandidateRow): ProblemDetail[] {
  if (row.phone === null || /^1\d{10}$/.test(row.phone)) return [];
  return [{ code: 'candidate.phone', sheet: row.sheet, row: row.row, column: 'phone' }];
}
