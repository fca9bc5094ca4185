import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import type { Problem } from '@kaowu/contracts';
import { DATABASE_URL, refusal, SETTINGS, sqlState, type Settings } from '@kaowu/platform';
import { answeredBits } from '../domain/current-answers';
import { JUDGE_ANSWERS, STATEMENT_FLAGS, TAKE_ANSWERS, type TakenRow, type Verdict, type VerdictRow } from '../persistence/answer-statement';
import { Coalescer, CoalescerFull } from './coalescer';

/** One event on its way into the journal. */
export interface AnswerToWrite {
  readonly attemptId: string;
  readonly epoch: number;
  readonly n: number;
  readonly kind: 'answer' | 'flag';
  readonly questionNo: number;
  readonly response: readonly string[];
  readonly clientAtMs: number;
  /** The server's clock when the event arrived. */
  readonly receivedAtMs: number;
}

/** What became of an event. `seq` is set where it is durable. */
export interface WriteOutcome {
  readonly verdict: Verdict;
  readonly seq: number | null;
  readonly savedAtMs: number | null;
  /** Questions with an answer after the write; null where unknown. */
  readonly answered: number | null;
}

const MAX_BATCH = 500;
const MAX_WAITING = 20_000;
/** A statement costs as much as a dozen of its rows, so fewer than this wait for the one on its way. */
const WORTHWHILE = 20;
/** A statement that waits longer for a lock or for the disk fails, and its events are tried one by one. */
const LOCK_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** Failures that no second try on the same server will mend at once: connection lost, server stopping or full. */
const isHopeless = (error: unknown): boolean => {
  const state = sqlState(error);
  return state === undefined || !/^[0-9A-Z]{5}$/.test(state) || /^(08|57P|53)/.test(state);
};

/** The sender keeps the event and sends it again: queue full, database away, a lock or the disk too slow. */
const isBusy = (error: unknown): boolean => error instanceof CoalescerFull || isHopeless(error) || /^(55P03|57014)$/.test(sqlState(error) ?? '');

/**
 * Takes answers durably: many share one commit, and a promise resolves only after that commit. It has connections of
 * its own, so that no report or page can hold up an answer.
 */
@Injectable()
export class AnswerWriter implements BeforeApplicationShutdown {
  private readonly log = new Logger(AnswerWriter.name);
  private readonly pool: Pool;
  private readonly queue: Coalescer<AnswerToWrite, WriteOutcome>;
  private closing = false;

  constructor(@Inject(DATABASE_URL) databaseUrl: string, @Inject(SETTINGS) settings: Pick<Settings, 'answerWriters'>) {
    const flags = [...STATEMENT_FLAGS, 'synchronous_commit=on', `lock_timeout=${LOCK_TIMEOUT_MS}`];
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: settings.answerWriters,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 5_000,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      application_name: 'kaowu-answers',
      options: flags.map((flag) => `-c ${flag}`).join(' '),
    });
    // An idle connection that breaks is replaced at the next write.
    this.pool.on('error', () => undefined);
    this.queue = new Coalescer<AnswerToWrite, WriteOutcome>({
      keyOf: (event) => event.attemptId,
      write: (batch) => this.write(batch),
      hopeless: isHopeless,
      told: (error) => (isBusy(error) ? refusal('server.busy') : error),
      maxBatch: MAX_BATCH,
      maxInFlight: settings.answerWriters,
      worthwhile: WORTHWHILE,
      maxWaiting: MAX_WAITING,
    });
  }

  /**
   * Writes one event; resolves after the commit that holds it, or with the reason why it is not taken. Refuses
   * `server.busy` when the queue is full, the server stops or the database is away: the sender keeps the event and
   * sends it again with the same number.
   */
  save(event: AnswerToWrite): Promise<WriteOutcome> {
    if (this.closing) return Promise.reject(refusal('server.busy'));
    return this.queue.add(event);
  }

  /** Resolves when no event of the attempt is on its way any more. */
  settled(attemptId: string): Promise<void> {
    return this.queue.settledKey(attemptId);
  }

  /** Takes nothing new, finishes what has arrived and closes its connections. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await this.queue.drained();
    await this.pool.end();
  }

  private async write(batch: readonly AnswerToWrite[]): Promise<WriteOutcome[]> {
    const { rows } = await this.pool.query<TakenRow & unknown[]>({ ...TAKE_ANSWERS, values: columnsOf(batch), rowMode: 'array' });
    const outcomes = new Array<WriteOutcome | undefined>(batch.length);
    for (const [ord, seq, answered] of rows) {
      outcomes[ord - 1] = { verdict: 'saved', seq, savedAtMs: (batch[ord - 1] as AnswerToWrite).receivedAtMs, answered };
    }
    if (rows.length === batch.length) return outcomes as WriteOutcome[];
    const judged = await this.judge(batch.filter((_, i) => !outcomes[i]));
    return batch.map((event, i) => outcomes[i] ?? judged.get(event.attemptId) ?? UNKNOWN);
  }

  private async judge(batch: readonly AnswerToWrite[]): Promise<Map<string, WriteOutcome>> {
    const { rows } = await this.pool.query<VerdictRow>({ ...JUDGE_ANSWERS, values: columnsOf(batch) });
    for (const row of rows) {
      // The event is durable whatever comes of the count.
      if (row.overtaken) await this.recount(row.attempt_id).catch((error: unknown) => this.log.warn(`recount: ${String(error)}`));
    }
    return new Map(rows.map((row) => [row.attempt_id, outcomeOf(row)]));
  }

  /** A resend overtook: which questions are answered is derived anew from the journal. */
  private async recount(attemptId: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM attempt WHERE id = $1 FOR NO KEY UPDATE', [attemptId]);
      const { rows } = await client.query<{ no: number }>(
        `SELECT question_no AS no FROM (
           SELECT DISTINCT ON (question_no) question_no, response FROM answer_event
           WHERE attempt_id = $1 AND NOT stale AND kind = 'answer' ORDER BY question_no, epoch DESC, n DESC) latest
         WHERE response <> '[]'`, [attemptId]);
      await client.query('UPDATE attempt SET answered = $2 WHERE id = $1', [attemptId, Buffer.from(answeredBits(rows.map((r) => r.no)))]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

/** Characters that an element of an array literal escapes. */
const ESCAPED = /["\\]/g;

/**
 * The batch as PostgreSQL array literals. Written out here because the driver's own way looks at every element anew,
 * which was a tenth of the time of an answer.
 */
function columnsOf(batch: readonly AnswerToWrite[]): string[] {
  const plain = (value: (e: AnswerToWrite) => string | number): string => `{${batch.map(value).join(',')}}`;
  return [
    plain((e) => e.attemptId), plain((e) => e.epoch), plain((e) => e.n), plain((e) => e.kind), plain((e) => e.questionNo),
    plain((e) => `"${JSON.stringify(e.response).replace(ESCAPED, '\\$&')}"`), plain((e) => e.clientAtMs), plain((e) => e.receivedAtMs),
  ];
}

const UNKNOWN: WriteOutcome = { verdict: 'unknown', seq: null, savedAtMs: null, answered: null };

const outcomeOf = (row: VerdictRow): WriteOutcome => ({
  verdict: row.verdict, seq: row.seq, savedAtMs: row.at_ms === null ? null : Number(row.at_ms), answered: row.answered,
});

/** The problem to answer where an event was not taken; null where it is durable and counts. */
export function problemOfVerdict(verdict: Verdict, questionNo: number): Problem | null {
  switch (verdict) {
    case 'saved':
    case 'duplicate':
      return null;
    case 'stale':
      return { code: 'attempt.moved' };
    case 'unknown':
      return { code: 'record.not-found' };
    case 'closed':
      return { code: 'attempt.closed' };
    case 'not-started':
      return { code: 'attempt.not-started' };
    case 'paused':
      return { code: 'attempt.paused' };
    case 'late':
      return { code: 'attempt.time-over' };
    case 'no-question':
      return { code: 'answer.no-question', params: { no: questionNo } };
    case 'number-used':
      return { code: 'answer.number-used' };
    case 'epoch-unknown':
      return { code: 'answer.epoch-unknown' };
  }
}
