const MINUTE_MS = 60_000;

/** An instant as "2026-11-28 00:00" in the organisation's zone (UTC+8). */
export const beijingMinute = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 60 * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');

/** How far an instant lies before a planned one, in whole minutes, a begun one counting; 0 from the planned instant on. */
export const minutesBefore = (planned: Date, now: Date): number => Math.max(0, Math.ceil((planned.getTime() - now.getTime()) / MINUTE_MS));
