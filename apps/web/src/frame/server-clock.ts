/** Between which two values lies what must be added to this browser's clock to have the server's, in milliseconds. */
export interface ClockBounds {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** One reply that told the server's time: when the request was sent and the reply heard by this browser's clock, and the server's time between. */
export interface ToldTime {
  readonly sentAtMs: number;
  readonly serverMs: number;
  readonly heardAtMs: number;
}

/**
 * The bounds after one more reply. The server told its time somewhere between sending and hearing, so each reply bounds
 * the difference by its own length; a quick one tells it best. Where a reply cannot agree with what is held, one of the
 * clocks was set: the newest reply is believed. A reply over which this browser's clock was set back tells nothing.
 */
export function narrowed(held: ClockBounds | null, { sentAtMs, serverMs, heardAtMs }: ToldTime): ClockBounds | null {
  if (heardAtMs < sentAtMs) return held;
  const told = { leastMs: serverMs - heardAtMs, mostMs: serverMs - sentAtMs };
  if (held === null) return told;
  const both = { leastMs: Math.max(held.leastMs, told.leastMs), mostMs: Math.min(held.mostMs, told.mostMs) };
  return both.leastMs <= both.mostMs ? both : told;
}

/** What to add to this browser's clock, in milliseconds; nothing before the server told its time. */
export const offsetMs = (bounds: ClockBounds | null): number => (bounds === null ? 0 : Math.round((bounds.leastMs + bounds.mostMs) / 2));

/** A change of the difference by less than this is not worth drawing anew. */
const NOTICED_MS = 500;

let bounds: ClockBounds | null = null;
const watchers = new Set<() => void>();

/** The server's time as well as this browser knows it, epoch ms. The server owns the time: whatever waits for an instant goes by this. */
export const serverNow = (): number => Date.now() + offsetMs(bounds);

/** Takes in the time that a reply told; a reply without one changes nothing. */
export function hearServerTime(sentAtMs: number, told: string | null): void {
  const serverMs = Number(told);
  if (told === null || !Number.isFinite(serverMs)) return;
  const before = offsetMs(bounds);
  bounds = narrowed(bounds, { sentAtMs, serverMs, heardAtMs: Date.now() });
  if (Math.abs(offsetMs(bounds) - before) >= NOTICED_MS) watchers.forEach((tell) => tell());
}

/** Hears when the difference between the clocks changed, until the returned function is called. */
export function watchServerTime(tell: () => void): () => void {
  watchers.add(tell);
  return () => void watchers.delete(tell);
}
