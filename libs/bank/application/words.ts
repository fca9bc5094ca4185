import type { Problem, ProblemDetail, SheetProblem, WireDetail } from '@kaowu/contracts';
import { wireProblem } from '@kaowu/platform';

/** Longest list of faults that a report over HTTP carries; the counts beside it are complete. */
const MAX_LISTED = 500;

/** Faults of a spreadsheet with their words in both languages. */
export const sheetProblems = (details: readonly ProblemDetail[], listed = MAX_LISTED): SheetProblem[] =>
  (wireProblem({ code: 'request.invalid', details: details.slice(0, listed) }).details ?? []).map(sheetProblem);

const sheetProblem = ({ code, zh, en, sheet, row, column }: WireDetail): SheetProblem => ({
  code, zh, en,
  ...(sheet === undefined ? {} : { sheet }),
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
});

/** A refusal of one among several, with its words. */
export function refusedOne(id: string, problem: Problem): { id: string; code: string; zh: string; en: string } {
  const { code, zh, en } = wireProblem(problem);
  return { id, code, zh, en };
}
