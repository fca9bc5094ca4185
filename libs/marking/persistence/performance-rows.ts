import type { Database } from '@kaowu/platform';
import type { AdjudicationCause, FatalEffect } from '../domain/combine-scores';
import type { PerformanceState } from '../domain/blindness';

/** A performance: one candidate's work on one task, with the task's head. */
export interface PerformanceRow {
  readonly id: string;
  readonly session_id: string;
  readonly group_id: string;
  readonly seating_id: string;
  readonly candidate_id: string;
  readonly task_no: number;
  readonly task_version_id: string;
  readonly task_name: string;
  readonly code: string;
  readonly station: string;
  readonly turn: number;
  readonly starts_at: Date;
  /** Number of the practical paper at the station; null where no set is used. */
  readonly paper_no: number | null;
  readonly full_points: number;
  readonly state: PerformanceState;
  readonly cause: AdjudicationCause | null;
  readonly final_total: number | null;
  readonly final_fatal: FatalEffect | null;
  readonly final_at: Date | null;
}

const SELECT = `SELECT p.id, p.session_id, p.group_id, p.seating_id, p.candidate_id, p.task_no, t.task_version_id,
  t.name AS task_name, p.code, p.station, p.turn, p.starts_at, p.paper_no, p.full_points, p.state, p.cause, p.final_total, p.final_fatal, p.final_at
  FROM performance p JOIN marking_plan_task t ON t.session_id = p.session_id AND t.no = p.task_no`;
const ORDER = 'ORDER BY p.turn, p.station, p.task_no, p.code';

/** The performance, or null. */
export const findPerformance = (db: Database, id: string): Promise<PerformanceRow | null> =>
  db.one<PerformanceRow>(`${SELECT} WHERE p.id = $1`, [id]);

/** These performances, in no order. */
export const findPerformances = (db: Database, ids: readonly string[]): Promise<PerformanceRow[]> =>
  db.query<PerformanceRow>(`${SELECT} WHERE p.id = ANY ($1)`, [ids]);

/** The performance, locked: everything that scores or settles it goes through this lock, one after the other. */
export const lockPerformance = (db: Database, id: string): Promise<PerformanceRow | null> =>
  db.one<PerformanceRow>(`${SELECT} WHERE p.id = $1 FOR UPDATE OF p`, [id]);

/** Performances of a session in the order of the stations. */
export const performancesOf = (db: Database, sessionId: string): Promise<PerformanceRow[]> =>
  db.query<PerformanceRow>(`${SELECT} WHERE p.session_id = $1 ${ORDER}`, [sessionId]);

/** How many performances of a session are neither final nor absent. */
export const openWorks = async (db: Database, sessionId: string): Promise<number> =>
  (await db.one<{ n: number }>("SELECT count(*)::int AS n FROM performance WHERE session_id = $1 AND state NOT IN ('final', 'absent')", [sessionId]))?.n ?? 0;

/** Performances of a group in the order of the stations. */
export const performancesOfGroup = (db: Database, groupId: string): Promise<PerformanceRow[]> =>
  db.query<PerformanceRow>(`${SELECT} WHERE p.group_id = $1 ${ORDER}`, [groupId]);

/** Performances assigned to a person and not withdrawn, of sessions of the last 30 days. */
export const performancesOfExaminer = (db: Database, examinerId: string, now: Date): Promise<PerformanceRow[]> =>
  db.query<PerformanceRow>(
    `${SELECT} JOIN scoring_assignment a ON a.performance_id = p.id AND a.examiner_id = $1 AND a.withdrawn_at IS NULL
     WHERE p.starts_at > $2::timestamptz - interval '30 days' ${ORDER}`,
    [examinerId, now],
  );

/** Performances in adjudication, oldest first. */
export const performancesInAdjudication = (db: Database): Promise<(PerformanceRow & { opened_at: Date })[]> =>
  db.query(
    `SELECT x.*, a.opened_at FROM (${SELECT} WHERE p.state = 'adjudication') x
     JOIN adjudication a ON a.performance_id = x.id AND a.settled_at IS NULL ORDER BY a.opened_at, x.code`,
  );

/** Performances of the candidates, for the marks of a round. */
export const performancesOfSessions = (db: Database, sessionIds: readonly string[]): Promise<PerformanceRow[]> =>
  db.query<PerformanceRow>(`${SELECT} WHERE p.session_id = ANY ($1) ${ORDER}`, [sessionIds]);

/** A performance to store when scoring opens, with its scorers in the order of `seq`. */
export interface PerformanceToStore {
  readonly id: string;
  readonly group_id: string;
  readonly seating_id: string;
  readonly candidate_id: string;
  readonly task_no: number;
  readonly code: string;
  readonly station: string;
  readonly turn: number;
  readonly starts_at: string;
  readonly paper_no: number | null;
  readonly full_points: number;
  readonly scorers: readonly { readonly id: string; readonly name: string; readonly seq: number }[];
}

/** Stores all performances of a session and who scores them, in two statements. */
export async function storePerformances(db: Database, sessionId: string, all: readonly PerformanceToStore[], at: Date): Promise<void> {
  await db.query(
    `INSERT INTO performance (id, session_id, group_id, seating_id, candidate_id, task_no, code, station, turn, starts_at, paper_no, full_points, state)
     SELECT id, $1, group_id, seating_id, candidate_id, task_no, code, station, turn, starts_at, paper_no, full_points, 'blind'
     FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, group_id uuid, seating_id uuid, candidate_id uuid, task_no integer,
       code text, station text, turn integer, starts_at timestamptz, paper_no integer, full_points integer)`,
    [sessionId, JSON.stringify(all)],
  );
  const assignments = all.flatMap((p) => p.scorers.map((s) => ({ performance_id: p.id, examiner_id: s.id, examiner_name: s.name, seq: s.seq })));
  await db.query(
    `INSERT INTO scoring_assignment (performance_id, examiner_id, examiner_name, seq, kind, assigned_at)
     SELECT performance_id, examiner_id, examiner_name, seq, 'blind', $2
     FROM jsonb_to_recordset($1::jsonb) AS a(performance_id uuid, examiner_id uuid, examiner_name text, seq integer)`,
    [JSON.stringify(assignments), at],
  );
}

/** Sets where a performance stands. Final values are given for `final` only, a cause for `adjudication` only. */
export async function moveTo(
  db: Database,
  id: string,
  to:
    | { readonly state: 'blind' | 'third' }
    | { readonly state: 'absent'; readonly reason: string }
    | { readonly state: 'adjudication'; readonly cause: AdjudicationCause }
    | { readonly state: 'final'; readonly total: number; readonly fatalEffect: FatalEffect | null; readonly by: string; readonly at: Date },
): Promise<void> {
  const final = to.state === 'final' ? to : null;
  await db.query(
    `UPDATE performance SET state = $2, cause = $3, final_total = $4, final_fatal = $5, final_by = $6, final_at = $7, absent_reason = $8
     WHERE id = $1`,
    [
      id,
      to.state,
      to.state === 'adjudication' ? to.cause : null,
      final?.total ?? null,
      final?.fatalEffect ?? null,
      final?.by ?? null,
      final?.at ?? null,
      to.state === 'absent' ? to.reason : null,
    ],
  );
}

/** All performances of one seat, locked in the order of their ids. */
export const lockSeating = (db: Database, seatingId: string): Promise<PerformanceRow[]> =>
  db.query<PerformanceRow>(`${SELECT} WHERE p.seating_id = $1 ORDER BY p.id FOR UPDATE OF p`, [seatingId]);
