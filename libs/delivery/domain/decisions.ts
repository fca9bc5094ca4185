import type { AttemptStateName, DeliveryState, Problem } from '@kaowu/contracts';
import { beijingMinute, grant, minutesBefore, refuse, type Decision } from '@kaowu/kernel';
import type { AttemptClock, ClockTerms } from './attempt-clock';

const MINUTE_MS = 60_000;

/** What decides whether a person may sign in at a machine. */
export interface EntryFacts {
  readonly checkedIn: boolean;
  readonly absent: boolean;
  /** Null where the session has not been prepared. */
  readonly attempt: { readonly state: AttemptStateName; readonly clock: AttemptClock } | null;
  readonly terms: ClockTerms | null;
}

/**
 * Whether a candidate who gave the right ticket and ID number may sign in: checked in by an invigilator first (rules,
 * "Exam day": three-way match), not recorded as absent, and within the late entry limit unless already under way.
 * Whoever has handed in may come back to read the receipt. Refuses `entry.not-checked-in`, `entry.absent`,
 * `entry.not-open`, `entry.too-late`.
 */
export function canSignIn(facts: EntryFacts): Decision<'enter' | 'read-receipt', Problem> {
  const { attempt, terms } = facts;
  if (attempt && (attempt.state === 'handed_in' || attempt.state === 'forced')) return grant('read-receipt');
  if (facts.absent) return refuse({ code: 'entry.absent' });
  if (!facts.checkedIn) return refuse({ code: 'entry.not-checked-in' });
  if (!attempt || !terms || attempt.state === 'void') return refuse({ code: 'entry.not-open' });
  const started = attempt.clock.entryUntilMs !== null;
  if (attempt.state === 'waiting' && started && !attempt.clock.canEnter) return refuse({ code: 'entry.too-late', params: { minutes: terms.lateEntryMs / MINUTE_MS } });
  return grant('enter');
}

/** What decides whether a paper may be handed in by the candidate. */
export interface HandInFacts {
  readonly state: AttemptStateName;
  readonly clock: AttemptClock;
  readonly terms: ClockTerms;
  /** Device epoch of the caller and of the attempt. */
  readonly epoch: number;
  readonly currentEpoch: number;
  /** Highest event number that the device has seen acknowledged, and that the server holds. */
  readonly upToN: number;
  readonly lastN: number;
}

/**
 * Whether the candidate may hand in now. Refuses `attempt.not-started`, `attempt.moved`, `attempt.paused`,
 * `attempt.too-early`, and `attempt.answers-unsent` when the device counts on answers that are not here.
 */
export function canHandIn(f: HandInFacts): Decision<true, Problem> {
  if (f.state === 'waiting') return refuse({ code: 'attempt.not-started' });
  if (f.state !== 'running') return refuse({ code: 'attempt.closed' });
  if (f.epoch !== f.currentEpoch) return refuse({ code: 'attempt.moved' });
  if (f.clock.phase === 'paused') return refuse({ code: 'attempt.paused' });
  if (!f.clock.canHandIn) return refuse({ code: 'attempt.too-early', params: { minutes: f.terms.earliestHandInMs / MINUTE_MS } });
  if (f.upToN > f.lastN) return refuse({ code: 'attempt.answers-unsent' });
  return grant(true);
}

/**
 * Whether a session may start. Refuses `delivery.already-started`, `delivery.closed` and, while the papers are sealed,
 * `delivery.papers-not-released` (custody: nobody opens them before the start, two people release them); before the
 * planned start also `delivery.before-plan`, unless who starts it said that it is on purpose (`early`).
 */
export function canStart(state: DeliveryState, papersReleased: boolean, plan: { readonly startsAt: Date; readonly now: Date; readonly early: boolean }): Decision<true, Problem> {
  if (state === 'running') return refuse({ code: 'delivery.already-started' });
  if (state === 'closed') return refuse({ code: 'delivery.closed' });
  if (!papersReleased) return refuse({ code: 'delivery.papers-not-released' });
  const minutes = minutesBefore(plan.startsAt, plan.now);
  if (minutes > 0 && !plan.early) return refuse({ code: 'delivery.before-plan', params: { planned: beijingMinute(plan.startsAt), minutes } });
  return grant(true);
}

/** Whether a session may be closed: it is running and nobody is answering. Refuses otherwise, with how many are. */
export function canClose(state: DeliveryState, running: number): Decision<true, Problem> {
  if (state === 'prepared') return refuse({ code: 'delivery.not-running' });
  if (state === 'closed') return refuse({ code: 'delivery.closed' });
  return running > 0 ? refuse({ code: 'delivery.attempts-running', params: { count: running } }) : grant(true);
}

/** An act of the invigilators on one attempt. */
export type AttemptAct = 'extend' | 'pause' | 'resume' | 'force' | 'grant-late-entry';

/**
 * Whether an act fits the attempt's state. Time may be added before and during the attempt; only who answers can be
 * paused (while there is time left to freeze) or collected; late entry is for those who still wait.
 */
export function canAct(
  act: AttemptAct, attempt: { readonly state: AttemptStateName; readonly paused: boolean; readonly over: boolean },
): Decision<true, Problem> {
  const { state, paused, over } = attempt;
  if (state !== 'waiting' && state !== 'running') return refuse({ code: 'attempt.closed' });
  switch (act) {
    case 'extend':
      return grant(true);
    case 'grant-late-entry':
      return state === 'waiting' ? grant(true) : refuse({ code: 'attempt.already-running' });
    case 'force':
      return state === 'running' ? grant(true) : refuse({ code: 'attempt.not-started' });
    case 'pause':
      if (state !== 'running') return refuse({ code: 'attempt.not-started' });
      if (over) return refuse({ code: 'attempt.time-over' });
      return paused ? refuse({ code: 'attempt.paused' }) : grant(true);
    case 'resume':
      return paused ? grant(true) : refuse({ code: 'attempt.not-paused' });
  }
}
