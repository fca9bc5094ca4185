import type { VersionState, WorkflowStep, WorkflowVersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** The steps that versions may take. */
export const loadSteps = (db: Database): Promise<WorkflowStep[]> =>
  db.query(`SELECT from_state AS "from", act, to_state AS "to", done_by AS "by", demands FROM workflow_step ORDER BY from_state, act`);

/** A version of the workflow as stored. */
export interface WorkflowVersionRow {
  readonly id: string;
  readonly number: number;
  readonly state: WorkflowVersionState;
  readonly steps: WorkflowStep[];
  readonly note: string;
  readonly author_ids: string[];
  readonly author_names: string[];
  readonly changed_at: Date;
  readonly closed_name: string | null;
  readonly closed_at: Date | null;
  readonly reason: string | null;
}

const COLUMNS = 'id, number, state, steps, note, author_ids, author_names, changed_at, closed_name, closed_at, reason';

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
  readonly steps: readonly WorkflowStep[];
  readonly note: string;
  readonly authorIds: readonly string[];
  readonly authorNames: readonly string[];
  readonly at: Date;
}

/** Keeps a draft, new or as it now is. */
export const storeDraft = (db: Database, d: WorkflowDraft): Promise<unknown> =>
  db.query(
    `INSERT INTO workflow_version (id, number, state, steps, note, author_ids, author_names, changed_at) VALUES ($1, $2, 'draft', $3::jsonb, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET steps = excluded.steps, note = excluded.note, author_ids = excluded.author_ids, author_names = excluded.author_names, changed_at = excluded.changed_at`,
    [d.id, d.number, JSON.stringify(d.steps), d.note, d.authorIds, d.authorNames, d.at]);

/** Ends a draft: in force from now on, or dropped. */
export const closeDraft = (db: Database, id: string, state: 'active' | 'dropped', who: { readonly id: string; readonly name: string }, reason: string, at: Date): Promise<unknown> =>
  db.query('UPDATE workflow_version SET state = $2, closed_by = $3, closed_name = $4, closed_at = $5, reason = $6 WHERE id = $1', [id, state, who.id, who.name, at, reason]);

/** Puts steps in force in place of those that were. */
export async function replaceSteps(db: Database, steps: readonly WorkflowStep[]): Promise<void> {
  await db.query(`UPDATE workflow_version SET state = 'former' WHERE state = 'active'`);
  await db.query('DELETE FROM workflow_step');
  await db.query(
    `INSERT INTO workflow_step (from_state, act, to_state, done_by, demands)
     SELECT s."from", s.act, s."to", s."by", s.demands FROM jsonb_to_recordset($1::jsonb) AS s ("from" text, act text, "to" text, "by" text, demands text[])`, [JSON.stringify(steps)]);
}

/** How many items and tasks have a version in these states, and the numbers of the first items. */
export const standingIn = (db: Database, states: readonly VersionState[]): Promise<{ state: VersionState; items: number; tasks: number; serials: number[] }[]> =>
  db.query(
    `SELECT s.state, (SELECT count(DISTINCT v.item_id)::int FROM item_version v WHERE v.state = s.state) AS items,
       (SELECT count(DISTINCT t.task_id)::int FROM practical_task_version t WHERE t.state = s.state) AS tasks,
       coalesce((SELECT array_agg(f.serial) FROM (SELECT DISTINCT i.serial FROM item_version v JOIN item i ON i.id = v.item_id WHERE v.state = s.state ORDER BY i.serial LIMIT 10) f), '{}') AS serials
     FROM unnest($1::text[]) AS s (state)`, [states]);
