import type { Database } from '@kaowu/platform';
import { newId } from '@kaowu/kernel';
import type { AdjudicationCause } from '../domain/combine-scores';

/** A marking review as stored. */
export interface ReviewRow {
  readonly id: string;
  readonly session_id: string;
  readonly performance_id: string;
  readonly cause: 'sample' | 'adjudicated';
  readonly state: 'open' | 'ok' | 'finding' | 'superseded';
  readonly drawn_at: Date;
  readonly reviewer_id: string | null;
  readonly reviewer_name: string | null;
  readonly finding: 'missed-item' | 'wrong-rubric' | 'over-points' | 'other' | null;
  readonly criteria: string[];
  readonly reason: string | null;
  readonly signed_at: Date | null;
  readonly digest: string | null;
}

/** The review, or null. */
export const findReview = (db: Database, id: string): Promise<ReviewRow | null> =>
  db.one<ReviewRow>('SELECT * FROM marking_review WHERE id = $1', [id]);

/** The review, locked. */
export const lockReview = (db: Database, id: string): Promise<ReviewRow | null> =>
  db.one<ReviewRow>('SELECT * FROM marking_review WHERE id = $1 FOR UPDATE', [id]);

/** Reviews, oldest first: those waiting, or those signed. */
export const reviewsBy = (db: Database, state: 'open' | 'signed', sessionId: string | undefined): Promise<ReviewRow[]> =>
  db.query<ReviewRow>(
    `SELECT * FROM marking_review WHERE state = ANY ($1) AND ($2::uuid IS NULL OR session_id = $2)
     ORDER BY drawn_at, id LIMIT 1000`,
    [state === 'open' ? ['open'] : ['ok', 'finding'], sessionId ?? null],
  );

/** Reviews of the sessions, all states. */
export const reviewsOfSessions = (db: Database, sessionIds: readonly string[]): Promise<ReviewRow[]> =>
  db.query<ReviewRow>('SELECT * FROM marking_review WHERE session_id = ANY ($1)', [sessionIds]);

/** Reviews of one performance. */
export const reviewsOfPerformance = (db: Database, performanceId: string): Promise<ReviewRow[]> =>
  db.query<ReviewRow>('SELECT * FROM marking_review WHERE performance_id = $1 ORDER BY drawn_at', [performanceId]);

/** Puts works on the review queue; one that waits already stays as it is. */
export async function queueReviews(
  db: Database,
  sessionId: string,
  works: readonly { readonly performanceId: string; readonly cause: 'sample' | 'adjudicated' }[],
  at: Date,
): Promise<void> {
  const rows = works.map((w) => ({ id: newId(), performance_id: w.performanceId, cause: w.cause }));
  await db.query(
    `INSERT INTO marking_review (id, session_id, performance_id, cause, state, drawn_at)
     SELECT id, $1, performance_id, cause, 'open', $3
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, performance_id uuid, cause text)
     ON CONFLICT (performance_id) WHERE state = 'open' DO NOTHING`,
    [sessionId, JSON.stringify(rows), at],
  );
}

/** An adjudication as stored. */
export interface AdjudicationRow {
  readonly id: string;
  readonly performance_id: string;
  readonly cause: AdjudicationCause;
  readonly review_id: string | null;
  /** The correction that the adjudication serves. */
  readonly correction_id: string | null;
  readonly opened_at: Date;
  readonly settled_at: Date | null;
}

/** Opens an adjudication; one that is open already stays. */
export async function openAdjudication(db: Database, performanceId: string, cause: AdjudicationCause, reviewId: string | null, at: Date, correctionId: string | null = null): Promise<void> {
  await db.query(
    `INSERT INTO adjudication (id, performance_id, cause, review_id, opened_at, correction_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (performance_id) WHERE settled_at IS NULL DO NOTHING`,
    [newId(), performanceId, cause, reviewId, at, correctionId],
  );
}

/** The adjudication that waits for the performance, or null. */
export const openAdjudicationOf = (db: Database, performanceId: string): Promise<AdjudicationRow | null> =>
  db.one<AdjudicationRow>('SELECT * FROM adjudication WHERE performance_id = $1 AND settled_at IS NULL', [performanceId]);

/** Closes an adjudication with the score that settles it. */
export async function closeAdjudication(db: Database, id: string, scoreId: string, reason: string, at: Date): Promise<void> {
  await db.query('UPDATE adjudication SET score_id = $2, reason = $3, settled_at = $4 WHERE id = $1', [id, scoreId, reason, at]);
}
