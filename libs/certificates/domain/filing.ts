import { FILING_STATE_WORDS, GRADES } from '@kaowu/contracts';
import type { FilingColumn, FilingSource, FilingState, OccupationKey, Problem } from '@kaowu/contracts';
import { formatPoints, grant, pointsFromHundredths, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';

/** The way of a filing as data: the acts that each state allows and where they lead (D55). */
export const FILING_STEPS = {
  return: { from: ['filed'], to: 'returned' },
  refile: { from: ['returned'], to: 'filed' },
  accept: { from: ['filed'], to: 'accepted' },
  issue: { from: ['accepted'], to: 'issued' },
} as const satisfies Record<string, { from: readonly FilingState[]; to: FilingState }>;

export type FilingStep = keyof typeof FILING_STEPS;

/** The state after an act. Problem: `filing.state-wrong`. */
export function nextFilingState(state: FilingState, step: FilingStep): Decision<FilingState, Problem> {
  const { from, to } = FILING_STEPS[step];
  const words = FILING_STATE_WORDS[state];
  return (from as readonly FilingState[]).includes(state) ? grant(to) : refuse({ code: 'filing.state-wrong', params: { state: words.zh, stateEn: words.en } });
}

/** Values that the bureau cannot do without. */
export const NEEDED_SOURCES: readonly FilingSource[] = ['name', 'idNumber', 'occupationName', 'levelWords', 'final', 'number', 'issueDate'];

/** Whether columns may stand. Problems: `filing.column-doubled`, `filing.columns-missing`. */
export function checkColumns(columns: readonly FilingColumn[]): Decision<readonly FilingColumn[], Problem> {
  const doubled = columns.find((c, i) => columns.findIndex((d) => d.heading === c.heading) !== i);
  if (doubled) return refuse({ code: 'filing.column-doubled', params: { heading: doubled.heading }, field: 'body.columns' });
  const missing = NEEDED_SOURCES.find((source) => columns.every((c) => c.source !== source));
  return missing ? refuse({ code: 'filing.columns-missing', params: { source: missing }, field: 'body.columns' }) : grant(columns);
}

/** Everything that a row of the workbook may show. */
export interface FilingRecord {
  readonly name: string;
  /** In full; only ever in memory. */
  readonly idNumber: string;
  readonly sex: 'male' | 'female';
  readonly occupationName: string;
  readonly key: OccupationKey;
  /** Hundredths. */
  readonly theory: number | null;
  readonly practical: number | null;
  readonly review: number | null;
  readonly number: string;
  readonly issueOn: string;
  readonly bodyName: string;
  readonly filingNo: string;
  readonly districtCode: string;
  readonly roundName: string;
}

const printed = (hundredths: number | null): string => (hundredths === null ? '--' : formatPoints(pointsFromHundredths(hundredths)));

/** How each source is read from a record; `no` counts from 1. */
const READ: Readonly<Record<FilingSource, (record: FilingRecord, no: number) => string>> = {
  no: (_, no) => String(no),
  name: (r) => r.name,
  idType: () => '居民身份证',
  idNumber: (r) => r.idNumber,
  sex: (r) => (r.sex === 'male' ? '男' : '女'),
  occupationCode: (r) => r.key.code,
  occupationName: (r) => r.occupationName,
  direction: (r) => directionText(r.key.direction),
  levelCode: (r) => r.key.level,
  levelWords: (r) => GRADES[r.key.level].zh,
  theory: (r) => printed(r.theory),
  practical: (r) => printed(r.practical),
  review: (r) => printed(r.review),
  final: () => '合格',
  number: (r) => r.number,
  issueDate: (r) => r.issueOn,
  bodyName: (r) => r.bodyName,
  filingNo: (r) => r.filingNo,
  districtCode: (r) => r.districtCode,
  roundName: (r) => r.roundName,
};

/** The direction as documents print it: "--" where the occupation has none, never blank. */
export const directionText = (direction: string): string => direction || '--';

/** The rows of the filing workbook, by the mapping's columns. */
export const filingRows = (records: readonly FilingRecord[], columns: readonly FilingColumn[]): string[][] =>
  records.map((record, i) => columns.map((column) => READ[column.source](record, i + 1)));
