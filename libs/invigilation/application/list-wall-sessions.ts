import { Injectable } from '@nestjs/common';
import type { WallSession } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Rounds, Sittings } from '@kaowu/sitting';

/** Which sessions there are to watch. */
@Injectable()
export class ListWallSessions {
  constructor(private readonly rounds: Rounds, private readonly sittings: Sittings, private readonly clock: Clock) {}

  /** Sessions of every part, the nearest to now first. */
  async run(): Promise<WallSession[]> {
    const nowMs = this.clock.now().getTime();
    const rounds = await this.rounds.list();
    const sessions = await Promise.all(rounds.map(async (round) =>
      (await this.sittings.sessionsOf(round.id))
        .map((session): WallSession => ({
          id: session.id, roundId: round.id, roundName: round.name, name: session.name, mode: session.mode,
          startsAt: session.startsAt.toISOString(), durationMinutes: session.durationMinutes, state: session.state, rooms: session.rooms.length,
        }))));
    const distance = (session: WallSession): number => Math.abs(Date.parse(session.startsAt) - nowMs);
    return sessions.flat().sort((a, b) => distance(a) - distance(b));
  }
}
