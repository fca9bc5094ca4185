import { fillWords, PROBLEMS, type Problem, type ProblemCode, type ProblemDetail, type ProblemKind, type WireDetail, type WireProblem } from '@kaowu/contracts';
import type { Decision } from '@kaowu/kernel';

/** An expected refusal on its way to the caller. Thrown inside a transaction it undoes all of it. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Refuses with a code and the data for its words. */
export const refusal = (code: ProblemCode, params?: Problem['params'], more?: Partial<Problem>): Refusal =>
  new Refusal({ code, params, ...more });

/** The value that a rule granted; throws its refusal. */
export function accept<T>(decision: Decision<T, Problem>): T {
  if (!decision.ok) throw new Refusal(decision.problem);
  return decision.value;
}

/** The value, or the refusal `record.not-found` when there is none. */
export function found<T>(value: T | null | undefined, code: ProblemCode = 'record.not-found', params?: Problem['params']): T {
  if (value === null || value === undefined) throw refusal(code, params);
  return value;
}

const kindOf = (code: string): ProblemKind => (PROBLEMS as Record<string, ProblemKind>)[code] ?? PROBLEMS['server.fault'];

function wireDetail(detail: ProblemDetail): WireDetail {
  const kind = kindOf(detail.code);
  const { params, ...place } = detail;
  return { ...place, zh: fillWords(kind.zh, params), en: fillWords(kind.en, params) };
}

/** The form in which a refusal crosses the wire, with its words in both languages. */
export function wireProblem(problem: Problem): WireProblem {
  const kind = kindOf(problem.code);
  const zh = fillWords(kind.zh, problem.params);
  return {
    type: `/problems/${problem.code}`,
    code: problem.code,
    status: kind.status,
    title: zh,
    zh,
    en: fillWords(kind.en, problem.params),
    ...(problem.field ? { field: problem.field } : {}),
    ...(problem.details ? { details: problem.details.map(wireDetail) } : {}),
  };
}
