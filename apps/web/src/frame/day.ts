import { serverNow } from './server-clock';
import { ZONE } from './zone';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** The calendar day of an instant (ISO text, epoch ms or a date) in the organisation's zone, YYYY-MM-DD. */
export const dayOf = (at: string | number | Date): string => DAY.format(new Date(at));

/** Today by the server's clock, YYYY-MM-DD. */
export const today = (): string => dayOf(serverNow());
