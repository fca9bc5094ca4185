import { Injectable } from '@nestjs/common';
import type { SeatingView, SittingOpenPoint, SittingSessionDetail, SittingSessionSummary } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { roundOpenPoints } from '../domain/readiness';
import { invigilatorsNeeded } from '../domain/staffing';
import { sessionInterval } from '../domain/turns';
import { countRounds, getRound } from '../persistence/round-rows';
import { seatingsOf, seatingViewOf } from '../persistence/seating-rows';
import { countSeatings, getSession, listSessions, turnPlanOf, type SessionCounts, type SessionFilter, type SessionRow } from '../persistence/session-rows';
import { fixturesOf, placesOf } from '../persistence/venue-rows';
import { openPointOf, SessionFacts, type SessionFactSheet } from './session-facts';

/** Sessions as the screens show them, with what is not ready in words. */
@Injectable()
export class SessionViews {
  constructor(private readonly db: Database, private readonly facts: SessionFacts) {}

  /** Sessions by time. */
  async list(filter: SessionFilter): Promise<SittingSessionSummary[]> {
    const rows = await listSessions(this.db, filter);
    const counts = await countSeatings(this.db, rows.map((r) => r.id));
    const facts = await this.facts.of(rows);
    return rows.map((row) => summaryOf(row, counts.get(row.id), facts.get(row.id)));
  }

  /** One session in a line; refuses `record.not-found`. */
  async summary(sessionId: string): Promise<SittingSessionSummary> {
    const row = await getSession(this.db, sessionId);
    return summaryOf(row, (await countSeatings(this.db, [sessionId])).get(sessionId), await this.facts.ofOne(row));
  }

  /** A session whole; refuses `record.not-found`. */
  async detail(sessionId: string): Promise<SittingSessionDetail> {
    const row = await getSession(this.db, sessionId);
    const facts = await this.facts.ofOne(row);
    const counts = (await countSeatings(this.db, [sessionId])).get(sessionId);
    const roomIds = facts.rooms.map((r) => r.id);
    const [places, fixtures] = await Promise.all([placesOf(this.db, roomIds), fixturesOf(this.db, roomIds)]);
    const chief = facts.duties.find((d) => d.duty === 'chief');
    const rules = row.rule_values;
    return {
      ...summaryOf(row, counts, facts),
      changeMinutes: row.change_minutes,
      districtCode: row.district_code,
      chief: chief ? { personId: chief.person_id, name: chief.person_name } : null,
      paperSet: facts.paperSet && {
        id: facts.paperSet.id,
        state: facts.paperSet.state,
        paperCount: facts.paperSet.paperCount,
        digest: facts.paperSet.digest,
        opensAt: facts.paperSet.opensAt?.toISOString() ?? null,
      },
      lateEntryMinutes: rules.room.lateEntryMinutes,
      earliestHandInMinutes: rules.room.earliestHandInMinutes,
      staffedRooms: facts.rooms.map((room) => ({
        id: room.id,
        name: room.name,
        venueName: room.venue_name,
        districtCode: room.district_code,
        kind: room.kind,
        places: places.get(room.id) ?? [],
        fixtures: fixtures.get(room.id) ?? [],
        candidates: room.candidates,
        invigilatorsNeeded: invigilatorsNeeded(row.mode, room.candidates, rules.staffing),
        invigilators: facts.duties
          .filter((d) => d.room_id === room.id)
          .map((d) => ({ personId: d.person_id, name: d.person_name })),
      })),
    };
  }

  /** Who sits where; refuses `record.not-found`. */
  async seatings(sessionId: string): Promise<SeatingView[]> {
    await getSession(this.db, sessionId);
    return (await seatingsOf(this.db, sessionId)).map(seatingViewOf);
  }

  /** What is not ready in a round: its own points, then those of each session in time; refuses `record.not-found`. */
  async roundOpenPoints(roundId: string): Promise<SittingOpenPoint[]> {
    const round = await getRound(this.db, roundId);
    const counts = (await countRounds(this.db, [roundId])).get(roundId);
    const sessions = await listSessions(this.db, { roundId });
    const facts = await this.facts.of(sessions);
    const own = roundOpenPoints({
      state: round.state,
      parts: round.parts,
      submitted: counts?.submitted ?? 0,
      checked: counts?.checked ?? 0,
      confirmed: counts?.confirmed ?? 0,
      refused: counts?.refused ?? 0,
      partsWithSession: sessions.map((s) => s.mode),
    });
    return [
      ...own.map((point) => openPointOf(point, null)),
      ...sessions.flatMap((s) => (facts.get(s.id)?.points ?? []).map((point) => named(s.name, openPointOf(point, s.id)))),
    ];
  }
}

/** The point with the session's name before it, where points of several sessions stand together. */
const named = (name: string, point: SittingOpenPoint): SittingOpenPoint => ({ ...point, zh: `${name}：${point.zh}`, en: `${name}: ${point.en}` });

function summaryOf(row: SessionRow, counts: SessionCounts | undefined, facts: SessionFactSheet | undefined): SittingSessionSummary {
  return {
    id: row.id,
    roundId: row.round_id,
    roundName: row.round_name,
    name: row.name,
    mode: row.mode,
    startsAt: row.starts_at.toISOString(),
    durationMinutes: row.duration_minutes,
    turns: row.turns,
    endsAt: new Date(sessionInterval(turnPlanOf(row)).endMs).toISOString(),
    state: row.state,
    candidates: counts?.candidates ?? 0,
    checkedIn: counts?.checkedIn ?? 0,
    absent: counts?.absent ?? 0,
    rooms: (facts?.rooms ?? []).map((r) => ({ id: r.id, name: r.name, venueName: r.venue_name })),
    blocking: (facts?.points ?? []).filter((p) => p.weight === 'blocks').length,
    openPoints: (facts?.points ?? []).map((point) => openPointOf(point, row.id)),
  };
}
