import { setTimeout as delay } from 'node:timers/promises';
import type { SeatFacts, WallDelta } from '@kaowu/contracts';
import { DELTA_EVERY_MS, SessionFeed } from './session-feed';

const seat = (seatingId: string, roomId: string): SeatFacts =>
  ({ seatingId, roomId, answered: 0, paused: false, lastAnswerAt: null, lastHeardAt: null }) as SeatFacts;

function feed(): { feed: SessionFeed; sent: WallDelta[] } {
  const sent: WallDelta[] = [];
  const made = new SessionFeed('session', 'source', () => new Date('2026-11-20T01:00:00Z'), (delta) => sent.push(delta));
  made.learn([seat('a', 'one'), seat('b', 'one'), seat('c', 'two')]);
  return { feed: made, sent };
}

const round = (): Promise<void> => delay(DELTA_EVERY_MS + 60);

describe('SessionFeed', () => {
  test('tells a room once for many changes, and numbers by room', async () => {
    const { feed: one, sent } = feed();
    for (let answered = 1; answered <= 5; answered++) one.change({ seatingId: 'a', answered });
    one.change({ seatingId: 'b', paused: true });
    one.change({ seatingId: 'c', answered: 9 });
    await round();
    expect(sent).toHaveLength(2);
    expect(sent.find((delta) => delta.roomId === 'one')).toMatchObject({ seq: 1, seats: [{ seatingId: 'a', answered: 5 }, { seatingId: 'b', paused: true }] });
    one.change({ seatingId: 'a', answered: 6 });
    await round();
    expect(sent.at(-1)).toMatchObject({ roomId: 'one', seq: 2 });
    expect(one.seqs).toEqual({ one: 2, two: 1 });
  });

  test('a move between rooms is told in both', async () => {
    const { feed: one, sent } = feed();
    one.change({ seatingId: 'a', roomId: 'two', placeId: 'p' });
    await round();
    expect(sent.map((delta) => delta.roomId).sort()).toEqual(['one', 'two']);
    expect(sent.find((delta) => delta.roomId === 'two')?.seats[0]).toMatchObject({ seatingId: 'a', roomId: 'two', answered: 0 });
  });

  test('a look at the database that began earlier does not take progress back', async () => {
    const { feed: one, sent } = feed();
    const { mark } = one;
    one.change({ seatingId: 'a', answered: 2 });
    one.changeAsRead({ seatingId: 'a', answered: 1, paused: true }, mark);
    one.changeAsRead({ seatingId: 'b', answered: 7 }, mark);
    await round();
    expect(sent[0]?.seats).toEqual([{ seatingId: 'a', answered: 2, paused: true }, { seatingId: 'b', answered: 7 }]);
    expect(one.changedSince('a', mark)).toBe(true);
    expect(one.changedSince('c', mark)).toBe(false);
  });

  test('an unknown seat changes nothing, and a stopped feed is silent', async () => {
    const { feed: one, sent } = feed();
    one.change({ seatingId: 'x', answered: 1 });
    one.change({ seatingId: 'a', answered: 1 });
    one.stop();
    await round();
    expect(sent).toEqual([]);
  });
});
