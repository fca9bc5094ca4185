import type { AssessmentMode, RuleSetValues, SeatingView, SittingSessionState } from '@kaowu/contracts';
import { found, type Database } from '@kaowu/platform';
import { turnInterval } from '../domain/turns';
import { turnPlanOf } from './session-rows';

/** A seating with its candidate, place and session. */
export interface SeatingRow {
  readonly id: string;
  readonly session_id: string;
  readonly session_state: SittingSessionState;
  readonly round_id: string;
  readonly rule_values: RuleSetValues;
  readonly mode: AssessmentMode;
  readonly starts_at: Date;
  readonly duration_minutes: number;
  readonly turns: number;
  readonly change_minutes: number;
  readonly candidate_id: string;
  readonly candidate_name: string;
  readonly id_number_masked: string;
  readonly employer: string;
  readonly ticket_no: string | null;
  readonly room_id: string;
  readonly room_name: string;
  readonly place_id: string;
  readonly place_label: string;
  readonly turn: number;
  readonly checked_in_at: Date | null;
  readonly absent_at: Date | null;
  readonly has_photo: boolean;
}

const SELECT = `SELECT g.id, g.session_id, s.state AS session_state, s.round_id, o.rule_values, s.mode, s.starts_at,
  s.duration_minutes, s.turns, s.change_minutes, g.candidate_id, c.name AS candidate_name, c.id_number_masked, c.employer,
  c.ticket_no, g.room_id, r.name AS room_name, g.place_id, p.label AS place_label, g.turn, g.checked_in_at, g.absent_at,
  EXISTS (SELECT FROM candidate_photo f WHERE f.candidate_id = g.candidate_id) AS has_photo
  FROM seating g JOIN session s ON s.id = g.session_id JOIN round o ON o.id = s.round_id
  JOIN candidate c ON c.id = g.candidate_id JOIN room r ON r.id = g.room_id JOIN place p ON p.id = g.place_id`;

/** Seatings of a session by room, turn and place. */
export const seatingsOf = (db: Database, sessionId: string): Promise<SeatingRow[]> =>
  db.query<SeatingRow>(`${SELECT} WHERE g.session_id = $1 ORDER BY r.name, g.turn, p.row_no, p.column_no`, [sessionId]);

/** Seatings by id, in no order. */
export const seatingsById = (db: Database, ids: readonly string[]): Promise<SeatingRow[]> =>
  db.query<SeatingRow>(`${SELECT} WHERE g.id = ANY ($1)`, [ids]);

/** The seating, or null. */
export const findSeating = (db: Database, id: string): Promise<SeatingRow | null> =>
  db.one<SeatingRow>(`${SELECT} WHERE g.id = $1`, [id]);

/** The seating, locked against other changes of it; refuses `record.not-found`. */
export const lockSeating = async (db: Database, id: string): Promise<SeatingRow> =>
  found(await db.one<SeatingRow>(`${SELECT} WHERE g.id = $1 FOR UPDATE OF g`, [id]));

/** The theory seatings of a ticket and a person, the one to sit first: not absent before absent, open before closed. */
export const seatingsByTicket = (db: Database, ticketNo: string, idNumberLookup: string): Promise<SeatingRow[]> =>
  db.query<SeatingRow>(
    `${SELECT} WHERE c.ticket_no = $1 AND c.id_number_lookup = $2 AND s.mode = 'theory'
     ORDER BY g.absent_at IS NOT NULL, s.state = 'closed', s.starts_at LIMIT 1`,
    [ticketNo, idNumberLookup],
  );

/** When this person's turn begins and ends. */
export const turnOf = (row: SeatingRow): ReturnType<typeof turnInterval> => turnInterval(turnPlanOf(row), row.turn);

/** The seating as staff see it. */
export const seatingViewOf = (row: SeatingRow): SeatingView => ({
  id: row.id,
  sessionId: row.session_id,
  candidateId: row.candidate_id,
  candidateName: row.candidate_name,
  idNumberMasked: row.id_number_masked,
  ticketNo: row.ticket_no ?? '',
  employer: row.employer,
  roomId: row.room_id,
  placeId: row.place_id,
  placeLabel: row.place_label,
  turn: row.turn,
  startsAt: new Date(turnOf(row).startMs).toISOString(),
  checkedInAt: row.checked_in_at?.toISOString() ?? null,
  absent: row.absent_at !== null,
});
