import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CloseExpired } from '../application/close-expired';
import { Presence } from '../application/presence';

const SWEEP_MS = 1_000;

/** What a process that serves candidates does by itself: the heartbeat of devices, and collecting at the end of time. */
@Injectable()
export class RoomDuty implements BeforeApplicationShutdown {
  private readonly log = new Logger(RoomDuty.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(private readonly presence: Presence, private readonly expired: CloseExpired) {}

  /** Begins; called once sockets are served. */
  start(): void {
    this.presence.start();
    this.timer ??= setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
    }, SWEEP_MS).unref();
  }

  private async sweep(): Promise<void> {
    try {
      await this.expired.run();
    } catch (error) {
      this.log.warn(`sweep of expired attempts: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
    await this.presence.stop();
  }
}
