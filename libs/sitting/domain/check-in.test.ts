import { RULES } from '../testing/rules';
import { canCheckIn, canMarkAbsent, canUndoAbsent, canUndoCheckIn, lateEntryEndsMs, type CheckInCase } from './check-in';

const START = Date.parse('2026-11-20T01:00:00Z');
const MINUTE = 60_000;
const ALL = { faceMatches: true, documentsMatch: true, seatMatches: true };

const at = (change: Partial<CheckInCase> = {}): CheckInCase => ({
  session: 'ready', checkedIn: false, absent: false, turn: { startMs: START, endMs: START + 90 * MINUTE }, room: RULES.room, ...change,
});

const outcome = (d: { ok: boolean; problem?: { code: string } }): string => d.problem?.code ?? 'ok';

describe('checking in', () => {
  it.each([
    ['an hour before the start', START - 60 * MINUTE, 'ok'],
    ['at the start', START, 'ok'],
    ['a millisecond before the limit', START + 15 * MINUTE - 1, 'ok'],
    ['at the limit', START + 15 * MINUTE, 'checkin.too-late'],
  ])('%s', (_name, now, expected) => expect(outcome(canCheckIn(at(), ALL, now))).toBe(expected));

  it('with a limit of 0 minutes ends at the start', () => {
    const strict = at({ room: { ...RULES.room, lateEntryMinutes: 0 } });
    expect(outcome(canCheckIn(strict, ALL, START - 1))).toBe('ok');
    expect(outcome(canCheckIn(strict, ALL, START))).toBe('checkin.too-late');
    expect(lateEntryEndsMs(strict.turn, strict.room)).toBe(START);
  });

  it.each(['faceMatches', 'documentsMatch', 'seatMatches'] as const)('needs %s', (side) =>
    expect(outcome(canCheckIn(at(), { ...ALL, [side]: false }, START))).toBe('checkin.no-match'));

  it.each([
    [{ session: 'planned' }, 'sitting-session.not-ready'],
    [{ session: 'closed' }, 'sitting-session.closed'],
    [{ checkedIn: true }, 'checkin.already'],
    [{ absent: true }, 'ok'],
  ] as const)('%j gives %s', (change, expected) => expect(outcome(canCheckIn(at(change), ALL, START))).toBe(expected));
});

describe('undoing a check-in', () => {
  it.each([
    ['before the limit', at({ checkedIn: true }), START + 15 * MINUTE - 1, 'ok'],
    ['at the limit', at({ checkedIn: true }), START + 15 * MINUTE, 'checkin.stands'],
    ['of nobody', at(), START, 'checkin.not-checked-in'],
  ])('%s', (_name, now, ms, expected) => expect(outcome(canUndoCheckIn(now, ms))).toBe(expected));
});

describe('absence', () => {
  it.each([
    ['before the start', at(), START - 1, 'checkin.not-started'],
    ['at the start', at(), START, 'ok'],
    ['of somebody who is there', at({ checkedIn: true }), START, 'checkin.already'],
  ])('%s', (_name, now, ms, expected) => expect(outcome(canMarkAbsent(now, ms))).toBe(expected));

  it('is undone only where it was marked', () => {
    expect(outcome(canUndoAbsent(at({ absent: true })))).toBe('ok');
    expect(outcome(canUndoAbsent(at()))).toBe('checkin.not-absent');
  });
});
