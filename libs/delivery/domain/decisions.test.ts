import type { AttemptStateName } from '@kaowu/contracts';
import { attemptClock, type ClockTerms } from './attempt-clock';
import { canAct, canClose, canHandIn, canSignIn, canStart, type AttemptAct } from './decisions';

const MINUTE = 60_000;
const terms: ClockTerms = { durationMs: 90 * MINUTE, lateEntryMs: 15 * MINUTE, earliestHandInMs: 30 * MINUTE, lastMs: 15 * MINUTE };
const clockAt = (state: AttemptStateName, minute: number | null, now = 0) =>
  attemptClock(terms, { state, sessionStartedAtMs: minute === null ? null : 0 }, [], (minute ?? now) * MINUTE);
const said = (d: { ok: boolean; problem?: { code: string }; value?: unknown }): unknown => (d.ok ? d.value : d.problem?.code);

describe('signing in', () => {
  const waitingAt = (minute: number | null) => ({ state: 'waiting' as const, clock: clockAt('waiting', minute) });
  const base = { checkedIn: true, absent: false, terms };
  it.each([
    ['before the start', { ...base, attempt: waitingAt(null) }, 'enter'],
    ['at the late limit', { ...base, attempt: waitingAt(15) }, 'enter'],
    ['after the late limit', { ...base, attempt: waitingAt(15.001) }, 'entry.too-late'],
    ['not checked in', { ...base, checkedIn: false, attempt: waitingAt(null) }, 'entry.not-checked-in'],
    ['recorded as absent', { ...base, absent: true, attempt: waitingAt(null) }, 'entry.absent'],
    ['session not prepared', { ...base, attempt: null, terms: null }, 'entry.not-open'],
    ['under way, long after the late limit', { ...base, attempt: { state: 'running' as const, clock: clockAt('running', 60) } }, 'enter'],
    ['handed in', { ...base, attempt: { state: 'handed_in' as const, clock: clockAt('handed_in', 60) } }, 'read-receipt'],
    ['never came, session closed', { ...base, attempt: { state: 'void' as const, clock: clockAt('void', 95) } }, 'entry.not-open'],
  ])('%s', (_name, facts, expected) => expect(said(canSignIn(facts))).toBe(expected));
});

describe('handing in', () => {
  const base = { state: 'running' as AttemptStateName, clock: clockAt('running', 40), terms, epoch: 2, currentEpoch: 2, upToN: 7, lastN: 7 };
  it.each([
    ['all sent, late enough', base, true],
    ['a minute too early', { ...base, clock: clockAt('running', 29) }, 'attempt.too-early'],
    ['at the earliest minute', { ...base, clock: clockAt('running', 30) }, true],
    ['from a machine that was left', { ...base, epoch: 1 }, 'attempt.moved'],
    ['with answers that the server does not hold', { ...base, upToN: 8 }, 'attempt.answers-unsent'],
    ['the server holds more than the device knows', { ...base, upToN: 6 }, true],
    ['before the start', { ...base, state: 'waiting' as const }, 'attempt.not-started'],
    ['a second time', { ...base, state: 'handed_in' as const }, 'attempt.closed'],
    ['just after the end', { ...base, clock: clockAt('running', 90) }, true],
  ])('%s', (_name, facts, expected) => expect(said(canHandIn(facts))).toBe(expected));
});

it('a session starts once, with released papers', () => {
  const plan = { startsAt: new Date(1_000), now: new Date(1_000), early: false };
  expect([canStart('prepared', true, plan), canStart('prepared', false, plan), canStart('running', true, plan), canStart('closed', true, plan)].map(said))
    .toEqual([true, 'delivery.papers-not-released', 'delivery.already-started', 'delivery.closed']);
});

it.each([
  ['at its planned time', '2026-11-28T01:00:00Z', false, true],
  ['after it', '2026-11-28T01:20:00Z', false, true],
  ['a second before it', '2026-11-28T00:59:59Z', false, { planned: '2026-11-28 09:00', minutes: 1 }],
  ['eleven minutes before it', '2026-11-28T00:49:00Z', false, { planned: '2026-11-28 09:00', minutes: 11 }],
  ['eleven minutes before it, on purpose', '2026-11-28T00:49:00Z', true, true],
])('a session planned for 09:00 starts %s', (_name, now, early, expected) => {
  const start = canStart('prepared', true, { startsAt: new Date('2026-11-28T01:00:00Z'), now: new Date(now), early });
  expect(start.ok || start.problem).toEqual(expected === true ? true : { code: 'delivery.before-plan', params: expected });
});

it('a session closes once nobody answers', () => {
  expect([canClose('running', 0), canClose('running', 1), canClose('prepared', 0), canClose('closed', 0)].map(said))
    .toEqual([true, 'delivery.attempts-running', 'delivery.not-running', 'delivery.closed']);
});

describe('acts of the invigilators', () => {
  const table: [AttemptAct, Record<string, unknown>][] = [
    ['extend', { waiting: true, running: true, paused: true, handed_in: 'attempt.closed', forced: 'attempt.closed' }],
    ['pause', { waiting: 'attempt.not-started', running: true, paused: 'attempt.paused', handed_in: 'attempt.closed', forced: 'attempt.closed' }],
    ['resume', { waiting: 'attempt.not-paused', running: 'attempt.not-paused', paused: true, handed_in: 'attempt.closed', forced: 'attempt.closed' }],
    ['force', { waiting: 'attempt.not-started', running: true, paused: true, handed_in: 'attempt.closed', forced: 'attempt.closed' }],
    ['grant-late-entry', { waiting: true, running: 'attempt.already-running', paused: 'attempt.already-running', handed_in: 'attempt.closed', forced: 'attempt.closed' }],
  ];
  it.each(table)('%s', (act, expected) => {
    for (const [name, result] of Object.entries(expected)) {
      const attempt = name === 'paused' ? { state: 'running' as const, paused: true, over: false } : { state: name as AttemptStateName, paused: false, over: false };
      expect([name, said(canAct(act, attempt))]).toEqual([name, result]);
    }
  });
  it('what is over cannot be paused, but can be extended', () => {
    const over = { state: 'running' as const, paused: false, over: true };
    expect([said(canAct('pause', over)), said(canAct('extend', over))]).toEqual(['attempt.time-over', true]);
  });
});
