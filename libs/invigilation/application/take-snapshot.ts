import { Injectable } from '@nestjs/common';
import type { WallSnapshot } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, refusal } from '@kaowu/platform';
import { Rounds, Sittings, type SittingSession } from '@kaowu/sitting';
import { WALL_LIMITS } from '../domain/wall-limits';
import { commandsOf } from '../persistence/command-rows';
import { incidentsOf, incidentViewOf } from '../persistence/incident-rows';
import { WallFacts } from './wall-facts';
import { WallHub } from './wall-hub';

/** The latest commands that a wall begins with; the room record has all of them. */
const COMMANDS = 50;

/** Everything that a wall shows when it opens, or when it has missed something. */
@Injectable()
export class TakeSnapshot {
  constructor(
    private readonly db: Database,
    private readonly rounds: Rounds,
    private readonly sittings: Sittings,
    private readonly facts: WallFacts,
    private readonly hub: WallHub,
    private readonly clock: Clock,
  ) {}

  /** The session and the rooms asked for; refuses `record.not-found`, `wall.room-unknown`. */
  async session(sessionId: string, roomIds: readonly string[] | undefined): Promise<{ session: SittingSession; roomIds: string[] }> {
    const session = await this.sittings.session(sessionId);
    const known = session.rooms.map((room) => room.id);
    if (roomIds?.some((roomId) => !known.includes(roomId))) throw refusal('wall.room-unknown');
    return { session, roomIds: roomIds === undefined ? known : [...roomIds] };
  }

  /** Call after the wall hears the rooms: what changes while this is read then comes as a delta over it. */
  async run(session: SittingSession, roomIds: readonly string[]): Promise<WallSnapshot> {
    const seqs = this.hub.seqs(session.id);
    const now = this.clock.now();
    const [round, seats, delivery, incidents, commands] = await Promise.all([
      this.rounds.get(session.roundId), this.facts.all(session.id), this.facts.delivery(session.id), incidentsOf(this.db, session.id), commandsOf(this.db, session.id),
    ]);
    this.hub.learn(session.id, seats);
    const shown = new Set(roomIds);
    const bySeating = new Map(seats.map((seat) => [seat.seatingId, seat]));
    // Late entry counts from the real start once there is one.
    const startMs = delivery.startedAt === null ? session.startsAt.getTime() : Date.parse(delivery.startedAt);
    return {
      session: {
        id: session.id, roundId: session.roundId, roundName: round.name, name: session.name, mode: session.mode,
        startsAt: session.startsAt.toISOString(), durationMinutes: session.durationMinutes, state: session.state,
      },
      turns: session.turnTimes.map(({ turn, startsAt, endsAt }) => ({
        turn, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), entryEndsAt: new Date(startsAt.getTime() + session.lateEntryMinutes * 60_000).toISOString(),
      })),
      delivery,
      serverNow: now.toISOString(),
      entryEndsAt: new Date(startMs + session.lateEntryMinutes * 60_000).toISOString(),
      limits: { ...WALL_LIMITS },
      rooms: session.rooms.filter((room) => shown.has(room.id)).map((room) => ({ ...room, places: room.places.map((place) => ({ ...place })), fixtures: [...room.fixtures] })),
      seats: seats.filter((seat) => shown.has(seat.roomId)),
      incidents: incidents.filter((one) => shown.has(one.room_id)).map((one) => incidentViewOf(one, one.seating_id === null ? undefined : bySeating.get(one.seating_id))),
      commands: commands.filter((one) => one.roomIds.some((roomId) => shown.has(roomId))).slice(0, COMMANDS),
      source: this.hub.source,
      seqs: Object.fromEntries(Object.entries(seqs).filter(([roomId]) => shown.has(roomId))),
    };
  }
}
