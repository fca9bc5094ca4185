import { Injectable } from '@nestjs/common';
import type { AssessmentMode, InputOf, sittingSessionRoutes } from '@kaowu/contracts';
import { Papers } from '@kaowu/assembly';
import { Journal } from '@kaowu/journal';
import { newId } from '@kaowu/kernel';
import { accept, Database, refusal, type Actor } from '@kaowu/platform';
import { canPlanSessions } from '../domain/round-machine';
import { checkSessionPlan, type RoomChoice } from '../domain/session-plan';
import { sessionInterval } from '../domain/turns';
import { shareRound, type RoundRow } from '../persistence/round-rows';
import { getSession, lockSession, turnPlanOf, type SessionRow } from '../persistence/session-rows';
import { naming } from './naming';

type SessionEntry = InputOf<typeof sittingSessionRoutes.planSession>['body'];
type SessionChange = InputOf<typeof sittingSessionRoutes.changeSession>['body'];

/** Names of the constraints that a change of time or rooms may meet. */
export const TIME_CONSTRAINTS = { session_room_free: ['room.taken'], session_duty_free: ['duty.elsewhere'] } as const;

/** Plans sessions and changes the plan. */
@Injectable()
export class PlanSession {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly papers: Papers) {}

  /**
   * Plans a session in a round and takes its rooms for the time. Gives the session's id. Refuses what
   * `checkSessionPlan` refuses, `round.step-not-open`, `room.taken`.
   */
  plan(actor: Actor, roundId: string, entry: SessionEntry, id = newId()): Promise<string> {
    return this.db.tx(async () => {
      const round = await shareRound(this.db, roundId);
      accept(canPlanSessions(round.state));
      await this.check(round, entry.mode, entry);
      await this.db.query(
        `INSERT INTO session (id, round_id, name, mode, starts_at, duration_minutes, turns, change_minutes, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned')`,
        [id, roundId, entry.name, entry.mode, entry.startsAt, entry.durationMinutes, entry.turns, entry.changeMinutes],
      );
      await this.takeRooms(id, entry);
      await this.journal.record(actor, {
        action: 'sitting-session.planned', subject: { type: 'session', id }, after: entry, data: { roundId, ...entry },
      });
      return id;
    });
  }

  /**
   * Changes a planned session. Rooms with seated candidates stay; staff and papers follow the new time. Refuses what
   * `checkSessionPlan` refuses, `sitting-session.not-planned`, `sitting-session.room-seated`, `seat.turn-unknown`,
   * `room.taken`, `duty.elsewhere`.
   */
  change(actor: Actor, sessionId: string, entry: SessionChange): Promise<void> {
    return this.db.tx(async () => {
      // Round before session, as everywhere, so that two changes cannot wait for each other.
      const round = await shareRound(this.db, (await getSession(this.db, sessionId)).round_id);
      const session = await lockSession(this.db, sessionId);
      if (session.state !== 'planned') throw refusal('sitting-session.not-planned');
      accept(canPlanSessions(round.state));
      await this.check(round, session.mode, entry);
      await this.refuseSeated(sessionId, entry);
      await this.db.query(
        'UPDATE session SET name = $2, starts_at = $3, duration_minutes = $4, turns = $5, change_minutes = $6 WHERE id = $1',
        [sessionId, entry.name, entry.startsAt, entry.durationMinutes, entry.turns, entry.changeMinutes],
      );
      await this.db.query('DELETE FROM session_duty WHERE session_id = $1 AND room_id IS NOT NULL AND room_id <> ALL ($2)', [
        sessionId, entry.roomIds,
      ]);
      await this.db.query('DELETE FROM session_room WHERE session_id = $1 AND room_id <> ALL ($2)', [sessionId, entry.roomIds]);
      await this.takeRooms(sessionId, entry);
      await this.moveStaff(session, entry);
      if (session.paper_set_id) {
        const command = { opensAt: new Date(entry.startsAt), sessionId, ruleSetId: session.rule_set_id };
        await this.papers.reserve(session.paper_set_id, command, actor);
      }
      await this.journal.record(actor, {
        action: 'sitting-session.changed', subject: { type: 'session', id: sessionId }, before: session, after: entry, data: { ...entry },
      });
    });
  }

  private async check(round: RoundRow, mode: AssessmentMode, entry: SessionChange): Promise<void> {
    const rooms = await this.db.query<RoomChoice>(
      `SELECT r.name, r.kind, v.name AS "venueName", v.district_code AS "districtCode", v.tenure_until::text AS "tenureUntil"
       FROM room r JOIN venue v ON v.id = r.venue_id WHERE r.id = ANY ($1) FOR SHARE OF r, v`,
      [entry.roomIds],
    );
    if (rooms.length < new Set(entry.roomIds).size) throw refusal('record.not-found', undefined, { field: 'body.roomIds' });
    const frame = { parts: round.parts, districtCode: round.district_code, from: round.from_day, to: round.to_day };
    accept(checkSessionPlan(frame, mode, planOf(entry), rooms));
  }

  private async takeRooms(sessionId: string, entry: SessionChange): Promise<void> {
    await naming(TIME_CONSTRAINTS, () =>
      this.db.query(
        `INSERT INTO session_room (session_id, room_id, during) SELECT $1, r, tstzrange($3, $4) FROM unnest($2::uuid[]) AS r
         ON CONFLICT (session_id, room_id) DO UPDATE SET during = excluded.during`,
        [sessionId, [...new Set(entry.roomIds)], ...spanOf(entry)],
      ),
    );
  }

  private async moveStaff(session: SessionRow, entry: SessionChange): Promise<void> {
    if (sessionInterval(turnPlanOf(session)).startMs === sessionInterval(planOf(entry)).startMs &&
        sessionInterval(turnPlanOf(session)).endMs === sessionInterval(planOf(entry)).endMs) return;
    await naming(TIME_CONSTRAINTS, () =>
      this.db.query('UPDATE session_duty SET during = tstzrange($2, $3) WHERE session_id = $1', [session.id, ...spanOf(entry)]),
    );
  }

  private async refuseSeated(sessionId: string, entry: SessionChange): Promise<void> {
    const stuck = await this.db.query<{ name: string; turn: number; kept: boolean }>(
      `SELECT r.name, max(g.turn) AS turn, r.id = ANY ($2) AS kept FROM seating g JOIN room r ON r.id = g.room_id
       WHERE g.session_id = $1 GROUP BY r.id, r.name`,
      [sessionId, entry.roomIds],
    );
    const lost = stuck.find((room) => !room.kept);
    if (lost) throw refusal('sitting-session.room-seated', { room: lost.name });
    const late = stuck.find((room) => room.turn > entry.turns);
    if (late) throw refusal('sitting-session.room-seated', { room: late.name });
  }
}

const planOf = (entry: SessionChange) => ({
  startsAtMs: Date.parse(entry.startsAt),
  durationMinutes: entry.durationMinutes,
  turns: entry.turns,
  changeMinutes: entry.changeMinutes,
});

function spanOf(entry: SessionChange): [Date, Date] {
  const span = sessionInterval(planOf(entry));
  return [new Date(span.startMs), new Date(span.endMs)];
}
