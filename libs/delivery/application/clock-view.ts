import type { ClockView } from '@kaowu/contracts';
import { attemptClock, type AttemptClock } from '../domain/attempt-clock';
import type { AttemptRow } from '../persistence/attempt-rows';

/** The time of an attempt at an instant. */
export const clockOf = (row: AttemptRow, now: Date): AttemptClock =>
  attemptClock(row.terms, { state: row.state, sessionStartedAtMs: row.session_started_at?.getTime() ?? null }, row.adjustments, now.getTime());

const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** The time of an attempt as the candidate's screen needs it. */
export function clockViewOf(row: AttemptRow, now: Date): ClockView {
  const clock = clockOf(row, now);
  return {
    state: row.state,
    phase: clock.phase,
    serverNow: now.toISOString(),
    deadlineAt: instantOf(clock.deadlineAtMs),
    remainingMs: clock.remainingMs === null ? null : Math.round(clock.remainingMs),
    canAnswer: clock.canAnswer,
    canHandIn: clock.canHandIn,
    handInFrom: instantOf(clock.handInFromMs),
  };
}
