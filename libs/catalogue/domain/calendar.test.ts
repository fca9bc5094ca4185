import fc from 'fast-check';
import { addDays, daysBetween, lastDayOfYears } from './calendar';

describe('calendar days', () => {
  it.each([
    ['over a month', '2026-01-31', 1, '2026-02-01'],
    ['into a leap day', '2028-02-28', 1, '2028-02-29'],
    ['past no leap day', '2026-02-28', 1, '2026-03-01'],
    ['back over a year', '2026-01-01', -1, '2025-12-31'],
  ])('add %s', (_, day, n, expected) => expect(addDays(day, n)).toBe(expected));

  it.each([
    ['three years', '2024-03-01', 3, '2027-02-28'],
    ['up to a leap day', '2025-03-01', 3, '2028-02-29'],
    ['from a leap day', '2024-02-29', 3, '2027-02-28'],
    ['from New Year', '2026-01-01', 3, '2028-12-31'],
  ])('the last day of %s', (_, from, years, expected) => expect(lastDayOfYears(from, years)).toBe(expected));

  it('adding and measuring undo each other', () => {
    const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
    fc.assert(fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => daysBetween(day, addDays(day, n)) === n));
  });
});
