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
  readonly stimulus_key: string | null;
  readonly seconds: number | null;
}

/**
 * All approved versions of a table's items, by item, with the items that each may not meet; the difficulty is the
 * observed one where a person has adopted it.
 */
export const loadPool = (db: Database, tableId: string): Promise<PoolRow[]> =>
  db.query(
    `WITH enemy AS (
       SELECT item, array_agg(other ORDER BY other) AS others FROM (
         SELECT item_a AS item, item_b AS other FROM item_enemy UNION ALL SELECT item_b, item_a FROM item_enemy) AS both_ways
       WHERE item IN (SELECT item_id FROM item_place WHERE table_id = $1)
       GROUP BY item)
     SELECT v.item_id, v.id AS version_id, v.type, p.element_code, coalesce(c.difficulty, v.difficulty::float8) AS difficulty, v.digest, v.stimulus_key, v.seconds, coalesce(e.others, '{}') AS enemies
     FROM item_place p JOIN item_version v ON v.id = p.version_id
     LEFT JOIN enemy e ON e.item = v.item_id LEFT JOIN item_calibrated c ON c.version_id = v.id
     WHERE p.table_id = $1 AND v.state = 'approved' ORDER BY v.item_id`, [tableId]);

/**
 * How many of these versions are approved, which they stay until the transaction ends: whoever moves a version locks its
 * item first.
 */
export async function holdApproved(db: Database, versionIds: readonly string[]): Promise<number> {
  await db.query('SELECT id FROM item WHERE id IN (SELECT item_id FROM item_version WHERE id = ANY($1)) ORDER BY id FOR SHARE', [versionIds]);
  return (await db.one<{ n: number }>(`SELECT count(*)::int AS n FROM item_version WHERE id = ANY($1) AND state = 'approved'`, [versionIds]))?.n ?? 0;
}

/** Items of a table by what their approved version asks. */
export async function approvedByDigest(db: Database, tableId: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ digest: string; item_id: string }>(
    `SELECT DISTINCT ON (v.digest) v.digest, v.item_id FROM item_place p JOIN item_version v ON v.id = p.version_id JOIN item i ON i.id = v.item_id
     WHERE p.table_id = $1 AND v.state = 'approved' AND v.digest = ANY($2) ORDER BY v.digest, i.serial`, [tableId, digests]);
  return new Map(rows.map((r) => [r.digest, r.item_id]));
}

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
