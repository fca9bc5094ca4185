import { Injectable } from '@nestjs/common';
import type { InputOf, ItemView, OutputOf, bankRoutes } from '@kaowu/contracts';
import { versionState } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { findTable } from '../persistence/element-tables';
import { countByState, listItems } from '../persistence/item-list';
import { VERSION_COLUMNS, type ItemVersionRow } from '../persistence/items';
import { openItem } from '../persistence/sealed';
import { ItemViews, versionHead } from './item-view';

type Routes = typeof bankRoutes;

/** Characters of the stem that a list shows. */
const EXCERPT = 80;

/** Reading items in clear. Every such read is journalled with what was read and by whom (D19). */
@Injectable()
export class ReadItems {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly journal: Journal, private readonly views: ItemViews) {}

  /** A page of items with the beginnings of their stems. Problem: `record.not-found` for the table. */
  list(actor: Actor, query: InputOf<Routes['items']>['query']): Promise<OutputOf<Routes['items']>> {
    return this.db.tx(async () => {
      found(await findTable(this.db, query.tableId));
      const rows = await listItems(this.db, query);
      if (rows.length > 0) {
        await this.journal.record(actor, {
          action: 'items.listed', subject: { type: 'element_table', id: query.tableId }, data: { versionIds: rows.map((r) => r.id) },
        });
      }
      return {
        total: rows[0]?.total ?? 0,
        rows: rows.map((r) => ({
          id: r.item_id, serial: r.serial, versionId: r.id, version: r.version, type: r.type, elementCode: r.element_code, difficulty: r.difficulty, state: r.state,
          approvedVersion: r.approved_version, excerpt: [...openItem(this.vault, r.content).stem].slice(0, EXCERPT).join(''), writer: r.writer_name, writerId: r.writer_id,
          changedAt: r.changed_at.toISOString(), enemies: r.enemies,
        })),
      };
    });
  }

  /** An item with its newest version in clear. Problem: `record.not-found`. */
  open(actor: Actor, itemId: string): Promise<ItemView> {
    return this.db.tx(async () => {
      const view = await this.views.of(itemId, actor);
      await this.journal.record(actor, {
        action: 'item.opened', subject: { type: 'item', id: itemId }, data: { versionId: view.versions[0]?.id ?? null },
      });
      return view;
    });
  }

  /** One version in clear, for comparing. Problem: `record.not-found`. */
  openVersion(actor: Actor, versionId: string): Promise<OutputOf<Routes['itemVersion']>> {
    return this.db.tx(async () => {
      const row = found(await this.db.one<ItemVersionRow & { content: Buffer }>(`SELECT ${VERSION_COLUMNS}, v.content FROM item_version v WHERE v.id = $1`, [versionId]));
      await this.journal.record(actor, { action: 'item.opened', subject: { type: 'item', id: row.item_id }, data: { versionId } });
      return { ...versionHead(row), content: openItem(this.vault, row.content) };
    });
  }

  /** How many versions stand in each state. Problem: `record.not-found` for the table. */
  async board(tableId: string): Promise<OutputOf<Routes['itemBoard']>> {
    found(await findTable(this.db, tableId));
    const counted = new Map((await countByState(this.db, tableId)).map((r) => [r.state, r]));
    return {
      columns: versionState.options.filter((state) => state !== 'replaced').map((state) => ({
        state, count: counted.get(state)?.count ?? 0, oldest: counted.get(state)?.oldest?.toISOString() ?? null,
      })),
    };
  }
}
