import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { accept, Database, found, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Sittings } from '@kaowu/sitting';
import { canStart } from '../domain/decisions';
import {
  lockAttempts, lockDeliverySession, saveAttempts, termsOf, unchanged, type AttemptRow,
} from '../persistence/attempt-rows';
import { clockOf } from './clock-view';
import { requireDuty } from './duty';
import { PrepareSession } from './prepare-session';
import { RoomChannel } from './room-channel';

/**
 * Starts a session for all candidates who wait with a signed statement, together, by one change of state. Late-comers
 * enter when they sign. Whoever was seated last gets a paper first. Refuses `delivery.not-on-duty`,
 * `delivery.already-started`, `delivery.papers-not-released`, `delivery.before-plan` (unless a reason for starting early is given) and the refusals of preparing.
 */
@Injectable()
export class StartSession {
  constructor(
    private readonly db: Database,
    private readonly prepare: PrepareSession,
    private readonly sittings: Sittings,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly room: RoomChannel,
  ) {}

  async run(actor: Actor, sessionId: string, early?: string): Promise<void> {
    await requireDuty(this.sittings, actor, sessionId);
    await this.db.tx(async () => {
      const { released, questions } = await this.prepare.run(actor, sessionId);
      const session = found(await lockDeliverySession(this.db, sessionId, 'change'), 'delivery.not-prepared');
      const startedAt = this.clock.now();
      const { startsAt } = await this.sittings.session(sessionId);
      accept(canStart(session.state, released, { startsAt, now: startedAt, early: early !== undefined }));
      await this.db.query(`UPDATE delivery_session SET state = 'running', started_at = $2 WHERE session_id = $1`, [sessionId, startedAt]);
      const ready = await this.db.query<{ id: string }>(
        `SELECT id FROM attempt WHERE session_id = $1 AND state = 'waiting' AND statement_signed_at IS NOT NULL`, [sessionId]);
      // Loaded after the session has moved, so that each row knows its start.
      const entering = await lockAttempts(this.db, ready.map((r) => r.id));
      await saveAttempts(this.db, entering.map((a) => entered(a, startedAt)));
      await this.journal.record(actor, {
        action: 'delivery.started', subject: { type: 'session', id: sessionId }, reason: early,
        data: { running: entering.length, questions, plannedAt: startsAt.toISOString(), early: startedAt < startsAt },
      });
      await this.db.afterCommit(() => {
        this.room.started(sessionId, startedAt, new Date(startedAt.getTime() + termsOf(session).durationMs));
        for (const a of entering) {
          this.room.signal(a, 'state', startedAt);
          if (a.adjustments.length > 0) this.room.clock('roomClock', { ...a, state: 'running' }, startedAt, null);
        }
      });
    });
  }
}

/** The change by which a waiting attempt begins to run. */
export function entered(row: AttemptRow, at: Date): ReturnType<typeof unchanged> {
  const deadlineAtMs = clockOf({ ...row, state: 'running' }, at).deadlineAtMs;
  return { ...unchanged(row), state: 'running', startedAt: at, deadlineAt: deadlineAtMs === null ? null : new Date(deadlineAtMs) };
}
