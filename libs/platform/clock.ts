import { Clock } from '@kaowu/kernel';

export { dayIn } from '@kaowu/kernel';

/** The machine's clock. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
