import { Injectable } from '@nestjs/common';
import type { OutputOf, oversightRoutes } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { Clock } from '@kaowu/kernel';
import { Database, dayIn } from '@kaowu/platform';
import { Results } from '@kaowu/results';
import { Rounds, Sittings } from '@kaowu/sitting';

type Overview = OutputOf<typeof oversightRoutes.overview>;

const DAY_MS = 86_400_000;

/** Gathers what the head and inspectors see first: rounds, sessions from yesterday to a week ahead, the journal's pulse. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly db: Database,
    private readonly rounds: Rounds,
    private readonly sittings: Sittings,
    private readonly results: Results,
    private readonly ruleSets: RuleSets,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Overview> {
    const now = this.clock.now();
    const rounds = await this.rounds.list();
    const rows = await Promise.all(rounds.map(async (round) => ({
      round,
      candidates: (await this.rounds.candidates(round.id)).length,
      resultState: (await this.results.state(round.id))?.state ?? null,
      sessions: await this.sittings.sessionsOf(round.id),
    })));
    const near = rows.flatMap(({ round, sessions }) => sessions
      .filter((s) => s.startsAt.getTime() > now.getTime() - DAY_MS && s.startsAt.getTime() < now.getTime() + 7 * DAY_MS)
      .map((session) => ({ round, session })));
    const sessions = await Promise.all(near.map(async ({ round, session }) => {
      const seatings = await this.sittings.seatings(session.id);
      return {
        id: session.id, roundId: round.id, roundName: round.name, name: session.name, mode: session.mode, startsAt: session.startsAt.toISOString(),
        state: session.state, candidates: seatings.length, checkedIn: seatings.filter((s) => s.checkedInAt).length, absent: seatings.filter((s) => s.absent).length,
      };
    }));
    const pulse = await this.db.one<{ n: string; last: Date | null }>('SELECT (SELECT seq FROM journal_head) AS n, max(at) AS last FROM journal_entry');
    const year = dayIn(now).slice(0, 4);
    return {
      at: now.toISOString(),
      rounds: rows.map(({ round, candidates, resultState }) => ({
        id: round.id, name: round.name, occupationName: round.occupationName, level: round.key.level, state: round.state, candidates, resultState,
      })),
      sessions: sessions.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
      journal: { entries: Number(pulse?.n ?? 0), lastAt: pulse?.last?.toISOString() ?? null },
      roundsThisYear: rounds.filter((r) => r.from.startsWith(year)).length,
      minRoundsPerYear: (await this.ruleSets.current(dayIn(now))).values.filing.minRoundsPerYear,
    };
  }
}
