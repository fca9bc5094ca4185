import type { Database } from '@kaowu/platform';

/** The run of results that counts the marks of a round. */
export interface HoldRow {
  readonly round_id: string;
  readonly run_id: string;
  readonly run_no: number;
}

const KEY = `hashtextextended('marks-of-round:' || $1::text, 0)`;

/**
 * Taken first of all locks of marking by everything that changes a mark, until the transaction ends. Who changes marks
 * stands beside the others; who computes results from them waits for all and lets nobody in.
 */
export const shareMarks = async (db: Database, roundId: string): Promise<void> => {
  await db.query(`SELECT pg_advisory_xact_lock_shared(${KEY})`, [roundId]);
};

/** Keeps the marks of a round as they are until the transaction ends. */
export const lockMarks = async (db: Database, roundId: string): Promise<void> => {
  await db.query(`SELECT pg_advisory_xact_lock(${KEY})`, [roundId]);
};

/** The run that counts the round's marks, or null. */
export const findHold = (db: Database, roundId: string): Promise<HoldRow | null> =>
  db.one<HoldRow>('SELECT round_id, run_id, run_no FROM marking_hold WHERE round_id = $1', [roundId]);

/** Notes that a run counts the round's marks, in the place of a former one. */
export const storeHold = async (db: Database, hold: HoldRow, at: Date): Promise<void> => {
  await db.query(
    `INSERT INTO marking_hold (round_id, run_id, run_no, held_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (round_id) DO UPDATE SET run_id = excluded.run_id, run_no = excluded.run_no, held_at = excluded.held_at`,
    [hold.round_id, hold.run_id, hold.run_no, at],
  );
};

/** No run counts the round's marks any more. */
export const removeHold = async (db: Database, roundId: string): Promise<void> => {
  await db.query('DELETE FROM marking_hold WHERE round_id = $1', [roundId]);
};

/** The round whose session a performance belongs to, and whose work it is, or null. */
export const ownerOf = (db: Database, performanceId: string): Promise<{ round_id: string; candidate_id: string; session_id: string } | null> =>
  db.one('SELECT m.round_id, p.candidate_id, p.session_id FROM performance p JOIN marking_plan m ON m.session_id = p.session_id WHERE p.id = $1', [performanceId]);
