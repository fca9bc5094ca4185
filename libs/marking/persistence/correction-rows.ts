import type { AssessmentMode } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** An upheld objection as marking keeps it; `id` is the objection's. */
export interface CorrectionRow {
  readonly id: string;
  readonly round_id: string;
  readonly candidate_id: string;
  readonly part: AssessmentMode;
  readonly session_ids: string[];
  readonly ground: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
}

/** A question's mark as it was proposed and decided. */
export interface TheoryCorrectionRow {
  readonly id: string;
  readonly correction_id: string;
  readonly round_id: string;
  readonly attempt_id: string;
  readonly no: number;
  readonly version_id: string;
  readonly scope: 'question' | 'version';
  readonly awarded: number | null;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_by_name: string;
  readonly proposed_at: Date;
  readonly state: 'proposed' | 'confirmed' | 'refused';
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly decision: string | null;
}

/** Opens a candidate's part again. */
export const storeCorrection = async (db: Database, c: Omit<CorrectionRow, 'closed_at'>): Promise<void> => {
  await db.query('INSERT INTO marking_correction (id, round_id, candidate_id, part, session_ids, ground, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    c.id, c.round_id, c.candidate_id, c.part, c.session_ids, c.ground, c.opened_at,
  ]);
};

/** The correction, or null. */
export const findCorrection = (db: Database, id: string): Promise<CorrectionRow | null> =>
  db.one<CorrectionRow>('SELECT * FROM marking_correction WHERE id = $1', [id]);

/** The correction, locked. */
export const lockCorrection = (db: Database, id: string): Promise<CorrectionRow | null> =>
  db.one<CorrectionRow>('SELECT * FROM marking_correction WHERE id = $1 FOR UPDATE', [id]);

/** Corrections of the round that no run has counted, the oldest first. */
export const openCorrections = (db: Database, roundId: string): Promise<CorrectionRow[]> =>
  db.query<CorrectionRow>('SELECT * FROM marking_correction WHERE round_id = $1 AND closed_at IS NULL ORDER BY opened_at, id', [roundId]);

/** Whether the candidate's work in this session is open for a correction. */
export const underCorrection = async (db: Database, candidateId: string, sessionId: string): Promise<boolean> =>
  (await db.one('SELECT 1 FROM marking_correction WHERE candidate_id = $1 AND $2::uuid = ANY (session_ids) AND closed_at IS NULL', [candidateId, sessionId])) !== null;

/** Ends a correction, or all of a round. */
export const closeCorrections = async (db: Database, of: { readonly roundId: string } | { readonly id: string }, at: Date): Promise<void> => {
  const [column, value] = 'id' in of ? ['id', of.id] : ['round_id', of.roundId];
  await db.query(`UPDATE marking_correction SET closed_at = $2 WHERE ${column} = $1 AND closed_at IS NULL`, [value, at]);
};

/** What was recorded for the correction, and what waits. */
export async function progressOf(db: Database, c: CorrectionRow): Promise<{ recorded: number; waiting: number }> {
  const row = c.part === 'theory'
    ? await db.one<{ recorded: number; waiting: number }>(
      `SELECT count(*) FILTER (WHERE state = 'confirmed')::int AS recorded, count(*) FILTER (WHERE state = 'proposed')::int AS waiting
       FROM theory_correction WHERE correction_id = $1`, [c.id])
    : await db.one<{ recorded: number; waiting: number }>(
      `SELECT (SELECT count(*) FROM blind_score s WHERE s.performance_id = ANY (w.ids) AND s.submitted_at >= $3)::int AS recorded,
         (w.open + (SELECT count(*) FROM marking_review r WHERE r.performance_id = ANY (w.ids) AND r.state = 'open'))::int AS waiting
       FROM (SELECT coalesce(array_agg(id), '{}') AS ids, count(*) FILTER (WHERE state NOT IN ('final', 'absent')) AS open
             FROM performance WHERE candidate_id = $1 AND session_id = ANY ($2::uuid[])) w`, [c.candidate_id, c.session_ids, c.opened_at]);
  return row ?? { recorded: 0, waiting: 0 };
}

/** Proposals of a correction, the oldest first. */
export const theoryCorrectionsOf = (db: Database, correctionId: string): Promise<TheoryCorrectionRow[]> =>
  db.query<TheoryCorrectionRow>('SELECT * FROM theory_correction WHERE correction_id = $1 ORDER BY proposed_at, id', [correctionId]);

/** A proposal, locked. */
export const lockTheoryCorrection = (db: Database, id: string): Promise<TheoryCorrectionRow | null> =>
  db.one<TheoryCorrectionRow>('SELECT * FROM theory_correction WHERE id = $1 FOR UPDATE', [id]);

/** Stores a proposal; false where one waits for that question already. */
export const storeTheoryCorrection = async (db: Database, t: Omit<TheoryCorrectionRow, 'state' | 'decided_by_name' | 'decided_at' | 'decision'>): Promise<boolean> =>
  (await db.change(
    `INSERT INTO theory_correction (id, correction_id, round_id, attempt_id, no, version_id, scope, awarded, reason, proposed_by, proposed_by_name, proposed_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'proposed') ON CONFLICT (attempt_id, no) WHERE state = 'proposed' DO NOTHING`,
    [t.id, t.correction_id, t.round_id, t.attempt_id, t.no, t.version_id, t.scope, t.awarded, t.reason, t.proposed_by, t.proposed_by_name, t.proposed_at],
  )) > 0;

/** Decides a proposal. */
export const decideTheoryCorrection = async (db: Database, id: string, d: { state: 'confirmed' | 'refused'; by: string; name: string; at: Date; decision: string }): Promise<void> => {
  await db.query('UPDATE theory_correction SET state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, decision = $6 WHERE id = $1', [id, d.state, d.by, d.name, d.at, d.decision]);
};

/** How many papers of the round hold a version. */
export const papersWith = async (db: Database, versionId: string, roundId: string): Promise<number> =>
  (await db.one<{ n: number }>('SELECT count(*)::int AS n FROM theory_mark m JOIN theory_marking t USING (session_id) WHERE m.version_id = $1 AND t.round_id = $2', [versionId, roundId]))?.n ?? 0;
