import type { DraftSheet } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import type { FatalEffect, ScoreKind } from '../domain/combine-scores';
import type { Sheet } from '../domain/score-sheet';

/** A submitted score sheet; it never changes. */
export interface ScoreRow {
  readonly id: string;
  readonly performance_id: string;
  readonly examiner_id: string;
  readonly examiner_name: string;
  readonly seq: number;
  readonly kind: ScoreKind;
  readonly sheet: Sheet;
  readonly criteria_sum: number;
  readonly total: number;
  readonly fatal_effect: FatalEffect | null;
  readonly client_key: string;
  readonly digest: string;
  readonly submitted_at: Date;
}

/** Who scores a performance. */
export interface AssignmentRow {
  readonly performance_id: string;
  readonly examiner_id: string;
  readonly examiner_name: string;
  readonly seq: number;
  readonly kind: 'blind' | 'third';
  readonly withdrawn_at: Date | null;
}

/** All submitted sheets of the performances, by seq. Only for settling and for those who may compare. */
export const scoresOf = (db: Database, performanceIds: readonly string[]): Promise<ScoreRow[]> =>
  db.query<ScoreRow>('SELECT * FROM blind_score WHERE performance_id = ANY ($1) ORDER BY performance_id, seq', [performanceIds]);

/** A person's own sheets, by performance. */
export const ownScores = (db: Database, examinerId: string, performanceIds: readonly string[]): Promise<ScoreRow[]> =>
  db.query<ScoreRow>('SELECT * FROM blind_score WHERE examiner_id = $1 AND performance_id = ANY ($2)', [examinerId, performanceIds]);

/** All assignments of the performances, withdrawn ones included. */
export const assignmentsOf = (db: Database, performanceIds: readonly string[]): Promise<AssignmentRow[]> =>
  db.query<AssignmentRow>(
    `SELECT performance_id, examiner_id, examiner_name, seq, kind, withdrawn_at FROM scoring_assignment
     WHERE performance_id = ANY ($1) ORDER BY performance_id, seq, withdrawn_at NULLS FIRST`,
    [performanceIds],
  );

/** The person's assignment that stands, or null. */
export const findAssignment = (db: Database, performanceId: string, examinerId: string): Promise<AssignmentRow | null> =>
  db.one<AssignmentRow>(
    `SELECT performance_id, examiner_id, examiner_name, seq, kind, withdrawn_at FROM scoring_assignment
     WHERE performance_id = $1 AND examiner_id = $2 AND withdrawn_at IS NULL`,
    [performanceId, examinerId],
  );

/** Assigns a person; breaks the primary key where that person had the work before. */
export async function assign(db: Database, a: Omit<AssignmentRow, 'withdrawn_at'>, at: Date): Promise<void> {
  await db.query(
    'INSERT INTO scoring_assignment (performance_id, examiner_id, examiner_name, seq, kind, assigned_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [a.performance_id, a.examiner_id, a.examiner_name, a.seq, a.kind, at],
  );
}

/** Takes an assignment back; the row stays, so that the person cannot get the work again. */
export async function withdraw(db: Database, performanceId: string, examinerId: string, at: Date): Promise<void> {
  await db.query('DELETE FROM score_draft WHERE performance_id = $1 AND examiner_id = $2', [performanceId, examinerId]);
  await db.query('UPDATE scoring_assignment SET withdrawn_at = $3 WHERE performance_id = $1 AND examiner_id = $2', [performanceId, examinerId, at]);
}

/** How much each member still has to score, for sharing out fairly. */
export async function openWorkOf(db: Database, groupId: string): Promise<Map<string, number>> {
  const rows = await db.query<{ examiner_id: string; open: number }>(
    `SELECT a.examiner_id, count(*)::int AS open FROM scoring_assignment a JOIN performance p ON p.id = a.performance_id
     WHERE p.group_id = $1 AND a.withdrawn_at IS NULL AND p.state <> 'absent'
       AND NOT EXISTS (SELECT FROM blind_score s WHERE s.performance_id = a.performance_id AND s.examiner_id = a.examiner_id)
     GROUP BY a.examiner_id`,
    [groupId],
  );
  return new Map(rows.map((r) => [r.examiner_id, r.open]));
}

/** Stores a sheet for good and drops the draft. Breaks `blind_score_once` or `blind_score_seq` where one is there. */
export async function storeScore(db: Database, s: Omit<ScoreRow, 'submitted_at'> & { readonly submitted_at: Date }): Promise<void> {
  await db.query(
    `INSERT INTO blind_score (id, performance_id, examiner_id, examiner_name, seq, kind, sheet, criteria_sum, total, fatal_effect,
       client_key, digest, submitted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      s.id, s.performance_id, s.examiner_id, s.examiner_name, s.seq, s.kind, JSON.stringify(s.sheet), s.criteria_sum, s.total,
      s.fatal_effect, s.client_key, s.digest, s.submitted_at,
    ],
  );
  await db.query('DELETE FROM score_draft WHERE performance_id = $1 AND examiner_id = $2', [s.performance_id, s.examiner_id]);
}

/** The person's drafts, by performance. */
export const draftsOf = (db: Database, examinerId: string, performanceIds: readonly string[]): Promise<{ performance_id: string; sheet: DraftSheet }[]> =>
  db.query('SELECT performance_id, sheet FROM score_draft WHERE examiner_id = $1 AND performance_id = ANY ($2)', [examinerId, performanceIds]);

/** Keeps a draft. */
export async function storeDraft(db: Database, performanceId: string, examinerId: string, sheet: DraftSheet, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO score_draft (performance_id, examiner_id, sheet, saved_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (performance_id, examiner_id) DO UPDATE SET sheet = excluded.sheet, saved_at = excluded.saved_at`,
    [performanceId, examinerId, JSON.stringify(sheet), at],
  );
}
