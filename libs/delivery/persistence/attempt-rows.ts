import type { AttemptStateName, ClosedBy, DeliveryState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import type { Adjustment, ClockTerms } from '../domain/attempt-clock';

/** A session as it is delivered. */
export interface DeliverySessionRow {
  readonly session_id: string;
  readonly state: DeliveryState;
  readonly paper_set_id: string;
  readonly rule_set_id: string;
  readonly duration_minutes: number;
  readonly late_entry_minutes: number;
  readonly earliest_hand_in_minutes: number;
  readonly last_minutes: number;
  readonly started_at: Date | null;
  readonly closed_at: Date | null;
}

/** An attempt with the times of its session and what people changed about them. */
export interface AttemptRow {
  readonly id: string;
  readonly session_id: string;
  readonly seating_id: string;
  readonly candidate_id: string;
  readonly paper_id: string;
  readonly state: AttemptStateName;
  readonly closed_by: ClosedBy | null;
  readonly statement_version: string | null;
  readonly statement_signed_at: Date | null;
  readonly epoch: number;
  readonly last_n: number;
  readonly head_seq: number;
  /** 64 lower-case hex digits. */
  readonly head_hash: string;
  readonly answered: number;
  readonly question_count: number;
  readonly started_at: Date | null;
  readonly deadline_at: Date | null;
  readonly paused: boolean;
  readonly handed_in_at: Date | null;
  readonly receipt_digest: string | null;
  readonly receipt_code: string | null;
  readonly session_state: DeliveryState;
  readonly session_started_at: Date | null;
  readonly terms: ClockTerms;
  readonly adjustments: readonly Adjustment[];
}

interface AdjustmentRow {
  readonly attempt_id: string;
  readonly kind: 'extension' | 'pause' | 'late_entry';
  readonly minutes: number | null;
  readonly from_at: Date;
  readonly until_at: Date | null;
}

type PlainRow = Omit<AttemptRow, 'terms' | 'adjustments'> &
  Pick<DeliverySessionRow, 'duration_minutes' | 'late_entry_minutes' | 'earliest_hand_in_minutes' | 'last_minutes'>;

const MINUTE_MS = 60_000;

const SELECT = `SELECT a.id, a.session_id, a.seating_id, a.candidate_id, a.paper_id, a.state, a.closed_by, a.statement_version,
    a.statement_signed_at, a.epoch, a.last_n, a.head_seq, encode(a.head_hash, 'hex') AS head_hash,
    bit_count(a.answered)::int AS answered, a.question_count, a.started_at, a.deadline_at, a.paused, a.handed_in_at,
    a.receipt_digest, a.receipt_code, s.state AS session_state, s.started_at AS session_started_at,
    s.duration_minutes, s.late_entry_minutes, s.earliest_hand_in_minutes, s.last_minutes
  FROM attempt a JOIN delivery_session s USING (session_id)`;

/** The times of a session in the unit of rules. */
export const termsOf = (s: Pick<PlainRow, 'duration_minutes' | 'late_entry_minutes' | 'earliest_hand_in_minutes' | 'last_minutes'>): ClockTerms => ({
  durationMs: s.duration_minutes * MINUTE_MS,
  lateEntryMs: s.late_entry_minutes * MINUTE_MS,
  earliestHandInMs: s.earliest_hand_in_minutes * MINUTE_MS,
  lastMs: s.last_minutes * MINUTE_MS,
});

function adjustmentOf(row: AdjustmentRow): Adjustment {
  switch (row.kind) {
    case 'extension':
      return { kind: 'extension', ms: (row.minutes ?? 0) * MINUTE_MS };
    case 'pause':
      return { kind: 'pause', startMs: row.from_at.getTime(), endMs: row.until_at?.getTime() ?? null };
    case 'late_entry':
      return { kind: 'late_entry', untilMs: row.until_at?.getTime() ?? 0 };
  }
}

async function complete(db: Database, rows: readonly PlainRow[]): Promise<AttemptRow[]> {
  if (rows.length === 0) return [];
  const found = await db.query<AdjustmentRow>(
    'SELECT attempt_id, kind, minutes, from_at, until_at FROM attempt_adjustment WHERE attempt_id = ANY($1) ORDER BY from_at, id',
    [rows.map((r) => r.id)],
  );
  const byAttempt = new Map<string, Adjustment[]>();
  for (const a of found) byAttempt.set(a.attempt_id, [...(byAttempt.get(a.attempt_id) ?? []), adjustmentOf(a)]);
  return rows.map((row) => ({ ...row, terms: termsOf(row), adjustments: byAttempt.get(row.id) ?? [] }));
}

/** An attempt, or null. */
export async function findAttempt(db: Database, id: string): Promise<AttemptRow | null> {
  return (await complete(db, await db.query<PlainRow>(`${SELECT} WHERE a.id = $1`, [id])))[0] ?? null;
}

/** The attempt of a seating, or null. */
export async function findAttemptOfSeating(db: Database, seatingId: string): Promise<AttemptRow | null> {
  return (await complete(db, await db.query<PlainRow>(`${SELECT} WHERE a.seating_id = $1`, [seatingId])))[0] ?? null;
}

/** All attempts of a session, in order of id. */
export async function attemptsOfSession(db: Database, sessionId: string): Promise<AttemptRow[]> {
  return complete(db, await db.query<PlainRow>(`${SELECT} WHERE a.session_id = $1 ORDER BY a.id`, [sessionId]));
}

/**
 * Locks attempts in order of id and loads them as they are under the lock, in order of id. Two statements: one that
 * waited for a lock would still see the session and the adjustments as they were before it waited.
 */
export async function lockAttempts(db: Database, ids: readonly string[]): Promise<AttemptRow[]> {
  await db.query('SELECT 1 FROM attempt WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
  return complete(db, await db.query<PlainRow>(`${SELECT} WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`, [ids]));
}

/** A session, or null. */
export const findDeliverySession = (db: Database, sessionId: string): Promise<DeliverySessionRow | null> =>
  db.one<DeliverySessionRow>('SELECT * FROM delivery_session WHERE session_id = $1', [sessionId]);

/** A session with a lock: `change` for who moves its state, `hold` for who needs it to stay as it is. */
export const lockDeliverySession = (db: Database, sessionId: string, mode: 'change' | 'hold'): Promise<DeliverySessionRow | null> =>
  db.one<DeliverySessionRow>(
    `SELECT * FROM delivery_session WHERE session_id = $1 FOR ${mode === 'change' ? 'NO KEY UPDATE' : 'SHARE'}`, [sessionId]);

/** What may change about an attempt besides its journal. */
export interface AttemptChange {
  readonly id: string;
  readonly state: AttemptStateName;
  readonly closedBy: ClosedBy | null;
  readonly startedAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly paused: boolean;
  readonly handedInAt: Date | null;
  readonly receiptDigest: string | null;
  readonly receiptCode: string | null;
}

/** The row as it stands, as a change that changes nothing: a start for `{ ...unchanged(row), state: … }`. */
export const unchanged = (row: AttemptRow): AttemptChange => ({
  id: row.id, state: row.state, closedBy: row.closed_by, startedAt: row.started_at, deadlineAt: row.deadline_at,
  paused: row.paused, handedInAt: row.handed_in_at, receiptDigest: row.receipt_digest, receiptCode: row.receipt_code,
});

/** Saves the changes of any number of locked attempts in one statement. */
export async function saveAttempts(db: Database, changes: readonly AttemptChange[]): Promise<void> {
  if (changes.length === 0) return;
  await db.query(
    `UPDATE attempt a SET state = c.state, closed_by = c.closed_by, started_at = c.started_at, deadline_at = c.deadline_at,
       paused = c.paused, handed_in_at = c.handed_in_at, receipt_digest = c.receipt_digest, receipt_code = c.receipt_code
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::boolean[], $7::timestamptz[], $8::text[], $9::text[])
       AS c (id, state, closed_by, started_at, deadline_at, paused, handed_in_at, receipt_digest, receipt_code)
     WHERE a.id = c.id`,
    [
      changes.map((c) => c.id), changes.map((c) => c.state), changes.map((c) => c.closedBy), changes.map((c) => c.startedAt),
      changes.map((c) => c.deadlineAt), changes.map((c) => c.paused), changes.map((c) => c.handedInAt),
      changes.map((c) => c.receiptDigest), changes.map((c) => c.receiptCode),
    ],
  );
}
