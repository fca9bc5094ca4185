import type { Database } from '@kaowu/platform';

/** A request for recusal as stored. */
export interface RecusalRow {
  readonly id: string;
  readonly session_id: string;
  readonly candidate_id: string;
  readonly examiner_id: string;
  readonly examiner_name: string;
  readonly asked_by: 'candidate' | 'examiner' | 'officer';
  readonly asker_id: string;
  readonly reason: string;
  readonly asked_at: Date;
  readonly state: 'open' | 'granted' | 'refused';
  readonly decision_reason: string | null;
}

/** Requests of the sessions, newest first. */
export const recusalsOf = (db: Database, sessionIds: readonly string[]): Promise<RecusalRow[]> =>
  db.query<RecusalRow>('SELECT * FROM recusal_request WHERE session_id = ANY ($1) ORDER BY asked_at DESC', [sessionIds]);

/** The request, locked, or null. */
export const lockRecusal = (db: Database, id: string): Promise<RecusalRow | null> =>
  db.one<RecusalRow>('SELECT * FROM recusal_request WHERE id = $1 FOR UPDATE', [id]);

/** Requests of this examiner that are open or granted: they block scoring. */
export const blockingRecusals = (db: Database, examinerId: string, sessionIds: readonly string[]): Promise<RecusalRow[]> =>
  db.query<RecusalRow>(
    `SELECT * FROM recusal_request WHERE examiner_id = $1 AND session_id = ANY ($2) AND state <> 'refused'`,
    [examinerId, sessionIds],
  );

/** Stores a request. False where the same pair has an open or granted one already. */
export const storeRecusal = async (db: Database, r: Omit<RecusalRow, 'state' | 'decision_reason'>): Promise<boolean> =>
  (await db.change(
    `INSERT INTO recusal_request (id, session_id, candidate_id, examiner_id, examiner_name, asked_by, asker_id, reason, asked_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open')
     ON CONFLICT (session_id, candidate_id, examiner_id) WHERE state <> 'refused' DO NOTHING`,
    [r.id, r.session_id, r.candidate_id, r.examiner_id, r.examiner_name, r.asked_by, r.asker_id, r.reason, r.asked_at],
  )) === 1;

/** Closes a request. */
export async function decideRecusalRow(
  db: Database,
  id: string,
  state: 'granted' | 'refused',
  by: string,
  reason: string,
  at: Date,
): Promise<void> {
  await db.query('UPDATE recusal_request SET state = $2, decided_by = $3, decision_reason = $4, decided_at = $5 WHERE id = $1', [id, state, by, reason, at]);
}
