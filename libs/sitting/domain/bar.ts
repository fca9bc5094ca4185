import type { RuleSetValues } from '@kaowu/contracts';

/** Why a person is barred: false papers, or a serious violation in an exam. */
export type BarGround = 'false-papers' | 'serious-violation';

/**
 * The last day of a bar that begins on `from` (YYYY-MM-DD): the day before its anniversary after the rule set's number
 * of years (three for false papers, N A-6, D10; one for a serious violation, rules.md Exam day).
 */
export function lastBarredDay(ground: BarGround, from: string, rules: RuleSetValues['barred']): string {
  const years = ground === 'false-papers' ? rules.falsePapersYears : rules.seriousViolationYears;
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month - 1, day - 1));
  return (last.toISOString().slice(0, 10) < from ? from : last.toISOString().slice(0, 10));
}
