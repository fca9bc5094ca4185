/** Midnight at the start of a calendar day in Beijing, which keeps +08:00 all year. */
export const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** Midnight at its end. */
export const dayAfter = (day: string): Date => new Date(midnight(day).getTime() + 86_400_000);
