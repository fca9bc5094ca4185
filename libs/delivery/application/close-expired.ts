import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Database, systemActor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { ARRIVAL_GRACE_MS } from '../persistence/answer-statement';
import { lockAttempts, saveAttempts } from '../persistence/attempt-rows';
import { applied, closing, closingData } from './closing';
import { RoomChannel } from './room-channel';

/** Given to answers that arrived in time and still wait for their commit. */
const COMMIT_MARGIN_MS = 2_000;
const AT_ONCE = 500;

/**
 * Collects the papers of those whose time is over. Safe to run anywhere at any time: each attempt is closed once,
 * whoever comes first.
 */
@Injectable()
export class CloseExpired {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly room: RoomChannel,
  ) {}

  /** Returns how many attempts it closed. */
  async run(): Promise<number> {
    return this.db.tx(async () => {
      const now = this.clock.now();
      const due = await this.db.query<{ id: string }>(
        `SELECT id FROM attempt WHERE state = 'running' AND NOT paused AND handed_in_at IS NULL AND deadline_at <= $1
         ORDER BY id LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`,
        [new Date(now.getTime() - ARRIVAL_GRACE_MS - COMMIT_MARGIN_MS)],
      );
      if (due.length === 0) return 0;
      const rows = await lockAttempts(this.db, due.map((d) => d.id));
      const changes = rows.map((row) => closing(row, 'time', now));
      await saveAttempts(this.db, changes);
      const closed = rows.map((row, i) => applied(row, changes[i] as (typeof changes)[number]));
      await this.journal.recordAll(systemActor('delivery'), closed.map((row) => ({
        action: 'attempt.time-over', subject: { type: 'attempt', id: row.id }, data: closingData(row),
      })));
      await this.db.afterCommit(() => closed.forEach((row) => {
        this.room.closed(row, now, null);
        this.room.signal(row, 'state', now, row.answered);
      }));
      return rows.length;
    });
  }
}
