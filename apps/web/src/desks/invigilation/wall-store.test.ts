import type { SeatFacts, WallDelta, WallSnapshot } from '@kaowu/contracts';
import { emptyStore, missesAny, takeDelta, takeSnapshot, type WallStore } from './wall-store';

const SESSION = 's';
const ROOM = 'r';
const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 20, 9, 0, seconds)).toISOString();

const seat = (answered: number): SeatFacts => ({ seatingId: 'x', answered }) as SeatFacts;
const snapshot = (seq: number, answered: number, seconds = 0): WallSnapshot => ({
  session: { id: SESSION }, serverNow: at(seconds), source: 'one', seqs: { [ROOM]: seq }, seats: [seat(answered)], rooms: [{ id: ROOM }],
  incidents: [], commands: [], delivery: { state: 'running', startedAt: null },
}) as unknown as WallSnapshot;
const delta = (seq: number, answered: number, more: Partial<WallDelta> = {}): WallDelta => ({
  source: 'one', sessionId: SESSION, roomId: ROOM, seq, at: at(seq), seats: [{ seatingId: 'x', answered }], incidents: [], commands: [],
  delivery: null, ...more,
});
const answered = (store: WallStore): number | undefined => store.wall?.seats.get('x')?.answered;

describe('the wall in the browser', () => {
  test('follows deltas in order', () => {
    const start = takeSnapshot(emptyStore, snapshot(4, 10));
    const next = takeDelta(start, delta(5, 11));
    expect(next.gap).toBe(false);
    expect(answered(next.store)).toBe(11);
  });

  test('a delta heard twice or late changes nothing', () => {
    const start = takeSnapshot(emptyStore, snapshot(4, 10));
    expect(answered(takeDelta(start, delta(4, 9)).store)).toBe(10);
    expect(answered(takeDelta(start, delta(3, 8)).store)).toBe(10);
  });

  test('a missing number is a gap', () => {
    const start = takeSnapshot(emptyStore, snapshot(4, 10));
    expect(takeDelta(start, delta(6, 12)).gap).toBe(true);
  });

  test('deltas that overtook the snapshot are applied over it, those before it are not', () => {
    const early = [delta(4, 9), delta(5, 11), delta(6, 12)].reduce((store, one) => takeDelta(store, one).store, emptyStore);
    expect(answered(takeSnapshot(early, snapshot(5, 11, 5)))).toBe(12);
    expect(answered(takeSnapshot(early, snapshot(6, 13, 6)))).toBe(13);
  });

  test('another server process has numbers of its own', () => {
    const start = takeSnapshot(emptyStore, snapshot(4, 10));
    const other = takeDelta(start, delta(90, 20, { source: 'two' }));
    expect(other.gap).toBe(false);
    expect(answered(other.store)).toBe(20);
    expect(takeDelta(other.store, delta(92, 22, { source: 'two' })).gap).toBe(true);
  });

  test('a beat tells of what was never heard', () => {
    const start = takeSnapshot(emptyStore, snapshot(4, 10));
    const beat = (seq: number, source = 'one') => ({ source, sessionId: SESSION, at: at(9), seqs: { [ROOM]: seq } });
    expect(missesAny(start, beat(4))).toBe(false);
    expect(missesAny(start, beat(5))).toBe(true);
    expect(missesAny(start, beat(5, 'two'))).toBe(false);
  });
});
