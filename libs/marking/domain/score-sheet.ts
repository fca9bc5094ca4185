import { grant, refuse, sumPoints, pointsFromHundredths } from '@kaowu/kernel';
import type { Decision, Points } from '@kaowu/kernel';
import type { Problem, ProblemDetail } from '@kaowu/contracts';
import type { FatalEffect } from './combine-scores';

/** What a task asks to be scored, as the bank froze it. Points are hundredths. */
export interface ScoredTask {
  readonly fullPoints: number;
  readonly criteria: readonly {
    readonly code: string;
    readonly points: number;
    readonly steps: readonly { readonly code: string }[];
  }[];
  readonly fatalItems: readonly { readonly code: string; readonly effect: FatalEffect }[];
}

/** A filled 评分记录表: points per criterion (hundredths), the steps seen done, the fatal items that occurred. */
export interface Sheet {
  readonly criteria: readonly {
    readonly code: string;
    readonly points: number;
    readonly steps: readonly string[];
    readonly note: string;
  }[];
  readonly fatal: readonly { readonly code: string; readonly note: string }[];
  readonly comment: string;
}

/** A sheet that fits its task, with what it comes to. */
export interface CheckedSheet {
  readonly sheet: Sheet;
  /** Sum of the criteria in hundredths, before any fatal item. */
  readonly sum: Points;
  /** What counts: the sum, or 0 where an item with effect `task_zero` occurred. */
  readonly total: Points;
  readonly fatalEffect: FatalEffect | null;
}

/** The gravest effect of the fatal items that occurred; unknown codes count as nothing here. */
export function gravestEffect(task: Pick<ScoredTask, 'fatalItems'>, codes: readonly string[]): FatalEffect | null {
  const effects = task.fatalItems.filter((item) => codes.includes(item.code)).map((item) => item.effect);
  if (effects.includes('fail_part')) return 'fail_part';
  return effects.includes('task_zero') ? 'task_zero' : null;
}

/** True where one of the occurred fatal items sets the task to zero. */
const zeroes = (task: ScoredTask, codes: readonly string[]): boolean =>
  task.fatalItems.some((item) => item.effect === 'task_zero' && codes.includes(item.code));

function criterionFaults(task: ScoredTask, sheet: Sheet): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  for (const criterion of task.criteria) {
    const given = sheet.criteria.filter((c) => c.code === criterion.code);
    const field = `body.sheet.criteria.${criterion.code}`;
    const [entry] = given;
    if (!entry) {
      faults.push({ code: 'score.criterion-missing', field, params: { code: criterion.code } });
      continue;
    }
    if (given.length > 1) faults.push({ code: 'score.criterion-twice', field, params: { code: criterion.code } });
    if (!Number.isSafeInteger(entry.points) || entry.points < 0 || entry.points > criterion.points) {
      faults.push({
        code: 'score.criterion-out-of-range',
        field,
        params: { code: criterion.code, points: entry.points / 100, max: criterion.points / 100 },
      });
    }
    const known = new Set(criterion.steps.map((s) => s.code));
    for (const step of entry.steps) {
      if (!known.has(step)) faults.push({ code: 'score.step-unknown', field, params: { code: criterion.code, step } });
    }
  }
  return faults;
}

function strangerFaults(task: ScoredTask, sheet: Sheet): ProblemDetail[] {
  const criteria = new Set(task.criteria.map((c) => c.code));
  const fatal = new Set(task.fatalItems.map((f) => f.code));
  return [
    ...sheet.criteria
      .filter((c) => !criteria.has(c.code))
      .map((c) => ({ code: 'score.criterion-unknown', params: { code: c.code }, field: `body.sheet.criteria.${c.code}` })),
    ...sheet.fatal
      .filter((f) => !fatal.has(f.code))
      .map((f) => ({ code: 'score.fatal-unknown', params: { code: f.code }, field: `body.sheet.fatal.${f.code}` })),
  ];
}

/**
 * Checks a sheet against its task: every criterion scored once between 0 and its points, steps and fatal items known,
 * and the total that the examiner saw (`shownTotal`, hundredths) equal to what the sheet comes to, so that nobody signs
 * a number that the record does not carry. Problem: `score.sheet-invalid` with every fault as a detail (D26).
 */
export function checkSheet(task: ScoredTask, sheet: Sheet, shownTotal: number): Decision<CheckedSheet, Problem> {
  const faults = [...criterionFaults(task, sheet), ...strangerFaults(task, sheet)];
  if (faults.length > 0) return refuse({ code: 'score.sheet-invalid', details: faults });
  const codes = sheet.fatal.map((f) => f.code);
  const sum = sumPoints(sheet.criteria.map((c) => pointsFromHundredths(c.points)));
  const total = zeroes(task, codes) ? pointsFromHundredths(0) : sum;
  if (total !== shownTotal) {
    const params = { shown: shownTotal / 100, total: total / 100 };
    return refuse({ code: 'score.sheet-invalid', details: [{ code: 'score.total-differs', field: 'body.total', params }] });
  }
  return grant({ sheet, sum, total, fatalEffect: gravestEffect(task, codes) });
}
