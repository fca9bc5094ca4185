import { Injectable } from '@nestjs/common';
import type { ElementTableView, ProcedureStage } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId, sha256 } from '@kaowu/kernel';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { plainText } from '../domain/plain-text';
import { lockTable } from '../persistence/element-tables';
import { ElementTables } from './element-tables';

/** Keeps the evidence of the national item-writing procedure: what was done in each of its seven steps (D18). */
@Injectable()
export class RecordStage {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly tables: ElementTables,
  ) {}

  /** Adds a record to a step; records are never changed. Problems: `record.not-found`, `element-table.retired-already`. */
  run(actor: Actor, tableId: string, stage: ProcedureStage, note: string): Promise<ElementTableView> {
    return this.db.tx(async () => {
      const table = found(await lockTable(this.db, tableId));
      if (table.state === 'retired') throw refusal('element-table.retired-already');
      const [id, text] = [newId(), plainText(note)];
      await this.db.query('INSERT INTO procedure_stage (id, table_id, stage, note, recorder_id, recorder_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        id, tableId, stage, text, actor.id, actor.name, this.clock.now(),
      ]);
      await this.journal.record(actor, {
        action: 'element-table.stage-recorded', subject: { type: 'element_table', id: tableId }, data: { recordId: id, stage, note: sha256(text) },
      });
      return this.tables.view(tableId);
    });
  }
}
