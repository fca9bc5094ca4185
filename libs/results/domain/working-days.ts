import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { Problem, WorkingCalendar } from '@kaowu/contracts';

const DAY_MS = 86_400_000;
/** The organisation's zone is China Standard Time: UTC+8 without summer time since 1991. */
const ZONE_OFFSET_MS = 8 * 3_600_000;

/** The calendar day of an instant in the organisation's zone, YYYY-MM-DD. */
export const dayOf = (instant: Date): string => new Date(instant.getTime() + ZONE_OFFSET_MS).toISOString().slice(0, 10);

/** The first instant of a calendar day in the organisation's zone. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - ZONE_OFFSET_MS);

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** Saturday or Sunday. */
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Whether a day is worked: Monday to Friday but for days off, and weekend days worked in exchange (调休). */
export const isWorkingDay = (day: string, calendar: WorkingCalendar): boolean =>
  isWeekend(day) ? calendar.workedWeekendDays.includes(day) : !calendar.daysOff.includes(day);

/** Refuses a calendar whose worked days are no weekend days, or that names a day twice. Problem: `results.calendar-invalid`. */
export function checkCalendar(calendar: WorkingCalendar): Decision<WorkingCalendar, Problem> {
  const wrong = calendar.workedWeekendDays.find((day) => !isWeekend(day) || calendar.daysOff.includes(day));
  return wrong ? refuse({ code: 'results.calendar-invalid', params: { day: wrong } }) : grant(calendar);
}

/**
 * When an objection window closes: at the end of the n-th working day after the day of publication, in the
 * organisation's zone. With n = 0 there is no window and it closes as it opens (rule set
 * `publication.objectionWorkingDays`, D54).
 */
export function windowCloses(publishedAt: Date, workingDays: number, calendar: WorkingCalendar): Date {
  if (workingDays === 0) return publishedAt;
  let day = dayOf(publishedAt);
  for (let counted = 0; counted < workingDays; ) {
    day = dayAfter(day);
    if (isWorkingDay(day, calendar)) counted++;
  }
  return startOfDay(dayAfter(day));
}
