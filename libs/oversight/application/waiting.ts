import { Injectable } from '@nestjs/common';
import { WAITING_KINDS, type OutputOf, type oversightRoutes, type SittingSessionSummary, type WaitingItem } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { Clock } from '@kaowu/kernel';
import { Database, dayIn, type Actor } from '@kaowu/platform';
import { SessionViews } from '@kaowu/sitting';
import { countOverdueTrainings, DERIVED_KINDS, whatWaits } from '../persistence/waiting-rows';

const HOUR_MS = 3_600_000;

/** Those who answer for every session; others are told of the sessions where they are on duty. */
const seesAll = (actor: Actor): boolean => ['sitting.manage', 'paper.release', 'oversight.read'].some((p) => actor.permissions.has(p as 'oversight.read'));

/** What waits for somebody, derived from how things stand now: nothing is stored, so nothing can be out of date. */
@Injectable()
export class ReadWaiting {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionViews,
    private readonly ruleSets: RuleSets,
    private readonly clock: Clock,
  ) {}

  /** What the actor may and should do, the urgent first, and the sessions from an hour ago to 24 hours ahead. */
  async run(actor: Actor): Promise<OutputOf<typeof oversightRoutes.waiting>> {
    const now = this.clock.now();
    const asker = { id: actor.id, now, seesAll: seesAll(actor) };
    const mine = DERIVED_KINDS.filter((kind) => actor.permissions.has(WAITING_KINDS[kind].permission));
    const [found, training, sessions] = await Promise.all([
      Promise.all(mine.map((kind) => whatWaits(this.db, kind, asker))),
      this.training(actor, dayIn(now)),
      this.near(actor, now),
    ]);
    const items = [...found, training].filter((item): item is WaitingItem => item !== null);
    return { at: now.toISOString(), items: items.sort((a, b) => Number(b.urgent) - Number(a.urgent)), sessions };
  }

  private async training(actor: Actor, today: string): Promise<WaitingItem | null> {
    if (!actor.permissions.has(WAITING_KINDS['training.overdue'].permission)) return null;
    const everyDays = (await this.ruleSets.find(today))?.values.staffing.trainingEveryDays;
    const count = everyDays === undefined ? 0 : await countOverdueTrainings(this.db, today, everyDays);
    return count > 0 ? { kind: 'training.overdue', count, path: '/people', urgent: false } : null;
  }

  private async near(actor: Actor, now: Date): Promise<SittingSessionSummary[]> {
    if (!actor.permissions.has('sitting.read')) return [];
    const [from, to] = [new Date(now.getTime() - 12 * HOUR_MS), new Date(now.getTime() + 24 * HOUR_MS)];
    const sessions = await this.sessions.list({ from, to, ...(seesAll(actor) ? {} : { personId: actor.id }) });
    return sessions.filter((session) => session.state !== 'closed' && new Date(session.endsAt) > now);
  }
}
