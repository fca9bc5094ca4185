import type { PaceRow } from '@kaowu/contracts';

/** One verdict of a reviewer; `askedAt` and `dueOn` where it was asked for. */
export interface Verdict {
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly verdict: 'pass' | 'return';
  readonly at: Date;
  /** The day of the verdict where the body works. */
  readonly day: string;
  readonly askedAt: Date | null;
  readonly dueOn: string | null;
}

/** A review that was asked for and is not done. */
export interface OpenReview {
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly dueOn: string;
}

const DAY_MS = 86_400_000;
const WEEKS = 12;

const median = (sorted: readonly number[]): number | null => {
  if (sorted.length === 0) return null;
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
};

/** How each reviewer keeps up: verdicts, the middle time from being asked, what was late, what waits. Busiest first. */
export function reviewerPace(verdicts: readonly Verdict[], open: readonly OpenReview[], now: Date, today: string): PaceRow[] {
  const names = new Map([...open, ...verdicts].map((v) => [v.reviewerId, v.reviewer]));
  const rows = [...names].map(([reviewerId, reviewer]): PaceRow => {
    const own = verdicts.filter((v) => v.reviewerId === reviewerId);
    const asked = own.filter((v) => v.askedAt !== null);
    const days = asked.map((v) => (v.at.getTime() - (v.askedAt as Date).getTime()) / DAY_MS).sort((a, b) => a - b);
    const late = own.filter((v) => v.dueOn !== null && v.day > v.dueOn).length;
    const waiting = open.filter((o) => o.reviewerId === reviewerId);
    const middle = median(days);
    return {
      reviewerId, reviewer, reviewed: own.length, passed: own.filter((v) => v.verdict === 'pass').length, returned: own.filter((v) => v.verdict === 'return').length,
      medianDays: middle === null ? null : Math.round(middle * 10) / 10, onTime: asked.length - late, late,
      open: waiting.length, overdue: waiting.filter((o) => o.dueOn < today).length,
      weeks: Array.from({ length: WEEKS }, (_, week) => own.filter((v) => Math.floor((now.getTime() - v.at.getTime()) / (7 * DAY_MS)) === WEEKS - 1 - week).length),
    };
  });
  return rows.sort((a, b) => b.reviewed + b.open - (a.reviewed + a.open) || (a.reviewerId < b.reviewerId ? -1 : 1));
}
