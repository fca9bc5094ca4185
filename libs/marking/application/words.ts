import type { ProblemDetail, ReasonWords } from '@kaowu/contracts';
import { wireProblem } from '@kaowu/platform';

/** Reasons in both languages, ready to show. */
export const wordsOf = (details: readonly ProblemDetail[]): ReasonWords[] =>
  (wireProblem({ code: 'marking.examiner-refused', details: [...details] }).details ?? []).map(({ code, zh, en }) => ({ code, zh, en }));
