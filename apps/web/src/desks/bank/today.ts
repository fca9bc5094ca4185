import { serverNow, ZONE } from '../../frame';

/** Today in the organisation's zone, YYYY-MM-DD. */
export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(serverNow());
