import { Injectable } from '@nestjs/common';
import type { SeatingView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { canTakeSeat, type SeatWish } from '../domain/seat-rules';
import { planSeating, type OpenPlace, type SeatGiven, type Sitter } from '../domain/seating-plan';
import { ticketNumber } from '../domain/ticket-number';
import { lockRound, type RoundRow } from '../persistence/round-rows';
import { findSeating, seatingViewOf } from '../persistence/seating-rows';
import { lockSession, type SessionRow } from '../persistence/session-rows';
import { naming } from './naming';

/** What seating everybody at once gave. */
export interface SeatingOutcome {
  readonly seated: number;
  /** Candidates without a place, to be seated in another session. */
  readonly left: number;
  readonly seed: string;
  readonly sameEmployerNeighbours: number;
}

/** Gives seats and, with the first seat, the ticket number. */
@Injectable()
export class GiveSeats {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /**
   * Seats every confirmed candidate of the round who has no seat in this part yet, by a shuffle of the seed (the
   * session's id unless told). Refuses what `planSeating` refuses, `seat.list-open`, `sitting-session.not-planned`.
   */
  all(actor: Actor, sessionId: string, options: { readonly seed?: string | undefined; readonly partial: boolean }): Promise<SeatingOutcome> {
    return this.db.tx(async () => {
      const { session, round } = await this.open(sessionId);
      const seed = options.seed ?? sessionId;
      const sitters = await this.waiting(session);
      const plan = accept(planSeating(sitters, await this.freePlaces(session), { seed, partial: options.partial }));
      await this.save(session, plan.seats);
      await this.giveTickets(round, plan.seats.map((s) => s.candidateId));
      const outcome = { seated: plan.seats.length, left: sitters.length - plan.seats.length, seed, sameEmployerNeighbours: plan.sameEmployerNeighbours };
      await this.journal.record(actor, {
        action: 'seats.given', subject: { type: 'session', id: sessionId }, after: plan.seats, data: { ...outcome },
      });
      return outcome;
    });
  }

  /**
   * Seats one confirmed candidate by hand, or puts a seated one elsewhere in the same planned session; also somebody
   * who was absent elsewhere (make-up). Refuses what `canTakeSeat` refuses, `seat.list-open`,
   * `sitting-session.not-planned`, `seat.taken`, `seat.elsewhere`, `record.not-found`.
   */
  byHand(actor: Actor, sessionId: string, wish: { candidateId: string; placeId: string; turn: number }): Promise<SeatingView> {
    return this.db.tx(async () => {
      const { session, round } = await this.open(sessionId);
      const candidate = found(
        await this.db.one<{ eligibility: SeatWish['eligibility'] }>(
          'SELECT eligibility FROM candidate WHERE id = $1 AND round_id = $2',
          [wish.candidateId, session.round_id],
        ),
      );
      const place = await this.db.one<{ room_id: string; label: string; kind: 'seat' | 'station' | 'spare'; available: boolean }>(
        `SELECT p.room_id, p.label, p.kind, p.available FROM place p JOIN session_room r ON r.room_id = p.room_id
         WHERE p.id = $1 AND r.session_id = $2`,
        [wish.placeId, sessionId],
      );
      const { label } = accept(canTakeSeat({ ...candidate, place, turn: wish.turn, turns: session.turns }));
      const id = newId();
      const rows = await naming({ seating_place: ['seat.taken', { label }], seating_once: ['seat.elsewhere'] }, () =>
        this.db.query<{ id: string }>(
          `INSERT INTO seating (id, session_id, mode, candidate_id, room_id, place_id, turn) VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT ON CONSTRAINT seating_candidate
             DO UPDATE SET room_id = excluded.room_id, place_id = excluded.place_id, turn = excluded.turn RETURNING id`,
          [id, sessionId, session.mode, wish.candidateId, place?.room_id, wish.placeId, wish.turn],
        ),
      );
      await this.giveTickets(round, [wish.candidateId]);
      await this.journal.record(actor, {
        action: 'seats.given', subject: { type: 'session', id: sessionId }, after: wish, data: { ...wish, label },
      });
      return seatingViewOf(found(await findSeating(this.db, rows[0]?.id ?? id)));
    });
  }

  /** Takes all seats of a planned session back; ticket numbers stay. Refuses `sitting-session.not-planned`, `seat.list-open`. */
  clear(actor: Actor, sessionId: string, reason: string): Promise<number> {
    return this.db.tx(async () => {
      await this.open(sessionId);
      const cleared = await this.db.change('DELETE FROM seating WHERE session_id = $1', [sessionId]);
      await this.journal.record(actor, { action: 'seats.cleared', subject: { type: 'session', id: sessionId }, reason, data: { cleared } });
      return cleared;
    });
  }

  /** Locks round and session, in this order everywhere, and checks that seats may be given. */
  private async open(sessionId: string): Promise<{ session: SessionRow; round: RoundRow }> {
    const { round_id: roundId } = found(await this.db.one<{ round_id: string }>('SELECT round_id FROM session WHERE id = $1', [sessionId]));
    const round = await lockRound(this.db, roundId);
    if (round.state !== 'confirmed' && round.state !== 'running') throw refusal('seat.list-open');
    const session = await lockSession(this.db, sessionId);
    if (session.state !== 'planned') throw refusal('sitting-session.not-planned');
    return { session, round };
  }

  private waiting(session: SessionRow): Promise<Sitter[]> {
    return this.db.query<Sitter>(
      `SELECT c.id AS "candidateId", c.employer FROM candidate c WHERE c.round_id = $1 AND c.eligibility = 'confirmed'
         AND NOT EXISTS (SELECT FROM seating g WHERE g.candidate_id = c.id AND g.mode = $2)`,
      [session.round_id, session.mode],
    );
  }

  /** Usable places that nobody has, turn after turn, room after room, from the front left. */
  private freePlaces(session: SessionRow): Promise<OpenPlace[]> {
    return this.db.query<OpenPlace>(
      `SELECT p.id AS "placeId", p.room_id AS "roomId", p.row_no AS row, p.column_no AS column, t.turn
       FROM session_room sr JOIN room r ON r.id = sr.room_id JOIN place p ON p.room_id = r.id
       CROSS JOIN generate_series(1, $2::int) AS t (turn)
       WHERE sr.session_id = $1 AND p.available AND p.kind <> 'spare'
         AND NOT EXISTS (SELECT FROM seating g WHERE g.session_id = $1 AND g.place_id = p.id AND g.turn = t.turn)
       ORDER BY t.turn, r.name, p.row_no, p.column_no`,
      [session.id, session.turns],
    );
  }

  private async save(session: SessionRow, seats: readonly SeatGiven[]): Promise<void> {
    await this.db.query(
      `INSERT INTO seating (id, session_id, mode, candidate_id, room_id, place_id, turn)
       SELECT s.id, $1, $2, s.candidate_id, s.room_id, s.place_id, s.turn
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[]) AS s (id, candidate_id, room_id, place_id, turn)`,
      [
        session.id, session.mode, seats.map(() => newId()), seats.map((s) => s.candidateId), seats.map((s) => s.place.roomId),
        seats.map((s) => s.place.placeId), seats.map((s) => s.place.turn),
      ],
    );
  }

  /** Numbers the tickets of those who have none, in the order given, after the last number of the round. */
  private async giveTickets(round: RoundRow, candidateIds: readonly string[]): Promise<void> {
    const given = await this.db.one<{ n: number }>('SELECT count(ticket_no)::int AS n FROM candidate WHERE round_id = $1', [round.id]);
    const without = await this.db.query<{ id: string }>(
      'SELECT id FROM candidate WHERE id = ANY ($1) AND ticket_no IS NULL ORDER BY array_position($1::uuid[], id)',
      [candidateIds],
    );
    const year = Number(round.from_day.slice(0, 4));
    await this.db.query(
      'UPDATE candidate SET ticket_no = t.no FROM unnest($1::uuid[], $2::text[]) AS t (id, no) WHERE candidate.id = t.id',
      [without.map((r) => r.id), without.map((_, i) => ticketNumber(year, round.serial, (given?.n ?? 0) + i + 1))],
    );
  }
}

