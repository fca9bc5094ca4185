import { dayIn } from './day';

describe('a day in Beijing', () => {
  it.each([['2026-11-19T15:59:59.999Z', '2026-11-19'], ['2026-11-19T16:00:00.000Z', '2026-11-20'], ['2026-12-31T16:00:00.000Z', '2027-01-01']])('%s is %s', (at, day) =>
    expect(dayIn(new Date(at))).toBe(day));
});
