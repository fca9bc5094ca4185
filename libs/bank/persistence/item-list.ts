import type { ItemType, VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import { VERSION_COLUMNS, type ItemVersionRow } from './items';

/** What a list of items asks for. */
export interface ItemFilter {
  readonly tableId: string;
  readonly under?: string | undefined;
  readonly type?: ItemType | undefined;
  readonly state?: VersionState | undefined;
  readonly serial?: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A line of the list: the version to show, with its sealed content. */
export interface ListedItem extends ItemVersionRow {
  readonly serial: number;
  readonly approved_version: number | null;
  readonly enemies: number;
  readonly content: Buffer;
  readonly total: number;
}

/**
 * One line an item: its newest version, or with a state asked for the newest version in that state, so that an
 * approved version shows while its revision is under way. Ordered by serial number.
 */
export const listItems = (db: Database, f: ItemFilter): Promise<ListedItem[]> =>
  db.query<ListedItem>(
    `WITH shown AS (
       SELECT DISTINCT ON (v.item_id) v.*, p.element_code AS placed_at FROM item_place p JOIN item_version v ON v.id = p.version_id
       WHERE p.table_id = $1 AND (($2::text IS NULL AND v.state <> 'replaced') OR v.state = $2)
       ORDER BY v.item_id, v.version DESC)
     SELECT ${VERSION_COLUMNS}, v.placed_at AS element_code, v.content, i.serial,
       (SELECT a.version FROM item_version a WHERE a.item_id = v.item_id AND a.state = 'approved') AS approved_version,
       (SELECT count(*)::int FROM item_enemy e WHERE e.item_a = v.item_id OR e.item_b = v.item_id) AS enemies,
       count(*) OVER ()::int AS total
     FROM shown v JOIN item i ON i.id = v.item_id
     WHERE ($3::text IS NULL OR v.placed_at = $3 OR starts_with(v.placed_at, $3 || '-'))
       AND ($4::text IS NULL OR v.type = $4)
       AND ($5::int IS NULL OR i.serial = $5)
     ORDER BY i.serial OFFSET $6 LIMIT $7`,
    [f.tableId, f.state ?? null, f.under ?? null, f.type ?? null, f.serial ?? null, f.offset, f.limit],
  );

/** How many items stand in each state and since when the oldest waits. */
export const countByState = (db: Database, tableId: string): Promise<{ state: VersionState; count: number; oldest: Date | null }[]> =>
  db.query(
    `SELECT v.state, count(*)::int AS count, min(v.changed_at) AS oldest FROM item_place p JOIN item_version v ON v.id = p.version_id
     WHERE p.table_id = $1 AND v.state <> 'replaced' GROUP BY v.state`, [tableId]);
