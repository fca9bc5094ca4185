/** A span of time, start included and end excluded, both in epoch milliseconds. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** Length in milliseconds; an interval that ends before it starts has length 0. */
export const lengthMs = (i: Interval): number => Math.max(0, i.endMs - i.startMs);

/** True where the instant lies in the interval (the end is outside). */
export const contains = (i: Interval, atMs: number): boolean => atMs >= i.startMs && atMs < i.endMs;

/** Total time that the intervals cover together, each instant counted once, in milliseconds. */
export function coveredMs(intervals: readonly Interval[]): number {
  const sorted = [...intervals].filter((i) => lengthMs(i) > 0).sort((a, b) => a.startMs - b.startMs);
  let total = 0;
  let reached = -Infinity;
  for (const { startMs, endMs } of sorted) {
    total += Math.max(0, endMs - Math.max(startMs, reached));
    reached = Math.max(reached, endMs);
  }
  return total;
}
