import { newId, sha256 } from '@kaowu/kernel';
import type { Post } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';

/** One made-up candidate at a machine. */
export interface MadeSeat {
  readonly seatingId: string;
  readonly attemptId: string;
  readonly candidateId: string;
  readonly roomId: string;
  readonly placeId: string;
  readonly placeLabel: string;
}

/** A running theory session with people in it. */
export interface MadeExam {
  readonly sessionId: string;
  readonly roomIds: readonly string[];
  /** A free spare in each room. */
  readonly sparePlaceIds: readonly string[];
  readonly seats: readonly MadeSeat[];
  /** On duty in all rooms. */
  readonly chiefId: string;
  /** On duty in the first room only. */
  readonly invigilatorId: string;
}

const MINUTE_MS = 60_000;
const COLUMNS = 6;
const QUESTIONS = 100;

async function insertStaff(db: Database, id: string, post: Post, name: string, at: Date): Promise<void> {
  await db.query(`INSERT INTO account (id, login, name, password_hash, created_at) VALUES ($1, $2, $3, '-', $4)`, [id, `made-${id.slice(-12)}`, name, at]);
  await db.query('INSERT INTO account_post (account_id, post, since) VALUES ($1, $2, $3)', [id, post, at]);
}

interface Room {
  readonly id: string;
  readonly places: readonly { readonly id: string; readonly label: string }[];
  readonly spareId: string;
}

async function insertRoom(db: Database, venueId: string, name: string, seats: number, columns: number): Promise<Room> {
  const id = newId();
  const places = Array.from({ length: seats + 1 }, (_, i) => ({ id: newId(), label: String(i + 1).padStart(2, '0') }));
  await db.query(`INSERT INTO room (id, venue_id, name, kind) VALUES ($1, $2, $3, 'computer')`, [id, venueId, name]);
  await db.query(
    `INSERT INTO place (id, room_id, label, row_no, column_no, kind)
     SELECT t.id, $2, t.label, (t.n - 1) / $4 + 1, (t.n - 1) % $4 + 1, CASE WHEN t.n = $5 THEN 'spare' ELSE 'seat' END
     FROM unnest($1::uuid[], $3::text[]) WITH ORDINALITY AS t (id, label, n)`,
    [places.map((p) => p.id), id, places.map((p) => p.label), columns, seats + 1],
  );
  return { id, places: places.slice(0, seats), spareId: places[seats]?.id ?? '' };
}

async function insertPlan(db: Database, ruleValues: unknown, startedAt: Date): Promise<{ venueId: string; roundId: string; sessionId: string }> {
  const [venueId, roundId, sessionId] = [newId(), newId(), newId()];
  await db.query(`INSERT INTO venue (id, name, district_code, address, tenure_kind) VALUES ($1, $2, '110108', '示范路 1 号', 'owned')`, [venueId, `考点 ${venueId}`]);
  await db.query(
    `INSERT INTO round (id, name, edition, occupation_code, direction, level, occupation_name, district_code, from_day, to_day, parts, state,
       scope_id, rule_set_id, rule_values, announcement, created_by, created_at)
     VALUES ($1, $2, 'made', '4-10-01-03', '', '5', '保育师', '110108', $3::timestamptz::date, $3::timestamptz::date, '{theory}', 'running', $1, $1, $4, '公告', 'made', $3::timestamptz)`,
    [roundId, `批次 ${roundId}`, startedAt, JSON.stringify(ruleValues)],
  );
  await db.query(
    `INSERT INTO session (id, round_id, name, mode, starts_at, duration_minutes, turns, change_minutes, state)
     VALUES ($1, $2, '理论第一场', 'theory', $3, 90, 1, 0, 'ready')`, [sessionId, roundId, startedAt]);
  return { venueId, roundId, sessionId };
}

async function insertPeople(db: Database, roundId: string, sessionId: string, rooms: readonly Room[], startedAt: Date): Promise<MadeSeat[]> {
  const seats = rooms.flatMap((room) => room.places.map((place): MadeSeat => ({
    seatingId: newId(), attemptId: newId(), candidateId: newId(), roomId: room.id, placeId: place.id, placeLabel: place.label,
  })));
  const ids = seats.map((s) => s.candidateId);
  await db.query(
    `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, condition, eligibility,
       checked_by, confirmed_by, ticket_no, added_at)
     SELECT t.id, $2, '考生' || t.n, '', t.id::text, '110***********' || lpad(t.n::text, 4, '0'), 'female', '示范幼儿园', '一', 'confirmed',
       'a', 'b', 'T' || replace(t.id::text, '-', ''), $3
     FROM unnest($1::uuid[]) WITH ORDINALITY AS t (id, n)`, [ids, roundId, startedAt]);
  await db.query(
    `INSERT INTO seating (id, session_id, mode, candidate_id, room_id, place_id, turn, checked_in_at, checked_in_by)
     SELECT t.id, $2, 'theory', t.candidate_id, t.room_id, t.place_id, 1, $6, 'made'
     FROM unnest($1::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) AS t (id, candidate_id, room_id, place_id)`,
    [seats.map((s) => s.seatingId), sessionId, ids, seats.map((s) => s.roomId), seats.map((s) => s.placeId), startedAt]);
  await db.query(
    `INSERT INTO delivery_session (session_id, state, paper_set_id, rule_set_id, duration_minutes, late_entry_minutes,
       earliest_hand_in_minutes, last_minutes, prepared_at, started_at) VALUES ($1, 'running', $1, $1, 90, 15, 0, 15, $2, $2)`, [sessionId, startedAt]);
  await db.query(
    `INSERT INTO attempt (id, session_id, seating_id, candidate_id, paper_id, state, statement_version, statement_signed_at, epoch, head_hash,
       question_count, started_at, deadline_at)
     SELECT t.id, $2, t.seating_id, t.candidate_id, t.id, 'running', '1', $5, 1, decode(t.head, 'hex'), $7, $5, $6
     FROM unnest($1::uuid[], $3::uuid[], $4::uuid[], $8::text[]) AS t (id, seating_id, candidate_id, head)`,
    [
      seats.map((s) => s.attemptId), sessionId, seats.map((s) => s.seatingId), ids, startedAt, new Date(startedAt.getTime() + 90 * MINUTE_MS),
      QUESTIONS, seats.map((s) => sha256(`kaowu-answers:${s.attemptId}`)),
    ]);
  return seats;
}

/**
 * Rows of a running theory session with `perRoom` candidates in each of `rooms` rooms (six seats a row unless told), all signed in and answering, a
 * chief over all rooms and an invigilator in the first: for tests and measurements of the wall. The
 * rule set, the filing and the paper behind it are left out.
 */
export async function insertExam(
  db: Database, options: { readonly rooms: number; readonly perRoom: number; readonly columns?: number; readonly startedAt: Date; readonly ruleValues: unknown },
): Promise<MadeExam> {
  const { startedAt } = options;
  return db.tx(async () => {
    // Rows of catalogue and bank are left out, so references to them are not checked here.
    await db.query('SET LOCAL session_replication_role = replica');
    const { venueId, roundId, sessionId } = await insertPlan(db, options.ruleValues, startedAt);
    const rooms: Room[] = [];
    for (let i = 1; i <= options.rooms; i++) rooms.push(await insertRoom(db, venueId, `第${i}机房`, options.perRoom, options.columns ?? COLUMNS));
    const until = new Date(startedAt.getTime() + 90 * MINUTE_MS);
    for (const room of rooms) {
      await db.query('INSERT INTO session_room (session_id, room_id, during) VALUES ($1, $2, tstzrange($3, $4))', [sessionId, room.id, startedAt, until]);
    }
    const [chiefId, invigilatorId] = [newId(), newId()];
    await insertStaff(db, chiefId, 'chief', '周主考', startedAt);
    await insertStaff(db, invigilatorId, 'invigilator', '吴监考', startedAt);
    const duty = `INSERT INTO session_duty (session_id, person_id, person_name, duty, room_id, during) VALUES ($1, $2, $3, $4, $5, tstzrange($6, $7))`;
    await db.query(duty, [sessionId, chiefId, '周主考', 'chief', null, startedAt, until]);
    await db.query(duty, [sessionId, invigilatorId, '吴监考', 'invigilator', rooms[0]?.id, startedAt, until]);
    const seats = await insertPeople(db, roundId, sessionId, rooms, startedAt);
    return { sessionId, roomIds: rooms.map((r) => r.id), sparePlaceIds: rooms.map((r) => r.spareId), seats, chiefId, invigilatorId };
  });
}
