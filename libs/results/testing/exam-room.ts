import type { AssessmentMode } from '@kaowu/contracts';
import { Incidents } from '@kaowu/invigilation';
import { Journal } from '@kaowu/journal';
import { newId } from '@kaowu/kernel';
import type { Clock } from '@kaowu/kernel';
import type { Actor, Database, Vault } from '@kaowu/platform';
import { staffActor } from '@kaowu/platform/testing';
import { BarForViolation, Sittings } from '@kaowu/sitting';
import type { RoundFixture } from './round-fixture';

/** A session of a round in one room, everybody seated, one invigilator on duty. */
export interface ExamRoom {
  readonly sessionId: string;
  readonly roomId: string;
  /** Seatings in the order of the round's candidates. */
  readonly seatingIds: readonly string[];
  readonly invigilator: Actor;
}

const DURING = `tstzrange('2026-11-14T01:00:00Z', '2026-11-14T03:00:00Z')`;

/** Inserts a session of the round, in rows as sitting would have left them. */
export async function insertExamRoom(db: Database, round: RoundFixture, mode: AssessmentMode): Promise<ExamRoom> {
  const [venueId, roomId, sessionId, personId] = [newId(), newId(), newId(), newId()];
  const kind = mode === 'theory' ? ['computer', 'seat'] : ['practical', 'station'];
  await db.query(`INSERT INTO venue (id, name, district_code, address, tenure_kind) VALUES ($1, $2, '110108', '示范路 1 号', 'owned')`, [venueId, `考点 ${venueId}`]);
  await db.query(`INSERT INTO room (id, venue_id, name, kind) VALUES ($1, $2, '第一考场', $3)`, [roomId, venueId, kind[0]]);
  await db.query(
    `INSERT INTO session (id, round_id, name, mode, starts_at, duration_minutes, turns, change_minutes, state)
     VALUES ($1, $2, '第一场', $3, '2026-11-14T01:00:00Z', 90, 1, 0, 'closed')`, [sessionId, round.roundId, mode]);
  await db.query(`INSERT INTO session_room (session_id, room_id, during) VALUES ($1, $2, ${DURING})`, [sessionId, roomId]);
  await db.query(`INSERT INTO person (id, name, employer, created_at) VALUES ($1, '吴监考', '示范幼儿园', '2026-01-01')`, [personId]);
  await db.query(
    `INSERT INTO session_duty (session_id, person_id, person_name, duty, room_id, during) VALUES ($1, $2, '吴监考', 'invigilator', $3, ${DURING})`,
    [sessionId, personId, roomId]);
  const seatingIds: string[] = [];
  for (const [i, candidate] of round.candidates.entries()) {
    const [placeId, seatingId] = [newId(), newId()];
    await db.query(`INSERT INTO place (id, room_id, label, row_no, column_no, kind) VALUES ($1, $2, $3, 1, $4, $5)`, [placeId, roomId, `0${i + 1}`, i + 1, kind[1]]);
    await db.query(
      'INSERT INTO seating (id, session_id, mode, candidate_id, room_id, place_id, turn) VALUES ($1, $2, $3, $4, $5, $6, 1)',
      [seatingId, sessionId, mode, candidate.id, roomId, placeId]);
    seatingIds.push(seatingId);
  }
  return { sessionId, roomId, seatingIds, invigilator: staffActor(personId, ['invigilator'], '吴监考') };
}

/** The use case that records incidents, with nobody looking at a wall and nobody changing seats. */
export const incidentsOn = (db: Database, vault: Vault, clock: Clock): Incidents => {
  const nobody = { incidentChanged: () => undefined } as unknown as ConstructorParameters<typeof Incidents>[4];
  const unmoved = {} as ConstructorParameters<typeof Sittings>[2];
  const journal = new Journal(db, clock);
  return new Incidents(db, new Sittings(db, vault, unmoved), journal, clock, nobody, new BarForViolation(db, journal, clock));
};
