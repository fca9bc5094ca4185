import { Injectable } from '@nestjs/common';
import { deliveryOutboxEvents } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { accept, Database, found, Outbox, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Sittings } from '@kaowu/sitting';
import { canClose } from '../domain/decisions';
import { attemptsOfSession, lockDeliverySession } from '../persistence/attempt-rows';
import { requireDuty } from './duty';
import { RoomChannel } from './room-channel';

/**
 * Closes a session once nobody is answering: who never came becomes void, and marking may begin. Refuses
 * `delivery.not-on-duty`, `delivery.not-running`, `delivery.attempts-running`, `delivery.closed`.
 */
@Injectable()
export class CloseSession {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly sittings: Sittings,
    private readonly clock: Clock,
    private readonly room: RoomChannel,
  ) {}

  async run(actor: Actor, sessionId: string, reason: string): Promise<void> {
    await requireDuty(this.sittings, actor, sessionId);
    await this.db.tx(async () => {
      // While this lock is held nobody enters: entering holds the session as it is.
      const session = found(await lockDeliverySession(this.db, sessionId, 'change'), 'delivery.not-prepared');
      const attempts = await attemptsOfSession(this.db, sessionId);
      accept(canClose(session.state, attempts.filter((a) => a.state === 'running').length));
      const at = this.clock.now();
      const never = attempts.filter((a) => a.state === 'waiting');
      await this.db.query(`UPDATE attempt SET state = 'void', closed_by = 'absence' WHERE session_id = $1 AND state = 'waiting'`, [sessionId]);
      await this.db.query(`UPDATE delivery_session SET state = 'closed', closed_at = $2 WHERE session_id = $1`, [sessionId, at]);
      await this.journal.record(actor, {
        action: 'delivery.closed', subject: { type: 'session', id: sessionId }, reason,
        data: { attempts: attempts.length, neverCame: never.length },
      });
      await this.outbox.emit(deliveryOutboxEvents.sessionClosed, { sessionId });
      await this.db.afterCommit(() => never.forEach((a) => this.room.signal(a, 'state', at)));
    });
  }
}
