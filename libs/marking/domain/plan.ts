import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { Problem, ProblemDetail } from '@kaowu/contracts';

/** One task of a practical session and its share of the practical score, in whole percent. */
export interface PlannedTask {
  readonly taskVersionId: string;
  readonly weightPercent: number;
}

const scorersFault = (scorers: number): ProblemDetail | null =>
  scorers === 2 || (scorers >= 3 && scorers % 2 === 1) ? null : { code: 'marking.plan-scorers', params: { scorers } };

/** Whether so many may score a performance: 2, or an odd number of 3 and more. Problem: `marking.plan-invalid`. */
export function checkScorers(scorers: number): Decision<number, Problem> {
  const fault = scorersFault(scorers);
  return fault ? refuse({ code: 'marking.plan-invalid', details: [fault] }) : grant(scorers);
}

/**
 * Whether the tasks of a practical session may stand: at least one, none twice, every weight above 0, together exactly
 * 100 % (domain/rules.md, Papers: 必考 30 %, n选一 35 %). `scorers` is 2, or an odd number of 3 and more for a panel.
 * Problem: `marking.plan-invalid` with every fault as a detail.
 */
export function checkPlan(tasks: readonly PlannedTask[], scorers: number): Decision<readonly PlannedTask[], Problem> {
  const sum = tasks.reduce((total, t) => total + t.weightPercent, 0);
  const faults: (ProblemDetail | null)[] = [
    tasks.length === 0 ? { code: 'marking.plan-empty' } : null,
    new Set(tasks.map((t) => t.taskVersionId)).size < tasks.length ? { code: 'marking.plan-task-twice' } : null,
    tasks.some((t) => !Number.isInteger(t.weightPercent) || t.weightPercent <= 0) ? { code: 'marking.plan-weight-not-positive' } : null,
    tasks.length > 0 && sum !== 100 ? { code: 'marking.plan-weights', params: { sum } } : null,
    scorersFault(scorers),
  ];
  const details = faults.filter((d): d is ProblemDetail => d !== null);
  return details.length === 0 ? grant(tasks) : refuse({ code: 'marking.plan-invalid', details });
}
