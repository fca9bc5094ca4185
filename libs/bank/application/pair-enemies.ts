import { Injectable } from '@nestjs/common';
import type { EnemyPair } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { addEnemyPairs, removeEnemyPairs } from '../persistence/items';

/** Makes pairs of items enemies (相克题), or takes it back: from likes that were found, or from a selection. */
@Injectable()
export class PairEnemies {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /** The pairs that changed. Problems: `record.not-found`, `item.enemy-of-itself`, `item.other-table`. */
  run(actor: Actor, pairs: readonly EnemyPair[], enemies: boolean, reason: string): Promise<EnemyPair[]> {
    return this.db.tx(async () => {
      if (pairs.some(({ a, b }) => a === b)) throw refusal('item.enemy-of-itself');
      const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
      const items = await this.db.query<{ id: string; table_id: string }>('SELECT id, table_id FROM item WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
      const tableId = found(items[0]).table_id;
      if (items.length !== ids.length) found(null);
      if (items.some((item) => item.table_id !== tableId)) throw refusal('item.other-table');
      const changed = await (enemies ? addEnemyPairs : removeEnemyPairs)(this.db, tableId, pairs);
      if (changed.length > 0) {
        await this.journal.record(actor, { action: enemies ? 'items.enemies-added' : 'items.enemies-removed', subject: { type: 'element_table', id: tableId }, reason, data: { pairs: changed } });
      }
      return changed;
    });
  }
}
