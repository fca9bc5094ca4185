const DAY_MS = 86_400_000;

/** Calendar days are texts YYYY-MM-DD: they compare as texts, and no zone can shift them. */
const msOf = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day that many days later (earlier where negative). */
export const addDays = (day: string, days: number): string => dayOf(msOf(day) + days * DAY_MS);

/** Whole days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((msOf(to) - msOf(from)) / DAY_MS);

/**
 * The last day of a validity of whole years that begins on `from`: three years from 2024-03-01 end on 2027-02-28.
 * A validity that begins on 29 February ends on 28 February.
 */
export function lastDayOfYears(from: string, years: number): string {
  const anniversary = `${String(Number(from.slice(0, 4)) + years).padStart(4, '0')}${from.slice(4)}`;
  // Where the anniversary does not exist (29 February), Date.UTC gives 1 March: the day before it is 28 February.
  return addDays(anniversary, -1);
}
