import type { Database } from '@kaowu/platform';
import type { ChainedEvent } from '../domain/answer-chain';

/** An attempt's journal with everything that vouches for it, read in one snapshot. */
export interface AnswerJournal {
  readonly attemptId: string;
  readonly paperId: string;
  readonly headSeq: number;
  readonly headHash: string;
  readonly answered: number;
  readonly handedInAt: Date | null;
  readonly receiptDigest: string | null;
  readonly events: ChainedEvent[];
}

interface JournalRow {
  readonly id: string;
  readonly paper_id: string;
  readonly head_seq: number;
  readonly head_hash: string;
  readonly answered: number;
  readonly handed_in_at: Date | null;
  readonly receipt_digest: string | null;
  readonly seq: number | null;
  readonly epoch: number;
  readonly n: number;
  readonly kind: 'answer' | 'flag';
  readonly question_no: number;
  readonly response: string;
  readonly client_at: Date;
  readonly received_at: Date;
  readonly stale: boolean;
  readonly hash: string;
}

const AT_ONCE = 25;

/** The next journals in order of attempt id. One statement, so that heads and events fit together in a live exam. */
export async function journalsAfter(
  db: Database, after: string | null, only: { readonly sessionId?: string; readonly attemptId?: string },
): Promise<AnswerJournal[]> {
  const rows = await db.query<JournalRow>(
    `WITH chosen AS (
       SELECT * FROM attempt WHERE ($1::uuid IS NULL OR id > $1) AND ($2::uuid IS NULL OR session_id = $2) AND ($3::uuid IS NULL OR id = $3)
       ORDER BY id LIMIT ${AT_ONCE})
     SELECT a.id, a.paper_id, a.head_seq, encode(a.head_hash, 'hex') AS head_hash, bit_count(a.answered)::int AS answered, a.handed_in_at,
            a.receipt_digest, e.seq, e.epoch, e.n, e.kind, e.question_no, e.response, e.client_at, e.received_at, e.stale, encode(e.hash, 'hex') AS hash
     FROM chosen a LEFT JOIN answer_event e ON e.attempt_id = a.id ORDER BY a.id, e.seq`,
    [after, only.sessionId ?? null, only.attemptId ?? null],
  );
  const journals: AnswerJournal[] = [];
  for (const row of rows) {
    let journal = journals.at(-1);
    if (journal?.attemptId !== row.id) {
      journal = {
        attemptId: row.id, paperId: row.paper_id, headSeq: row.head_seq, headHash: row.head_hash, answered: row.answered,
        handedInAt: row.handed_in_at, receiptDigest: row.receipt_digest, events: [],
      };
      journals.push(journal);
    }
    if (row.seq === null) continue;
    journal.events.push({
      attemptId: row.id, seq: row.seq, epoch: row.epoch, n: row.n, kind: row.kind, questionNo: row.question_no, response: row.response,
      clientAtMs: row.client_at.getTime(), receivedAtMs: row.received_at.getTime(), stale: row.stale, hash: row.hash,
    });
  }
  return journals;
}

/** The id of an attempt that does not exist but has events; null where there is none. */
export async function findOrphan(db: Database): Promise<string | null> {
  const row = await db.one<{ attempt_id: string }>(
    'SELECT attempt_id FROM answer_event e WHERE NOT EXISTS (SELECT FROM attempt a WHERE a.id = e.attempt_id) LIMIT 1');
  return row?.attempt_id ?? null;
}
