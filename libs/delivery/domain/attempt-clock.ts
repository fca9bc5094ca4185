import type { AttemptStateName, ClockPhase } from '@kaowu/contracts';
import { lengthMs, type Interval } from '@kaowu/kernel';

/** The times of a session, frozen into it when it is prepared (from the exam plan and its rule set). */
export interface ClockTerms {
  readonly durationMs: number;
  /** How long after the start a late candidate may still begin (0: not at all). */
  readonly lateEntryMs: number;
  /** How long after the start handing in opens. */
  readonly earliestHandInMs: number;
  /** In this span before the end nobody leaves the room; handing in stays possible. */
  readonly lastMs: number;
}

/** What the clock needs to know of an attempt. */
export interface ClockState {
  readonly state: AttemptStateName;
  /** When the session started, for all alike; null before. A late candidate's time runs from here too. */
  readonly sessionStartedAtMs: number | null;
}

/** What people have changed about the time of one attempt. */
export type Adjustment =
  | { readonly kind: 'extension'; readonly ms: number }
  | { readonly kind: 'pause'; readonly startMs: number; /** null: still paused */ readonly endMs: number | null }
  | { readonly kind: 'late_entry'; readonly untilMs: number };

/** The attempt's time at one instant. */
export interface AttemptClock {
  readonly phase: ClockPhase;
  /** Null before the start and while paused, when the end is not known. */
  readonly deadlineAtMs: number | null;
  /** Working time left; frozen while paused; null before the start; 0 once closed. */
  readonly remainingMs: number | null;
  /** Null before the start. */
  readonly handInFromMs: number | null;
  /** Until when this candidate may begin (that instant included); null before the start. */
  readonly entryUntilMs: number | null;
  readonly canEnter: boolean;
  readonly canAnswer: boolean;
  readonly canHandIn: boolean;
  readonly mayLeave: boolean;
}

/** Overlapping and touching pauses as one each, in order of time; an open pause ends at infinity. */
function mergedPauses(adjustments: readonly Adjustment[]): Interval[] {
  const pauses = adjustments
    .flatMap((a) => (a.kind === 'pause' ? [{ startMs: a.startMs, endMs: a.endMs ?? Infinity }] : []))
    .filter((p) => lengthMs(p) > 0)
    .sort((a, b) => a.startMs - b.startMs);
  const merged: Interval[] = [];
  for (const pause of pauses) {
    const last = merged.at(-1);
    if (last && pause.startMs <= last.endMs) merged[merged.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, pause.endMs) };
    else merged.push(pause);
  }
  return merged;
}

/** When `workMs` of unpaused time after `startMs` have passed; infinite while a pause before that is still open. */
function instantAfter(startMs: number, workMs: number, pauses: readonly Interval[]): number {
  let at = startMs + workMs;
  for (const pause of pauses) {
    if (pause.startMs >= at) break;
    at += lengthMs({ startMs: Math.max(pause.startMs, startMs), endMs: pause.endMs });
  }
  return at;
}

/** Unpaused time between two instants. */
const workedMs = (fromMs: number, untilMs: number, pauses: readonly Interval[]): number =>
  Math.max(0, untilMs - fromMs) -
  pauses.reduce((sum, p) => sum + lengthMs({ startMs: Math.max(p.startMs, fromMs), endMs: Math.min(p.endMs, untilMs) }), 0);

const BEFORE: AttemptClock = {
  phase: 'waiting', deadlineAtMs: null, remainingMs: null, handInFromMs: null, entryUntilMs: null,
  canEnter: false, canAnswer: false, canHandIn: false, mayLeave: false,
};

/**
 * The one rule of time: start, late entry, extensions, pauses (each instant counted once), earliest hand-in, the last
 * minutes and the end, for any attempt at any instant. All spans include their start and exclude their end, except
 * that entry is allowed at the very instant of its limit ("within 15 minutes").
 *
 * The minutes come from the rule set (domain rules, "Exam day": late entry 0–30, earliest hand-in 30–120, nobody
 * leaves in the last 15).
 */
export function attemptClock(
  terms: ClockTerms, attempt: ClockState, adjustments: readonly Adjustment[], nowMs: number,
): AttemptClock {
  const startMs = attempt.sessionStartedAtMs;
  const closed = attempt.state !== 'waiting' && attempt.state !== 'running';
  if (startMs === null) return closed ? { ...BEFORE, phase: 'closed', mayLeave: true } : BEFORE;

  const pauses = mergedPauses(adjustments);
  const allottedMs = terms.durationMs + adjustments.reduce((sum, a) => sum + (a.kind === 'extension' ? a.ms : 0), 0);
  const endMs = instantAfter(startMs, allottedMs, pauses);
  const handInFromMs = instantAfter(startMs, Math.min(terms.earliestHandInMs, allottedMs), pauses);
  const entryUntilMs = Math.max(startMs + terms.lateEntryMs, ...adjustments.map((a) => (a.kind === 'late_entry' ? a.untilMs : -Infinity)));
  const remainingMs = Math.max(0, allottedMs - workedMs(startMs, nowMs, pauses));
  const paused = pauses.some((p) => nowMs >= p.startMs && nowMs < p.endMs && p.startMs < endMs);

  const known = {
    deadlineAtMs: Number.isFinite(endMs) ? endMs : null,
    handInFromMs: Number.isFinite(handInFromMs) ? handInFromMs : null,
    entryUntilMs,
  };
  if (closed) return { ...known, phase: 'closed', remainingMs: 0, canEnter: false, canAnswer: false, canHandIn: false, mayLeave: nowMs < endMs - terms.lastMs || nowMs >= endMs };
  if (attempt.state === 'waiting') {
    const canEnter = nowMs >= startMs && nowMs <= entryUntilMs && nowMs < endMs;
    return { ...known, phase: nowMs >= endMs ? 'over' : 'waiting', remainingMs, canEnter, canAnswer: false, canHandIn: false, mayLeave: false };
  }
  if (paused) return { ...known, phase: 'paused', remainingMs, canEnter: false, canAnswer: false, canHandIn: false, mayLeave: false };
  if (nowMs >= endMs) return { ...known, phase: 'over', remainingMs: 0, canEnter: false, canAnswer: false, canHandIn: true, mayLeave: true };
  const last = remainingMs <= terms.lastMs;
  return {
    ...known, phase: last ? 'last-minutes' : 'running', remainingMs,
    canEnter: false, canAnswer: true, canHandIn: nowMs >= handInFromMs, mayLeave: false,
  };
}
