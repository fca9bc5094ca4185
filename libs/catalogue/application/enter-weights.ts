import { Injectable } from '@nestjs/common';
import type { StandardView, WeightTableEntry } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, type Actor } from '@kaowu/platform';
import { admitWeights } from '../domain/weights';
import { findStandards, replaceWeights } from '../persistence/standard-rows';

/** Enters or corrects the weights of one level by hand; theory weights come from the body's own copy of the standard. */
@Injectable()
export class EnterWeights {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /** Refuses `standard.unknown`, `standard.name-twice` and `standard.weights-not-100`. */
  async run(actor: Actor, standardId: string, entry: WeightTableEntry): Promise<StandardView> {
    accept(admitWeights(entry));
    return this.db.tx(async () => {
      await this.db.query('SELECT 1 FROM standard WHERE id = $1 FOR UPDATE', [standardId]);
      const before = found((await findStandards(this.db, { id: standardId }))[0], 'standard.unknown');
      const { mode, level, source, rows, reason } = entry;
      await replaceWeights(this.db, { standardId, mode, level, source }, rows);
      const after = found((await findStandards(this.db, { id: standardId }))[0], 'standard.unknown');
      await this.journal.record(actor, {
        action: 'catalogue.weights-entered',
        subject: { type: 'standard', id: standardId },
        reason,
        before: before.tables,
        after: after.tables,
        data: { mode, level, functions: rows.length },
      });
      return after;
    });
  }
}
