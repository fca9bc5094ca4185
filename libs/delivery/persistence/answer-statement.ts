import { createHash } from 'node:crypto';

/** How long after the end an answer that was already on its way is still taken, in milliseconds. */
export const ARRIVAL_GRACE_MS = 5_000;

/** What the database decided about one event. */
export type Verdict =
  | 'saved' | 'duplicate' | 'stale' | 'unknown' | 'closed' | 'not-started' | 'paused' | 'late' | 'no-question'
  | 'number-used' | 'epoch-unknown';

/** One row of the statement's answer. An attempt that does not exist has none. */
export interface VerdictRow {
  readonly attempt_id: string;
  readonly verdict: Verdict;
  /** Place in the attempt's journal; null where nothing is on record. */
  readonly seq: number | null;
  /** Receive time of what is on record, epoch milliseconds. */
  readonly at_ms: string | null;
  /** Questions with an answer after this statement; null where the attempt did not change. */
  readonly answered: number | null;
  /** True where an event with a lower number came after one with a higher. */
  readonly overtaken: boolean;
}

/**
 * The one statement that takes answers, at most one event of each attempt. It locks the attempts in key order (no
 * deadlock between batches), judges each event by the server's receive time, answers repeats with their first seq,
 * continues each attempt's hash chain, writes the events and moves the heads: all of it in one commit.
 *
 * The text that is hashed equals `chainText` of the domain; `answer-writer.test.ts` holds the two together.
 *
 * Parameters: parallel arrays attempt, epoch, n, kind, question, response, client ms, receive ms.
 */
const TEXT = `
WITH held AS MATERIALIZED (
  SELECT g.*, a.state, a.epoch AS held_epoch, a.last_n, a.head_seq, a.head_hash, a.answered, a.question_count, a.paused,
         extract(epoch FROM a.deadline_at) * 1000 AS deadline_ms
  FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::int[], $6::text[], $7::bigint[], $8::bigint[])
         AS g (attempt_id, epoch, n, kind, question_no, response, client_ms, received_ms)
  JOIN attempt a ON a.id = g.attempt_id
  ORDER BY a.id FOR NO KEY UPDATE OF a
), known AS MATERIALIZED (
  -- A scalar subquery, so that it stays a look-up in the index for each row that may be a repeat, whatever the planner
  -- thinks of the table's size when it plans for the first time.
  SELECT h.*, CASE WHEN n <= last_n OR epoch <> held_epoch THEN
      (SELECT e FROM answer_event e WHERE e.attempt_id = h.attempt_id AND e.epoch = h.epoch AND e.n = h.n)
    END AS old
  FROM held h
), judged AS MATERIALIZED (
  SELECT k.*, (old).seq AS old_seq,
    CASE
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
), taken AS MATERIALIZED (
  SELECT *, verdict = 'stale' AS stale, head_seq + 1 AS seq,
    sha256(head_hash || convert_to(
      attempt_id || E'\\n' || head_seq + 1 || E'\\n' || epoch || E'\\n' || n || E'\\n' || kind || E'\\n' || question_no || E'\\n' ||
      client_ms || E'\\n' || received_ms || E'\\n' || (verdict = 'stale')::int || E'\\n' || response, 'UTF8')) AS hash,
    CASE WHEN verdict = 'saved' AND kind = 'answer' AND n > last_n
      THEN set_bit(answered || decode(repeat('00', question_no / 8 + 1 - length(answered)), 'hex'), question_no, (response <> '[]')::int)
      ELSE answered END AS answered_now
  FROM judged WHERE verdict IN ('saved', 'stale') AND old_seq IS NULL
), written AS (
  INSERT INTO answer_event (attempt_id, seq, epoch, n, kind, question_no, response, client_at, received_at, stale, hash)
  SELECT attempt_id, seq, epoch, n, kind, question_no, response, to_timestamp(client_ms / 1000.0),
         to_timestamp(received_ms / 1000.0), stale, hash
  FROM taken
), moved AS (
  UPDATE attempt a SET head_seq = t.seq, head_hash = t.hash, answered = t.answered_now,
         last_n = CASE WHEN t.stale THEN a.last_n ELSE greatest(a.last_n, t.n) END
  FROM taken t WHERE a.id = t.attempt_id
)
SELECT j.attempt_id, j.verdict, coalesce(t.seq, j.old_seq) AS seq,
       CASE WHEN t.seq IS NOT NULL THEN j.received_ms ELSE (extract(epoch FROM (j.old).received_at) * 1000)::bigint END AS at_ms,
       bit_count(t.answered_now)::int AS answered, coalesce(NOT t.stale AND t.n < t.last_n, false) AS overtaken
FROM judged j LEFT JOIN taken t ON t.attempt_id = j.attempt_id`;

/** The statement under a name of its own content, so that each connection prepares it once. */
export const ANSWER_STATEMENT = { name: `answers_${createHash('sha256').update(TEXT).digest('hex').slice(0, 12)}`, text: TEXT } as const;
