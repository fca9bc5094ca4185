import type { ClockView } from './types';

/**
 * The server's time as this page knows it. Instants of this page are `performance.now()` milliseconds: that clock runs
 * evenly and nobody can set it, so a wrong clock of the machine changes nothing.
 */
export interface Countdown {
  /** When the working time ends on this page's clock; null where it does not run. */
  readonly endsAt: number | null;
  /** What is left while the time stands still; null before the start. */
  readonly frozenMs: number | null;
}

/** Reads a clock that arrived at `now`; `tripMs` is how long it was on its way, where that is known. */
export function countdownFrom(clock: Pick<ClockView, 'phase' | 'remainingMs'>, now: number, tripMs = 0): Countdown {
  if (clock.remainingMs === null) return { endsAt: null, frozenMs: null };
  const runs = clock.phase === 'running' || clock.phase === 'last-minutes';
  return runs ? { endsAt: now + clock.remainingMs - tripMs, frozenMs: null } : { endsAt: null, frozenMs: clock.remainingMs };
}

/** What is left at `now`, in milliseconds, never below 0; null before the start. */
export const remainingAt = (countdown: Countdown, now: number): number | null =>
  countdown.endsAt === null ? countdown.frozenMs : Math.max(0, countdown.endsAt - now);

/** "1:05:09", "59:59", "0:07": seconds are rounded up, so that 0:00 shows only when the time is over. */
export function formatRemaining(ms: number): string {
  const total = Math.ceil(ms / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

const MINUTE = 60_000;

/** How the remaining time is to be shown: attention from 10 minutes on, broken from 1 minute on. */
export function urgency(ms: number): 'calm' | 'attention' | 'last' {
  if (ms <= MINUTE) return 'last';
  return ms <= 10 * MINUTE ? 'attention' : 'calm';
}

/** The minute that is to be read out when the remaining time falls from `before` to `after`; null for none. */
export function announcedMinute(before: number, after: number): number | null {
  return [10, 5, 1].find((minute) => before > minute * MINUTE && after <= minute * MINUTE) ?? null;
}
