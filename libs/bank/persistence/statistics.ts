import type { ItemSums, ItemType, OptionSums, VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** Keeps the sums of a round in place of those known before, and counts the totals anew; a repeat changes nothing. */
export async function storeSums(db: Database, roundId: string, sums: readonly ItemSums[], at: Date): Promise<void> {
  const given = sums.map((s) => s.versionId);
  const gone = await db.query<{ version_id: string }>(
    'WITH gone AS (DELETE FROM item_statistic WHERE round_id = $1 AND version_id <> ALL($2) RETURNING version_id) SELECT version_id FROM gone', [roundId, given]);
  await db.query(
    `INSERT INTO item_statistic (version_id, round_id, sessions, responses, omitted, score, score_squared, rest, rest_squared, product, options, computed_at)
     SELECT s."versionId", $1, s.sessions, s.responses, s.omitted, s.score, s."scoreSquared", s.rest, s."restSquared", s.product, s.options, $3
     FROM jsonb_to_recordset($2::jsonb) AS s ("versionId" uuid, sessions int, responses int, omitted int, score float8, "scoreSquared" float8, rest float8,
       "restSquared" float8, product float8, options jsonb)
     ON CONFLICT (version_id, round_id) DO UPDATE SET sessions = excluded.sessions, responses = excluded.responses, omitted = excluded.omitted,
       score = excluded.score, score_squared = excluded.score_squared, rest = excluded.rest, rest_squared = excluded.rest_squared,
       product = excluded.product, options = excluded.options, computed_at = excluded.computed_at`,
    [roundId, JSON.stringify(sums), at]);
  await countTotals(db, [...given, ...gone.map((g) => g.version_id)]);
}

/** Counts the totals of the items that these versions belong to. */
async function countTotals(db: Database, versionIds: readonly string[]): Promise<void> {
  // Two rounds that are handed up at once may share items: the second waits and counts the first.
  await db.query('SELECT id FROM item WHERE id IN (SELECT item_id FROM item_version WHERE id = ANY($1)) ORDER BY id FOR NO KEY UPDATE', [versionIds]);
  const all = await db.query<{ id: string }>('SELECT w.id FROM item_version v JOIN item_version w ON w.item_id = v.item_id WHERE v.id = ANY($1) GROUP BY w.id', [versionIds]);
  const ids = all.map((v) => v.id);
  await db.query('DELETE FROM item_statistic_total WHERE version_id = ANY($1)', [ids]);
  await db.query(
    `INSERT INTO item_statistic_total (version_id, item_id, latest, responses, omitted, rounds, sessions, facility, discrimination, computed_at)
     SELECT c.version_id, v.item_id, v.version = max(v.version) OVER (PARTITION BY v.item_id), c.responses, c.omitted, c.rounds, c.sessions, c.facility, c.discrimination, c.computed_at
     FROM item_statistic_counted c JOIN item_version v ON v.id = c.version_id WHERE c.version_id = ANY($1)`, [ids]);
}

/** Totals of a version over its rounds. */
export interface TotalRow {
  readonly version_id: string;
  readonly version: number;
  readonly responses: number;
  readonly omitted: number;
  readonly rounds: number;
  readonly sessions: number;
  readonly facility: number;
  readonly discrimination: number | null;
  readonly computed_at: Date;
  readonly calibrated: number | null;
}

/** What results say of items, each by its newest version that was answered. */
export const latestTotals = (db: Database, itemIds: readonly string[]): Promise<{ item_id: string; version: number; responses: number; facility: number; discrimination: number | null }[]> =>
  db.query(
    `SELECT t.item_id, v.version, t.responses, t.facility, t.discrimination FROM item_statistic_total t JOIN item_version v ON v.id = t.version_id
     WHERE t.latest AND t.item_id = ANY($1)`, [itemIds]);

/** Totals of every version of an item that was answered, newest first. */
export const totalsOfItem = (db: Database, itemId: string): Promise<TotalRow[]> =>
  db.query(
    `SELECT t.*, v.version, c.difficulty AS calibrated FROM item_version v JOIN item_statistic_total t ON t.version_id = v.id
     LEFT JOIN item_calibrated c ON c.version_id = v.id WHERE v.item_id = $1 ORDER BY v.version DESC`, [itemId]);

/** What option figures need of each round of these versions. */
export const roundSums = (db: Database, versionIds: readonly string[]): Promise<{ version_id: string; responses: number; rest: number; rest_squared: number; options: OptionSums[] }[]> =>
  db.query('SELECT version_id, responses, rest, rest_squared, options FROM item_statistic WHERE version_id = ANY($1) ORDER BY version_id, round_id', [versionIds]);

/** An item of a table with results. */
export interface TableStatisticRow {
  readonly item_id: string;
  readonly version_id: string;
  readonly serial: number;
  readonly version: number;
  readonly type: ItemType;
  readonly element_code: string;
  readonly state: VersionState;
  readonly status: string;
  readonly difficulty: number;
  readonly calibrated: number | null;
  readonly responses: number;
  readonly rounds: number;
  readonly facility: number;
  readonly discrimination: number | null;
  readonly kept_by: string | null;
}

/** Versions of a table that were answered in released rounds, by serial number. Who kept one counts while no answers came since. */
export const tableTotals = (db: Database, tableId: string): Promise<TableStatisticRow[]> =>
  db.query(
    `SELECT i.id AS item_id, v.id AS version_id, i.serial, v.version, v.type, p.element_code, v.state, v.status, v.difficulty::float8 AS difficulty, c.difficulty AS calibrated,
       t.responses, t.rounds, t.facility, t.discrimination, k.kept_name AS kept_by
     FROM item_place p JOIN item_version v ON v.id = p.version_id JOIN item i ON i.id = v.item_id
     JOIN item_statistic_total t ON t.version_id = v.id
     LEFT JOIN item_calibrated c ON c.version_id = v.id
     LEFT JOIN LATERAL (SELECT kept_name FROM item_keeping k WHERE k.version_id = v.id AND k.responses >= t.responses ORDER BY k.at DESC LIMIT 1) k ON true
     WHERE p.table_id = $1 ORDER BY i.serial, v.version DESC`, [tableId]);

/** Totals of these versions, with what a journal entry names. */
export const totalsOfVersions = (db: Database, versionIds: readonly string[]): Promise<{ id: string; item_id: string; difficulty: number; responses: number; facility: number | null }[]> =>
  db.query(
    `SELECT v.id, v.item_id, coalesce(c.difficulty, v.difficulty::float8) AS difficulty, coalesce(t.responses, 0) AS responses, t.facility
     FROM item_version v LEFT JOIN item_statistic_total t ON t.version_id = v.id LEFT JOIN item_calibrated c ON c.version_id = v.id
     WHERE v.id = ANY($1) ORDER BY v.id`, [versionIds]);
