import type { PaperSetState, Problem } from '@kaowu/contracts';
import type { Decision } from '@kaowu/kernel';
import { canGiveBack, canOpen, canRead, canReserve, canVoid, decideRelease, releaseFrom, type Custody } from './custody';

const OPENS = new Date('2026-11-28T01:00:00Z');
const FROM = releaseFrom(OPENS, 60);
const set = (over: Partial<Custody> = {}): Custody => ({ state: 'sealed', sessionId: 's1', opensAt: OPENS, releaseFrom: FROM, ...over });
const free = { sessionId: null, opensAt: null, releaseFrom: null };
const told = <T>(decision: Decision<T, Problem>): T | string => (decision.ok ? decision.value : decision.problem.code);
const shifted = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

describe('release', () => {
  it('is possible from the lead time before the session', () => {
    expect(FROM.toISOString()).toBe('2026-11-28T00:00:00.000Z');
    expect(releaseFrom(OPENS, 0)).toEqual(OPENS);
  });

  it.each<[string, Partial<Custody>, string[], string, number, string]>([
    ['the first person at the first instant', {}, [], 'a', 0, 'given'],
    ['one millisecond too early', {}, [], 'a', -1, 'paper-set.too-early'],
    ['the second person', {}, ['a'], 'b', 1, 'released'],
    ['the first person again', {}, ['a'], 'a', 1, 'paper-set.same-person'],
    ['after the session has opened', {}, ['a'], 'b', 3 * 3_600_000, 'released'],
    ['no reservation', free, [], 'a', 0, 'paper-set.not-reserved'],
    ['a set still being drawn', { state: 'drawn' }, [], 'a', 0, 'paper-set.wrong-state'],
    ['a set released already', { state: 'released' }, ['a', 'b'], 'c', 0, 'paper-set.wrong-state'],
    ['a void set', { state: 'void' }, ['a'], 'b', 0, 'paper-set.wrong-state'],
  ])('%s', (_name, over, given, person, ms, expected) => {
    expect(told(decideRelease(set(over), given, person, shifted(FROM, ms)))).toBe(expected);
  });

  it('tells the earliest time in the zone of the organisation', () => {
    const decision = decideRelease(set(), [], 'a', shifted(FROM, -1));
    expect(decision.ok ? null : decision.problem.params).toEqual({ from: '2026-11-28 08:00' });
  });
});

describe('reservation', () => {
  const wanted = { sessionId: 's1', opensAt: OPENS };
  it.each<[string, Partial<Custody>, Partial<typeof wanted>, number, string | boolean]>([
    ['a free sealed set', free, {}, 0, true],
    ['the same again changes nothing', {}, {}, 0, false],
    ['the same again after the release', { state: 'released' }, {}, 2, false],
    ['another time before any release', {}, { opensAt: shifted(OPENS, 1) }, 0, true],
    ['another time after the first release', {}, { opensAt: shifted(OPENS, 1) }, 1, 'paper-set.release-begun'],
    ['another time after the release', { state: 'released' }, { opensAt: shifted(OPENS, 1) }, 2, 'paper-set.wrong-state'],
    ['a set of another session', {}, { sessionId: 's2' }, 0, 'paper-set.reserved-elsewhere'],
    ['a void set', { ...free, state: 'void' }, {}, 0, 'paper-set.wrong-state'],
    ['its own set, voided', { state: 'void' }, {}, 0, 'paper-set.wrong-state'],
    ['a set being drawn', { ...free, state: 'drawn' }, {}, 0, 'paper-set.wrong-state'],
  ])('%s', (_name, over, other, releases, expected) => {
    expect(told(canReserve(set(over), { ...wanted, ...other }, releases))).toBe(expected);
  });

  it.each<[string, Partial<Custody>, string, number, string | boolean]>([
    ['its own, sealed', {}, 's1', 0, true],
    ['not its own', {}, 's2', 0, 'paper-set.reserved-elsewhere'],
    ['after the first release', {}, 's1', 1, 'paper-set.release-begun'],
    ['after the release', { state: 'released' }, 's1', 2, 'paper-set.wrong-state'],
  ])('is given back: %s', (_name, over, session, releases, expected) => {
    expect(told(canGiveBack(set(over), session, releases))).toBe(expected);
  });
});

describe('opening, reading, voiding', () => {
  it.each<[PaperSetState, boolean]>([['drawn', false], ['sealed', false], ['released', true], ['void', false]])('state %s opens: %s', (state, opens) => {
    expect(told(canOpen(state))).toBe(opens ? true : 'paper.not-released');
  });

  it.each<[string, PaperSetState, Date | null, number, string | boolean]>([
    ['released, at the opening', 'released', OPENS, 0, true],
    ['released, a millisecond before', 'released', OPENS, -1, 'paper.not-open-yet'],
    ['sealed, long after', 'sealed', OPENS, 9e8, 'paper.not-released'],
    ['released without a time', 'released', null, 0, 'paper.not-open-yet'],
  ])('staff reads: %s', (_name, state, opensAt, ms, expected) => {
    expect(told(canRead(state, opensAt, shifted(OPENS, ms)))).toBe(expected);
  });

  it.each<[PaperSetState, boolean, string | boolean]>([
    ['sealed', false, true], ['released', false, true], ['released', true, 'paper-set.opened'], ['void', false, 'paper-set.wrong-state'],
  ])('a %s set, opened by a candidate: %s, is voided: %s', (state, opened, expected) => {
    expect(told(canVoid(set({ state }), opened))).toBe(expected);
  });
});
