import { Injectable } from '@nestjs/common';
import type { DraftSheet, ScoreReceipt } from '@kaowu/contracts';
import { Clock, digestOf, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, Refusal, type Actor } from '@kaowu/platform';
import { canScoreNow } from '../domain/beginning';
import { checkSheet, type Sheet } from '../domain/score-sheet';
import { getGroup } from '../persistence/group-rows';
import { lockPerformance, type PerformanceRow } from '../persistence/performance-rows';
import { findPlan } from '../persistence/plan-rows';
import { blockingRecusals } from '../persistence/recusal-rows';
import { findAssignment, ownScores, storeDraft, storeScore, type AssignmentRow, type ScoreRow } from '../persistence/score-rows';
import { mayChangeWork } from './counted-marks';
import { SessionFacts } from './session-facts';
import { Settlement } from './settle';
import { TaskBook } from './task-book';

/** A sheet as it is submitted. */
export interface ScoreCommand {
  /** Made once by the client for this sheet, so that a repeat is known as such. */
  readonly clientKey: string;
  readonly sheet: Sheet;
  /** The total that the examiner saw, in hundredths. */
  readonly total: number;
}

/** What a submitted sheet is confirmed with. */
export const receiptOf = (s: ScoreRow): ScoreReceipt => ({
  performanceId: s.performance_id,
  total: s.total,
  fatalEffect: s.fatal_effect,
  submittedAt: s.submitted_at.toISOString(),
  digest: s.digest,
});

/** An examiner's own half of scoring: a draft while in doubt, one sheet for good (独立评分, D26). */
@Injectable()
export class RecordScore {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly tasks: TaskBook,
    private readonly settlement: Settlement,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Keeps a draft of the actor's sheet. Problems: `score.not-assigned`, `score.already-submitted`, `score.not-open`, `marking.counted`. */
  async keepDraft(actor: Actor, performanceId: string, sheet: DraftSheet): Promise<Date> {
    return this.db.tx(async () => {
      accept(await mayChangeWork(this.db, performanceId));
      const performance = found(await lockPerformance(this.db, performanceId), 'score.not-assigned');
      const assignment = found(await findAssignment(this.db, performanceId, actor.id), 'score.not-assigned');
      if ((await ownScores(this.db, actor.id, [performanceId])).length > 0) throw refusal('score.already-submitted');
      refuseClosed(performance, assignment);
      const at = this.clock.now();
      await storeDraft(this.db, performanceId, actor.id, sheet, at);
      return at;
    });
  }

  /**
   * Records the actor's sheet for good and settles the performance. A repeat of the same submission (same client key, or
   * the same sheet) is answered with the first receipt, so that a client may resend after a lost answer. Problems:
   * `score.not-assigned`, `score.already-submitted`, `score.not-open`, `marking.counted`, `score.before-start`, `score.not-briefed`, `score.sheet-invalid`,
   * `marking.examiner-refused` where a recusal ground exists or was asked for meanwhile (D25, D26; 承诺书 五).
   */
  async run(actor: Actor, performanceId: string, command: ScoreCommand): Promise<ScoreReceipt> {
    return this.db.tx(async () => {
      const change = await mayChangeWork(this.db, performanceId);
      const performance = found(await lockPerformance(this.db, performanceId), 'score.not-assigned');
      const [earlier] = await ownScores(this.db, actor.id, [performanceId]);
      if (earlier) return repeated(earlier, command);
      const assignment = found(await findAssignment(this.db, performanceId, actor.id), 'score.not-assigned');
      accept(change);
      refuseClosed(performance, assignment);
      const plan = await findPlan(this.db, performance.session_id);
      accept(canScoreNow(performance.starts_at, plan?.opened_early ? plan.opened_at : null, this.clock.now()));
      if (!(await getGroup(this.db, performance.group_id)).briefed_at) throw refusal('score.not-briefed');
      await this.refuseRecused(actor.id, performance);
      const score = await this.store(actor, performance, assignment, command);
      const combined = await this.settlement.settle(performance);
      await this.journal.record(actor, {
        action: 'score.recorded',
        subject: { type: 'performance', id: performanceId },
        after: { sheet: score.sheet, total: score.total, digest: score.digest },
        // No figure: who may read the journal must not learn a score before both are in.
        data: { seq: score.seq, digest: score.digest, led: combined.kind },
      });
      return receiptOf(score);
    });
  }

  private async store(actor: Actor, performance: PerformanceRow, assignment: AssignmentRow, command: ScoreCommand): Promise<ScoreRow> {
    const task = await this.tasks.task(performance.task_version_id);
    const checked = accept(checkSheet(task, command.sheet, command.total));
    const { seq, kind } = assignment;
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

  private async refuseRecused(examinerId: string, performance: PerformanceRow): Promise<void> {
    const asked = await blockingRecusals(this.db, examinerId, [performance.session_id]);
    const context = await this.facts.of(performance.session_id);
    const candidates = [await this.facts.candidate(performance.candidate_id)];
    const hits = await this.facts.recusalsOf(examinerId, candidates, context.rules);
    const details = [
      ...(asked.some((r) => r.candidate_id === performance.candidate_id) ? [{ code: 'examiner.recused-asked' }] : []),
      // The examiner must not learn the name behind the code: the ground alone is told.
      ...hits.map(({ code }) => ({ code, params: { candidate: performance.code } })),
    ];
    if (details.length > 0) throw new Refusal({ code: 'marking.examiner-refused', params: { name: '' }, details });
  }
}

function refuseClosed(performance: PerformanceRow, assignment: AssignmentRow): void {
  const open = performance.state === (assignment.kind === 'third' ? 'third' : 'blind');
  if (!open) throw refusal('score.not-open');
}

/** A second submission of a person: the same one again, or a refusal. */
function repeated(earlier: ScoreRow, command: ScoreCommand): ScoreReceipt {
  const same = earlier.client_key === command.clientKey && earlier.total === command.total;
  const alike = digestOf(earlier.sheet) === digestOf(command.sheet);
  if (same || alike) return receiptOf(earlier);
  throw refusal('score.already-submitted');
}
