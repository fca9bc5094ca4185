import type { SeatChange } from '@kaowu/contracts';
import { ExpectedConnections } from './expected-connections';

const read = (connected: boolean): SeatChange => ({ seatingId: 's', attemptId: 'a', connected, lastHeardAt: null, paused: true });

describe('ExpectedConnections', () => {
  test('without a signal the database is believed', () => {
    const expected = new ExpectedConnections();
    expect(expected.asRead(read(false))).toEqual(read(false));
    expect(expected.again(read(false))).toBe(false);
  });

  test.each([true, false])('a look that is older than the signal (connected: %s) leaves the connection out and is repeated', (connected) => {
    const expected = new ExpectedConnections();
    expected.say('a', connected);
    expect(expected.asRead(read(!connected))).toEqual({ seatingId: 's', attemptId: 'a', paused: true });
    expect(expected.again(read(!connected))).toBe(true);
    expect(expected.asRead(read(connected))).toEqual(read(connected));
    expect(expected.again(read(connected))).toBe(false);
    expect(expected.asRead(read(!connected))).toEqual(read(!connected));
  });

  test('the database is believed in the end: the device that went was not the present one', () => {
    const expected = new ExpectedConnections();
    expected.say('a', false);
    const looks = Array.from({ length: 6 }, () => expected.again(read(true)));
    expect(looks).toEqual([true, true, true, true, true, false]);
    expect(expected.asRead(read(true))).toEqual(read(true));
  });
});
