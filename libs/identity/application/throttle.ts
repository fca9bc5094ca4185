import { Injectable } from '@nestjs/common';
import { Clock, sha256 } from '@kaowu/kernel';
import { Database, refusal } from '@kaowu/platform';

const WINDOW_MINUTES = 15;

/** Slows guessing of passwords and ticket numbers; shared by all server processes through the database. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Refuses `sign-in.locked` when the key failed `limit` times or more in the last 15 minutes. */
  async check(key: string, limit = 10): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WINDOW_MINUTES * 60_000);
    const row = await this.db.one<{ n: string }>(
      'SELECT count(*) AS n FROM sign_in_failure WHERE key_digest = $1 AND at > $2', [sha256(key), since]);
    if (Number(row?.n) >= limit) throw refusal('sign-in.locked', { minutes: WINDOW_MINUTES });
  }

  /** Counts a failure. */
  async failed(key: string): Promise<void> {
    await this.db.query('INSERT INTO sign_in_failure (key_digest, at) VALUES ($1, $2)', [sha256(key), this.clock.now()]);
  }

  /** Forgets the failures of a key after a success. */
  async succeeded(key: string): Promise<void> {
    await this.db.query('DELETE FROM sign_in_failure WHERE key_digest = $1', [sha256(key)]);
  }
}
