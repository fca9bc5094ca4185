import type { ReviewVerdict, VersionState, WorkflowStatus } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import type { VersionParties } from './items';
import { FIRST_STATUS, REPLACED_STATUS } from './workflow';

/** A task's own row. */
export interface TaskHead {
  readonly id: string;
  readonly table_id: string;
  readonly code: string;
}

/** A version of a practical task with its sealed content. */
export interface TaskVersionRow {
  readonly id: string;
  readonly task_id: string;
  readonly table_id: string;
  readonly version: number;
  readonly name: string;
  readonly range_codes: string[];
  readonly weight_hundredths: number;
  readonly minutes: number;
  readonly full_points: number;
  readonly content: Buffer;
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

const COLUMNS = `v.id, v.task_id, v.table_id, v.version, v.name, v.range_codes, v.weight_hundredths, v.minutes, v.full_points, v.content, v.digest, v.state, v.status,
  v.writer_id, v.writer_name, v.made_at, v.changed_at, v.approver_name, v.approved_at`;

const PARTIES = `
  (SELECT array_agg(DISTINCT w.writer_id) FROM practical_task_version w WHERE w.task_id = v.task_id) AS writer_ids,
  coalesce((SELECT array_agg(DISTINCT r.reviewer_id) FROM practical_task_review r
    WHERE r.version_id = v.id AND r.verdict = 'pass' AND r.status = v.status
      AND NOT EXISTS (SELECT 1 FROM practical_task_review b WHERE b.version_id = v.id AND b.verdict = 'return' AND (b.at, b.id) > (r.at, r.id))), '{}') AS passed_by,
  NULL::int AS judges, 0 AS open_threads, (SELECT t.state = 'checked' FROM practical_task k JOIN element_table t ON t.id = k.table_id WHERE k.id = v.task_id) AS table_checked`;

/** A task, or null. */
export const findTask = (db: Database, id: string): Promise<TaskHead | null> =>
  db.one('SELECT id, table_id, code FROM practical_task WHERE id = $1', [id]);

/** A task with its row locked, or null. */
export const lockTask = (db: Database, id: string): Promise<TaskHead | null> =>
  db.one('SELECT id, table_id, code FROM practical_task WHERE id = $1 FOR UPDATE', [id]);

/** The task that a version belongs to, locked, or null. */
export const lockTaskOfVersion = (db: Database, versionId: string): Promise<TaskHead | null> =>
  db.one('SELECT id, table_id, code FROM practical_task WHERE id = (SELECT task_id FROM practical_task_version WHERE id = $1) FOR UPDATE', [versionId]);

/** All versions of a task with who had a part in each, newest first, under the ranges of the task's present table. */
export const taskVersions = (db: Database, taskId: string): Promise<(TaskVersionRow & VersionParties)[]> =>
  db.query(
    `SELECT ${COLUMNS}, p.range_codes, ${PARTIES} FROM practical_task_version v JOIN practical_task t ON t.id = v.task_id
     JOIN task_place p ON p.version_id = v.id AND p.table_id = t.table_id WHERE v.task_id = $1 ORDER BY v.version DESC`, [taskId]);

/** One version, or null. */
export const findTaskVersion = (db: Database, id: string): Promise<(TaskVersionRow & { code: string }) | null> =>
  db.one(`SELECT ${COLUMNS}, t.code FROM practical_task_version v JOIN practical_task t ON t.id = v.task_id WHERE v.id = $1`, [id]);

/** The approved version of each task of a table, by the task's code. */
export const approvedTasks = (db: Database, tableId: string): Promise<(TaskVersionRow & { code: string })[]> =>
  db.query(
    `SELECT ${COLUMNS}, p.table_id, p.range_codes, t.code FROM task_place p JOIN practical_task_version v ON v.id = p.version_id JOIN practical_task t ON t.id = v.task_id
     WHERE p.table_id = $1 AND v.state = 'approved' ORDER BY t.code`, [tableId]);

/** The newest version of each task of a table, by the task's code. */
export const newestTasks = (db: Database, tableId: string): Promise<(TaskVersionRow & { code: string; approved_version: number | null })[]> =>
  db.query(
    `SELECT DISTINCT ON (t.code) ${COLUMNS}, p.table_id, p.range_codes, t.code,
       (SELECT a.version FROM practical_task_version a WHERE a.task_id = t.id AND a.state = 'approved') AS approved_version
     FROM task_place p JOIN practical_task_version v ON v.id = p.version_id JOIN practical_task t ON t.id = v.task_id
     WHERE p.table_id = $1 ORDER BY t.code, v.version DESC`, [tableId]);

/** Inserts a task. */
export const insertTask = (db: Database, task: TaskHead, at: Date): Promise<unknown> =>
  db.query('INSERT INTO practical_task (id, table_id, code, made_at) VALUES ($1, $2, $3, $4)', [task.id, task.table_id, task.code, at]);

/** A version to insert in the workflow's first status. */
export type NewTaskVersion = Pick<
  TaskVersionRow,
  'id' | 'task_id' | 'table_id' | 'version' | 'name' | 'range_codes' | 'weight_hundredths' | 'minutes' | 'full_points' | 'content' | 'digest' | 'writer_id' | 'writer_name' | 'made_at'
>;

/** Inserts a version. */
export const insertTaskVersion = (db: Database, v: NewTaskVersion): Promise<unknown> =>
  db.query(
    `INSERT INTO practical_task_version (id, task_id, table_id, version, name, range_codes, weight_hundredths, minutes, full_points, content, digest, state, status,
       writer_id, writer_name, made_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', ${FIRST_STATUS}, $12, $13, $14, $14)`,
    [v.id, v.task_id, v.table_id, v.version, v.name, v.range_codes, v.weight_hundredths, v.minutes, v.full_points, v.content, v.digest, v.writer_id, v.writer_name, v.made_at]);

/** Moves a version to a status, and so to its standing. */
export const setTaskStatus = (db: Database, id: string, to: WorkflowStatus, at: Date): Promise<unknown> =>
  db.query('UPDATE practical_task_version SET status = $2, state = $3, changed_at = $4 WHERE id = $1', [id, to.code, to.standing, at]);

const replaceWhere = (where: string): string => `UPDATE practical_task_version SET state = 'replaced', status = ${REPLACED_STATUS}, changed_at = $2 WHERE ${where}`;

/** Puts a version out of use for a newer one. */
export const replaceTaskVersion = (db: Database, id: string, at: Date): Promise<unknown> => db.query(replaceWhere('id = $1'), [id, at]);

/** Approves a version; the one in use before is replaced. */
export async function approveTaskVersion(db: Database, version: TaskVersionRow, to: WorkflowStatus, approver: { id: string; name: string }, at: Date): Promise<void> {
  await db.query(replaceWhere(`task_id = $1 AND state = 'approved'`), [version.task_id, at]);
  await db.query(
    'UPDATE practical_task_version SET status = $5, state = $6, changed_at = $2, approver_id = $3, approver_name = $4, approved_at = $2 WHERE id = $1',
    [version.id, at, approver.id, approver.name, to.code, to.standing]);
}

/** A review of a task as kept. */
export interface TaskReviewRow {
  readonly id: string;
  readonly version: number;
  /** Code of the status in which it was given. */
  readonly status: string;
  readonly reviewer_name: string;
  readonly verdict: ReviewVerdict;
  readonly reason: string;
  readonly at: Date;
}

/** Reviews of all versions of a task, newest first. */
export const taskReviews = (db: Database, taskId: string): Promise<TaskReviewRow[]> =>
  db.query(
    `SELECT r.id, v.version, r.status, r.reviewer_name, r.verdict, r.reason, r.at FROM practical_task_review r JOIN practical_task_version v ON v.id = r.version_id
     WHERE v.task_id = $1 ORDER BY r.at DESC, r.id DESC`, [taskId]);

/** Records a verdict on a version, in the status that it has. */
export const insertTaskReview = (
  db: Database, version: TaskVersionRow, review: { id: string; reviewerId: string; reviewerName: string; verdict: ReviewVerdict; reason: string; at: Date },
): Promise<unknown> =>
  db.query(
    `INSERT INTO practical_task_review (id, version_id, writer_id, reviewer_id, reviewer_name, verdict, reason, at, status) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [review.id, version.id, version.writer_id, review.reviewerId, review.reviewerName, review.verdict, review.reason, review.at, version.status]);
