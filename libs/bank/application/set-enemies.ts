import { Injectable } from '@nestjs/common';
import type { ItemView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { enemiesOf, lockItem, replaceEnemies } from '../persistence/items';
import { ItemViews } from './item-view';

/** Sets which items may not stand in one paper with an item (相克题). */
@Injectable()
export class SetEnemies {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly views: ItemViews) {}

  /** The enemies become exactly these, both ways. Problems: `record.not-found`, `item.enemy-of-itself`, `item.other-table`. */
  run(actor: Actor, itemId: string, enemyIds: readonly string[], reason: string): Promise<ItemView> {
    return this.db.tx(async () => {
      const item = found(await lockItem(this.db, itemId));
      if (enemyIds.includes(itemId)) throw refusal('item.enemy-of-itself');
      const wanted = [...new Set(enemyIds)];
      const known = await this.db.query<{ id: string }>('SELECT id FROM item WHERE table_id = $1 AND id = ANY($2)', [item.table_id, wanted]);
      if (known.length !== wanted.length) throw refusal('item.other-table');
      const before = (await enemiesOf(this.db, itemId)).map((e) => e.id).sort();
      await replaceEnemies(this.db, item, wanted);
      await this.journal.record(actor, {
        action: 'item.enemies-set', subject: { type: 'item', id: itemId }, reason, before, after: [...wanted].sort(), data: { enemies: [...wanted].sort() },
      });
      return this.views.of(itemId, actor);
    });
  }
}
