import { createHash } from 'node:crypto';

/** How long after the end an answer that was already on its way is still taken, in milliseconds. */
export const ARRIVAL_GRACE_MS = 5_000;

/** What the database decided about one event. */
export type Verdict =
  | 'saved' | 'duplicate' | 'stale' | 'unknown' | 'closed' | 'not-started' | 'paused' | 'late' | 'no-question'
  | 'number-used' | 'epoch-unknown';

/** One row of the statement's answer, in the order of the events given. */
export interface VerdictRow {
  readonly ord: number;
  readonly verdict: Verdict;
  /** Place in the attempt's journal; null where nothing was written. */
  readonly seq: number | null;
  /** Receive time of what is on record, epoch milliseconds. */
  readonly at_ms: string | null;
  /** Questions with an answer after this statement; null where the attempt did not change. */
  readonly answered: number | null;
  /** True where an event with a lower number came after one with a higher. */
  readonly overtaken: boolean;
}

/**
 * The one statement that takes answers. It locks the attempts in key order (no deadlock between batches), judges each
 * event by the server's receive time, answers repeats with their first seq, continues each attempt's hash chain, writes
 * the events and moves the heads: all of it in one commit.
 *
 * The text that is hashed equals `chainText` of the domain; `answer-writer.test.ts` holds the two together.
 *
 * Parameters: parallel arrays attempt, epoch, n, kind, question, response, client ms, receive ms; then the distinct
 * attempts.
 */
const TEXT = `
WITH given AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::int[], $6::text[], $7::bigint[], $8::bigint[])
    WITH ORDINALITY AS t (attempt_id, epoch, n, kind, question_no, response, client_ms, received_ms, ord)
), held AS MATERIALIZED (
  SELECT id, state, epoch, last_n, head_seq, head_hash, answered, question_count, paused,
         extract(epoch FROM deadline_at) * 1000 AS deadline_ms
  FROM attempt WHERE id = ANY ($9::uuid[]) ORDER BY id FOR NO KEY UPDATE
), known AS MATERIALIZED (
  -- A scalar subquery, so that it stays a look-up in the index for each row that may be a repeat, whatever the planner
  -- thinks of the table's size when it plans for the first time.
  SELECT g.*, h.id AS held_id, h.state, h.epoch AS held_epoch, h.paused, h.deadline_ms, h.question_count,
    h.head_seq, h.head_hash, h.last_n, h.answered,
    CASE WHEN g.n <= h.last_n OR g.epoch <> h.epoch THEN
      (SELECT e FROM answer_event e WHERE e.attempt_id = g.attempt_id AND e.epoch = g.epoch AND e.n = g.n)
    END AS old
  FROM given g LEFT JOIN held h ON h.id = g.attempt_id
), judged AS MATERIALIZED (
  SELECT k.*, (k.old).seq AS old_seq, (k.old).received_at AS old_at,
    CASE
      WHEN held_id IS NULL THEN 'unknown'
      WHEN (old).seq IS NOT NULL AND ((old).kind, (old).question_no, (old).response) IS DISTINCT FROM (kind, question_no, response) THEN 'number-used'
      WHEN (old).seq IS NOT NULL AND (old).stale THEN 'stale'
      WHEN (old).seq IS NOT NULL THEN 'duplicate'
      WHEN state = 'waiting' THEN 'not-started'
      WHEN state <> 'running' THEN 'closed'
      WHEN epoch > held_epoch THEN 'epoch-unknown'
      WHEN epoch < held_epoch THEN 'stale'
      WHEN paused THEN 'paused'
      WHEN received_ms >= deadline_ms + ${ARRIVAL_GRACE_MS} THEN 'late'
      WHEN question_no > question_count THEN 'no-question'
      ELSE 'saved'
    END AS verdict
  FROM known k
), numbered AS (
  SELECT *, (head_seq + row_number() OVER (PARTITION BY attempt_id ORDER BY ord))::int AS seq
  FROM judged WHERE verdict IN ('saved', 'stale') AND old_seq IS NULL
), chained AS MATERIALIZED (
  SELECT *, answer_chain(head_hash,
      attempt_id || E'\\n' || seq || E'\\n' || epoch || E'\\n' || n || E'\\n' || kind || E'\\n' || question_no || E'\\n' ||
      client_ms || E'\\n' || received_ms || E'\\n' || (verdict = 'stale')::int || E'\\n' || response
    ) OVER (PARTITION BY attempt_id ORDER BY ord ROWS UNBOUNDED PRECEDING) AS hash
  FROM numbered
), written AS (
  INSERT INTO answer_event (attempt_id, seq, epoch, n, kind, question_no, response, client_at, received_at, stale, hash)
  SELECT attempt_id, seq, epoch, n, kind, question_no, response, to_timestamp(client_ms / 1000.0),
         to_timestamp(received_ms / 1000.0), verdict = 'stale', hash
  FROM chained
), heads AS (
  SELECT attempt_id, max(seq) AS seq, (array_agg(hash ORDER BY seq DESC))[1] AS hash,
         max(n) FILTER (WHERE verdict = 'saved') AS n,
         answered_after(answered, question_no, response <> '[]' ORDER BY n)
           FILTER (WHERE verdict = 'saved' AND kind = 'answer' AND n > last_n) AS answered
  FROM chained GROUP BY attempt_id
), moved AS (
  UPDATE attempt a SET head_seq = c.seq, head_hash = c.hash, last_n = greatest(a.last_n, c.n),
         answered = coalesce(c.answered, a.answered)
  FROM heads c WHERE a.id = c.attempt_id
  RETURNING a.id, bit_count(a.answered)::int AS answered
)
SELECT j.ord::int AS ord, j.verdict, coalesce(c.seq, j.old_seq) AS seq,
       CASE WHEN c.seq IS NOT NULL THEN j.received_ms ELSE (extract(epoch FROM j.old_at) * 1000)::bigint END AS at_ms,
       m.answered, coalesce(c.verdict = 'saved' AND j.n < j.last_n, false) AS overtaken
FROM judged j
LEFT JOIN chained c ON c.ord = j.ord
LEFT JOIN moved m ON m.id = j.attempt_id
ORDER BY j.ord`;

/** The statement under a name of its own content, so that each connection prepares it once. */
export const ANSWER_STATEMENT = { name: `answers_${createHash('sha256').update(TEXT).digest('hex').slice(0, 12)}`, text: TEXT } as const;
