import { Injectable } from '@nestjs/common';
import type { InputOf, ItemBody, ItemView, OutputOf, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import type { RetirementRule } from '../domain/item-statistics';
import { says, searchedText, searchWords } from '../domain/likeness';
import { findTable } from '../persistence/element-tables';
import { countByStatus, countItems, listItems, type ItemFilter, type ListedItem } from '../persistence/item-list';
import { VERSION_COLUMNS, type ItemVersionRow } from '../persistence/items';
import { inWords } from '../formats/rich-text';
import { openItem } from '../persistence/sealed';
import { BankRules } from './bank-rules';
import { ItemViews, versionHead } from './item-view';
import { latestTotals } from '../persistence/statistics';
import { loadStatuses } from '../persistence/workflow';
import { bitsOfWords } from './sketch';
import { Sketches } from './sketches';

type Routes = typeof bankRoutes;

type Query = InputOf<Routes['items']>['query'];
type Asked = Query & ItemFilter;

interface Found {
  readonly rows: { readonly row: ListedItem; readonly content: ItemBody }[];
  readonly next: number | null;
}

/** Sealed items that a search takes at a time. */
const LOOKED_AT = 500;
/** Characters of the stem that a list shows. */
const EXCERPT = 80;

/** As many rows as fit without parting those that share a number: items of two tables, where an edition is in the making. */
function wholeNumbers(rows: readonly ListedItem[], limit: number): ListedItem[] {
  const beyond = rows[limit]?.serial;
  const fitting = rows.slice(0, limit);
  const whole = fitting.filter((row) => row.serial !== beyond);
  return whole.length > 0 ? whole : fitting;
}

type Line = OutputOf<Routes['items']>['rows'][number];

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const lineOf = (r: ListedItem, content: ItemBody, figures: Line['figures']): Line => ({
  id: r.item_id, serial: r.serial, versionId: r.id, version: r.version, type: r.type, elementCode: r.element_code, difficulty: r.difficulty, state: r.state, status: r.status,
  approvedVersion: r.approved_version, excerpt: [...inWords(content.stem)].slice(0, EXCERPT).join(''), writer: r.writer_name, writerId: r.writer_id,
  changedAt: r.changed_at.toISOString(), enemies: r.enemies, figures,
});

/** Reading items in clear. Every such read is journalled with what was read and by whom (D19). */
@Injectable()
export class ReadItems {
  constructor(
    private readonly db: Database, private readonly vault: Vault, private readonly journal: Journal, private readonly views: ItemViews, private readonly sketches: Sketches,
    private readonly rules: BankRules,
  ) {}

  /**
   * A piece of a list with the beginnings of the stems. A search opens only what its keyed words let expect, and gives
   * what really says them. Problem: `record.not-found` for the table.
   */
  async list(actor: Actor, asked: Query): Promise<OutputOf<Routes['items']>> {
    const words = searchWords(asked.search ?? '');
    if (words.length > 0) await this.sketches.complete();
    return this.db.tx(async () => {
      const query = await this.withStanding(asked);
      found(await findTable(this.db, query.tableId));
      const rule = query.flagged === true ? await this.rules.current() : null;
      const { rows, next } = words.length > 0 ? await this.search(query, rule, words) : await this.page(query, rule);
      if (rows.length > 0) {
        await this.journal.record(actor, {
          action: 'items.listed', subject: { type: 'element_table', id: query.tableId }, data: { versionIds: rows.map((r) => r.row.id) },
        });
      }
      const total = words.length > 0 ? rows.length : await countItems(this.db, query, rule);
      const figures = await this.figuresOf(rows.map(({ row }) => row.item_id));
      return { total, next, rows: rows.map(({ row, content }) => lineOf(row, content, figures.get(row.item_id) ?? null)) };
    });
  }

  private async figuresOf(itemIds: readonly string[]): Promise<ReadonlyMap<string, Line['figures']>> {
    const totals = await latestTotals(this.db, itemIds);
    return new Map(totals.map(({ item_id: id, version, responses, facility, discrimination }) =>
      [id, { version, responses, facility: rounded(facility), discrimination: discrimination === null ? null : rounded(discrimination) }]));
  }

  /** A status is asked for with its standing, which has the index. One that the workflow has no more gives nothing. */
  private async withStanding(query: Query): Promise<Asked> {
    if (query.status === undefined) return query;
    const standing = (await loadStatuses(this.db)).find((s) => s.code === query.status)?.standing;
    return { ...query, state: standing ?? 'replaced' };
  }

  private async page(query: Asked, rule: RetirementRule | null): Promise<Found> {
    const rows = await listItems(this.db, query, rule, { ...query, words: null, limit: query.limit + 1 });
    const shown = wholeNumbers(rows, query.limit);
    return { rows: shown.map((row) => ({ row, content: openItem(this.vault, row.content) })), next: rows.length > query.limit ? (shown.at(-1)?.serial ?? null) : null };
  }

  /** Goes through what may say the words until a page is full. */
  private async search(query: Asked, rule: RetirementRule | null, words: readonly string[]): Promise<Found> {
    const bits = bitsOfWords(this.vault, words);
    const rows: Found['rows'] = [];
    for (let { after } = query; ;) {
      const maybe = await listItems(this.db, query, rule, { after, offset: 0, limit: LOOKED_AT, words: bits });
      for (const row of maybe) {
        const content = openItem(this.vault, row.content);
        if (!says(searchedText(content), words)) continue;
        if (rows.length === query.limit) return { rows, next: rows.at(-1)?.row.serial ?? null };
        rows.push({ row, content });
      }
      const last = maybe.at(-1);
      if (!last || maybe.length < LOOKED_AT) return { rows, next: null };
      after = last.serial;
    }
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

  /** How many versions stand in each status of the board. Problem: `record.not-found` for the table. */
  async board(tableId: string): Promise<OutputOf<Routes['itemBoard']>> {
    found(await findTable(this.db, tableId));
    const counted = new Map((await countByStatus(this.db, tableId)).map((r) => [r.status, r]));
    return {
      columns: (await loadStatuses(this.db)).filter((s) => s.standing !== 'replaced').map(({ code: status, standing }) => ({
        status, state: standing, count: counted.get(status)?.count ?? 0, oldest: counted.get(status)?.oldest?.toISOString() ?? null,
      })),
    };
  }
}
