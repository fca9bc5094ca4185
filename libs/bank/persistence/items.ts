import type { ItemType, ReviewCriteria, ReviewVerdict, VersionState, WorkflowStatus } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import { FIRST_STATUS, REPLACED_STATUS } from './workflow';

/** A version of an item without its content. */
export interface ItemVersionRow {
  readonly id: string;
  readonly item_id: string;
  readonly table_id: string;
  readonly version: number;
  readonly type: ItemType;
  readonly element_code: string;
  readonly difficulty: number;
  readonly digest: string;
  readonly state: VersionState;
  /** Code of the status that gives it this standing. */
  readonly status: string;
  readonly writer_id: string;
  readonly writer_name: string;
  readonly made_at: Date;
  readonly changed_at: Date;
  readonly approver_name: string | null;
  readonly approved_at: Date | null;
}

/** An item's own row. */
export interface ItemRow {
  readonly id: string;
  readonly table_id: string;
  readonly serial: number;
  readonly origin: string;
}

/** Columns of a version's head. */
export const VERSION_COLUMNS = `v.id, v.item_id, v.table_id, v.version, v.type, v.element_code, v.difficulty::float8 AS difficulty, v.digest, v.state, v.status,
  v.writer_id, v.writer_name, v.made_at, v.changed_at, v.approver_name, v.approved_at`;

/** An item, or null. */
export const findItem = (db: Database, id: string): Promise<ItemRow | null> =>
  db.one('SELECT id, table_id, serial, origin FROM item WHERE id = $1', [id]);

/** An item with its row locked: whoever changes versions of an item holds it. Null where there is none. */
export const lockItem = (db: Database, id: string): Promise<ItemRow | null> =>
  db.one('SELECT id, table_id, serial, origin FROM item WHERE id = $1 FOR UPDATE', [id]);

/** All versions of an item, newest first, each under the element where it stands in the item's present table. */
export const versionsOf = (db: Database, itemId: string): Promise<ItemVersionRow[]> =>
  db.query(
    `SELECT ${VERSION_COLUMNS}, coalesce(b.element_code, v.element_code) AS element_code
     FROM item_version v JOIN item i ON i.id = v.item_id
     LEFT JOIN item_binding b ON b.item_id = i.id AND b.table_id = i.table_id AND v.table_id <> i.table_id
     WHERE v.item_id = $1 ORDER BY v.version DESC`, [itemId]);

/** The sealed content of a version, or null. */
export const sealedContent = async (db: Database, versionId: string): Promise<Buffer | null> =>
  (await db.one<{ content: Buffer }>('SELECT content FROM item_version WHERE id = $1', [versionId]))?.content ?? null;

/** The expected time that a version says, in seconds, or null. */
export const secondsOf = async (db: Database, versionId: string): Promise<number | null> =>
  (await db.one<{ seconds: number | null }>('SELECT seconds FROM item_version WHERE id = $1', [versionId]))?.seconds ?? null;

/** What the rules need of a version beside its head. */
export interface VersionParties {
  readonly writer_ids: string[];
  readonly passed_by: string[];
  /** Judges who estimated its difficulty; null where none do. */
  readonly judges: number | null;
  readonly open_threads: number;
  readonly table_checked: boolean;
}

/** Writers of all versions of the item, who passed this version in its present status since it was last returned, and what else its next step may ask. */
export const PARTIES = `
  (SELECT array_agg(DISTINCT w.writer_id) FROM item_version w WHERE w.item_id = v.item_id) AS writer_ids,
  coalesce((SELECT array_agg(DISTINCT r.reviewer_id) FROM item_verdict r
    WHERE r.version_id = v.id AND r.verdict = 'pass' AND r.status = v.status
      AND NOT EXISTS (SELECT 1 FROM item_verdict b WHERE b.version_id = v.id AND b.verdict = 'return' AND (b.at, b.id) > (r.at, r.id))), '{}') AS passed_by,
  (SELECT count(DISTINCT e.judge_id)::int FROM item_estimate e WHERE e.version_id = v.id) AS judges,
  (SELECT count(*)::int FROM item_comment c WHERE c.version_id = v.id AND c.id = c.thread_id
    AND NOT EXISTS (SELECT 1 FROM item_thread_settled s WHERE s.thread_id = c.id)) AS open_threads,
  (SELECT t.state = 'checked' FROM item i JOIN element_table t ON t.id = i.table_id WHERE i.id = v.item_id) AS table_checked`;

/** Locks the items of these versions in one order and gives the versions with their parties. */
export async function lockVersions(db: Database, ids: readonly string[]): Promise<(ItemVersionRow & VersionParties)[]> {
  await db.query('SELECT id FROM item WHERE id IN (SELECT item_id FROM item_version WHERE id = ANY($1)) ORDER BY id FOR UPDATE', [ids]);
  return db.query(`SELECT ${VERSION_COLUMNS}, ${PARTIES} FROM item_version v WHERE v.id = ANY($1) ORDER BY v.id`, [ids]);
}

/** A version's parties, for showing what may be done. */
export const partiesOf = (db: Database, versionId: string): Promise<VersionParties | null> =>
  db.one(`SELECT ${PARTIES} FROM item_version v WHERE v.id = $1`, [versionId]);

/** A new version to insert. */
export interface NewVersion {
  readonly id: string;
  readonly itemId: string;
  readonly version: number;
  readonly type: ItemType;
  readonly elementCode: string;
  readonly difficulty: number;
  readonly content: Buffer;
  readonly digest: string;
  /** Keyed digest of the material that the question shares with others; left out where it has none. */
  readonly stimulusKey?: string | null | undefined;
  /** Expected time, where the question says one. */
  readonly seconds?: number | undefined;
}

/** Who writes, and when. */
export interface Writing {
  readonly tableId: string;
  readonly writerId: string;
  readonly writerName: string;
  readonly at: Date;
}

/** Takes the next `count` serial numbers of a table; the first is returned. The table's row stays locked. */
export async function takeSerials(db: Database, tableId: string, count: number): Promise<number> {
  const rows = await db.query<{ last_serial: number }>('UPDATE element_table SET last_serial = last_serial + $2 WHERE id = $1 RETURNING last_serial', [tableId, count]);
  const last = rows[0]?.last_serial;
  if (last === undefined) throw new Error(`no element table ${tableId}`);
  return last - count + 1;
}

/** Inserts items with the serial numbers given. */
export async function insertItems(db: Database, writing: Writing, origin: string, items: readonly { id: string; serial: number }[]): Promise<void> {
  await db.query(
    `INSERT INTO item (id, table_id, serial, origin, made_at) SELECT i.id, $1, i.serial, $2, $3 FROM unnest($4::uuid[], $5::int[]) AS i (id, serial)`,
    [writing.tableId, origin, writing.at, items.map((i) => i.id), items.map((i) => i.serial)],
  );
}

/** Inserts versions in the workflow's first status. */
export async function insertVersions(db: Database, writing: Writing, versions: readonly NewVersion[]): Promise<void> {
  await db.query(
    `INSERT INTO item_version (id, item_id, table_id, version, type, element_code, difficulty, content, digest, stimulus_key, seconds, state, status, writer_id, writer_name, made_at, changed_at)
     SELECT v.id, v.item_id, $1, v.version, v.type, v.element_code, v.difficulty, v.content, v.digest, v.stimulus_key, v.seconds, 'draft', ${FIRST_STATUS}, $2, $3, $4, $4
     FROM unnest($5::uuid[], $6::uuid[], $7::int[], $8::text[], $9::text[], $10::numeric[], $11::bytea[], $12::text[], $13::text[], $14::int[])
       AS v (id, item_id, version, type, element_code, difficulty, content, digest, stimulus_key, seconds)`,
    [
      writing.tableId, writing.writerId, writing.writerName, writing.at,
      versions.map((v) => v.id), versions.map((v) => v.itemId), versions.map((v) => v.version), versions.map((v) => v.type),
      versions.map((v) => v.elementCode), versions.map((v) => v.difficulty), versions.map((v) => v.content), versions.map((v) => v.digest), versions.map((v) => v.stimulusKey ?? null), versions.map((v) => v.seconds ?? null),
    ],
  );
}

/** A version that goes to a status, and so gets its standing. */
export interface MovingVersion {
  readonly id: string;
  readonly to: WorkflowStatus;
}

const MOVE = (more: string): string =>
  `UPDATE item_version v SET status = m.code, state = m.standing, changed_at = $4${more} FROM unnest($1::uuid[], $2::text[], $3::text[]) AS m (id, code, standing) WHERE v.id = m.id`;
const columnsOf = (moving: readonly MovingVersion[]): readonly string[][] => [moving.map((m) => m.id), moving.map((m) => m.to.code), moving.map((m) => m.to.standing)];

/** Moves versions to their statuses. */
export const setStatuses = (db: Database, moving: readonly MovingVersion[], at: Date): Promise<unknown> => db.query(MOVE(''), [...columnsOf(moving), at]);

/** Takes an approval off versions; the hand that gave it is told by the journal. */
export const unapproveVersions = (db: Database, moving: readonly MovingVersion[], at: Date): Promise<unknown> =>
  db.query(MOVE(', approver_id = NULL, approver_name = NULL, approved_at = NULL'), [...columnsOf(moving), at]);

/** Puts versions out of use for newer ones. */
export const replaceVersions = (db: Database, ids: readonly string[], at: Date): Promise<unknown> =>
  db.query(`UPDATE item_version SET state = 'replaced', status = ${REPLACED_STATUS}, changed_at = $2 WHERE id = ANY($1)`, [ids, at]);

/** A version that was in use, with the status that it had. */
export interface ReplacedVersion {
  readonly id: string;
  readonly item_id: string;
  readonly status: string;
}

/** Approves versions by a person's hand; versions of the same items that were in use are replaced, and given back by item. */
export async function approveVersions(db: Database, moving: readonly MovingVersion[], approver: { id: string; name: string }, at: Date): Promise<ReadonlyMap<string, ReplacedVersion>> {
  const replaced = await db.query<ReplacedVersion>(
    `SELECT id, item_id, status FROM item_version
     WHERE state = 'approved' AND item_id IN (SELECT item_id FROM item_version WHERE id = ANY($1)) AND id <> ALL($1)`, [moving.map((m) => m.id)]);
  await replaceVersions(db, replaced.map((r) => r.id), at);
  await db.query(MOVE(', approver_id = $5, approver_name = $6, approved_at = $4'), [...columnsOf(moving), at, approver.id, approver.name]);
  return new Map(replaced.map((r) => [r.item_id, r]));
}

/** A review as kept. */
export interface ReviewRow {
  readonly id: string;
  readonly version: number;
  /** Code of the status in which it was given. */
  readonly status: string;
  readonly reviewer_name: string;
  readonly verdict: ReviewVerdict;
  readonly reason: string;
  readonly criteria: ReviewCriteria | null;
  readonly at: Date;
  /** Its reviewer has taken it back. */
  readonly undone: boolean;
}

/** Reviews of all versions of an item, newest first. */
export const reviewsOf = (db: Database, itemId: string): Promise<ReviewRow[]> =>
  db.query(
    `SELECT r.id, v.version, r.status, r.reviewer_name, r.verdict, r.reason, r.criteria, r.at, EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = r.id) AS undone FROM item_review r JOIN item_version v ON v.id = r.version_id
     WHERE v.item_id = $1 ORDER BY r.at DESC, r.id DESC`, [itemId]);

/** A review to record. */
export interface NewReview {
  readonly id: string;
  readonly versionId: string;
  readonly writerId: string;
  /** Code of the status in which it is given. */
  readonly status: string;
}

/** Records one person's verdict on versions. */
export async function insertReviews(
  db: Database, reviews: readonly NewReview[], reviewer: { id: string; name: string },
  word: { verdict: ReviewVerdict; reason: string; criteria: ReviewCriteria | null; at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO item_review (id, version_id, writer_id, reviewer_id, reviewer_name, verdict, reason, criteria, at, status)
     SELECT r.id, r.version_id, r.writer_id, $1, $2, $3, $4, $5::jsonb, $6, r.status FROM unnest($7::uuid[], $8::uuid[], $9::text[], $10::text[]) AS r (id, version_id, writer_id, status)`,
    [reviewer.id, reviewer.name, word.verdict, word.reason, word.criteria && JSON.stringify(word.criteria), word.at,
      reviews.map((r) => r.id), reviews.map((r) => r.versionId), reviews.map((r) => r.writerId), reviews.map((r) => r.status)],
  );
}

/** Items that may not stand in one paper with an item. */
export const enemiesOf = (db: Database, itemId: string): Promise<{ id: string; serial: number }[]> =>
  db.query(
    `SELECT i.id, i.serial FROM item_enemy e JOIN item i ON i.id = CASE WHEN e.item_a = $1 THEN e.item_b ELSE e.item_a END
     WHERE e.item_a = $1 OR e.item_b = $1 ORDER BY i.serial`, [itemId]);

/** Sets the enemies of an item to exactly these. */
export async function replaceEnemies(db: Database, item: ItemRow, enemyIds: readonly string[]): Promise<void> {
  await db.query('DELETE FROM item_enemy WHERE item_a = $1 OR item_b = $1', [item.id]);
  await db.query(
    `INSERT INTO item_enemy (table_id, item_a, item_b) SELECT DISTINCT $1::uuid, least($2::uuid, e), greatest($2::uuid, e) FROM unnest($3::uuid[]) AS e
     ON CONFLICT DO NOTHING`,
    [item.table_id, item.id, enemyIds]);
}

/** Which of these contents stand already in a table in a version that is in use or under way, as "element digest". */
export const knownContents = async (db: Database, tableId: string, digests: readonly string[]): Promise<Set<string>> => {
  const rows = await db.query<{ element_code: string; digest: string }>(
    `SELECT DISTINCT p.element_code, v.digest FROM item_place p JOIN item_version v ON v.id = p.version_id
     WHERE p.table_id = $1 AND v.digest = ANY($2) AND v.state <> 'replaced'`, [tableId, digests]);
  return new Set(rows.map((r) => `${r.element_code} ${r.digest}`));
};

/** Two items that may not meet in a paper. */
export interface EnemyRow {
  readonly a: string;
  readonly b: string;
}

/** Makes pairs of a table's items enemies; the pairs that were none before. */
export const addEnemyPairs = (db: Database, tableId: string, pairs: readonly EnemyRow[]): Promise<EnemyRow[]> =>
  db.query(
    `INSERT INTO item_enemy (table_id, item_a, item_b) SELECT DISTINCT $1::uuid, least(p.a, p.b), greatest(p.a, p.b) FROM unnest($2::uuid[], $3::uuid[]) AS p (a, b)
     ON CONFLICT DO NOTHING RETURNING item_a AS a, item_b AS b`, [tableId, pairs.map((p) => p.a), pairs.map((p) => p.b)]);

/** Makes pairs of items enemies no longer; the pairs that were. */
export const removeEnemyPairs = (db: Database, tableId: string, pairs: readonly EnemyRow[]): Promise<EnemyRow[]> =>
  db.query(
    `WITH gone AS (DELETE FROM item_enemy e USING unnest($2::uuid[], $3::uuid[]) AS p (a, b)
       WHERE e.table_id = $1 AND e.item_a = least(p.a, p.b) AND e.item_b = greatest(p.a, p.b) RETURNING e.item_a AS a, e.item_b AS b)
     SELECT a, b FROM gone`, [tableId, pairs.map((p) => p.a), pairs.map((p) => p.b)]);
