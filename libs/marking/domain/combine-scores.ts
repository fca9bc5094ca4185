import { meanPoints, pointsFromHundredths } from '@kaowu/kernel';
import type { Points } from '@kaowu/kernel';
import type { RuleSetValues } from '@kaowu/contracts';

/** What a fatal item (否定项) does: the task counts 0, or the candidate fails the whole part. */
export type FatalEffect = 'task_zero' | 'fail_part';

/** How a score came about: independently, as the hidden third opinion, or by the adjudicator. */
export type ScoreKind = 'blind' | 'third' | 'adjudication';

/** One given score of one performance, reduced to what combining needs. `seq` orders them (1, 2, 3 …). */
export interface GivenScore {
  readonly kind: ScoreKind;
  readonly seq: number;
  /** The sheet's total in hundredths: the sum of its criteria, or 0 where an item with effect `task_zero` occurred. */
  readonly total: number;
  /** The gravest fatal item on the sheet; `fail_part` is graver than `task_zero`. */
  readonly fatalEffect: FatalEffect | null;
}

/** The numbers that combining depends on, from the rule set and the task. */
export interface CombineRule {
  /** Hundredths; may be fractional where full points × percent do not divide evenly. See `toleranceOf`. */
  readonly tolerance: number;
  /** Whether a difference equal to the tolerance is within. */
  readonly inclusive: boolean;
  readonly tie: RuleSetValues['marking']['tie'];
  readonly panel: RuleSetValues['marking']['panel'];
  /** Blind scores that the plan asks for: 2, or 3 and more for a panel. */
  readonly scorers: number;
}

/** Why a performance goes to the adjudicator. */
export type AdjudicationCause = 'equally-near' | 'near-neither' | 'fatal-disagreement' | 'review-finding' | 'objection';

/** What follows from the scores given so far. */
export type Combined =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'third' }
  | { readonly kind: 'adjudication'; readonly cause: Exclude<AdjudicationCause, 'review-finding' | 'objection'> }
  | {
      readonly kind: 'final';
      readonly total: Points;
      readonly fatalEffect: FatalEffect | null;
      readonly by: 'two-blind' | 'with-third' | 'mean-of-three' | 'panel' | 'adjudication';
    };

/**
 * The tolerance τ of a task in hundredths: `percent` of its full points, not rounded. Comparing whole differences with
 * it is exact, for the quotient is a whole number exactly when it divides evenly.
 */
export const toleranceOf = (fullPoints: number, percent: number): number => (fullPoints * percent) / 100;

/** True where a difference (hundredths, ≥ 0) counts as within τ. No difference at all is always within, also at τ = 0. */
export const withinTolerance = (difference: number, rule: Pick<CombineRule, 'tolerance' | 'inclusive'>): boolean =>
  difference === 0 || (rule.inclusive ? difference <= rule.tolerance : difference < rule.tolerance);

/**
 * True where two sheets agree: the same fatal effect, and totals within τ. A fatal item that only one of them saw is a
 * disagreement however near the totals lie, for it decides more than points.
 */
const agree = (a: GivenScore, b: GivenScore, rule: CombineRule): boolean =>
  a.fatalEffect === b.fatalEffect && withinTolerance(Math.abs(a.total - b.total), rule);

const meanOf = (scores: readonly GivenScore[]): Points => meanPoints(scores.map((s) => pointsFromHundredths(s.total)));

function combineWithThird(first: GivenScore, second: GivenScore, third: GivenScore, rule: CombineRule): Combined {
  const { fatalEffect } = third;
  const near = [first, second].filter((s) => agree(s, third, rule));
  const [one, other] = near;
  if (!one) {
    const fatalSplit = first.fatalEffect !== second.fatalEffect || first.fatalEffect !== fatalEffect;
    return { kind: 'adjudication', cause: fatalSplit ? 'fatal-disagreement' : 'near-neither' };
  }
  if (!other) return { kind: 'final', total: meanOf([one, third]), fatalEffect, by: 'with-third' };
  const [toOne, toOther] = [Math.abs(one.total - third.total), Math.abs(other.total - third.total)];
  if (toOne !== toOther) {
    return { kind: 'final', total: meanOf([toOne < toOther ? one : other, third]), fatalEffect, by: 'with-third' };
  }
  return rule.tie === 'mean-of-three'
    ? { kind: 'final', total: meanOf([one, other, third]), fatalEffect, by: 'mean-of-three' }
    : { kind: 'adjudication', cause: 'equally-near' };
}

function combinePanel(blind: readonly GivenScore[], rule: CombineRule): Combined {
  const [first] = blind as [GivenScore, ...GivenScore[]];
  if (blind.some((s) => s.fatalEffect !== first.fatalEffect)) return { kind: 'adjudication', cause: 'fatal-disagreement' };
  const sorted = [...blind].sort((a, b) => a.total - b.total);
  const counted = rule.panel === 'trimmed-mean' ? sorted.slice(1, -1) : sorted;
  return { kind: 'final', total: meanOf(counted), fatalEffect: first.fatalEffect, by: 'panel' };
}

/**
 * Settles a performance from the scores given so far (domain/rules.md, Marking; D26). Two blind scores within τ give
 * their mean; else a third is needed, and where it is within τ of the nearer one the mean of those two is final;
 * equally near both follows the rule set's `tie`, near neither goes to the adjudicator, whose latest score is final.
 * Panels of three and more take the mean or the mean without highest and lowest. Means are rounded half up to whole
 * hundredths.
 */
export function combineScores(scores: readonly GivenScore[], rule: CombineRule): Combined {
  const bySeq = [...scores].sort((a, b) => a.seq - b.seq);
  const adjudicated = bySeq.filter((s) => s.kind === 'adjudication').at(-1);
  if (adjudicated) {
    const total = pointsFromHundredths(adjudicated.total);
    return { kind: 'final', total, fatalEffect: adjudicated.fatalEffect, by: 'adjudication' };
  }
  const blind = bySeq.filter((s) => s.kind === 'blind');
  const [first, second] = blind;
  if (blind.length < rule.scorers || !first || !second) return { kind: 'waiting' };
  if (blind.length > 2) return combinePanel(blind, rule);
  if (agree(first, second, rule)) {
    return { kind: 'final', total: meanOf(blind), fatalEffect: first.fatalEffect, by: 'two-blind' };
  }
  const third = bySeq.find((s) => s.kind === 'third');
  return third ? combineWithThird(first, second, third, rule) : { kind: 'third' };
}
