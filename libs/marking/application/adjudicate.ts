import { Injectable } from '@nestjs/common';
import type { ReasonWords, ScoreReceipt } from '@kaowu/contracts';
import { Clock, digestOf, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { canAdjudicate } from '../domain/assignment';
import { checkSheet } from '../domain/score-sheet';
import { findPerformance, lockPerformance, type PerformanceRow } from '../persistence/performance-rows';
import { blockingRecusals } from '../persistence/recusal-rows';
import { closeAdjudication, openAdjudicationOf } from '../persistence/review-rows';
import { ownScores, scoresOf, storeScore, type ScoreRow } from '../persistence/score-rows';
import { mayChangeWork } from './counted-marks';
import { receiptOf, type ScoreCommand } from './record-score';
import { SessionFacts } from './session-facts';
import { Settlement } from './settle';
import { wordsOf } from './words';
import { TaskBook } from './task-book';

/** Settles what two or three scores could not: a senior examiner who judged nothing of the work (仲裁, D23, D26). */
@Injectable()
export class Adjudicate {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly tasks: TaskBook,
    private readonly settlement: Settlement,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Why this person may not adjudicate the performance; empty where they may. */
  async refusals(actor: Actor, performance: PerformanceRow): Promise<ReasonWords[]> {
    const decision = await this.mayAdjudicate(actor, performance);
    return decision.ok ? [] : wordsOf(decision.problem.details ?? []);
  }

  /** The performance in adjudication, for somebody who may settle it; refuses everybody else with the reasons. */
  async performanceFor(actor: Actor, performanceId: string): Promise<PerformanceRow> {
    const performance = found(await findPerformance(this.db, performanceId));
    if (performance.state !== 'adjudication') throw refusal('adjudication.not-open');
    accept(await this.mayAdjudicate(actor, performance));
    return performance;
  }

  /**
   * Records the final score. The scores given before stay as they are. A repeat of the same submission gets the first
   * receipt. Problems: `marking.counted`, `adjudication.not-open`, `marking.examiner-refused` with all reasons, `score.sheet-invalid`.
   */
  async run(actor: Actor, performanceId: string, command: ScoreCommand & { readonly reason: string }): Promise<ScoreReceipt> {
    return this.db.tx(async () => {
      const change = await mayChangeWork(this.db, performanceId);
      const performance = found(await lockPerformance(this.db, performanceId));
      const [earlier] = await ownScores(this.db, actor.id, [performanceId]);
      if (earlier?.kind === 'adjudication' && earlier.client_key === command.clientKey) return receiptOf(earlier);
      accept(change);
      const open = await openAdjudicationOf(this.db, performanceId);
      if (performance.state !== 'adjudication' || !open) throw refusal('adjudication.not-open');
      accept(await this.mayAdjudicate(actor, performance));
      const score = await this.store(actor, performance, command);
      await closeAdjudication(this.db, open.id, score.id, command.reason, score.submitted_at);
      await this.settlement.settle(performance);
      await this.journal.record(actor, {
        action: 'score.adjudicated',
        subject: { type: 'performance', id: performanceId },
        reason: command.reason,
        after: { sheet: score.sheet, total: score.total, digest: score.digest },
        data: { cause: open.cause, seq: score.seq, total: score.total, digest: score.digest },
      });
      return receiptOf(score);
    });
  }

  private async mayAdjudicate(actor: Actor, performance: PerformanceRow): Promise<ReturnType<typeof canAdjudicate>> {
    const context = await this.facts.of(performance.session_id);
    const [dossier] = await this.facts.dossiers([actor.id], context.day);
    if (!dossier) throw refusal('record.not-found');
    const asked = await blockingRecusals(this.db, actor.id, [performance.session_id]);
    const facts = {
      occupationCode: context.round.key.code,
      level: context.round.key.level,
      candidates: [await this.facts.candidate(performance.candidate_id)],
      lookups: await this.facts.lookupsFor([dossier]),
      scorers: await this.settlement.judgesOf(performance.id),
      recusalAsked: asked.some((r) => r.candidate_id === performance.candidate_id),
    };
    return canAdjudicate(dossier, facts, context.rules, context.day);
  }

  private async store(actor: Actor, performance: PerformanceRow, command: ScoreCommand): Promise<ScoreRow> {
    const task = await this.tasks.task(performance.task_version_id);
    const checked = accept(checkSheet(task, command.sheet, command.total));
    const seq = Math.max(0, ...(await scoresOf(this.db, [performance.id])).map((s) => s.seq)) + 1;
    const kind = 'adjudication' as const;
    const score: ScoreRow = {
      id: newId(),
      performance_id: performance.id,
      examiner_id: actor.id,
      examiner_name: actor.name,
      seq,
      kind,
      sheet: checked.sheet,
      criteria_sum: checked.sum,
      total: checked.total,
      fatal_effect: checked.fatalEffect,
      client_key: command.clientKey,
      digest: digestOf({ performanceId: performance.id, examinerId: actor.id, seq, kind, sheet: checked.sheet, total: checked.total }),
      submitted_at: this.clock.now(),
    };
    await storeScore(this.db, score);
    return score;
  }
}
