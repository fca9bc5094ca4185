import { Injectable } from '@nestjs/common';
import type { ReviewRow as ReviewListRow, ReviewView } from '@kaowu/contracts';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Rounds, Sittings } from '@kaowu/sitting';
import { toleranceOf } from '../domain/combine-scores';
import { findPerformance, findPerformances, type PerformanceRow } from '../persistence/performance-rows';
import { findPlan } from '../persistence/plan-rows';
import { findReview, reviewsBy, type ReviewRow } from '../persistence/review-rows';
import { ownScores, scoresOf } from '../persistence/score-rows';
import { givenScoreViewOf } from './comparison';
import { TaskBook } from './task-book';

/** The reviewer's queue and the works on it (阅卷复核, D27). Reviewers see sheets and codes, no candidate. */
@Injectable()
export class ReviewViews {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly tasks: TaskBook,
  ) {}

  /** Works waiting for review, or reviewed ones. */
  async list(actor: Actor, state: 'open' | 'signed', sessionId?: string): Promise<ReviewListRow[]> {
    const reviews = await reviewsBy(this.db, state, sessionId);
    const labels = new Map<string, Label>();
    for (const id of new Set(reviews.map((r) => r.session_id))) labels.set(id, await this.label(id));
    const ids = reviews.map((r) => r.performance_id);
    const works = new Map((await findPerformances(this.db, ids)).map((p) => [p.id, p]));
    const own = new Set((await ownScores(this.db, actor.id, ids)).map((s) => s.performance_id));
    return reviews.map((r) => rowOf(r, found(works.get(r.performance_id)), own.has(r.performance_id), labels.get(r.session_id)));
  }

  /** One row of the list. Problem: `record.not-found`. */
  async rowOf(actor: Actor, reviewId: string): Promise<ReviewListRow> {
    const review = found(await findReview(this.db, reviewId));
    return this.row(actor, review, await this.label(review.session_id));
  }

  /** A work with all its sheets. Problems: `record.not-found`, `review.scored-this` for whoever scored it. */
  async view(actor: Actor, reviewId: string): Promise<ReviewView> {
    const review = found(await findReview(this.db, reviewId));
    const row = await this.row(actor, review, await this.label(review.session_id));
    if (row.ownWork) throw refusal('review.scored-this');
    const performance = found(await findPerformance(this.db, review.performance_id));
    const plan = found(await findPlan(this.db, review.session_id), 'marking.plan-missing');
    const [task, scores] = await Promise.all([this.tasks.task(performance.task_version_id), scoresOf(this.db, [performance.id])]);
    return {
      row,
      task: task,
      scores: scores.map(givenScoreViewOf),
      final: finalOf(performance),
      tolerance: toleranceOf(performance.full_points, plan.tolerance_percent),
      verdict: verdictOf(review),
      signerName: actor.name,
    };
  }

  private async label(sessionId: string): Promise<Label> {
    const session = await this.sittings.session(sessionId);
    return { sessionName: session.name, roundName: (await this.rounds.get(session.roundId)).name };
  }

  private async row(actor: Actor, review: ReviewRow, label: Label): Promise<ReviewListRow> {
    const performance = found(await findPerformance(this.db, review.performance_id));
    return rowOf(review, performance, (await ownScores(this.db, actor.id, [performance.id])).length > 0, label);
  }
}

interface Label {
  readonly sessionName: string;
  readonly roundName: string;
}

const rowOf = (review: ReviewRow, performance: PerformanceRow, ownWork: boolean, label: Label | undefined): ReviewListRow => ({
  id: review.id,
  sessionId: review.session_id,
  sessionName: label?.sessionName ?? '',
  roundName: label?.roundName ?? '',
  code: performance.code,
  taskName: performance.task_name,
  cause: review.cause,
  state: review.state,
  drawnAt: review.drawn_at.toISOString(),
  signedAt: review.signed_at?.toISOString() ?? null,
  ownWork,
});

const finalOf = (p: PerformanceRow): ReviewView['final'] => (p.final_total === null ? null : { total: p.final_total, fatalEffect: p.final_fatal });

const verdictOf = (r: ReviewRow): ReviewView['verdict'] =>
  r.signed_at ? { finding: r.finding, criteria: r.criteria, reason: r.reason ?? '', reviewer: r.reviewer_name ?? '', digest: r.digest ?? '' } : null;
