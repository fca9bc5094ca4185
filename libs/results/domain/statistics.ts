import type { AssessmentMode, Verdict } from '@kaowu/contracts';
import { partPassed } from './verdict';
import type { PartScore } from './part-score';

/** One band of a distribution; `from` included, `to` excluded but in the last band, in hundredths. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Figures of one part over all who were scored; means and quantiles in hundredths, null where nobody was scored. */
export interface PartStatistics {
  readonly part: AssessmentMode;
  readonly scored: number;
  readonly absent: number;
  readonly passed: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly bands: readonly Band[];
}

const BAND = 1000;

/** Statistics of one part (D52). */
export function partStatistics(part: AssessmentMode, scores: readonly PartScore[], passHundredths: number): PartStatistics {
  const own = scores.filter((s) => s.part === part);
  const points = own.flatMap((s) => (s.points === null ? [] : [s.points])).sort((a, b) => a - b);
  const middle = [points[Math.floor((points.length - 1) / 2)], points[Math.floor(points.length / 2)]];
  return {
    part,
    scored: points.length,
    absent: own.filter((s) => s.status === 'absent').length,
    passed: own.filter((s) => partPassed(s, passHundredths)).length,
    mean: points.length === 0 ? null : Math.round(points.reduce((a, b) => a + b, 0) / points.length),
    median: points.length === 0 ? null : Math.round(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2),
    lowest: points[0] ?? null,
    highest: points.at(-1) ?? null,
    bands: Array.from({ length: 10 }, (_, i) => ({
      from: i * BAND,
      to: (i + 1) * BAND,
      count: points.filter((p) => p >= i * BAND && (p < (i + 1) * BAND || (i === 9 && p === 10 * BAND))).length,
    })),
  };
}

/** How many candidates have each verdict. */
export function countVerdicts(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { passed: 0, failed: 0, absent: 0, incomplete: 0 };
  for (const v of verdicts) counts[v]++;
  return counts;
}

/** Share in hundredths of a percent, rounded half up; null of nobody. */
export const shareOf = (count: number, of: number): number | null => (of === 0 ? null : Math.floor((count * 20_000 + of) / (of * 2)));
