import type { CheckInRow } from '@kaowu/contracts';
import { presentTurn, scanned, shownRows, type CheckInFilter } from './check-in-list';

const row = (change: Partial<CheckInRow>): CheckInRow => ({
  id: 'a', sessionId: 's', candidateId: 'c', candidateName: '郑考生06', idNumberMasked: '110***********0063', ticketNo: '2600010001', roomId: 'r1', roomName: '一机房',
  placeId: 'p', placeLabel: '01', turn: 1, startsAt: '2026-11-20T01:00:00Z', checkedInAt: null, absent: false, hasPhoto: false, lateEntryEndsAt: '2026-11-20T01:15:00Z', ...change,
});
const rows = [
  row({}),
  row({ id: 'b', candidateName: '吴考生05', ticketNo: '2600010002', placeLabel: '02', checkedInAt: '2026-11-20T00:50:00Z' }),
  row({ id: 'c', candidateName: '李甲', ticketNo: '2600010010', placeLabel: '10', roomId: 'r2', absent: true }),
  row({ id: 'd', candidateName: '朱考生16', ticketNo: '2600010016', placeLabel: '工位1', turn: 2, lateEntryEndsAt: '2026-11-20T01:40:00Z' }),
];
const ids = (change: Partial<CheckInFilter>): string[] => shownRows(rows, { state: 'all', roomId: null, turn: 1, text: '', ...change }).map((r) => r.id);

describe('the list at the door', () => {
  it.each<[string, Partial<CheckInFilter>, string[]]>([
    ['everybody of the turn', {}, ['a', 'b', 'c']],
    ['who is waited for', { state: 'waiting' }, ['a']],
    ['who is here', { state: 'here' }, ['b']],
    ['who is absent', { state: 'absent' }, ['c']],
    ['one room', { roomId: 'r2' }, ['c']],
    ['the beginning of a ticket number', { text: '260001000' }, ['a', 'b']],
    ['a part of a name', { text: '李' }, ['c']],
    ['a whole seat label, not a part of it', { text: '1' }, []],
    ['a seat', { text: '01' }, ['a']],
    ['full-width digits', { text: '０１' }, ['a']],
    ['the end of an ID number', { text: '0063' }, ['a', 'b', 'c']],
  ])('%s', (_name, change, expected) => expect(ids(change)).toEqual(expected));

  it('knows the person of a scan in any room or turn', () => {
    expect(scanned(rows, ' 2600010016\n')?.id).toBe('d');
    expect(scanned(rows, '260001')).toBeNull();
  });

  it.each([['2026-11-20T01:00:00Z', 1], ['2026-11-20T01:14:59Z', 1], ['2026-11-20T01:15:00Z', 2], ['2026-11-20T02:00:00Z', 2]])('at %s begins with turn %i', (at, turn) =>
    expect(presentTurn(rows, Date.parse(at))).toBe(turn));
});
