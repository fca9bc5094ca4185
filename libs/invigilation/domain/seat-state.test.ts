import { seatNow, SEAT_STATE_CODES, stationNow, type SeatEvidence, type SeatState, type WallLimits } from '@kaowu/contracts';
import fc from 'fast-check';

const at = (minutes: number, seconds = 0): string => new Date(Date.UTC(2026, 10, 20, 9, minutes, seconds)).toISOString();
const ms = (minutes: number, seconds = 0): number => Date.parse(at(minutes, seconds));

const limits: WallLimits = { disconnectedAfterMs: 4_000, silenceMs: 10 * 60_000 };
const ENTRY_ENDS = ms(15);

const fresh: SeatEvidence = {
  checkedInAt: null, absent: false, attemptState: null, signedIn: false, connected: false, lastHeardAt: null,
  lastAnswerAt: null, startedAt: null, paused: false, handedInAt: null, openIncidents: 0,
};
const running: SeatEvidence = {
  ...fresh, checkedInAt: at(-10), attemptState: 'running', signedIn: true, connected: true, lastHeardAt: at(20),
  lastAnswerAt: at(20), startedAt: at(0),
};

const cases: readonly (readonly [name: string, seat: SeatEvidence, nowMs: number, state: SeatState, sinceMs?: number | null])[] = [
  ['nobody yet', fresh, ms(-30), 'expected'],
  ['a moment before entry ends', fresh, ENTRY_ENDS - 1, 'expected'],
  ['at the instant entry ends', fresh, ENTRY_ENDS, 'absent'],
  ['marked absent before that', { ...fresh, absent: true }, ms(5), 'absent'],
  ['checked in', { ...fresh, checkedInAt: at(-5) }, ms(-1), 'checked_in', ms(-5)],
  ['checked in with an attempt prepared, not signed in', { ...fresh, checkedInAt: at(-5), attemptState: 'waiting' }, ms(-1), 'checked_in', ms(-5)],
  ['signed in and waiting', { ...fresh, checkedInAt: at(-5), attemptState: 'waiting', signedIn: true, connected: true }, ms(-1), 'waiting'],
  ['waiting and gone', { ...fresh, checkedInAt: at(-5), attemptState: 'waiting', signedIn: true, lastHeardAt: at(-3) }, ms(-1), 'disconnected', ms(-3)],
  ['answering', running, ms(21), 'answering', ms(0)],
  ['gone for less than the limit', { ...running, connected: false }, ms(20, 3), 'answering', ms(0)],
  ['gone for the limit', { ...running, connected: false }, ms(20, 4), 'disconnected', ms(20)],
  ['gone and never heard of', { ...running, connected: false, lastHeardAt: null }, ms(21), 'disconnected', null],
  ['silent just under the limit', { ...running, lastHeardAt: at(29) }, ms(30) - 1, 'answering', ms(0)],
  ['silent for the limit', { ...running, lastHeardAt: at(29) }, ms(30), 'attention', ms(20)],
  ['silent from the start', { ...running, lastAnswerAt: null }, ms(10), 'attention', ms(0)],
  ['an open incident', { ...running, openIncidents: 1 }, ms(21), 'attention', null],
  ['an incident of a machine that is gone', { ...running, openIncidents: 1, connected: false }, ms(25), 'disconnected', ms(20)],
  ['paused', { ...running, paused: true }, ms(21), 'paused'],
  ['paused and gone', { ...running, paused: true, connected: false }, ms(40), 'paused'],
  ['handed in', { ...running, attemptState: 'handed_in', handedInAt: at(50), connected: false }, ms(55), 'handed_in', ms(50)],
  ['collected', { ...running, attemptState: 'forced', handedInAt: at(60) }, ms(61), 'forced', ms(60)],
  ['void', { ...fresh, attemptState: 'void' }, ms(61), 'absent'],
  ['handed in with an incident still open', { ...running, attemptState: 'handed_in', handedInAt: at(50), openIncidents: 1 }, ms(55), 'handed_in', ms(50)],
];

describe('seatNow', () => {
  test.each(cases.map(([name, ...rest]) => ({ name, rest })))('$name', ({ rest: [seat, nowMs, state, sinceMs] }) => {
    const now = seatNow(seat, ENTRY_ENDS, limits, nowMs);
    expect(now.state).toBe(state);
    if (sinceMs !== undefined) expect(now.sinceMs).toBe(sinceMs);
  });

  test('says why it draws attention', () => {
    expect(seatNow({ ...running, openIncidents: 2 }, ENTRY_ENDS, limits, ms(21)).why).toBe('incident');
    expect(seatNow(running, ENTRY_ENDS, limits, ms(31)).why).toBe('silence');
    expect(seatNow(running, ENTRY_ENDS, limits, ms(21)).why).toBeNull();
  });

  test('is total: any evidence at any time has a state of the vocabulary', () => {
    const instant = fc.option(fc.integer({ min: -60, max: 200 }).map((m) => at(m)), { nil: null });
    const evidence = fc.record({
      checkedInAt: instant, absent: fc.boolean(), signedIn: fc.boolean(), connected: fc.boolean(), lastHeardAt: instant,
      attemptState: fc.constantFrom(null, 'waiting', 'running', 'handed_in', 'forced', 'void'),
      lastAnswerAt: instant, startedAt: instant, paused: fc.boolean(), handedInAt: instant, openIncidents: fc.nat(3),
    });
    fc.assert(fc.property(evidence, fc.integer({ min: -60, max: 200 }), (seat, minute) => {
      const { state } = seatNow(seat as SeatEvidence, ENTRY_ENDS, limits, ms(minute));
      expect(SEAT_STATE_CODES).toContain(state);
      if (seat.attemptState === 'handed_in') expect(state).toBe('handed_in');
    }));
  });
});

describe('stationNow', () => {
  const turn = { startMs: ms(0), endMs: ms(20), entryEndsMs: ms(10) };
  const seat: Pick<SeatEvidence, 'absent' | 'checkedInAt' | 'openIncidents'> = { absent: false, checkedInAt: at(-5), openIncidents: 0 };
  test.each<[string, Partial<typeof seat>, number, SeatState]>([
    ['nobody yet', { checkedInAt: null }, ms(9, 59), 'expected'],
    ['nobody when entry ends', { checkedInAt: null }, ms(10), 'absent'],
    ['marked absent', { absent: true }, ms(-1), 'absent'],
    ['in before the turn', {}, ms(-1), 'checked_in'],
    ['the turn begins', {}, ms(0), 'performing'],
    ['the last second', {}, ms(19, 59), 'performing'],
    ['the turn ends', {}, ms(20), 'finished'],
    ['an open incident', { openIncidents: 1 }, ms(5), 'attention'],
  ])('%s', (_, change, nowMs, state) => expect(stationNow({ ...seat, ...change }, turn, nowMs).state).toBe(state));
});
