import type { StatusMove, WorkflowDefinition, WorkflowStatus, WorkflowStep, WorkflowVersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** The status in which versions begin, and the one that those replaced get, for SQL that writes versions. */
export const FIRST_STATUS = `(SELECT code FROM workflow_status WHERE standing = 'draft' ORDER BY position LIMIT 1)`;
export const REPLACED_STATUS = `(SELECT code FROM workflow_status WHERE standing = 'replaced')`;

/** The statuses that versions may have, in the order of the board. */
export const loadStatuses = (db: Database): Promise<WorkflowStatus[]> => db.query('SELECT code, zh, en, standing FROM workflow_status ORDER BY position');

/** The steps that versions may take. */
export const loadSteps = (db: Database): Promise<WorkflowStep[]> =>
  db.query(
    `SELECT s.from_status AS "from", s.act, s.to_status AS "to", s.done_by AS "by", s.demands, s.reviews, s.judges
     FROM workflow_step s JOIN workflow_status f ON f.code = s.from_status ORDER BY f.position, s.act`);

/** Until the transaction ends the workflow in force stays what it is. Many may hold it; whoever changes it waits for them. */
export const holdWorkflow = (db: Database): Promise<unknown> => db.query('LOCK TABLE workflow_status IN ROW SHARE MODE');

/** A version of the workflow as stored. */
export interface WorkflowVersionRow {
  readonly id: string;
  readonly number: number;
  readonly state: WorkflowVersionState;
  readonly statuses: WorkflowStatus[];
  readonly steps: WorkflowStep[];
  readonly moves: StatusMove[];
  readonly note: string;
  readonly author_ids: string[];
  readonly author_names: string[];
  readonly changed_at: Date;
  readonly closed_name: string | null;
  readonly closed_at: Date | null;
  readonly reason: string | null;
}

const COLUMNS = 'id, number, state, statuses, steps, moves, note, author_ids, author_names, changed_at, closed_name, closed_at, reason';

/** All versions, newest first. */
export const workflowVersions = (db: Database): Promise<WorkflowVersionRow[]> => db.query(`SELECT ${COLUMNS} FROM workflow_version ORDER BY number DESC`);

/** Locks the versions, so that one person at a time changes them, and gives them, newest first. */
export async function lockWorkflow(db: Database): Promise<WorkflowVersionRow[]> {
  await db.query('LOCK TABLE workflow_version IN SHARE ROW EXCLUSIVE MODE');
  return workflowVersions(db);
}

/** A draft to keep. */
export interface WorkflowDraft {
  readonly id: string;
  readonly number: number;
  readonly definition: WorkflowDefinition;
  readonly note: string;
  readonly authorIds: readonly string[];
  readonly authorNames: readonly string[];
  readonly at: Date;
}

/** Keeps a draft, new or as it now is. */
export const storeDraft = (db: Database, { definition: { statuses, steps, moves }, ...d }: WorkflowDraft): Promise<unknown> =>
  db.query(
    `INSERT INTO workflow_version (id, number, state, statuses, steps, moves, note, author_ids, author_names, changed_at) VALUES ($1, $2, 'draft', $3::jsonb, $4::jsonb, $5::jsonb, $6, $7, $8, $9)
     ON CONFLICT (id) DO UPDATE SET statuses = excluded.statuses, steps = excluded.steps, moves = excluded.moves, note = excluded.note, author_ids = excluded.author_ids,
       author_names = excluded.author_names, changed_at = excluded.changed_at`,
    [d.id, d.number, JSON.stringify(statuses), JSON.stringify(steps), JSON.stringify(moves), d.note, d.authorIds, d.authorNames, d.at]);

/** Ends a draft: in force from now on, or dropped. */
export const closeDraft = (db: Database, id: string, state: 'active' | 'dropped', who: { readonly id: string; readonly name: string }, reason: string, at: Date): Promise<unknown> =>
  db.query('UPDATE workflow_version SET state = $2, closed_by = $3, closed_name = $4, closed_at = $5, reason = $6 WHERE id = $1', [id, state, who.id, who.name, at, reason]);

/** Waits for all acts under way and lets none begin: from now on the transaction alone sees and changes what is in force. */
export const lockInForce = (db: Database): Promise<unknown> => db.query('LOCK TABLE workflow_status IN EXCLUSIVE MODE');

/** Versions that a merged status hands over, with the item or task that each belongs to. */
export interface MergedVersion {
  readonly id: string;
  readonly owner_id: string;
  readonly kind: 'item' | 'practical_task';
  readonly from: string;
  readonly to: string;
}

/**
 * Puts statuses and steps in force in place of those that were. Versions in a status that is merged go over to the
 * other, which has the same standing, and are given back. A status that is gone while something stands in it is refused
 * by the database.
 */
export async function replaceWorkflow(db: Database, { statuses, steps, moves }: WorkflowDefinition): Promise<MergedVersion[]> {
  await db.query(`UPDATE workflow_version SET state = 'former' WHERE state = 'active'`);
  await db.query('DELETE FROM workflow_step');
  await db.query(
    `INSERT INTO workflow_status (code, zh, en, standing, position)
     SELECT s.* FROM jsonb_to_recordset($1::jsonb) AS s (code text, zh text, en text, standing text, position int)
     ON CONFLICT (code) DO UPDATE SET zh = excluded.zh, en = excluded.en, position = excluded.position`, [JSON.stringify(statuses.map((s, i) => ({ ...s, position: i + 1 })))]);
  const merge = (table: string, owner: string, kind: MergedVersion['kind']): Promise<MergedVersion[]> => db.query(
    `WITH merged AS (UPDATE ${table} v SET status = m."to" FROM jsonb_to_recordset($1::jsonb) AS m ("from" text, "to" text) WHERE v.status = m."from" RETURNING v.id, v.${owner}, m."from", m."to")
     SELECT id, ${owner} AS owner_id, '${kind}' AS kind, "from", "to" FROM merged ORDER BY id`, [JSON.stringify(moves)]);
  const merged = [...(await merge('item_version', 'item_id', 'item')), ...(await merge('practical_task_version', 'task_id', 'practical_task'))];
  await db.query('DELETE FROM workflow_status WHERE code <> ALL($1)', [statuses.map((s) => s.code)]);
  await db.query(
    `INSERT INTO workflow_step (from_status, act, to_status, done_by, demands, reviews, judges)
     SELECT s."from", s.act, s."to", s."by", s.demands, s.reviews, s.judges
     FROM jsonb_to_recordset($1::jsonb) AS s ("from" text, act text, "to" text, "by" text, demands text[], reviews int, judges int)`, [JSON.stringify(steps)]);
  return merged;
}

/** How many items and tasks have a version in these statuses, and the numbers of the first items. */
export const standingIn = (db: Database, codes: readonly string[]): Promise<{ code: string; items: number; tasks: number; serials: number[] }[]> =>
  db.query(
    `SELECT s.code, (SELECT count(DISTINCT v.item_id)::int FROM item_version v WHERE v.status = s.code) AS items,
       (SELECT count(DISTINCT t.task_id)::int FROM practical_task_version t WHERE t.status = s.code) AS tasks,
       coalesce((SELECT array_agg(f.serial) FROM (SELECT DISTINCT i.serial FROM item_version v JOIN item i ON i.id = v.item_id WHERE v.status = s.code ORDER BY i.serial LIMIT 10) f), '{}') AS serials
     FROM unnest($1::text[]) AS s (code)`, [codes]);
