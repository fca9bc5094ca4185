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
  readonly easiest?: number | undefined;
  readonly hardest?: number | undefined;
}

/** A piece of a list: rows behind a serial number, or behind so many rows, as many as fit; with the bits of words, only what may say them. */
export interface ListPiece {
  readonly after: number;
  readonly offset: number;
  readonly limit: number;
  /** 2048 bits as hex, or null. */
  readonly words: string | null;
}

/** A line of the list: the version to show, with its sealed content. */
export interface ListedItem extends ItemVersionRow {
  readonly serial: number;
  readonly approved_version: number | null;
  readonly enemies: number;
  readonly content: Buffer;
}

/**
 * The version that a line shows: an item's newest, or with a state asked for its newest in that state, so that an
 * approved version shows while its revision is under way.
 */
const SHOWN = `p.table_id = $1 AND (($2::text IS NULL AND v.state <> 'replaced') OR v.state = $2)
  AND NOT EXISTS (SELECT 1 FROM item_place o JOIN item_version n ON n.id = o.version_id
    WHERE o.table_id = $1 AND o.item_id = v.item_id AND n.version > v.version AND (($2::text IS NULL AND n.state <> 'replaced') OR n.state = $2))
  AND ($3::text IS NULL OR p.element_code = $3 OR starts_with(p.element_code, $3 || '-')) AND ($4::text IS NULL OR v.type = $4)
  AND ($5::numeric IS NULL OR v.difficulty <= $5) AND ($6::numeric IS NULL OR v.difficulty >= $6)`;

const params = (f: ItemFilter): unknown[] => [f.tableId, f.state ?? null, f.under ?? null, f.type ?? null, f.easiest ?? null, f.hardest ?? null];

/** Lines of a list, by serial number. */
export const listItems = (db: Database, f: ItemFilter, { after, offset, limit, words }: ListPiece): Promise<ListedItem[]> =>
  db.query<ListedItem>(
    `WITH page AS (
       SELECT v.id, i.serial, p.element_code AS placed_at FROM item_place p JOIN item_version v ON v.id = p.version_id JOIN item i ON i.id = v.item_id
       ${words === null ? '' : "JOIN item_sketch s ON s.version_id = v.id AND (s.words & ('x' || $11)::bit(2048)) = ('x' || $11)::bit(2048)"}
       WHERE i.serial > $7 AND ($8::int IS NULL OR i.serial = $8) AND ${SHOWN}
       ORDER BY i.serial, v.id OFFSET $9 LIMIT $10)
     SELECT ${VERSION_COLUMNS}, q.placed_at AS element_code, v.content, q.serial,
       (SELECT a.version FROM item_version a WHERE a.item_id = v.item_id AND a.state = 'approved') AS approved_version,
       (SELECT count(*)::int FROM item_enemy e WHERE e.item_a = v.item_id OR e.item_b = v.item_id) AS enemies
     FROM page q JOIN item_version v ON v.id = q.id ORDER BY q.serial, v.id`,
    [...params(f), after, f.serial ?? null, offset, limit, ...(words === null ? [] : [words])],
  );

/** How many lines a list has. */
export const countItems = async (db: Database, f: ItemFilter): Promise<number> =>
  (await db.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM item_place p JOIN item_version v ON v.id = p.version_id ${f.serial === undefined ? '' : 'JOIN item i ON i.id = v.item_id AND i.serial = $7'} WHERE ${SHOWN}`,
    [...params(f), ...(f.serial === undefined ? [] : [f.serial])]))?.n ?? 0;

/** How many items stand in each state and since when the oldest waits. */
export const countByState = (db: Database, tableId: string): Promise<{ state: VersionState; count: number; oldest: Date | null }[]> =>
  db.query(
    `SELECT v.state, count(*)::int AS count, min(v.changed_at) AS oldest FROM item_place p JOIN item_version v ON v.id = p.version_id
     WHERE p.table_id = $1 AND v.state <> 'replaced' GROUP BY v.state`, [tableId]);
