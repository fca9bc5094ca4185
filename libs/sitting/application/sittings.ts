import { Injectable } from '@nestjs/common';
import type { AssessmentMode, PlaceKind, RoomFixture, RuleSetValues, SittingSessionState } from '@kaowu/contracts';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { normalIdNumber } from '../domain/candidate-rows';
import { turnInterval } from '../domain/turns';
import { findSeating, seatingsByTicket, seatingsOf, turnOf, type SeatingRow } from '../persistence/seating-rows';
import { getSession, listSessions, roomsOfSessions, turnPlanOf, type SessionRow } from '../persistence/session-rows';
import { fixturesOf, placesOf } from '../persistence/venue-rows';
import { dutyRooms } from './duty';
import { MoveSeat } from './move-seat';

/** A session as other libs see it. */
export interface SittingSession {
  readonly id: string;
  readonly roundId: string;
  readonly name: string;
  readonly mode: AssessmentMode;
  readonly startsAt: Date;
  /** Minutes of one turn (theory has one turn). */
  readonly durationMinutes: number;
  readonly turns: number;
  readonly changeMinutes: number;
  /** From when to when each turn lasts. */
  readonly turnTimes: readonly { readonly turn: number; readonly startsAt: Date; readonly endsAt: Date }[];
  readonly lateEntryMinutes: number;
  readonly earliestHandInMinutes: number;
  readonly state: SittingSessionState;
  readonly paperSetId: string | null;
  readonly ruleSetId: string;
  /** The numbers frozen in the round. */
  readonly rules: RuleSetValues;
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly venueName: string;
    readonly places: readonly { readonly id: string; readonly label: string; readonly row: number; readonly column: number; readonly kind: PlaceKind; readonly available: boolean }[];
    readonly fixtures: readonly RoomFixture[];
  }[];
}

/** Who sits where, as other libs see it. */
export interface Seating {
  readonly id: string;
  readonly sessionId: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly idNumberMasked: string;
  readonly ticketNo: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly placeId: string;
  readonly placeLabel: string;
  readonly turn: number;
  /** When this person's turn begins. */
  readonly startsAt: Date;
  readonly checkedInAt: Date | null;
  readonly absent: boolean;
}

const seatingOf = (row: SeatingRow): Seating => ({
  id: row.id,
  sessionId: row.session_id,
  candidateId: row.candidate_id,
  candidateName: row.candidate_name,
  idNumberMasked: row.id_number_masked,
  ticketNo: row.ticket_no ?? '',
  roomId: row.room_id,
  roomName: row.room_name,
  placeId: row.place_id,
  placeLabel: row.place_label,
  turn: row.turn,
  startsAt: new Date(turnOf(row).startMs),
  checkedInAt: row.checked_in_at,
  absent: row.absent_at !== null,
});

const turnTimesOf = (row: SessionRow): SittingSession['turnTimes'] =>
  Array.from({ length: row.turns }, (_, i) => {
    const { startMs, endMs } = turnInterval(turnPlanOf(row), i + 1);
    return { turn: i + 1, startsAt: new Date(startMs), endsAt: new Date(endMs) };
  });

/** Sessions and seatings. The door for the libs downstream. */
@Injectable()
export class Sittings {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly moves: MoveSeat) {}

  /** A session with its rooms and all their places; refuses `record.not-found`. */
  async session(id: string): Promise<SittingSession> {
    return (await this.withRooms([await getSession(this.db, id)]))[0] as SittingSession;
  }

  /** The sessions of a round by time. */
  async sessionsOf(roundId: string): Promise<SittingSession[]> {
    return this.withRooms(await listSessions(this.db, { roundId }));
  }

  /** Who sits in a session, by room, turn and place. */
  async seatings(sessionId: string): Promise<Seating[]> {
    return (await seatingsOf(this.db, sessionId)).map(seatingOf);
  }

  /** A seating; refuses `record.not-found`. */
  async seating(id: string): Promise<Seating> {
    return seatingOf(found(await findSeating(this.db, id)));
  }

  /**
   * The theory seating of the person whose ticket and ID number are both given, or null; which of the two was wrong is
   * not told. With a make-up session it is the one still to sit.
   */
  async findByTicket(ticketNo: string, idNumber: string): Promise<Seating | null> {
    const lookup = this.vault.lookup(normalIdNumber(idNumber), 'id-number');
    const [row] = await seatingsByTicket(this.db, ticketNo.normalize('NFKC').trim(), lookup);
    return row ? seatingOf(row) : null;
  }

  /**
   * Moves somebody to another place of the session; see `MoveSeat`. With `placeBroken` the place left behind is out of
   * order from now on. The caller has checked who may.
   */
  moveSeat(actor: Actor, seatingId: string, placeId: string, reason: string, placeBroken = false): Promise<void> {
    return this.moves.run(actor, seatingId, { placeId, reason, placeBroken });
  }

  /** The rooms of a session where this person is on duty: all for the chief, one for an invigilator, none for others. */
  dutyRooms(actor: Actor, sessionId: string): Promise<string[]> {
    return dutyRooms(this.db, actor, sessionId);
  }

  /** Who invigilates or presides, in any session, at some time between two instants. */
  async onDuty(from: Date, to: Date): Promise<{ personId: string; sessionId: string; duty: 'invigilator' | 'chief' }[]> {
    return this.db.query(
      `SELECT person_id AS "personId", session_id AS "sessionId", duty FROM session_duty WHERE during && tstzrange($1, $2)`,
      [from, to],
    );
  }

  private async withRooms(rows: readonly SessionRow[]): Promise<SittingSession[]> {
    const rooms = await roomsOfSessions(this.db, rows.map((r) => r.id));
    const roomIds = [...new Set(rooms.map((r) => r.id))];
    const [places, fixtures] = await Promise.all([placesOf(this.db, roomIds), fixturesOf(this.db, roomIds)]);
    return rows.map((row) => ({
      id: row.id,
      roundId: row.round_id,
      name: row.name,
      mode: row.mode,
      startsAt: row.starts_at,
      durationMinutes: row.duration_minutes,
      turns: row.turns,
      changeMinutes: row.change_minutes,
      turnTimes: turnTimesOf(row),
      lateEntryMinutes: row.rule_values.room.lateEntryMinutes,
      earliestHandInMinutes: row.rule_values.room.earliestHandInMinutes,
      state: row.state,
      paperSetId: row.paper_set_id,
      ruleSetId: row.rule_set_id,
      rules: row.rule_values,
      rooms: rooms
        .filter((r) => r.session_id === row.id)
        .map((r) => ({
          id: r.id, name: r.name, venueName: r.venue_name,
          places: (places.get(r.id) ?? []).map(({ id, label, row: line, column, kind, available }) => ({ id, label, row: line, column, kind, available })),
          fixtures: fixtures.get(r.id) ?? [],
        })),
    }));
  }
}
