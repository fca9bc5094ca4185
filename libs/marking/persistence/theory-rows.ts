import type { Database } from '@kaowu/platform';
import type { QuestionMark } from '../domain/score-theory';

/** The mark of one question of one attempt. */
export interface TheoryMarkRow {
  readonly attempt_id: string;
  readonly no: number;
  readonly session_id: string;
  readonly candidate_id: string;
  readonly paper_id: string;
  readonly type: string;
  readonly points: number;
  readonly awarded: number | null;
  /** What a confirmed correction says it is worth after all; null without one. */
  readonly corrected: number | null;
  readonly version_id: string;
  readonly response: string[];
  readonly key: string[];
}

/** An attempt to store marks for. */
export interface MarkedAttempt {
  readonly attemptId: string;
  readonly sessionId: string;
  readonly candidateId: string;
  readonly paperId: string;
}

/** Stores the marks of one attempt; marks that are there already stay. */
export async function storeTheoryMarks(db: Database, attempt: MarkedAttempt, marks: readonly QuestionMark[]): Promise<void> {
  await db.query(
    `INSERT INTO theory_mark (attempt_id, no, session_id, candidate_id, paper_id, version_id, type, points, awarded, response, key)
     SELECT $1, no, $2, $3, $4, "versionId", type, points, awarded, response, key
     FROM jsonb_to_recordset($5::jsonb)
       AS m(no integer, "versionId" uuid, type text, points integer, awarded integer, response jsonb, key jsonb)
     ON CONFLICT (attempt_id, no) DO NOTHING`,
    [attempt.attemptId, attempt.sessionId, attempt.candidateId, attempt.paperId, JSON.stringify(marks)],
  );
}

/** Marks of the sessions, of all or of one candidate, by attempt and question; a confirmed correction goes before the mark, the latest first. */
export const theoryMarksOf = (db: Database, sessionIds: readonly string[], candidateId: string | null = null): Promise<TheoryMarkRow[]> =>
  db.query<TheoryMarkRow>(
    `SELECT m.attempt_id, m.no, m.session_id, m.candidate_id, m.paper_id, m.version_id, m.type, m.points, coalesce(c.points, m.awarded) AS awarded,
       c.points AS corrected, m.response, m.key
     FROM theory_mark m LEFT JOIN theory_marking r ON r.session_id = m.session_id
     LEFT JOIN LATERAL (
       SELECT CASE t.scope WHEN 'version' THEN m.points ELSE t.awarded END AS points FROM theory_correction t
       WHERE t.state = 'confirmed' AND t.version_id = m.version_id AND t.round_id = r.round_id
         AND (t.scope = 'version' OR (t.attempt_id = m.attempt_id AND t.no = m.no))
       ORDER BY t.decided_at DESC, t.id DESC LIMIT 1) c ON true
     WHERE m.session_id = ANY ($1) AND ($2::uuid IS NULL OR m.candidate_id = $2) ORDER BY m.session_id, m.attempt_id, m.no`,
    [sessionIds, candidateId],
  );

/** A marked question of an attempt with the item version that it came from. */
export interface MarkedVersionRow {
  readonly attempt_id: string;
  readonly session_id: string;
  readonly candidate_id: string;
  readonly paper_id: string;
  readonly no: number;
  readonly version_id: string;
  readonly points: number;
  readonly awarded: number;
  readonly response: string[];
}

/** Marked questions of the sessions by attempt; attempts with a question that waits for a person are left out. */
export const markedVersionsOf = (db: Database, sessionIds: readonly string[]): Promise<MarkedVersionRow[]> =>
  db.query(
    `SELECT attempt_id, session_id, candidate_id, paper_id, no, version_id, points, awarded, response FROM theory_mark m
     WHERE session_id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM theory_mark w WHERE w.attempt_id = m.attempt_id AND w.awarded IS NULL)
     ORDER BY session_id, attempt_id, no`,
    [sessionIds],
  );

/** Which sessions are marked, and when. */
export const theoryMarkingsOf = (db: Database, sessionIds: readonly string[]): Promise<{ session_id: string; papers: number; marked_at: Date }[]> =>
  db.query('SELECT session_id, papers, marked_at FROM theory_marking WHERE session_id = ANY ($1)', [sessionIds]);
