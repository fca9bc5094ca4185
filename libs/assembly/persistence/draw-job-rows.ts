import type { DrawJobState, DrawPhase, WireProblem } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';

/** A draw in the background as stored. */
export interface DrawJobRow {
  readonly id: string;
  readonly name: string;
  readonly papers: number;
  readonly forms: number | null;
  readonly command: Buffer;
  readonly state: DrawJobState;
  readonly phase: DrawPhase | null;
  readonly done: number;
  readonly total: number;
  readonly problem: WireProblem | null;
  readonly asked_by: string;
  readonly asked_by_name: string;
  readonly asked_at: Date;
  readonly cancel_asked_at: Date | null;
  readonly ended_at: Date | null;
}

/** A job by its id; refuses record.not-found. */
export const getJob = async (db: Database, id: string): Promise<DrawJobRow> => found(await db.one<DrawJobRow>('SELECT * FROM draw_job WHERE id = $1', [id]));

/** A job by its id, locked for the transaction; refuses record.not-found. */
export const lockJob = async (db: Database, id: string): Promise<DrawJobRow> =>
  found(await db.one<DrawJobRow>('SELECT * FROM draw_job WHERE id = $1 FOR UPDATE', [id]));

/** Jobs that have not ended, and those asked for since; newest first. */
export const recentJobs = (db: Database, since: Date): Promise<DrawJobRow[]> =>
  db.query('SELECT * FROM draw_job WHERE ended_at IS NULL OR asked_at >= $1 ORDER BY asked_at DESC, id LIMIT 50', [since]);

/** Stores a job that waits. */
export async function insertJob(db: Database, job: Pick<DrawJobRow, 'id' | 'name' | 'papers' | 'forms' | 'command' | 'asked_by' | 'asked_by_name' | 'asked_at'>): Promise<void> {
  await db.query(
    `INSERT INTO draw_job (id, name, papers, forms, command, state, total, asked_by, asked_by_name, asked_at) VALUES ($1, $2, $3, $4, $5, 'waiting', $3, $6, $7, $8)`,
    [job.id, job.name, job.papers, job.forms, job.command, job.asked_by, job.asked_by_name, job.asked_at]);
}

/** Takes a job to work on; false where it has ended. */
export const beginJob = async (db: Database, id: string): Promise<boolean> =>
  (await db.change(`UPDATE draw_job SET state = 'running' WHERE id = $1 AND ended_at IS NULL`, [id])) === 1;

/** Notes how far a job is; tells whether somebody wants it cancelled. */
export async function tellJob(db: Database, id: string, progress: { readonly phase: DrawPhase | null; readonly done: number; readonly total: number }): Promise<boolean> {
  const row = await db.one<{ cancel_asked_at: Date | null }>(
    'UPDATE draw_job SET phase = $2, done = $3, total = $4 WHERE id = $1 AND ended_at IS NULL RETURNING cancel_asked_at', [id, progress.phase, progress.done, progress.total]);
  return row !== null && row.cancel_asked_at !== null;
}

/** Ends a job, or notes that it failed and will be tried again (`endedAt` null). */
export async function endJob(db: Database, id: string, end: { readonly state: DrawJobState; readonly problem: WireProblem | null; readonly at: Date | null }): Promise<void> {
  await db.query('UPDATE draw_job SET state = $2, problem = $3, ended_at = $4 WHERE id = $1 AND ended_at IS NULL', [
    id, end.state, end.problem === null ? null : JSON.stringify(end.problem), end.at,
  ]);
}
