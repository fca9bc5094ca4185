import type { ItemType } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** An approved version as a draw needs it; nothing of its content. */
export interface PoolRow {
  readonly item_id: string;
  readonly version_id: string;
  readonly type: ItemType;
  readonly element_code: string;
  readonly difficulty: number;
  readonly digest: string;
  readonly enemies: string[];
}

/**
 * All approved versions of a table's items that a paper can carry, by item, with the items that each may not meet.
 * Numbers, pairs and orders are kept and exported, but papers have no form for them yet.
 */
export const loadPool = (db: Database, tableId: string): Promise<PoolRow[]> =>
  db.query(
    `WITH enemy AS (
       SELECT item, array_agg(other ORDER BY other) AS others FROM (
         SELECT item_a AS item, item_b AS other FROM item_enemy WHERE table_id = $1
         UNION ALL SELECT item_b, item_a FROM item_enemy WHERE table_id = $1) AS both_ways
       GROUP BY item)
     SELECT v.item_id, v.id AS version_id, v.type, v.element_code, v.difficulty::float8 AS difficulty, v.digest, coalesce(e.others, '{}') AS enemies
     FROM item_version v LEFT JOIN enemy e ON e.item = v.item_id
     WHERE v.table_id = $1 AND v.state = 'approved' AND v.type NOT IN ('numerical', 'matching', 'ordering') ORDER BY v.item_id`, [tableId]);

/** A version with its sealed content. */
export interface SealedVersion {
  readonly id: string;
  readonly item_id: string;
  readonly version: number;
  readonly digest: string;
  readonly content: Buffer;
}

/** These versions in any state, in no particular order: a frozen paper may name versions that were retired since. */
export const loadVersions = (db: Database, ids: readonly string[]): Promise<SealedVersion[]> =>
  db.query('SELECT id, item_id, version, digest, content FROM item_version WHERE id = ANY($1)', [ids]);
