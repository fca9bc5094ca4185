import fc from 'fast-check';
import type { RunState } from '@kaowu/contracts';
import type { Comparison } from './compare';
import { gatesOf } from './gates';
import type { PipelineFacts, RunFacts } from './gates';
import type { PartScore } from './part-score';
import { RUN_STEPS, STEP_ORDER, mayCompute, nextState } from './run-machine';
import { drawSample } from './sample';
import { countVerdicts, partStatistics, shareOf } from './statistics';
import { verdictOf } from './verdict';
import { checkCalendar, dayOf, isWorkingDay, startOfDay, windowCloses } from './working-days';

const part = (points: number | null, over: Partial<PartScore> = {}): PartScore => ({ candidateId: 'c', part: 'theory', status: points === null ? 'missing' : 'scored', points, failedByFatal: false, voided: false, lines: [], gap: null, ...over });

describe('verdict: each part at least 60, no averaging (D4)', () => {
  const cases: [string, PartScore[], string][] = [
    ['60.00 passes', [part(6000)], 'passed'],
    ['59.99 fails', [part(5999)], 'failed'],
    ['100 does not carry 59.99', [part(10_000), part(5999)], 'failed'],
    ['a fatal item fails the part whatever the points', [part(9000, { failedByFatal: true })], 'failed'],
    ['a void part fails beside a good one', [part(9000), part(0, { voided: true })], 'failed'],
    ['a void part and one not attended is failed, not absent', [part(0, { voided: true }), part(null, { status: 'absent' })], 'failed'],
    ['absent from one part fails', [part(9000), part(null, { status: 'absent' })], 'failed'],
    ['absent from all is absent', [part(null, { status: 'absent' })], 'absent'],
    ['a missing mark leaves it open', [part(9000), part(null)], 'incomplete'],
    ['nothing is incomplete', [], 'incomplete'],
  ];
  test.each(cases)('%s', (_, scores, expected) => expect(verdictOf(scores, 6000)).toBe(expected));
  test('void is not passed where 0 points would do', () => expect([verdictOf([part(0)], 0), verdictOf([part(0, { voided: true })], 0)]).toEqual(['passed', 'failed']));
});

describe('the run machine', () => {
  test('steps form one line from computed to issued', () => {
    let state: RunState = 'computed';
    for (const step of STEP_ORDER) {
      expect(RUN_STEPS[step].from).toBe(state);
      state = RUN_STEPS[step].to;
    }
    expect(state).toBe('issued');
  });
  test('a step out of order is refused', () => expect(nextState('computed', 'release')).toMatchObject({ ok: false, problem: { code: 'results.step-out-of-order' } }));
  test.each([
    [null, undefined, true], ['computed', undefined, false], ['computed', 'objection upheld', true],
    ['publicised', 'objection upheld', true], ['filed', 'objection upheld', false], ['issued', 'x', false],
  ] as const)('compute over %s with reason %s: %s', (state, reason, ok) => expect(mayCompute(state, reason).ok).toBe(ok));
});

describe('gates', () => {
  const agree: Comparison = { candidateId: 'c', part: 'theory', firstStatus: 'scored', secondStatus: 'scored', first: 6000, second: 6000, difference: 0, at: [], agrees: true };
  const run = (over: Partial<RunFacts> = {}): RunFacts => ({
    state: 'computed', inputsUnchanged: true, comparisons: [agree], unusable: [], checksNeeded: 1,
    checks: [{ candidateId: 'c', part: 'theory', own: 6000, computed: 6000 }], signatures: new Set(['totaller', 'reviewer']), closesAt: null, objections: [], ...over,
  });
  const open = { reference: 'V-1', candidateId: 'c', part: 'practical', tierZh: '警告并扣 10 分', tierEn: 'Warning and 10 points off' } as const;
  const now = new Date('2026-11-20T02:00:00Z');
  const facts = (r: RunFacts | null, over: Partial<PipelineFacts> = {}): PipelineFacts => ({ now, round: { name: 'R', finished: true }, run: r, labels: new Map([['c', '王一']]), marksMissing: [], openViolations: [], laterViolations: [], correctionsDue: [], ...over });
  const current = (f: PipelineFacts) => gatesOf(f).find((g) => g.state === 'open' || g.state === 'blocked');

  const cases: [string, PipelineFacts, string, string, string[]][] = [
    ['no run, all marked: compute', facts(null), 'compute', 'open', []],
    ['no run, round still on', facts(null, { round: { name: 'R', finished: false } }), 'compute', 'blocked', ['results.gate-round-open']],
    ['no run, a mark is missing', facts(null, { marksMissing: [{ candidateId: 'c', part: 'theory', reason: 'x' }] }), 'compute', 'blocked', ['results.gate-mark-missing']],
    ['no run, a violation is not closed', facts(null, { openViolations: [open] }), 'compute', 'blocked', ['results.gate-violation-open']],
    ['a violation is reported after the computation', facts(run({ state: 'computed' }), { openViolations: [open] }), 'review', 'blocked', ['results.gate-violation-open']],
    ['a violation is reported after the review', facts(run({ state: 'reviewed' }), { openViolations: [open] }), 'release', 'blocked', ['results.gate-violation-open']],
    ['all in order: review', facts(run()), 'review', 'open', []],
    ['a difference of one hundredth', facts(run({ comparisons: [{ ...agree, second: 6001, difference: 1, agrees: false }] })), 'review', 'blocked', ['results.gate-difference']],
    ['a check is missing and nobody signed', facts(run({ checks: [], signatures: new Set() })), 'review', 'blocked', ['results.gate-check-missing', 'results.gate-totals-unsigned', 'results.gate-review-unsigned']],
    ['a person adds up differently', facts(run({ checks: [{ candidateId: 'c', part: 'theory', own: 5900, computed: 6000 }] })), 'review', 'blocked', ['results.gate-check-differs']],
    ['marks changed after the computation', facts(run({ state: 'reviewed', inputsUnchanged: false })), 'release', 'blocked', ['results.gate-marks-changed']],
    ['released by the head', facts(run({ state: 'released', signatures: new Set(['totaller', 'reviewer', 'head']) })), 'publicise', 'open', []],
    ['one millisecond before the window closes', facts(run({ state: 'publicised', closesAt: new Date(now.getTime() + 1) })), 'file', 'blocked', ['results.gate-window-open']],
    ['as the window closes', facts(run({ state: 'publicised', closesAt: now })), 'file', 'open', []],
    ['an objection waits', facts(run({ state: 'publicised', closesAt: now, objections: [{ candidateId: 'c', state: 'open' }] })), 'file', 'blocked', ['results.gate-objection-open']],
    ['an upheld objection asks for a new run', facts(run({ state: 'publicised', closesAt: now, objections: [{ candidateId: 'c', state: 'upheld' }] })), 'file', 'blocked', ['results.gate-correction-due']],
    ['a violation was reported after the publication', facts(run({ state: 'publicised', closesAt: now }), { openViolations: [open] }), 'file', 'blocked', ['results.gate-violation-open']],
    ['it was decided, and the published results do not hold it', facts(run({ state: 'publicised', closesAt: now }), { laterViolations: [open] }), 'file', 'blocked', ['results.gate-violation-later']],
    ['an upheld objection whose mark is not corrected waits for that', facts(run({ state: 'publicised', closesAt: now, objections: [{ candidateId: 'c', part: 'theory', state: 'upheld' }] }), { correctionsDue: [{ candidateId: 'c', part: 'theory' }] }), 'file', 'blocked', ['results.gate-correction-missing']],
    ['another part of the candidate being corrected is not this one', facts(run({ state: 'publicised', closesAt: now, objections: [{ candidateId: 'c', part: 'practical', state: 'upheld' }] }), { correctionsDue: [{ candidateId: 'c', part: 'theory' }] }), 'file', 'blocked', ['results.gate-correction-due']],
    ['an upheld objection that changes no score does not hold', facts(run({ state: 'publicised', closesAt: now, objections: [{ candidateId: 'c', part: 'theory', state: 'upheld', scoreStands: true }] })), 'file', 'open', []],
    ['no new computation before the mark is corrected', facts(null, { correctionsDue: [{ candidateId: 'c', part: 'theory' }] }), 'compute', 'blocked', ['results.gate-correction-missing']],
    ['a dismissed objection does not hold', facts(run({ state: 'publicised', closesAt: now, objections: [{ candidateId: 'c', state: 'dismissed' }] })), 'file', 'open', []],
  ];
  test.each(cases)('%s', (_, f, step, state, codes) => {
    expect(current(f)).toMatchObject({ step, state });
    expect(current(f)?.items.map((i) => i.code)).toEqual(codes);
  });
  test('the difference names who, what, where and both figures', () => {
    const gate = current(facts(run({ comparisons: [{ ...agree, second: 6001, difference: 1, at: ['3'], agrees: false }] })));
    expect(gate?.items[0]).toEqual({ code: 'results.gate-difference', params: { who: '王一', part: '理论知识', partEn: 'Theory', first: '60', second: '60.01', at: '第 3 题', atEn: 'question 3' }, candidateId: 'c', part: 'theory' });
  });
  test('an open violation names who, where, which tier and which incident', () =>
    expect(current(facts(null, { openViolations: [open] }))?.items[0]).toEqual({
      code: 'results.gate-violation-open', candidateId: 'c', part: 'practical',
      params: { who: '王一', part: '操作技能', partEn: 'Practical', tier: '警告并扣 10 分', tierEn: 'Warning and 10 points off', reference: 'V-1' },
    }));
  test('after issue every gate is passed', () => expect(gatesOf(facts(run({ state: 'issued' }))).every((g) => g.state === 'passed')).toBe(true));
});

describe('objection window in working days (D54)', () => {
  const plain = { daysOff: [], workedWeekendDays: [] };
  const at = (text: string): Date => new Date(text);
  const cases: [string, string, number, typeof plain | { daysOff: string[]; workedWeekendDays: string[] }, string][] = [
    ['Friday, 5 days: end of next Friday', '2026-11-20T10:00:00+08:00', 5, plain, '2026-11-28T00:00:00+08:00'],
    ['Monday, 5 days: over the weekend to next Monday', '2026-11-16T10:00:00+08:00', 5, plain, '2026-11-24T00:00:00+08:00'],
    ['Saturday counts from Monday', '2026-11-21T10:00:00+08:00', 1, plain, '2026-11-24T00:00:00+08:00'],
    ['late evening is still that day in the zone', '2026-11-20T23:59:59+08:00', 1, plain, '2026-11-24T00:00:00+08:00'],
    ['one second later is the next day', '2026-11-21T00:00:00+08:00', 1, plain, '2026-11-24T00:00:00+08:00'],
    ['a day off is not counted', '2026-11-20T10:00:00+08:00', 1, { daysOff: ['2026-11-23'], workedWeekendDays: [] }, '2026-11-25T00:00:00+08:00'],
    ['a worked Saturday is counted', '2026-11-20T10:00:00+08:00', 1, { daysOff: [], workedWeekendDays: ['2026-11-21'] }, '2026-11-22T00:00:00+08:00'],
    ['no window', '2026-11-20T10:00:00+08:00', 0, plain, '2026-11-20T10:00:00+08:00'],
  ];
  test.each(cases)('%s', (_, from, days, calendar, until) => expect(windowCloses(at(from), days, calendar)).toEqual(at(until)));
  test('a worked Wednesday is no exchange day', () => expect(checkCalendar({ daysOff: [], workedWeekendDays: ['2026-11-25'] }).ok).toBe(false));
  test('exactly n working days lie between publication and close', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 30 }), (offset, n) => {
        const published = new Date(Date.parse('2026-01-01T04:00:00Z') + offset * 86_400_000);
        const closes = windowCloses(published, n, plain);
        let worked = 0;
        for (let t = startOfDay(dayOf(published)).getTime() + 86_400_000; t < closes.getTime(); t += 86_400_000) {
          if (isWorkingDay(dayOf(new Date(t)), plain)) worked++;
        }
        expect(worked).toBe(n);
        expect(isWorkingDay(dayOf(new Date(closes.getTime() - 1)), plain)).toBe(true);
      }),
    );
  });
});

describe('sample and statistics', () => {
  const sheets = Array.from({ length: 61 }, (_, i) => ({ candidateId: `c${i}`, part: 'theory' as const }));
  test('at least the share, rounded up, the same for the same run, whatever the order', () => {
    expect(drawSample('run', sheets, 20)).toHaveLength(13);
    expect(drawSample('run', sheets, 0)).toEqual([]);
    expect(drawSample('run', [...sheets].reverse(), 20)).toEqual(drawSample('run', sheets, 20));
    expect(drawSample('other', sheets, 20)).not.toEqual(drawSample('run', sheets, 20));
  });
  test('figures of a part', () => {
    const s = partStatistics('theory', [part(6000), part(5999), part(10_000), part(null, { status: 'absent' })], 6000);
    expect(s).toMatchObject({ scored: 3, absent: 1, passed: 2, mean: 7333, median: 6000, lowest: 5999, highest: 10_000 });
    expect(s.bands.map((b) => b.count)).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 0, 1]);
    expect(partStatistics('review', [], 6000)).toMatchObject({ mean: null, median: null, lowest: null });
  });
  test('shares', () => expect([shareOf(1, 3), shareOf(2, 3), shareOf(0, 0), countVerdicts(['passed', 'absent']).passed]).toEqual([3333, 6667, null, 1]));
});
