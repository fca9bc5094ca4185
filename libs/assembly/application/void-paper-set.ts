import { Injectable } from '@nestjs/common';
import { assemblyOutboxEvents } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, Outbox, type Actor } from '@kaowu/platform';
import { canVoid } from '../domain/custody';
import { custodyOf, lockSet } from '../persistence/paper-set-rows';

/**
 * Takes a set out of use, as after a leak. Its session may then reserve another. Problems: record.not-found,
 * paper-set.wrong-state, paper-set.opened.
 */
@Injectable()
export class VoidPaperSet {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, setId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const set = await lockSet(this.db, setId);
      const opened = await this.db.one('SELECT 1 FROM paper WHERE set_id = $1 AND opened_at IS NOT NULL LIMIT 1', [setId]);
      accept(canVoid(custodyOf(set), opened !== null));
      await this.db.query(`UPDATE paper_set SET state = 'void', voided_at = $2, void_reason = $3 WHERE id = $1`, [setId, this.clock.now(), reason]);
      await this.journal.record(actor, {
        action: 'paper-set.voided', subject: { type: 'paper-set', id: setId }, reason, data: { from: set.state, sessionId: set.session_id },
      });
      await this.outbox.emit(assemblyOutboxEvents.setVoided, { setId, sessionId: set.session_id });
    });
  }
}
