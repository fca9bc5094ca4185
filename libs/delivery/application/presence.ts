import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@kaowu/kernel';
import { Database } from '@kaowu/platform';

/** A device is taken as gone when nothing was heard of it for this long, even if its server died without a word. */
export const SILENT_AFTER_MS = 20_000;

const BEAT_MS = 5_000;
const GATHER_MS = 150;

interface Device {
  readonly attemptId: string;
  readonly epoch: number;
}

/**
 * Keeps in the database which devices are connected, so that several server processes agree. Connections and
 * disconnections of a moment are written together, and one statement every few seconds says who is still there.
 */
@Injectable()
export class Presence {
  private readonly server = newId();
  /** Connected here, by `attempt:epoch`, with how many sockets. */
  private readonly here = new Map<string, { device: Device; sockets: number }>();
  private arrived = new Map<string, Device>();
  private gone = new Map<string, Device>();
  private gathering: NodeJS.Timeout | undefined;
  private beating: NodeJS.Timeout | undefined;

  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Begins the heartbeat; called where sockets are served. */
  start(): void {
    this.beating ??= setInterval(() => void this.beat().catch(() => undefined), BEAT_MS).unref();
  }

  /** Stops the heartbeat and says good-bye for all devices of this process. */
  async stop(): Promise<void> {
    clearInterval(this.beating);
    for (const { device } of this.here.values()) this.gone.set(keyOf(device), device);
    this.here.clear();
    await this.flush().catch(() => undefined);
  }

  /** A socket of a device came. True where it is the device's first. */
  connected(device: Device): boolean {
    const key = keyOf(device);
    const entry = this.here.get(key);
    this.here.set(key, { device, sockets: (entry?.sockets ?? 0) + 1 });
    this.gone.delete(key);
    this.arrived.set(key, device);
    this.gather();
    return !entry;
  }

  /** A socket of a device went. True where it was the device's last. */
  disconnected(device: Device): boolean {
    const key = keyOf(device);
    const entry = this.here.get(key);
    if (!entry) return false;
    if (entry.sockets > 1) {
      this.here.set(key, { device, sockets: entry.sockets - 1 });
      return false;
    }
    this.here.delete(key);
    this.arrived.delete(key);
    this.gone.set(key, device);
    this.gather();
    return true;
  }

  private gather(): void {
    this.gathering ??= setTimeout(() => void this.flush().catch(() => undefined), GATHER_MS).unref();
  }

  private async flush(): Promise<void> {
    clearTimeout(this.gathering);
    this.gathering = undefined;
    const arrived = [...this.arrived.values()];
    const gone = [...this.gone.values()];
    this.arrived = new Map();
    this.gone = new Map();
    const now = this.clock.now();
    if (arrived.length > 0) {
      await this.db.query(
        `INSERT INTO device_session (attempt_id, epoch, server, connected_at, last_seen_at)
         SELECT attempt_id, epoch, $3, $4, $4 FROM unnest($1::uuid[], $2::int[]) AS t (attempt_id, epoch) ORDER BY 1, 2
         ON CONFLICT (attempt_id, epoch) DO UPDATE SET server = $3, connected_at = $4, last_seen_at = $4, disconnected_at = NULL`,
        [...columns(arrived), this.server, now],
      );
    }
    if (gone.length > 0) {
      // Only where no other server has taken the device over meanwhile.
      await this.db.query(
        `UPDATE device_session d SET last_seen_at = $4, disconnected_at = $4
         FROM (SELECT d2.attempt_id, d2.epoch FROM device_session d2 JOIN unnest($1::uuid[], $2::int[]) AS t (attempt_id, epoch) USING (attempt_id, epoch)
               WHERE d2.server = $3 ORDER BY 1, 2 FOR UPDATE OF d2) g
         WHERE d.attempt_id = g.attempt_id AND d.epoch = g.epoch`,
        [...columns(gone), this.server, now],
      );
    }
  }

  private async beat(): Promise<void> {
    const devices = [...this.here.values()].map((e) => e.device);
    if (devices.length === 0) return;
    await this.db.query(
      `UPDATE device_session d SET last_seen_at = $4
       FROM (SELECT d2.attempt_id, d2.epoch FROM device_session d2 JOIN unnest($1::uuid[], $2::int[]) AS t (attempt_id, epoch) USING (attempt_id, epoch)
             WHERE d2.server = $3 ORDER BY 1, 2 FOR UPDATE OF d2) g
       WHERE d.attempt_id = g.attempt_id AND d.epoch = g.epoch`,
      [...columns(devices), this.server, this.clock.now()],
    );
  }
}

const keyOf = (device: Device): string => `${device.attemptId}:${device.epoch}`;
const columns = (devices: readonly Device[]): [string[], number[]] => [devices.map((d) => d.attemptId), devices.map((d) => d.epoch)];
