import fc from 'fast-check';
import { attemptClock, type Adjustment, type AttemptClock, type ClockTerms } from './attempt-clock';

const MINUTE = 60_000;
/** The session starts at minute 0 of this time line; all instants below are minutes on it. */
const START = Date.UTC(2026, 10, 20, 1, 0);
const at = (minute: number): number => START + minute * MINUTE;

const terms: ClockTerms = { durationMs: 90 * MINUTE, lateEntryMs: 15 * MINUTE, earliestHandInMs: 30 * MINUTE, lastMs: 15 * MINUTE };
const pause = (from: number, to: number | null): Adjustment => ({ kind: 'pause', startMs: at(from), endMs: to === null ? null : at(to) });
const extension = (minutes: number): Adjustment => ({ kind: 'extension', ms: minutes * MINUTE });

const running = (now: number, adjustments: Adjustment[] = [], t = terms): AttemptClock =>
  attemptClock(t, { state: 'running', sessionStartedAtMs: START }, adjustments, at(now));
const waiting = (now: number, adjustments: Adjustment[] = [], t = terms): AttemptClock =>
  attemptClock(t, { state: 'waiting', sessionStartedAtMs: START }, adjustments, at(now));

/** One millisecond, in minutes. */
const MS = 1 / MINUTE;

describe('a running attempt on its time line', () => {
  // Each interval is checked at its first and its last millisecond.
  const cases: [label: string, adjustments: Adjustment[], intervals: [phase: AttemptClock['phase'], from: number, to: number][]][] = [
    ['nothing happens', [], [['running', 0, 75], ['last-minutes', 75, 90], ['over', 90, 200]]],
    ['10 minutes more', [extension(10)], [['running', 0, 85], ['last-minutes', 85, 100], ['over', 100, 200]]],
    ['two extensions add up', [extension(10), extension(5)], [['running', 0, 90], ['last-minutes', 90, 105], ['over', 105, 200]]],
    ['one pause', [pause(20, 30)], [['running', 0, 20], ['paused', 20, 30], ['running', 30, 85], ['last-minutes', 85, 100], ['over', 100, 200]]],
    ['overlapping pauses count once', [pause(20, 30), pause(25, 35)], [['running', 0, 20], ['paused', 20, 35], ['running', 35, 90], ['last-minutes', 90, 105], ['over', 105, 200]]],
    ['a pause inside a pause adds nothing', [pause(20, 40), pause(25, 30)], [['paused', 20, 40], ['running', 40, 95], ['last-minutes', 95, 110], ['over', 110, 200]]],
    ['touching pauses are one', [pause(20, 30), pause(30, 40)], [['paused', 20, 40], ['last-minutes', 95, 110], ['over', 110, 200]]],
    ['a pause before the start adds nothing', [pause(-20, -5)], [['running', 0, 75], ['last-minutes', 75, 90], ['over', 90, 200]]],
    ['a pause over the start counts from the start', [pause(-5, 5)], [['paused', 0, 5], ['running', 5, 80], ['last-minutes', 80, 95], ['over', 95, 200]]],
    ['a pause after the end adds nothing', [pause(90, 100)], [['last-minutes', 75, 90], ['over', 90, 200]]],
    ['a pause in the last minutes', [pause(80, 85)], [['last-minutes', 75, 80], ['paused', 80, 85], ['last-minutes', 85, 95], ['over', 95, 200]]],
    ['a pause that an earlier pause brings before the end', [pause(20, 30), pause(95, 105)], [['last-minutes', 85, 95], ['paused', 95, 105], ['last-minutes', 105, 110], ['over', 110, 200]]],
    ['still paused', [pause(20, null)], [['running', 0, 20], ['paused', 20, 10_000]]],
    ['extension and pause', [extension(10), pause(20, 30)], [['paused', 20, 30], ['last-minutes', 95, 110], ['over', 110, 200]]],
  ];
  it.each(cases)('%s', (_label, adjustments, intervals) => {
    for (const [phase, from, to] of intervals) {
      expect([from, running(from, adjustments).phase]).toEqual([from, phase]);
      expect([to, running(to - MS, adjustments).phase]).toEqual([to, phase]);
    }
  });

  it('counts the working time down and freezes it in a pause', () => {
    expect(running(0).remainingMs).toBe(90 * MINUTE);
    expect(running(10).remainingMs).toBe(80 * MINUTE);
    expect(running(25, [pause(20, null)]).remainingMs).toBe(70 * MINUTE);
    expect(running(28, [pause(20, null)]).remainingMs).toBe(70 * MINUTE);
    expect(running(40, [pause(20, 30)]).remainingMs).toBe(60 * MINUTE);
    expect(running(90).remainingMs).toBe(0);
  });

  it('knows the end, except while paused', () => {
    expect(running(5).deadlineAtMs).toBe(at(90));
    expect(running(25, [pause(20, null)]).deadlineAtMs).toBeNull();
    expect(running(35, [pause(20, 30)]).deadlineAtMs).toBe(at(100));
  });

  it('lets answer only while it runs', () => {
    expect(running(0).canAnswer).toBe(true);
    expect(running(90 - MS).canAnswer).toBe(true);
    expect(running(90).canAnswer).toBe(false);
    expect(running(20, [pause(20, 30)]).canAnswer).toBe(false);
    expect(running(30, [pause(20, 30)]).canAnswer).toBe(true);
  });

  it('opens handing in at the earliest minute, later by pauses, and keeps it open to the end', () => {
    expect(running(30 - MS).canHandIn).toBe(false);
    expect(running(30).canHandIn).toBe(true);
    expect(running(35 - MS, [pause(10, 15)]).canHandIn).toBe(false);
    expect(running(35, [pause(10, 15)]).canHandIn).toBe(true);
    expect(running(80).canHandIn).toBe(true);
    expect(running(91).canHandIn).toBe(true);
    expect(running(20, [pause(20, 30)]).canHandIn).toBe(false);
  });

  it('opens handing in at the end at the latest, where the exam is shorter than the earliest minute', () => {
    const short = { ...terms, durationMs: 20 * MINUTE };
    expect(running(20 - MS, [], short).canHandIn).toBe(false);
    expect(running(20, [], short).canHandIn).toBe(true);
  });
});

describe('entering', () => {
  const allowed = (now: number, adjustments: Adjustment[] = [], t = terms): boolean => waiting(now, adjustments, t).canEnter;
  it('is open from the start to the limit, that instant included', () => {
    expect(allowed(-MS)).toBe(false);
    expect(allowed(0)).toBe(true);
    expect(allowed(15)).toBe(true);
    expect(allowed(15 + MS)).toBe(false);
  });
  it('with a limit of 0 is open at the start only', () => {
    const strict = { ...terms, lateEntryMs: 0 };
    expect(allowed(0, [], strict)).toBe(true);
    expect(allowed(MS, [], strict)).toBe(false);
  });
  it('can be granted longer, but not beyond the end', () => {
    const granted: Adjustment[] = [{ kind: 'late_entry', untilMs: at(40) }];
    expect(allowed(40, granted)).toBe(true);
    expect(allowed(40 + MS, granted)).toBe(false);
    expect(allowed(90 - MS, [{ kind: 'late_entry', untilMs: at(120) }])).toBe(true);
    expect(allowed(90, [{ kind: 'late_entry', untilMs: at(120) }])).toBe(false);
  });
  it('a grant shorter than the rule takes nothing away', () => {
    expect(allowed(15, [{ kind: 'late_entry', untilMs: at(5) }])).toBe(true);
  });
});

describe('before the start and after the end', () => {
  it('waits while the session has not started', () => {
    const clock = attemptClock(terms, { state: 'waiting', sessionStartedAtMs: null }, [], at(0));
    expect(clock).toMatchObject({ phase: 'waiting', deadlineAtMs: null, remainingMs: null, canEnter: false, canAnswer: false });
  });
  it.each(['handed_in', 'forced', 'void'] as const)('nothing is possible once %s', (state) => {
    const clock = attemptClock(terms, { state, sessionStartedAtMs: START }, [], at(40));
    expect(clock).toMatchObject({ phase: 'closed', remainingMs: 0, canEnter: false, canAnswer: false, canHandIn: false });
  });
  it('whoever has handed in leaves before the last minutes or after the end, not between', () => {
    const leave = (now: number): boolean => attemptClock(terms, { state: 'handed_in', sessionStartedAtMs: START }, [], at(now)).mayLeave;
    expect([leave(75 - MS), leave(75), leave(90 - MS), leave(90)]).toEqual([true, false, false, true]);
  });
});

describe('in general', () => {
  const adjustments = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('extension' as const), ms: fc.integer({ min: 0, max: 30 * MINUTE }) }),
      fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 0, max: 30 })).map(([from, long]) => pause(from, from + long)),
    ),
    { maxLength: 8 },
  );
  it('the end lies exactly the allotted working time after the start, whatever the pauses', () => {
    fc.assert(fc.property(adjustments, fc.integer({ min: 0, max: 400 }), (list, minute) => {
      const clock = running(minute, list);
      const end = clock.deadlineAtMs as number;
      expect(running((end - START) / MINUTE, list).phase).toBe('over');
      expect(running((end - START) / MINUTE - MS, list).phase).not.toBe('over');
      expect(running((end - START) / MINUTE - MS, list).remainingMs).toBeLessThanOrEqual(1);
    }));
  });
  it('the order of adjustments does not matter', () => {
    fc.assert(fc.property(adjustments, fc.integer({ min: -10, max: 400 }), (list, minute) => {
      expect(running(minute, [...list].reverse())).toEqual(running(minute, list));
    }));
  });
  it('remaining time never grows as time passes', () => {
    fc.assert(fc.property(adjustments, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }), (list, minute, later) => {
      expect(running(minute + later, list).remainingMs as number).toBeLessThanOrEqual(running(minute, list).remainingMs as number);
    }));
  });
});
