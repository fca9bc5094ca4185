/** The organisation's zone: every day and every printed instant is told in it. */
export const ZONE = 'Asia/Shanghai';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day (YYYY-MM-DD) of an instant in the organisation's zone, Beijing time. */
export const dayIn = (at: Date): string => DAY.format(at);
