import type { ItemType } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** How often an item version stood in papers of released sets. */
export interface ExposureRow {
  readonly item_id: string;
  readonly version_id: string;
  readonly type: ItemType;
  readonly element_code: string;
  readonly papers: number;
  readonly sets: number;
}

/** A table and the editions before it: what they showed, its items were seen in too. */
const EDITIONS = `RECURSIVE edition AS (
    SELECT id, former_id FROM element_table WHERE id = $1
    UNION SELECT t.id, t.former_id FROM element_table t JOIN edition e ON t.id = e.former_id)`;

const OF_TABLE = `
  FROM item_exposure e
  JOIN item_version v ON v.id = e.version_id
  JOIN item_place p ON p.version_id = v.id
  WHERE p.table_id = $1`;

/** Exposure of a table's items, most shown first. */
export const exposureOf = (db: Database, elementTableId: string): Promise<ExposureRow[]> =>
  db.query(
    `SELECT v.item_id, v.id AS version_id, v.type, p.element_code, sum(e.papers)::int AS papers, count(*)::int AS sets ${OF_TABLE}
     GROUP BY v.item_id, v.id, v.type, p.element_code ORDER BY papers DESC, v.id`,
    [elementTableId],
  );

/** Sets of a table and its former editions that were released, and how many papers they hold. */
export async function releasedOf(db: Database, elementTableId: string): Promise<{ sets: number; papers: number }> {
  const row = await db.one<{ sets: number; papers: number }>(
    `WITH ${EDITIONS}
     SELECT count(*)::int AS sets, coalesce(sum(s.paper_count), 0)::int AS papers
     FROM paper_set s JOIN blueprint_version v ON v.id = s.blueprint_version_id JOIN blueprint b ON b.id = v.blueprint_id
     WHERE b.element_table_id IN (SELECT id FROM edition) AND s.released_at IS NOT NULL`, [elementTableId]);
  return row ?? { sets: 0, papers: 0 };
}

/** Items (any version) that stood in the last released sets of a table, those of its former editions included. */
export async function earlierItems(db: Database, elementTableId: string, sets: number): Promise<Set<string>> {
  const rows = await db.query<{ item_id: string }>(
    `WITH ${EDITIONS}, last AS (
       SELECT s.id FROM paper_set s JOIN blueprint_version v ON v.id = s.blueprint_version_id JOIN blueprint b ON b.id = v.blueprint_id
       WHERE b.element_table_id IN (SELECT id FROM edition) AND s.released_at IS NOT NULL ORDER BY s.released_at DESC, s.id LIMIT $2)
     SELECT DISTINCT v.item_id FROM item_exposure e JOIN last ON last.id = e.set_id JOIN item_version v ON v.id = e.version_id`,
    [elementTableId, sets]);
  return new Set(rows.map(({ item_id }) => item_id));
}

/** Items (over all their versions) that stood in at least so many papers of released sets. */
export async function wornItems(db: Database, elementTableId: string, papers: number): Promise<Set<string>> {
  const rows = await db.query<{ item_id: string }>(
    `SELECT v.item_id ${OF_TABLE} GROUP BY v.item_id HAVING sum(e.papers) >= $2`, [elementTableId, papers]);
  return new Set(rows.map(({ item_id }) => item_id));
}

/** The numbers under which a table's items are known, by item. */
export async function serialsOf(db: Database, elementTableId: string): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; serial: number }>('SELECT id, serial FROM item WHERE table_id = $1', [elementTableId]);
  return new Map(rows.map(({ id, serial }) => [id, serial] as const));
}
