import type { AttemptStateName, ClosedBy } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

interface StateRow {
  readonly id: string;
  readonly session_id: string;
  readonly seating_id: string;
  readonly candidate_id: string;
  readonly paper_id: string;
  readonly state: AttemptStateName;
  readonly closed_by: ClosedBy | null;
  readonly statement_signed_at: Date | null;
  readonly started_at: Date | null;
  readonly handed_in_at: Date | null;
  readonly answered: number;
  readonly question_count: number;
  readonly paused: boolean;
  readonly deadline_at: Date | null;
  readonly epoch: number;
  readonly connected: boolean;
  readonly last_seen_at: Date | null;
  readonly last_answer_at: Date | null;
}

const viewOf = (r: StateRow) => ({
  attemptId: r.id, sessionId: r.session_id, seatingId: r.seating_id, candidateId: r.candidate_id, paperId: r.paper_id,
  state: r.state, closedBy: r.closed_by, signedIn: r.epoch > 0, statementSigned: r.statement_signed_at !== null,
  startedAt: r.started_at, handedInAt: r.handed_in_at, answered: r.answered, questions: r.question_count, paused: r.paused,
  deadlineAt: r.deadline_at, epoch: r.epoch, connected: r.connected, lastSeenAt: r.last_seen_at,
  lastAnswerAt: r.last_answer_at,
});

/** Attempts with what is known of their present device, in order of id; a device is alive if heard of since then. */
export async function statesOf(
  db: Database, column: 'session_id' | 'id', values: readonly string[], aliveSince: Date,
): Promise<ReturnType<typeof viewOf>[]> {
  const rows = await db.query<StateRow>(
    `SELECT a.id, a.session_id, a.seating_id, a.candidate_id, a.paper_id, a.state, a.closed_by, a.statement_signed_at,
            a.started_at, a.handed_in_at, bit_count(a.answered)::int AS answered, a.question_count, a.paused, a.deadline_at,
            a.epoch, coalesce(d.disconnected_at IS NULL AND d.last_seen_at > $2, false) AS connected, d.last_seen_at,
            (SELECT e.received_at FROM answer_event e WHERE e.attempt_id = a.id ORDER BY e.epoch DESC, e.n DESC LIMIT 1) AS last_answer_at
     FROM attempt a LEFT JOIN device_session d ON d.attempt_id = a.id AND d.epoch = a.epoch
     WHERE a.${column} = ANY($1::uuid[]) ORDER BY a.id`,
    [values, aliveSince],
  );
  return rows.map(viewOf);
}
