import type { DraftSheet, ScoredTaskView, ScoreSheet } from '@kaowu/contracts';

/** An empty sheet for a task: every criterion open. */
export const emptySheet = (task: ScoredTaskView): DraftSheet => ({
  criteria: task.criteria.map(({ code }) => ({ code, points: null, steps: [], note: '' })),
  fatal: [],
  comment: '',
});

/** A kept draft brought to the task: criteria in its order, none missing, none strange. */
export const fitSheet = (task: ScoredTaskView, draft: DraftSheet | null): DraftSheet => {
  if (!draft) return emptySheet(task);
  return {
    ...draft,
    criteria: task.criteria.map(({ code }) => draft.criteria.find((c) => c.code === code) ?? { code, points: null, steps: [], note: '' }),
  };
};

/** What a sheet comes to so far, in hundredths. */
export interface SheetTotals {
  readonly sum: number;
  /** The sum, or 0 where a fatal item sets the task to zero. */
  readonly total: number;
  readonly open: number;
  readonly zeroed: boolean;
}

/** Adds a sheet up the way the server does. */
export function totalsOf(task: ScoredTaskView, sheet: DraftSheet): SheetTotals {
  const sum = sheet.criteria.reduce((all, c) => all + (c.points ?? 0), 0);
  const zeroed = task.fatalItems.some((f) => f.effect === 'task_zero' && sheet.fatal.some((x) => x.code === f.code));
  return { sum, total: zeroed ? 0 : sum, open: sheet.criteria.filter((c) => c.points === null).length, zeroed };
}

/** The sheet as it is signed, or null while a criterion is open. */
export function completed(sheet: DraftSheet): ScoreSheet | null {
  const criteria = sheet.criteria.flatMap((c) => (c.points === null ? [] : [{ ...c, points: c.points, note: c.note.trim() }]));
  return criteria.length < sheet.criteria.length ? null : { ...sheet, criteria, comment: sheet.comment.trim() };
}
