import { Injectable } from '@nestjs/common';
import { resultsOutboxEvents } from '@kaowu/contracts';
import type { PublicationLine, WorkingCalendar } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, digestOf, newId } from '@kaowu/kernel';
import { Database, Outbox, accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { nextState } from '../domain/run-machine';
import { checkCalendar, windowCloses } from '../domain/working-days';
import type { RunRow } from '../persistence/run-rows';
import { Pipeline } from './pipeline';
import type { RunAfter } from './pipeline';
import { ResultContext } from './result-context';

/** Chinese names in the order of their sounds. */
const BY_NAME = new Intl.Collator('zh-CN');

/** 公示: puts the masked list of a released run on the public pages, with its objection window (D54). */
@Injectable()
export class PubliciseRun {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly context: ResultContext,
    private readonly pipeline: Pipeline,
  ) {}

  /**
   * Publicises a released run. The window is the rule set's number of working days after today. Problems:
   * `results.step-out-of-order`, `results.gate-closed`, `results.calendar-invalid`.
   */
  run(actor: Actor, runId: string, title: string, calendar: WorkingCalendar = { daysOff: [], workedWeekendDays: [] }): Promise<RunAfter & { publicationId: string; closesAt: string }> {
    return this.db.tx(async () => {
      const { store } = this.context;
      const run = await store.lock(runId);
      const publicised = accept(nextState(run.state, 'publicise'));
      accept(checkCalendar(calendar));
      await this.pipeline.demand(run, 'publicise');
      const publicationId = newId();
      const publishedAt = this.clock.now();
      const closesAt = windowCloses(publishedAt, run.objection_days, calendar);
      const lines = await this.lines(run);
      await this.insert(actor, run, { publicationId, title, calendar, publishedAt, closesAt, lines });
      await store.setState(runId, publicised);
      await this.journal.record(actor, {
        action: 'results.publicised', subject: { type: 'result_run', id: runId },
        data: { roundId: run.round_id, publicationId, lines: lines.length, list: digestOf(JSON.parse(JSON.stringify(lines))), closesAt: closesAt.toISOString() },
      });
      await this.outbox.emit(resultsOutboxEvents.publicised, { roundId: run.round_id, runId });
      return { ...(await this.pipeline.after(runId)), publicationId, closesAt: closesAt.toISOString() };
    });
  }

  private async insert(
    actor: Actor,
    run: RunRow,
    p: { publicationId: string; title: string; calendar: WorkingCalendar; publishedAt: Date; closesAt: Date; lines: PublicationLine[] },
  ): Promise<void> {
    const round = await this.context.rounds.get(run.round_id);
    await this.db.query(
      `INSERT INTO publication (id, run_id, round_id, title, round_name, occupation_name, occupation, lines, candidates, passed, calendar, published_at, closes_at, published_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [p.publicationId, run.id, run.round_id, p.title, round.name, round.occupationName, JSON.stringify(round.key), JSON.stringify(p.lines),
        p.lines.length, p.lines.filter((l) => l.verdict === 'passed').length, JSON.stringify(p.calendar), p.publishedAt, p.closesAt, actor.id],
    );
  }

  /** The public list in the order of names: masked numbers, the last three digits of the ticket. */
  private async lines(run: RunRow): Promise<PublicationLine[]> {
    const results = await this.context.store.results(run.id);
    const tickets = await this.context.ticketNumbers(run.round_id);
    const candidates = (await this.context.store.candidates(run.id)).sort((a, b) => BY_NAME.compare(a.name, b.name));
    return candidates.map((c, i) => {
      const points = (part: string): number | null => results.find((r) => r.candidate_id === c.candidate_id && r.part === part)?.points ?? null;
      return {
        no: i + 1, name: c.name, idNumberMasked: c.id_number_masked, ticketTail: (tickets.get(c.candidate_id) ?? '').slice(-3),
        theory: points('theory'), practical: points('practical'), review: points('review'), verdict: c.verdict,
      };
    });
  }
}
