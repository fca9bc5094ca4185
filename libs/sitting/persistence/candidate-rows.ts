import type { AssessmentMode, CandidateView, EligibilityState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** A candidate as it is stored, without the sealed numbers. */
export interface CandidateRecord {
  readonly id: string;
  readonly round_id: string;
  readonly name: string;
  readonly id_number_lookup: string;
  readonly id_number_masked: string;
  readonly sex: 'male' | 'female';
  readonly employer: string;
  readonly training_body: string | null;
  readonly phone_masked: string | null;
  readonly condition: string;
  readonly eligibility: EligibilityState;
  readonly checked_by: string | null;
  readonly ticket_no: string | null;
  readonly has_photo: boolean;
}

/** Its columns, for queries that join it as `c`. */
export const CANDIDATE_COLUMNS_SQL = `c.id, c.round_id, c.name, c.id_number_lookup, c.id_number_masked, c.sex, c.employer,
  c.training_body, c.phone_masked, c.condition, c.eligibility, c.checked_by, c.ticket_no,
  EXISTS (SELECT FROM candidate_photo f WHERE f.candidate_id = c.id) AS has_photo`;

type Seat = CandidateView['seats'][number];

/** Where each of the candidates sits, by candidate, in the order of time. */
export async function seatsOf(db: Database, candidateIds: readonly string[]): Promise<ReadonlyMap<string, Seat[]>> {
  const rows = await db.query<{ candidate_id: string; session_id: string; mode: AssessmentMode; room: string; label: string; turn: number }>(
    `SELECT g.candidate_id, g.session_id, g.mode, r.name AS room, p.label, g.turn
     FROM seating g JOIN session s ON s.id = g.session_id JOIN room r ON r.id = g.room_id JOIN place p ON p.id = g.place_id
     WHERE g.candidate_id = ANY ($1) ORDER BY s.starts_at, g.turn`,
    [candidateIds],
  );
  const seats = new Map<string, Seat[]>();
  for (const row of rows) {
    const list = seats.get(row.candidate_id) ?? [];
    list.push({ sessionId: row.session_id, mode: row.mode, roomName: row.room, placeLabel: row.label, turn: row.turn });
    seats.set(row.candidate_id, list);
  }
  return seats;
}

/** The candidate as staff see one. */
export const candidateViewOf = (row: CandidateRecord, seats: readonly Seat[] | undefined): CandidateView => ({
  id: row.id,
  roundId: row.round_id,
  name: row.name,
  idNumberMasked: row.id_number_masked,
  sex: row.sex,
  employer: row.employer,
  trainingBody: row.training_body,
  phoneMasked: row.phone_masked,
  condition: row.condition,
  eligibility: row.eligibility,
  hasPhoto: row.has_photo,
  ticketNo: row.ticket_no,
  seats: [...(seats ?? [])],
});
