import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { inWords } from '../formats/rich-text';
import { boardColumn } from '../persistence/board';
import { assignmentsOf } from '../persistence/discussion';
import { findTable } from '../persistence/element-tables';
import { openItem } from '../persistence/sealed';
import { actsFor } from './item-view';
import { Workflows } from './workflows';

type Routes = typeof bankRoutes;

/** Characters of the stem that a card shows. */
const EXCERPT = 60;

/** The board: versions by status, each with what its next step waits for. */
@Injectable()
export class Board {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly workflows: Workflows,
  ) {}

  /** A column of the board, with the beginnings of the stems: a read in clear, so it is journalled (D19). Problem: `record.not-found`. */
  column(actor: Actor, query: InputOf<Routes['boardCards']>['query']): Promise<OutputOf<Routes['boardCards']>> {
    return this.db.tx(async () => {
      found(await findTable(this.db, query.tableId));
      const rows = await boardColumn(this.db, query);
      const assigned = await assignmentsOf(this.db, rows.map((r) => r.id));
      const workflow = await this.workflows.current();
      if (rows.length > 0) {
        await this.journal.record(actor, { action: 'items.listed', subject: { type: 'element_table', id: query.tableId }, data: { versionIds: rows.map((r) => r.id) } });
      }
      return {
        total: rows[0]?.total ?? 0,
        rows: rows.map((r) => ({
          itemId: r.item_id, versionId: r.id, serial: r.serial, version: r.version, type: r.type, elementCode: r.element_code, difficulty: r.difficulty,
          excerpt: [...inWords(openItem(this.vault, r.content).stem)].slice(0, EXCERPT).join(''), writer: r.writer_name, writerId: r.writer_id, changedAt: r.changed_at.toISOString(),
          passes: r.passed_by.length, judges: r.judges ?? 0, openThreads: r.open_threads,
          assigned: assigned.filter((a) => a.version_id === r.id).map((a) => ({ reviewer: a.reviewer_name, reviewerId: a.reviewer_id, dueOn: a.due_on, done: a.done })),
          acts: actsFor(workflow, r, r, actor),
        })),
      };
    });
  }
}
