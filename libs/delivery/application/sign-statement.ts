import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { INTEGRITY_STATEMENT } from '../domain/statement';
import { findAttempt, lockAttempts, lockDeliverySession, saveAttempts } from '../persistence/attempt-rows';
import { clockOf } from './clock-view';
import { claimsOf } from './claims';
import { RoomChannel } from './room-channel';
import { entered } from './start-session';

/**
 * The candidate signs the integrity statement, once; in a session that is already running the attempt begins with it.
 * Refuses `record.changed-meanwhile` for a statement that is not the present one, `entry.too-late`, `attempt.moved`.
 */
@Injectable()
export class SignStatement {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly room: RoomChannel,
  ) {}

  async run(actor: Actor, version: string): Promise<void> {
    const { attemptId, epoch } = claimsOf(actor);
    if (version !== INTEGRITY_STATEMENT.version) throw refusal('record.changed-meanwhile');
    await this.db.tx(async () => {
      const known = found(await findAttempt(this.db, attemptId));
      // The session cannot start or close between this look and the commit.
      const session = found(await lockDeliverySession(this.db, known.session_id, 'hold'));
      const [row] = await lockAttempts(this.db, [attemptId]);
      if (!row || row.epoch !== epoch) throw refusal('attempt.moved');
      if (row.statement_signed_at || row.state !== 'waiting') return;
      const now = this.clock.now();
      await this.db.query('UPDATE attempt SET statement_version = $2, statement_signed_at = $3 WHERE id = $1', [attemptId, version, now]);
      await this.journal.record(actor, { action: 'attempt.statement-signed', subject: { type: 'attempt', id: attemptId }, data: { version } });
      if (session.state === 'running') {
        if (!clockOf(row, now).canEnter) throw refusal('entry.too-late', { minutes: session.late_entry_minutes });
        await saveAttempts(this.db, [entered(row, now)]);
        await this.journal.record(actor, { action: 'attempt.entered', subject: { type: 'attempt', id: attemptId } });
      }
      await this.db.afterCommit(() => this.room.signal(row, 'state', now));
    });
  }
}
