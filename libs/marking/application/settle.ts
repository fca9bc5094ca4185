import { Injectable } from '@nestjs/common';
import { markingOutboxEvents } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, Outbox, systemActor } from '@kaowu/platform';
import { combineScores, type Combined, type GivenScore } from '../domain/combine-scores';
import { reviewSample } from '../domain/review-sample';
import { chooseThird, type ScoringGroup } from '../domain/share-out';
import { getGroup, membersOf } from '../persistence/group-rows';
import { moveTo, openWorks, performancesOf, type PerformanceRow } from '../persistence/performance-rows';
import { combineRuleOf, findPlan, lockPlan, type PlanRow } from '../persistence/plan-rows';
import { recusalsOf } from '../persistence/recusal-rows';
import { openAdjudication, queueReviews, reviewsOfPerformance, reviewsOfSessions } from '../persistence/review-rows';
import { assign, assignmentsOf, openWorkOf, scoresOf, type ScoreRow } from '../persistence/score-rows';
import { SessionFacts } from './session-facts';

/** A stored score reduced to what combining needs. */
export const givenOf = (s: ScoreRow): GivenScore => ({ kind: s.kind, seq: s.seq, total: s.total, fatalEffect: s.fatal_effect });

/**
 * What follows from a new score: final, third marking, adjudication; and at the end of a session the review queue. Every
 * method runs inside the transaction of the act and under the performance's lock.
 */
@Injectable()
export class Settlement {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Combines the scores of a locked performance and moves it on. */
  async settle(performance: PerformanceRow): Promise<Combined> {
    const plan = await findPlan(this.db, performance.session_id);
    if (!plan) throw new Error('performance without plan');
    const scores = await scoresOf(this.db, [performance.id]);
    const combined = combineScores(scores.map(givenOf), combineRuleOf(plan, performance.full_points));
    const at = this.clock.now();
    switch (combined.kind) {
      case 'waiting':
        break;
      case 'third':
        await moveTo(this.db, performance.id, { state: 'third' });
        await this.callThird(performance, plan);
        break;
      case 'adjudication':
        await moveTo(this.db, performance.id, { state: 'adjudication', cause: combined.cause });
        await openAdjudication(this.db, performance.id, combined.cause, null, at);
        break;
      case 'final':
        await moveTo(this.db, performance.id, { state: 'final', total: combined.total, fatalEffect: combined.fatalEffect, by: combined.by, at });
        await this.afterFinal(performance, combined.by === 'adjudication');
        break;
    }
    return combined;
  }

  /** Gives the third marking to a member of the group who is neither; nobody is assigned where the group has none. */
  async callThird(performance: PerformanceRow, plan: Pick<PlanRow, 'scorers'>): Promise<string | null> {
    const { group, seq, taken } = await this.groupOf(performance, plan);
    const chosen = chooseThird(group, performance.candidate_id, taken, await openWorkOf(this.db, group.id));
    if (chosen) await this.assignThird(performance, chosen, seq);
    return chosen;
  }

  /** The members of the performance's group, whom they must not judge, and who has had the work already. */
  async groupOf(performance: PerformanceRow, plan: Pick<PlanRow, 'scorers'>): Promise<{ group: ScoringGroup; taken: Set<string>; seq: number }> {
    const context = await this.facts.of(performance.session_id);
    const group = await getGroup(this.db, performance.group_id);
    const members = await membersOf(this.db, [group.id]);
    const candidates = [await this.facts.candidate(performance.candidate_id)];
    const asked = (await recusalsOf(this.db, [performance.session_id])).filter((r) => r.state !== 'refused');
    const judged: ScoringGroup['members'][number][] = [];
    for (const m of members) {
      const hits = await this.facts.recusalsOf(m.examiner_id, candidates, context.rules);
      const requests = asked.filter((r) => r.examiner_id === m.examiner_id).map((r) => r.candidate_id);
      judged.push({ examinerId: m.examiner_id, recusedFrom: new Set([...hits.map((h) => h.candidateId), ...requests]) });
    }
    const assignments = await assignmentsOf(this.db, [performance.id]);
    return {
      group: { id: group.id, leaderId: group.leader_id, members: judged },
      taken: new Set(assignments.map((a) => a.examiner_id)),
      seq: plan.scorers + 1,
    };
  }

  /** Stores the assignment of the third marking. */
  async assignThird(performance: PerformanceRow, examinerId: string, seq: number): Promise<void> {
    const [dossier] = await this.facts.dossiers([examinerId]);
    const row = { performance_id: performance.id, examiner_id: examinerId, examiner_name: dossier?.name ?? '', seq, kind: 'third' as const };
    await assign(this.db, row, this.clock.now());
  }

  /** Draws the review sample once the last performance of the session is final; later adjudications are queued singly. */
  async afterFinal(performance: PerformanceRow, adjudicated: boolean): Promise<void> {
    // One after the other: of two that become final at once, the later sees both.
    const plan = await lockPlan(this.db, performance.session_id);
    const at = this.clock.now();
    if (plan.reviews_drawn_at) {
      if (adjudicated) await queueReviews(this.db, plan.session_id, [{ performanceId: performance.id, cause: 'adjudicated' }], at);
    } else {
      await this.drawReviews(plan, at);
    }
    await this.settleSession(plan.session_id);
  }

  /** Draws the reviews where everything is final now; for acts that end the last open work without a score. */
  async drawIfDone(sessionId: string): Promise<void> {
    const plan = await lockPlan(this.db, sessionId);
    if (!plan.reviews_drawn_at) await this.drawReviews(plan, this.clock.now());
    await this.settleSession(sessionId);
  }

  private async drawReviews(plan: PlanRow, at: Date): Promise<void> {
    if ((await openWorks(this.db, plan.session_id)) > 0) return;
    const all = await performancesOf(this.db, plan.session_id);
    const final = all.filter((p) => p.state === 'final').map((p) => p.id);
    const scores = await scoresOf(this.db, final);
    const adjudicated = new Set(scores.filter((s) => s.kind === 'adjudication').map((s) => s.performance_id));
    const sample = reviewSample(final.filter((id) => !adjudicated.has(id)), plan.review_percent, plan.session_id);
    const works = [
      ...[...adjudicated].map((performanceId) => ({ performanceId, cause: 'adjudicated' as const })),
      ...sample.map((performanceId) => ({ performanceId, cause: 'sample' as const })),
    ];
    await queueReviews(this.db, plan.session_id, works, at);
    await this.db.query('UPDATE marking_plan SET reviews_drawn_at = $2 WHERE session_id = $1', [plan.session_id, at]);
    await this.journal.record(systemActor('marking'), {
      action: 'marking-review.drawn',
      subject: { type: 'session', id: plan.session_id },
      after: works,
      data: { seed: plan.session_id, percent: plan.review_percent, final: final.length, sample: sample.length, adjudicated: adjudicated.size },
    });
  }

  /** Marks the session settled, and says so, once all is final and every review is signed. */
  async settleSession(sessionId: string): Promise<void> {
    const plan = await lockPlan(this.db, sessionId);
    if (!plan.reviews_drawn_at) return;
    const reviews = await reviewsOfSessions(this.db, [sessionId]);
    const done = (await openWorks(this.db, sessionId)) === 0 && reviews.every((r) => r.state !== 'open');
    if (done === (plan.settled_at !== null)) return;
    await this.db.query('UPDATE marking_plan SET settled_at = $2 WHERE session_id = $1', [sessionId, done ? this.clock.now() : null]);
    if (done) await this.outbox.emit(markingOutboxEvents.practicalSettled, { sessionId, roundId: plan.round_id });
  }

  /** Everybody who has judged or reviewed this work and may therefore not adjudicate it. */
  async judgesOf(performanceId: string): Promise<string[]> {
    const scores = await scoresOf(this.db, [performanceId]);
    const reviews = await reviewsOfPerformance(this.db, performanceId);
    const assignments = await assignmentsOf(this.db, [performanceId]);
    return [
      ...scores.map((s) => s.examiner_id),
      ...assignments.map((a) => a.examiner_id),
      ...reviews.map((r) => r.reviewer_id).filter((id): id is string => id !== null),
    ];
  }
}
