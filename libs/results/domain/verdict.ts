import type { Verdict } from '@kaowu/contracts';
import type { PartScore } from './part-score';

/**
 * Whether one part is passed: scored, at least the rule set's points, no fatal item that fails the part, and not
 * void by a violation. Parts are never averaged (N二, D4: 每部分均达到 60 分).
 */
export const partPassed = (score: PartScore, passHundredths: number): boolean =>
  score.status === 'scored' && score.points !== null && score.points >= passHundredths && !score.failedByFatal && !score.voided;

/**
 * The verdict over a candidate's parts. A part without full marks leaves it incomplete; a candidate who attended no
 * part is absent; who missed only some parts has failed. A void part is settled: it needs no marks, and it fails.
 */
export function verdictOf(scores: readonly PartScore[], passHundredths: number): Verdict {
  if (scores.length === 0 || scores.some((s) => s.status === 'missing')) return 'incomplete';
  if (scores.every((s) => s.status === 'absent')) return 'absent';
  return scores.every((s) => partPassed(s, passHundredths)) ? 'passed' : 'failed';
}
