import { newId } from '@kaowu/kernel';
import type { Database } from '@kaowu/platform';
import { chainStart } from '../domain/answer-chain';

/** An attempt as `insertAttempts` made it. */
export interface MadeAttempt {
  readonly attemptId: string;
  readonly sessionId: string;
}

const MINUTE_MS = 60_000;

/**
 * Rows of a running session with `count` running attempts, without the plan and the papers behind them: for tests and
 * measurements of the answer journal alone. Foreign keys to the libs upstream are not checked for these rows.
 */
export async function insertAttempts(
  db: Database, count: number, options: { readonly startedAt: Date; readonly minutes?: number; readonly questions?: number; readonly epoch?: number },
): Promise<MadeAttempt[]> {
  const { startedAt, minutes = 90, questions = 100, epoch = 1 } = options;
  const sessionId = newId();
  const ids = Array.from({ length: count }, newId);
  await db.tx(async () => {
    await db.query('SET LOCAL session_replication_role = replica');
    await db.query(
      `INSERT INTO delivery_session (session_id, state, paper_set_id, rule_set_id, duration_minutes, late_entry_minutes,
         earliest_hand_in_minutes, last_minutes, prepared_at, started_at)
       VALUES ($1, 'running', $2, $2, $3, 15, 0, 15, $4, $4)`, [sessionId, newId(), minutes, startedAt]);
    await db.query(
      `INSERT INTO attempt (id, session_id, seating_id, candidate_id, paper_id, state, statement_signed_at, epoch, head_hash,
         question_count, started_at, deadline_at)
       SELECT id, $2, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'running', $4, $5, decode(head, 'hex'), $6, $4, $7
       FROM unnest($1::uuid[], $3::text[]) AS t (id, head)`,
      [ids, sessionId, ids.map(chainStart), startedAt, epoch, questions, new Date(startedAt.getTime() + minutes * MINUTE_MS)]);
  });
  return ids.map((attemptId) => ({ attemptId, sessionId }));
}
