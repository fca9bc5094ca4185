import type { Database } from '@kaowu/platform';
import type { ChainedEvent } from '../domain/answer-chain';
import type { AnswerFact } from '../domain/current-answers';

interface EventRow {
  readonly attempt_id: string;
  readonly seq: number;
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

const SELECT = `SELECT attempt_id, seq, epoch, n, kind, question_no, response, client_at, received_at, stale,
  encode(hash, 'hex') AS hash FROM answer_event`;

const eventOf = (row: EventRow): ChainedEvent => ({
  attemptId: row.attempt_id, seq: row.seq, epoch: row.epoch, n: row.n, kind: row.kind, questionNo: row.question_no,
  response: row.response, clientAtMs: row.client_at.getTime(), receivedAtMs: row.received_at.getTime(), stale: row.stale, hash: row.hash,
});

/** The whole answer journal of an attempt, in order. */
export async function eventsOf(db: Database, attemptId: string): Promise<ChainedEvent[]> {
  return (await db.query<EventRow>(`${SELECT} WHERE attempt_id = $1 ORDER BY seq`, [attemptId])).map(eventOf);
}

/** An event as the rule of present answers takes it. */
export const factOf = (e: ChainedEvent): AnswerFact => ({
  epoch: e.epoch, n: e.n, kind: e.kind, questionNo: e.questionNo, response: JSON.parse(e.response) as string[],
  stale: e.stale, receivedAtMs: e.receivedAtMs,
});

/** The latest answer and flag of each question of an attempt: all that the present answers depend on. */
export async function latestFacts(db: Database, attemptId: string): Promise<AnswerFact[]> {
  const rows = await db.query<EventRow>(
    `SELECT DISTINCT ON (kind, question_no) attempt_id, seq, epoch, n, kind, question_no, response, client_at, received_at, stale, '' AS hash
     FROM answer_event WHERE attempt_id = $1 AND NOT stale ORDER BY kind, question_no, epoch DESC, n DESC`,
    [attemptId],
  );
  return rows.map((row) => factOf(eventOf(row)));
}
