import { createHash } from 'node:crypto';

/** How long after the end an answer that was already on its way is still taken, in milliseconds. */
export const ARRIVAL_GRACE_MS = 5_000;

/** What the database decided about one event. */
export type Verdict =
  | 'saved' | 'duplicate' | 'stale' | 'unknown' | 'closed' | 'not-started' | 'paused' | 'late' | 'no-question'
  | 'number-used' | 'epoch-unknown';

/** What was judged of one event. An attempt that does not exist has no row. */
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

/** An event that was taken at once: its place among those given (from 1), its place in the journal, questions answered. */
export type TakenRow = readonly [ord: number, seq: number, answered: number];

/**
 * How the connections of these statements are set up. They are planned once, perhaps while the tables are still empty;
 * so the planner is left no way but the primary key for finding attempts and a hash for putting them beside the events.
 */
export const STATEMENT_FLAGS = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'enable_nestloop=off', 'enable_mergejoin=off', 'jit=off'] as const;

/** The parallel arrays that both statements take: at most one event of each attempt. */
const EVENTS = `unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::int[], $6::text[], $7::bigint[], $8::bigint[])
         WITH ORDINALITY AS g (attempt_id, epoch, n, kind, question_no, response, client_ms, received_ms, ord)`;

/**
 * The hash that an event gives its attempt's chain. The text equals `chainText` of the domain; `answer-writer.test.ts`
 * holds the two together.
 */
const hashOf = (event: string, head: string, seq: string, stale: string): string => {
  const parts = [`${event}.attempt_id`, seq, `${event}.epoch`, `${event}.n`, `${event}.kind`, `${event}.question_no`, `${event}.client_ms`, `${event}.received_ms`, stale, `${event}.response`];
  return `sha256(${head} || convert_to(${parts.join(` || E'\\n' || `)}, 'UTF8'))`;
};

/** The bits of answered questions after an answer. */
const bitsOf = (event: string, answered: string): string =>
  `set_bit(${answered} || decode(repeat('00', ${event}.question_no / 8 + 1 - length(${answered})), 'hex'), ${event}.question_no, (${event}.response <> '[]')::int)`;

const instantOf = (ms: string): string => `to_timestamp(${ms} / 1000::float8)`;

/**
 * The statement that takes answers when all is as it should be: the attempt runs on this device, there is time, and the
 * number is new. It moves the heads, chains the hashes and writes the events in one commit. What it does not answer was
 * not taken and is to be judged by `JUDGE`. Two processes that hold the same attempts may wait for each other in a
 * circle; the one that the database picks (40P01) writes its events again one by one.
 */
const TAKE = `
WITH moved AS (
  UPDATE attempt a SET head_seq = a.head_seq + 1, last_n = g.n,
    head_hash = ${hashOf('g', 'a.head_hash', '(a.head_seq + 1)', `'0'`)},
    answered = CASE WHEN g.kind = 'answer' THEN ${bitsOf('g', 'a.answered')} ELSE a.answered END
  FROM ${EVENTS}
  WHERE a.id = ANY ($1::uuid[]) AND a.id = g.attempt_id AND a.state = 'running' AND NOT a.paused AND a.epoch = g.epoch AND a.last_n < g.n
    AND g.question_no BETWEEN 1 AND a.question_count
    AND ${instantOf('g.received_ms')} < a.deadline_at + interval '${ARRIVAL_GRACE_MS} milliseconds'
  RETURNING a.id, a.head_seq, a.head_hash, bit_count(a.answered)::int AS answered,
    g.epoch, g.n, g.kind, g.question_no, g.response, g.client_ms, g.received_ms, g.ord
), written AS (
  INSERT INTO answer_event (attempt_id, seq, epoch, n, kind, question_no, response, client_at, received_at, stale, hash)
  SELECT id, head_seq, epoch, n, kind, question_no, response, ${instantOf('client_ms')}, ${instantOf('received_ms')}, false, head_hash
  FROM moved
)
SELECT ord::int, head_seq, answered FROM moved`;

/**
 * The statement that judges what was not taken at once: repeats get their first place, what a left device sends is kept
 * as evidence, everything else its reason. It locks the attempts in key order, so that two batches never wait for each
 * other in a circle.
 */
const JUDGE = `
WITH held AS MATERIALIZED (
  SELECT g.*, a.state, a.epoch AS held_epoch, a.last_n, a.head_seq, a.head_hash, a.answered, a.question_count, a.paused, a.deadline_at
  FROM ${EVENTS}
  JOIN attempt a ON a.id = g.attempt_id AND a.id = ANY ($1::uuid[])
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
      WHEN ${instantOf('received_ms')} >= deadline_at + interval '${ARRIVAL_GRACE_MS} milliseconds' THEN 'late'
      WHEN question_no NOT BETWEEN 1 AND question_count THEN 'no-question'
      ELSE 'saved'
    END AS verdict
  FROM known k
), taken AS MATERIALIZED (
  SELECT *, verdict = 'stale' AS stale, head_seq + 1 AS seq, ${hashOf('j', 'head_hash', '(head_seq + 1)', `(verdict = 'stale')::int`)} AS hash,
    CASE WHEN verdict = 'saved' AND kind = 'answer' AND n > last_n THEN ${bitsOf('j', 'answered')} ELSE answered END AS answered_now
  FROM judged j WHERE verdict IN ('saved', 'stale') AND old_seq IS NULL
), written AS (
  INSERT INTO answer_event (attempt_id, seq, epoch, n, kind, question_no, response, client_at, received_at, stale, hash)
  SELECT attempt_id, seq, epoch, n, kind, question_no, response, ${instantOf('client_ms')}, ${instantOf('received_ms')}, stale, hash
  FROM taken
), moved AS (
  UPDATE attempt a SET head_seq = t.seq, head_hash = t.hash, answered = t.answered_now,
         last_n = CASE WHEN t.stale THEN a.last_n ELSE greatest(a.last_n, t.n) END
  FROM taken t WHERE a.id = ANY ($1::uuid[]) AND a.id = t.attempt_id
)
SELECT j.attempt_id, j.verdict, coalesce(t.seq, j.old_seq) AS seq,
       CASE WHEN t.seq IS NOT NULL THEN j.received_ms ELSE round(extract(epoch FROM (j.old).received_at) * 1000)::bigint END AS at_ms,
       bit_count(t.answered_now)::int AS answered, coalesce(NOT t.stale AND t.n < t.last_n, false) AS overtaken
FROM judged j LEFT JOIN taken t ON t.attempt_id = j.attempt_id`;

/** A statement under a name of its own content, so that each connection prepares it once. */
const prepared = (name: string, text: string): { readonly name: string; readonly text: string } => ({
  name: `${name}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`, text,
});

export const TAKE_ANSWERS = prepared('take_answers', TAKE);
export const JUDGE_ANSWERS = prepared('judge_answers', JUDGE);
