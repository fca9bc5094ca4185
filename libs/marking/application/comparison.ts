import { Injectable } from '@nestjs/common';
import type { AdjudicationRow, Disagreement, GivenScoreView, OutputOf, markingRoutes } from '@kaowu/contracts';
import { Database, refusal, type Actor } from '@kaowu/platform';
import { Rounds, Sittings } from '@kaowu/sitting';
import { maySeeScores } from '../domain/blindness';
import { toleranceOf } from '../domain/combine-scores';
import { findCorrection } from '../persistence/correction-rows';
import { findPerformances, performancesInAdjudication, type PerformanceRow } from '../persistence/performance-rows';
import { plansOf } from '../persistence/plan-rows';
import { openAdjudicationOf, reviewsOfPerformance } from '../persistence/review-rows';
import { assignmentsOf, scoresOf, type AssignmentRow, type ScoreRow } from '../persistence/score-rows';
import { Adjudicate } from './adjudicate';
import { TaskBook } from './task-book';

/** A submitted sheet for somebody who may compare. */
export const givenScoreViewOf = (s: ScoreRow): GivenScoreView => ({
  seq: s.seq,
  kind: s.kind,
  examiner: { personId: s.examiner_id, name: s.examiner_name },
  sheet: { ...s.sheet, criteria: s.sheet.criteria.map((c) => ({ ...c, steps: [...c.steps] })), fatal: [...s.sheet.fatal] },
  total: s.total,
  fatalEffect: s.fatal_effect,
  submittedAt: s.submitted_at.toISOString(),
  digest: s.digest,
});

/** Largest difference between blind totals, in hundredths; null with fewer than two. */
function widestDifference(scores: readonly ScoreRow[]): number | null {
  const totals = scores.filter((s) => s.kind === 'blind').map((s) => s.total);
  return totals.length < 2 ? null : Math.max(...totals) - Math.min(...totals);
}

/** Scores side by side, for leaders and adjudicators, never before all independent ones are in (D26). */
@Injectable()
export class Comparison {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly tasks: TaskBook,
    private readonly adjudicate: Adjudicate,
  ) {}

  /** The works with the scores that this leader may see. */
  async forLeader(actor: Actor, performanceIds: readonly string[]): Promise<Disagreement[]> {
    const [all, scores, assignments] = await Promise.all([
      findPerformances(this.db, performanceIds),
      scoresOf(this.db, performanceIds),
      assignmentsOf(this.db, performanceIds),
    ]);
    const plans = new Map((await plansOf(this.db, all.map((p) => p.session_id))).map((p) => [p.session_id, p]));
    return all.map((p) => {
      const given = scores.filter((s) => s.performance_id === p.id);
      const own = assignments.filter((a) => a.performance_id === p.id);
      const percent = plans.get(p.session_id)?.tolerance_percent ?? 0;
      return disagreementOf(p, seenBy(actor, p, given, own) ? given : [], percent, null);
    });
  }

  /** Everything in adjudication, oldest first, with the reasons for which the actor may not take it. No scores. */
  async queue(actor: Actor): Promise<AdjudicationRow[]> {
    const open = await performancesInAdjudication(this.db);
    const plans = new Map((await plansOf(this.db, open.map((p) => p.session_id))).map((p) => [p.session_id, p]));
    const rows: AdjudicationRow[] = [];
    for (const p of open) {
      const session = await this.sittings.session(p.session_id);
      const { scores: _scores, difference: _difference, finding: _finding, ...row } = disagreementOf(
        p, [], plans.get(p.session_id)?.tolerance_percent ?? 0, null,
      );
      rows.push({
        ...row,
        roundName: (await this.rounds.get(session.roundId)).name,
        sessionName: session.name,
        openedAt: p.opened_at.toISOString(),
        refusals: await this.adjudicate.refusals(actor, p),
      });
    }
    return rows;
  }

  /** One work for the adjudicator, all sheets side by side. Problems as `Adjudicate.performanceFor`. */
  async forAdjudicator(actor: Actor, performanceId: string): Promise<OutputOf<typeof markingRoutes.adjudication>> {
    const performance = await this.adjudicate.performanceFor(actor, performanceId);
    const [scores, reviews, plans, task] = await Promise.all([
      scoresOf(this.db, [performanceId]),
      reviewsOfPerformance(this.db, performanceId),
      plansOf(this.db, [performance.session_id]),
      this.tasks.task(performance.task_version_id),
    ]);
    const [plan] = plans;
    if (!plan) throw refusal('marking.plan-missing');
    const last = reviews.filter((r) => r.state === 'finding').at(-1);
    const finding = performance.cause === 'review-finding' && last ? { reason: last.reason ?? '', reviewer: last.reviewer_name ?? '' } : await this.objection(performanceId);
    return { task: task, disagreement: disagreementOf(performance, scores, plan.tolerance_percent, finding), signerName: actor.name };
  }

  /** The upheld objection for which the work is judged again; it has no reviewer, and its words name the work, not the person. */
  private async objection(performanceId: string): Promise<Disagreement['finding']> {
    const open = await openAdjudicationOf(this.db, performanceId);
    const correction = open?.correction_id ? await findCorrection(this.db, open.correction_id) : null;
    return correction && { reason: correction.ground, reviewer: '' };
  }
}

/** Whether this leader may see the scores of the work now. */
function seenBy(actor: Actor, p: PerformanceRow, given: readonly ScoreRow[], assignments: readonly AssignmentRow[]): boolean {
  const standing = assignments.filter((a) => a.withdrawn_at === null);
  const scored = given.some((s) => s.examiner_id === actor.id);
  return maySeeScores({
    state: p.state,
    viewerOwesScore: !scored && standing.some((a) => a.examiner_id === actor.id),
    viewerMayBecomeThird: !standing.some((a) => a.kind === 'third') && !assignments.some((a) => a.examiner_id === actor.id),
  });
}

const disagreementOf = (p: PerformanceRow, scores: readonly ScoreRow[], percent: number, finding: Disagreement['finding']): Disagreement => ({
  performanceId: p.id,
  code: p.code,
  station: p.station,
  taskName: p.task_name,
  state: p.state,
  cause: p.cause,
  fullPoints: p.full_points,
  tolerance: toleranceOf(p.full_points, percent),
  difference: widestDifference(scores),
  scores: scores.map(givenScoreViewOf),
  finding,
});
