import { Injectable } from '@nestjs/common';
import type { CheckInRow, OutputOf, sittingCheckInRoutes, SittingSessionSummary } from '@kaowu/contracts';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { lateEntryEndsMs } from '../domain/check-in';
import { findSeating, seatingsOf, seatingViewOf, turnOf, type SeatingRow } from '../persistence/seating-rows';
import { dutyRooms, requireDuty } from './duty';
import { MoveSeat } from './move-seat';
import { SessionViews } from './session-views';

type Board = OutputOf<typeof sittingCheckInRoutes.checkInBoard>;

/** The seating as the check-in screen shows it. */
export function checkInRowOf(row: SeatingRow): CheckInRow {
  const { employer: _, ...view } = seatingViewOf(row);
  return { ...view, hasPhoto: row.has_photo, roomName: row.room_name, lateEntryEndsAt: new Date(lateEntryEndsMs(turnOf(row), row.rule_values.room)).toISOString() };
}

/** What the invigilator sees at the door. */
@Injectable()
export class CheckInBoard {
  constructor(
    private readonly db: Database,
    private readonly views: SessionViews,
    private readonly moves: MoveSeat,
  ) {}

  /** The sessions where the person is on duty, open ones first. */
  async mine(actor: Actor): Promise<SittingSessionSummary[]> {
    const sessions = await this.views.list({ personId: actor.id });
    return [...sessions.filter((s) => s.state !== 'closed'), ...sessions.filter((s) => s.state === 'closed').reverse()];
  }

  /** The list of a session, only the rooms on duty. Refuses `checkin.not-on-duty`, `record.not-found`. */
  async board(actor: Actor, sessionId: string): Promise<Board> {
    const session = await this.views.summary(sessionId);
    const rooms = await dutyRooms(this.db, actor, sessionId);
    if (rooms.length === 0) throw refusal('checkin.not-on-duty');
    const rows = (await seatingsOf(this.db, sessionId)).filter((row) => rooms.includes(row.room_id));
    return {
      session,
      rows: rows.map(checkInRowOf),
      rooms: session.rooms.filter((r) => rooms.includes(r.id)).map(({ id, name }) => ({ id, name })),
      free: await this.free(sessionId, rooms, session.turns),
    };
  }

  /** Moves somebody within the rooms on duty; refuses what `MoveSeat` refuses and `checkin.not-on-duty`. */
  async move(
    actor: Actor, seatingId: string, move: { readonly placeId: string; readonly reason: string; readonly placeBroken: boolean },
  ): Promise<CheckInRow> {
    const row = found(await findSeating(this.db, seatingId));
    await requireDuty(this.db, actor, row.session_id, row.room_id);
    await this.moves.run(actor, seatingId, move);
    return checkInRowOf(found(await findSeating(this.db, seatingId)));
  }

  private free(sessionId: string, rooms: readonly string[], turns: number): Promise<Board['free']> {
    return this.db.query<Board['free'][number]>(
      `SELECT p.id AS "placeId", p.room_id AS "roomId", p.label, p.kind, t.turn FROM place p CROSS JOIN generate_series(1, $3::int) AS t (turn)
       WHERE p.room_id = ANY ($2) AND p.available
         AND NOT EXISTS (SELECT FROM seating g WHERE g.session_id = $1 AND g.place_id = p.id AND g.turn = t.turn)
       ORDER BY p.kind = 'spare' DESC, p.room_id, p.row_no, p.column_no`,
      [sessionId, rooms, turns],
    );
  }
}
