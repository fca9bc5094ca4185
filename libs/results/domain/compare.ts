import type { AssessmentMode, PartStatus } from '@kaowu/contracts';
import type { PartScore, ScoreLine } from './part-score';

/** The two computations of one part of one candidate, side by side. */
export interface Comparison {
  readonly candidateId: string;
  readonly part: AssessmentMode;
  readonly firstStatus: PartStatus | null;
  readonly secondStatus: PartStatus | null;
  /** Hundredths. */
  readonly first: number | null;
  readonly second: number | null;
  /** Second minus first in hundredths; null where either has no score. */
  readonly difference: number | null;
  /** Questions or tasks whose points differ, by their labels. */
  readonly at: readonly string[];
  readonly agrees: boolean;
}

/**
 * Lays two computations side by side (D28). They agree on a part only when status, points to the last hundredth, every
 * line beneath and the effects of fatal items and violations are the same; a part that only one of them knows is a disagreement.
 */
export function compare(first: readonly PartScore[], second: readonly PartScore[]): Comparison[] {
  const key = (s: PartScore): string => `${s.candidateId} ${s.part}`;
  const others = new Map(second.map((s) => [key(s), s]));
  const pairs = first.map((one) => {
    const other = others.get(key(one)) ?? null;
    others.delete(key(one));
    return side(one, other);
  });
  return [...pairs, ...[...others.values()].map((other) => side(null, other))];
}

function side(one: PartScore | null, other: PartScore | null): Comparison {
  const known = (one ?? other) as PartScore;
  const first = one?.points ?? null;
  const second = other?.points ?? null;
  const at = one && other && one.status === other.status ? differingLines(one.lines, other.lines) : [];
  return {
    candidateId: known.candidateId,
    part: known.part,
    firstStatus: one?.status ?? null,
    secondStatus: other?.status ?? null,
    first,
    second,
    difference: first === null || second === null ? null : second - first,
    at,
    agrees: one !== null && other !== null && one.status === other.status && first === second && at.length === 0 && one.failedByFatal === other.failedByFatal
      && one.voided === other.voided,
  };
}

/** Labels of the lines that are not alike, in their order; a line that one side lacks is not alike. */
function differingLines(one: readonly ScoreLine[], other: readonly ScoreLine[]): string[] {
  const longer = one.length >= other.length ? one : other;
  return longer.flatMap(({ label }, i) => (one[i]?.label === other[i]?.label && one[i]?.points === other[i]?.points ? [] : [label]));
}
