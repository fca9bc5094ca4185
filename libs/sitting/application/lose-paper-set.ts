import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Database, type Actor } from '@kaowu/platform';
import { lockSession } from '../persistence/session-rows';

/**
 * A session loses its papers because the set was voided (a leak). A session that was declared ready goes back into
 * planning, so that readiness names what is missing and another set can be attached; check-ins stand. A closed session
 * keeps what it used, and a repeat changes nothing.
 */
@Injectable()
export class LosePaperSet {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  run(actor: Actor, setId: string): Promise<void> {
    return this.db.tx(async () => {
      const held = await this.db.one<{ id: string }>(`SELECT id FROM session WHERE paper_set_id = $1`, [setId]);
      if (held === null) return;
      const session = await lockSession(this.db, held.id);
      if (session.paper_set_id !== setId || session.state === 'closed') return;
      await this.db.query(`UPDATE session SET paper_set_id = NULL, state = 'planned' WHERE id = $1`, [session.id]);
      await this.journal.record(actor, {
        action: 'sitting-session.paper-lost', subject: { type: 'session', id: session.id },
        before: { state: session.state }, after: { state: 'planned' }, data: { paperSetId: setId, roundId: session.round_id },
      });
    });
  }
}
