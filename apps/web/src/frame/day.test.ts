import { dayOf } from './day';

describe('the day of an instant in the zone of the organisation', () => {
  it.each([
    ['the last moment before its midnight', '2026-11-20T15:59:59.999Z', '2026-11-20'],
    ['its midnight', '2026-11-20T16:00:00.000Z', '2026-11-21'],
    ['the end of a year', '2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('%s', (_, at, day) => {
    expect(dayOf(at)).toBe(day);
    expect(dayOf(Date.parse(at))).toBe(day);
    expect(dayOf(new Date(at))).toBe(day);
  });
});
