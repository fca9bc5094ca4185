import { Clock } from '@kaowu/kernel';

/** The machine's clock. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A calendar day (YYYY-MM-DD) in the organisation's zone. */
export const dayIn = (at: Date, zone = 'Asia/Shanghai'): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
