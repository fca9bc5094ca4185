import type { AssessmentMode, RuleSetValues, SittingSessionState } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';
import type { TurnPlan } from '../domain/turns';

/** A session as it is stored, with the frozen numbers of its round. */
export interface SessionRow {
  readonly id: string;
  readonly round_id: string;
  readonly round_name: string;
  readonly district_code: string;
  readonly rule_set_id: string;
  readonly rule_values: RuleSetValues;
  readonly name: string;
  readonly mode: AssessmentMode;
  readonly starts_at: Date;
  readonly duration_minutes: number;
  readonly turns: number;
  readonly change_minutes: number;
  readonly state: SittingSessionState;
  readonly paper_set_id: string | null;
}

const SELECT = `SELECT s.id, s.round_id, r.name AS round_name, r.district_code, r.rule_set_id, r.rule_values, s.name, s.mode,
  s.starts_at, s.duration_minutes, s.turns, s.change_minutes, s.state, s.paper_set_id
  FROM session s JOIN round r ON r.id = s.round_id`;

/** The session; refuses `record.not-found`. */
export const getSession = async (db: Database, id: string): Promise<SessionRow> =>
  found(await db.one<SessionRow>(`${SELECT} WHERE s.id = $1`, [id]));

/** The session, locked against other changes of it; refuses `record.not-found`. */
export const lockSession = async (db: Database, id: string): Promise<SessionRow> =>
  found(await db.one<SessionRow>(`${SELECT} WHERE s.id = $1 FOR UPDATE OF s`, [id]));

/** Which sessions to list. Instants, the first included and the last not. */
export interface SessionFilter {
  readonly roundId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Only those where this person is on duty. */
  readonly personId?: string | undefined;
}

/** Sessions by time. */
export const listSessions = (db: Database, filter: SessionFilter): Promise<SessionRow[]> =>
  db.query<SessionRow>(
    `${SELECT} WHERE ($1::uuid IS NULL OR s.round_id = $1) AND ($2::timestamptz IS NULL OR s.starts_at >= $2)
       AND ($3::timestamptz IS NULL OR s.starts_at < $3)
       AND ($4::uuid IS NULL OR EXISTS (SELECT FROM session_duty d WHERE d.session_id = s.id AND d.person_id = $4))
     ORDER BY s.starts_at, s.name`,
    [filter.roundId ?? null, filter.from ?? null, filter.to ?? null, filter.personId ?? null],
  );

/** The session's use of its places over time. */
export const turnPlanOf = (row: Pick<SessionRow, 'starts_at' | 'duration_minutes' | 'turns' | 'change_minutes'>): TurnPlan => ({
  startsAtMs: row.starts_at.getTime(),
  durationMinutes: row.duration_minutes,
  turns: row.turns,
  changeMinutes: row.change_minutes,
});

/** Counts of a session's seatings. */
export interface SessionCounts {
  readonly candidates: number;
  readonly checkedIn: number;
  readonly absent: number;
}

/** Counts by session. */
export async function countSeatings(db: Database, sessionIds: readonly string[]): Promise<ReadonlyMap<string, SessionCounts>> {
  const rows = await db.query<{ session_id: string; candidates: number; checked_in: number; absent: number }>(
    `SELECT session_id, count(*)::int AS candidates, count(checked_in_at)::int AS checked_in, count(absent_at)::int AS absent
     FROM seating WHERE session_id = ANY ($1) GROUP BY session_id`,
    [sessionIds],
  );
  return new Map(rows.map((r) => [r.session_id, { candidates: r.candidates, checkedIn: r.checked_in, absent: r.absent }] as const));
}

/** A room of a session with the figures that readiness needs. */
export interface SessionRoomRow {
  readonly session_id: string;
  readonly id: string;
  readonly name: string;
  readonly kind: 'computer' | 'practical';
  readonly venue_name: string;
  readonly district_code: string;
  readonly candidates: number;
  readonly invigilators: number;
  readonly places: number;
  readonly spares: number;
  readonly cameras: number;
}

/** Rooms of the sessions, by venue and name. */
export const roomsOfSessions = (db: Database, sessionIds: readonly string[]): Promise<SessionRoomRow[]> =>
  db.query<SessionRoomRow>(
    `SELECT sr.session_id, r.id, r.name, r.kind, v.name AS venue_name, v.district_code,
       (SELECT count(*)::int FROM seating g WHERE g.session_id = sr.session_id AND g.room_id = r.id) AS candidates,
       (SELECT count(*)::int FROM session_duty d WHERE d.session_id = sr.session_id AND d.room_id = r.id) AS invigilators,
       (SELECT count(*)::int FROM place p WHERE p.room_id = r.id AND p.available AND p.kind <> 'spare') AS places,
       (SELECT count(*)::int FROM place p WHERE p.room_id = r.id AND p.available AND p.kind = 'spare') AS spares,
       (SELECT count(*)::int FROM room_fixture f WHERE f.room_id = r.id AND f.kind = 'camera') AS cameras
     FROM session_room sr JOIN room r ON r.id = sr.room_id JOIN venue v ON v.id = r.venue_id
     WHERE sr.session_id = ANY ($1) ORDER BY v.name, r.name`,
    [sessionIds],
  );

/** Somebody on duty. */
export interface DutyRow {
  readonly session_id: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly duty: 'invigilator' | 'chief';
  readonly room_id: string | null;
}

/** Who is on duty in the sessions. */
export const dutiesOf = (db: Database, sessionIds: readonly string[]): Promise<DutyRow[]> =>
  db.query<DutyRow>(
    'SELECT session_id, person_id, person_name, duty, room_id FROM session_duty WHERE session_id = ANY ($1) ORDER BY person_name',
    [sessionIds],
  );

/** When a seating's turn lasts, of seating `g` in session `s`. */
const turnRange = (g: string, s: string): string => `tstzrange(
  ${s}.starts_at + (${g}.turn - 1) * (${s}.duration_minutes + ${s}.change_minutes) * interval '1 minute',
  ${s}.starts_at + ((${g}.turn - 1) * (${s}.duration_minutes + ${s}.change_minutes) + ${s}.duration_minutes) * interval '1 minute')`;

/** How many candidates of each session sit in another open session at the same time. */
export async function countClashes(db: Database, sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ session_id: string; n: number }>(
    `SELECT g.session_id, count(DISTINCT g.candidate_id)::int AS n
     FROM seating g JOIN session s ON s.id = g.session_id
     JOIN seating h ON h.candidate_id = g.candidate_id AND h.session_id <> g.session_id JOIN session t ON t.id = h.session_id
     WHERE g.session_id = ANY ($1) AND s.state <> 'closed' AND t.state <> 'closed' AND ${turnRange('g', 's')} && ${turnRange('h', 't')}
     GROUP BY g.session_id`,
    [sessionIds],
  );
  return new Map(rows.map((r) => [r.session_id, r.n] as const));
}
