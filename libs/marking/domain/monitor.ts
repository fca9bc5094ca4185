import { withinTolerance } from './combine-scores';
import type { ScoreKind } from './combine-scores';

/** One score as the monitor sees it; totals in hundredths. */
export interface MonitoredScore {
  readonly performanceId: string;
  readonly examinerId: string;
  readonly kind: ScoreKind;
  readonly total: number;
  readonly fullPoints: number;
  readonly submittedAtMs: number;
}

/** How one examiner scores. Percentages are of full points; null where there is too little to say. */
export interface ExaminerFigures {
  readonly examinerId: string;
  readonly scores: number;
  readonly meanPercent: number | null;
  /** Mean of own score minus the other's, over performances with two blind scores: strict is below 0. */
  readonly meanDifferencePercent: number | null;
  /** Share of own blind scores that agreed with the other's. */
  readonly agreementPercent: number | null;
  /** Median time between one submission and the next, in seconds. */
  readonly paceSeconds: number | null;
}

/** How the marking of a session goes on the whole. */
export interface SessionFigures {
  readonly pairs: number;
  readonly agreedPairs: number;
  readonly thirdRatePercent: number | null;
  readonly adjudicationRatePercent: number | null;
  readonly meanAbsoluteDifferencePercent: number | null;
  readonly examiners: readonly ExaminerFigures[];
}

const mean = (list: readonly number[]): number | null => (list.length === 0 ? null : list.reduce((a, b) => a + b, 0) / list.length);
const tenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

function median(list: readonly number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  return sorted.length % 2 === 1 ? middle : (middle + (sorted[sorted.length / 2 - 1] as number)) / 2;
}

interface Pair {
  readonly own: MonitoredScore;
  readonly other: MonitoredScore;
}

/** Each blind score beside the other one of the same performance; panels give no pairs. */
function pairsOf(scores: readonly MonitoredScore[]): Pair[] {
  const byWork = new Map<string, MonitoredScore[]>();
  for (const s of scores) if (s.kind === 'blind') byWork.set(s.performanceId, [...(byWork.get(s.performanceId) ?? []), s]);
  return [...byWork.values()].flatMap(([a, b, ...more]) => (a && b && more.length === 0 ? [{ own: a, other: b }, { own: b, other: a }] : []));
}

const percentOf = (points: number, s: MonitoredScore): number => (points / s.fullPoints) * 100;

function figuresOf(examinerId: string, all: readonly MonitoredScore[], pairs: readonly Pair[], agreed: (p: Pair) => boolean): ExaminerFigures {
  const own = all.filter((s) => s.examinerId === examinerId && s.kind !== 'adjudication');
  const mine = pairs.filter((p) => p.own.examinerId === examinerId);
  const times = own.map((s) => s.submittedAtMs).sort((a, b) => a - b);
  const gaps = times.slice(1).map((t, i) => (t - (times[i] as number)) / 1000);
  return {
    examinerId,
    scores: own.length,
    meanPercent: tenth(mean(own.map((s) => percentOf(s.total, s)))),
    meanDifferencePercent: tenth(mean(mine.map((p) => percentOf(p.own.total - p.other.total, p.own)))),
    agreementPercent: tenth(share(mine.filter(agreed).length, mine.length)),
    paceSeconds: tenth(median(gaps)),
  };
}

/**
 * The marking monitor (domain/rules.md, Marking): rates of third marking and adjudication, and for each examiner the
 * count, mean, lean against the other marker, agreement and pace. Rounded to a tenth.
 */
export function sessionFigures(
  scores: readonly MonitoredScore[],
  rule: { readonly tolerancePercent: number; readonly inclusive: boolean },
): SessionFigures {
  const pairs = pairsOf(scores);
  const single = pairs.filter((_, i) => i % 2 === 0);
  const agreed = (p: Pair): boolean =>
    withinTolerance(Math.abs(p.own.total - p.other.total), {
      tolerance: (p.own.fullPoints * rule.tolerancePercent) / 100,
      inclusive: rule.inclusive,
    });
  const worksWith = (kind: ScoreKind): number => new Set(scores.filter((s) => s.kind === kind).map((s) => s.performanceId)).size;
  const examinerIds = [...new Set(scores.map((s) => s.examinerId))].sort();
  return {
    pairs: single.length,
    agreedPairs: single.filter(agreed).length,
    thirdRatePercent: tenth(share(worksWith('third'), single.length)),
    adjudicationRatePercent: tenth(share(worksWith('adjudication'), single.length)),
    meanAbsoluteDifferencePercent: tenth(mean(single.map((p) => percentOf(Math.abs(p.own.total - p.other.total), p.own)))),
    examiners: examinerIds.map((id) => figuresOf(id, scores, pairs, agreed)),
  };
}
