import { Injectable } from '@nestjs/common';
import type { ProblemDetail } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, Refusal, type Actor } from '@kaowu/platform';
import { chooseThird } from '../domain/share-out';
import { lockPerformance, type PerformanceRow } from '../persistence/performance-rows';
import { findPlan } from '../persistence/plan-rows';
import { assign, assignmentsOf, findAssignment, openWorkOf, ownScores, withdraw, type AssignmentRow } from '../persistence/score-rows';
import { mayChangeWork } from './counted-marks';
import { SessionFacts } from './session-facts';
import { Settlement } from './settle';

/** Changes who scores a performance before that person has scored it. */
@Injectable()
export class Reassign {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly settlement: Settlement,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes an unscored assignment from one examiner and gives it to another member of the group (the one with least work
   * where nobody is named). Problems: `score.already-submitted`, `score.not-assigned`, `marking.no-substitute`,
   * `marking.not-member`, `marking.examiner-refused` with the reasons, `marking.counted`.
   */
  async substitute(actor: Actor, performanceId: string, fromId: string, toId: string | null, reason: string): Promise<void> {
    await this.db.tx(async () => {
      accept(await mayChangeWork(this.db, performanceId));
      const performance = found(await lockPerformance(this.db, performanceId));
      if ((await ownScores(this.db, fromId, [performanceId])).length > 0) throw refusal('score.already-submitted');
      const assignment = found(await findAssignment(this.db, performanceId, fromId), 'score.not-assigned');
      const chosen = await this.substituteFor(performance, assignment, toId);
      const at = this.clock.now();
      await withdraw(this.db, performanceId, fromId, at);
      const [dossier] = await this.facts.dossiers([chosen]);
      await assign(this.db, { performance_id: performanceId, examiner_id: chosen, examiner_name: dossier?.name ?? '', seq: assignment.seq, kind: assignment.kind }, at);
      await this.journal.record(actor, {
        action: 'marking.reassigned',
        subject: { type: 'performance', id: performanceId },
        reason,
        data: { fromExaminerId: fromId, toExaminerId: chosen, seq: assignment.seq },
      });
    });
  }

  /**
   * Gives the third marking to a named examiner where the group had nobody left; also from another group of the session.
   * Problems: `marking.third-not-needed`, `marking.examiner-refused`, `marking.counted`.
   */
  async third(actor: Actor, performanceId: string, examinerId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      accept(await mayChangeWork(this.db, performanceId));
      const performance = found(await lockPerformance(this.db, performanceId));
      const assignments = await assignmentsOf(this.db, [performanceId]);
      const standing = assignments.some((a) => a.kind === 'third' && a.withdrawn_at === null);
      const plan = found(await findPlan(this.db, performance.session_id), 'marking.plan-missing');
      if (performance.state !== 'third' || standing) throw refusal('marking.third-not-needed');
      await this.refuseUnfit(performance, assignments, examinerId);
      await this.settlement.assignThird(performance, examinerId, plan.scorers + 1);
      await this.journal.record(actor, {
        action: 'marking.third-assigned',
        subject: { type: 'performance', id: performanceId },
        reason,
        data: { examinerId },
      });
    });
  }

  private async substituteFor(performance: PerformanceRow, assignment: AssignmentRow, toId: string | null): Promise<string> {
    const plan = found(await findPlan(this.db, performance.session_id), 'marking.plan-missing');
    const { group, taken } = await this.settlement.groupOf(performance, plan);
    if (toId !== null) {
      if (!group.members.some((m) => m.examinerId === toId)) throw refusal('marking.not-member');
      await this.refuseUnfit(performance, await assignmentsOf(this.db, [performance.id]), toId);
      return toId;
    }
    // The leader may have looked at the two scores while a third was pending.
    const excluded = assignment.kind === 'third' ? new Set([...taken, group.leaderId]) : taken;
    return found(chooseThird(group, performance.candidate_id, excluded, await openWorkOf(this.db, group.id)), 'marking.no-substitute');
  }

  private async refuseUnfit(performance: PerformanceRow, assignments: readonly AssignmentRow[], examinerId: string): Promise<void> {
    const context = await this.facts.of(performance.session_id);
    const hits = await this.facts.recusalsOf(examinerId, [await this.facts.candidate(performance.candidate_id)], context.rules);
    const details: ProblemDetail[] = [
      ...(assignments.some((a) => a.examiner_id === examinerId) ? [{ code: 'examiner.scored-this' }] : []),
      ...hits.map(({ code, params }) => ({ code, params })),
    ];
    const [dossier] = await this.facts.dossiers([examinerId]);
    if (details.length > 0) throw new Refusal({ code: 'marking.examiner-refused', params: { name: dossier?.name ?? '' }, details });
  }
}
