import type { ItemActKind, VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** An act on versions, to keep. */
export interface NewAct {
  readonly id: string;
  readonly act: ItemActKind;
  readonly actor: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly at: Date;
}

/** What an act did with one version. */
export interface ActedVersion {
  readonly versionId: string;
  /** Codes of the statuses before and after. */
  readonly from: string;
  readonly to: string;
  /** The version that it put out of use, with the status that it had. */
  readonly replaced?: { readonly id: string; readonly status: string } | undefined;
  /** The review, assignment, calibration or keeping that it left. */
  readonly recordId?: string | undefined;
}

/** Keeps what was done, so that it can be taken back. */
export async function insertAct(db: Database, { id, act, actor, reason, at }: NewAct, versions: readonly ActedVersion[]): Promise<void> {
  await db.query('INSERT INTO item_act (id, act, actor_id, actor_name, reason, at) VALUES ($1, $2, $3, $4, $5, $6)', [id, act, actor.id, actor.name, reason, at]);
  await db.query(
    `INSERT INTO item_act_version (act_id, version_id, from_status, to_status, replaced_id, record_id, replaced_status)
     SELECT $1, v.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[]) AS v (version_id, from_status, to_status, replaced_id, record_id, replaced_status)`,
    [id, versions.map((v) => v.versionId), versions.map((v) => v.from), versions.map((v) => v.to), versions.map((v) => v.replaced?.id ?? null), versions.map((v) => v.recordId ?? null), versions.map((v) => v.replaced?.status ?? null)]);
}

/** An act as kept. */
export interface ActRow {
  readonly id: string;
  readonly act: ItemActKind;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly reason: string;
  readonly at: Date;
}

/** An act, or null. */
export const findAct = (db: Database, id: string): Promise<ActRow | null> => db.one('SELECT id, act, actor_id, actor_name, reason, at FROM item_act WHERE id = $1', [id]);

/** The newest acts on versions that stand in a table, since a moment. */
export const actsOfTable = (db: Database, tableId: string, since: Date, limit: number): Promise<ActRow[]> =>
  db.query(
    `SELECT a.id, a.act, a.actor_id, a.actor_name, a.reason, a.at FROM item_act a
     WHERE a.at >= $2 AND EXISTS (SELECT 1 FROM item_act_version v JOIN item_place p ON p.version_id = v.version_id WHERE v.act_id = a.id AND p.table_id = $1)
     ORDER BY a.at DESC, a.id DESC LIMIT $3`, [tableId, since, limit]);

/** One version of an act, with what became of it since. */
export interface ActVersionRow {
  readonly act_id: string;
  readonly version_id: string;
  readonly item_id: string;
  readonly serial: number;
  readonly version: number;
  readonly from_status: string;
  readonly to_status: string;
  readonly replaced_id: string | null;
  readonly replaced_status: string | null;
  readonly state: VersionState;
  readonly status: string;
  readonly undone: boolean;
  readonly moved: boolean;
  readonly judged: boolean;
  readonly revised: boolean;
  readonly drawn: boolean;
  readonly signed: boolean;
  readonly table_retired: boolean;
}

const LATER = `FROM item_act_version w JOIN item_act b ON b.id = w.act_id
      WHERE w.version_id = a.version_id AND (b.at, b.id) > (c.at, c.id) AND NOT EXISTS (SELECT 1 FROM item_act_undone x WHERE x.act_id = w.act_id AND x.version_id = w.version_id)`;

/** The versions of these acts, by serial number. A later act that was itself taken back counts for nothing. */
export const versionsOfActs = (db: Database, actIds: readonly string[]): Promise<ActVersionRow[]> =>
  db.query(
    `SELECT a.act_id, a.version_id, v.item_id, i.serial, v.version, a.from_status, a.to_status, a.replaced_id, a.replaced_status, v.state, v.status,
       EXISTS (SELECT 1 FROM item_act_undone u WHERE u.act_id = a.act_id AND u.version_id = a.version_id) AS undone,
       EXISTS (SELECT 1 ${LATER} AND w.from_status <> w.to_status) AS moved,
       EXISTS (SELECT 1 ${LATER} AND b.act IN ('pass', 'return') AND (c.act <> 'assign' OR b.actor_id = (SELECT s.reviewer_id FROM review_assignment s WHERE s.id = a.record_id))) AS judged,
       EXISTS (SELECT 1 FROM item_version n WHERE n.item_id = v.item_id AND n.version > v.version) AS revised,
       EXISTS (SELECT 1 FROM item_place p JOIN pool_draw d ON d.table_id = p.table_id WHERE p.version_id = a.version_id AND d.at >= c.at) AS drawn,
       EXISTS (SELECT 1 FROM item_place p JOIN bank_sign_off d ON d.table_id = p.table_id WHERE p.version_id = a.version_id AND d.signed_at >= c.at) AS signed,
       t.state = 'retired' AS table_retired
     FROM item_act_version a JOIN item_act c ON c.id = a.act_id JOIN item_version v ON v.id = a.version_id JOIN item i ON i.id = v.item_id JOIN element_table t ON t.id = i.table_id
     WHERE a.act_id = ANY($1) ORDER BY i.serial, v.version`, [actIds]);

/** Keeps that an act was taken back for these versions. */
export const insertUndone = (db: Database, actId: string, versionIds: readonly string[], who: { readonly id: string; readonly name: string }, reason: string, at: Date): Promise<unknown> =>
  db.query(
    'INSERT INTO item_act_undone (act_id, version_id, actor_id, actor_name, reason, at) SELECT $1, v, $3, $4, $5, $6 FROM unnest($2::uuid[]) AS v', [actId, versionIds, who.id, who.name, reason, at]);

/** Papers are drawn from a table's items at this moment. */
export const insertPoolDraw = (db: Database, tableId: string, at: Date): Promise<unknown> => db.query('INSERT INTO pool_draw (table_id, at) VALUES ($1, $2)', [tableId, at]);
