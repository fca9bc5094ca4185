import { Injectable } from '@nestjs/common';
import type { TimelineEntry } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Attempts } from '@kaowu/delivery';
import { Sittings } from '@kaowu/sitting';
import { timelineOf } from '../domain/timeline';
import { commandsOfSeating } from '../persistence/command-rows';
import { incidentsOfSeating } from '../persistence/incident-rows';

/** One candidate's day, for the wall's drawer and for whoever asks afterwards what happened (D48). */
@Injectable()
export class ShowTimeline {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly attempts: Attempts,
    private readonly journal: Journal,
  ) {}

  /** Everything recorded of a seating and its attempt, oldest first; refuses `record.not-found`. */
  async run(seatingId: string): Promise<TimelineEntry[]> {
    const seating = found(await this.sittings.seating(seatingId));
    const attempt = (await this.attempts.ofSession(seating.sessionId)).find((one) => one.seatingId === seatingId);
    const [ofSeating, ofAttempt, commands, incidents] = await Promise.all([
      this.journal.about('seating', [seatingId]), attempt ? this.journal.about('attempt', [attempt.attemptId]) : [],
      commandsOfSeating(this.db, seatingId), incidentsOfSeating(this.db, seatingId),
    ]);
    return timelineOf(
      [...ofSeating, ...ofAttempt],
      commands.map((row) => ({
        kind: row.kind, reason: row.reason, text: row.text, byName: row.given_by_name, at: row.given_at.toISOString(),
        refusedWords: row.problem, acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
      })),
      incidents.map((row) => ({
        zh: row.category_zh, en: row.category_en, text: row.text, reportedAt: row.reported_at.toISOString(), reportedByName: row.reported_by_name,
        closedAt: row.closed_at?.toISOString() ?? null, closedByName: row.closed_by_name, outcome: row.outcome,
      })),
    );
  }
}
