import { Injectable } from '@nestjs/common';
import { Clock, digestOf } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { lockPerformance, moveTo, type PerformanceRow } from '../persistence/performance-rows';
import { findReview, lockReview, openAdjudication, type ReviewRow } from '../persistence/review-rows';
import { scoresOf } from '../persistence/score-rows';
import { mayChangeWork } from './counted-marks';
import { Settlement } from './settle';

/** A reviewer's verdict on the marks given to a work. */
export type Verdict =
  | { readonly verdict: 'ok'; readonly reason: string }
  | {
      readonly verdict: 'finding';
      readonly finding: NonNullable<ReviewRow['finding']>;
      /** Codes of the criteria concerned. */
      readonly criteria: readonly string[];
      readonly reason: string;
    };

/** Signs a marking review: the marks stand, or a finding sends the work to adjudication (阅卷复核, D27). */
@Injectable()
export class SignReview {
  constructor(
    private readonly db: Database,
    private readonly settlement: Settlement,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the verdict. The reviewer has scored nothing of the work. A finding reopens the work as an adjudication; the
   * scores given stay as they are. Problems: `marking.counted`, `review.signed-already`, `review.scored-this`, `review.stale` while the
   * work is in adjudication, `review.finding-points` for a finding that names no criterion.
   */
  async run(actor: Actor, reviewId: string, verdict: Verdict): Promise<void> {
    const found0 = found(await findReview(this.db, reviewId));
    await this.db.tx(async () => {
      accept(await mayChangeWork(this.db, found0.performance_id));
      // The performance first, as everywhere, so that no two locks are taken crosswise.
      const performance = found(await lockPerformance(this.db, found0.performance_id));
      const review = found(await lockReview(this.db, reviewId));
      if (review.state !== 'open') throw refusal('review.signed-already');
      if (performance.state !== 'final') throw refusal('review.stale');
      const scores = await scoresOf(this.db, [performance.id]);
      if (scores.some((s) => s.examiner_id === actor.id)) throw refusal('review.scored-this');
      if (verdict.verdict === 'finding' && verdict.criteria.length === 0 && verdict.finding !== 'other') throw refusal('review.finding-points');
      const digest = digestOf({ reviewId, reviewerId: actor.id, verdict, scores: scores.map((s) => s.digest), final: performance.final_total });
      await this.store(actor, review, verdict, digest);
      if (verdict.verdict === 'finding') await this.reopen(performance, review);
      await this.journal.record(actor, {
        action: 'marking-review.signed',
        subject: { type: 'marking-review', id: reviewId },
        reason: verdict.reason || undefined,
        after: verdict,
        data: { performanceId: performance.id, verdict: verdict.verdict, ...(verdict.verdict === 'finding' ? { finding: verdict.finding } : {}), digest },
      });
      await this.settlement.settleSession(review.session_id);
    });
  }

  private async store(actor: Actor, review: ReviewRow, verdict: Verdict, digest: string): Promise<void> {
    const finding = verdict.verdict === 'finding' ? verdict : null;
    await this.db.query(
      `UPDATE marking_review SET state = $2, reviewer_id = $3, reviewer_name = $4, finding = $5, criteria = $6, reason = $7, signed_at = $8, digest = $9
       WHERE id = $1`,
      [review.id, verdict.verdict, actor.id, actor.name, finding?.finding ?? null, finding?.criteria ?? [], verdict.reason, this.clock.now(), digest],
    );
  }

  private async reopen(performance: PerformanceRow, review: ReviewRow): Promise<void> {
    await moveTo(this.db, performance.id, { state: 'adjudication', cause: 'review-finding' });
    await openAdjudication(this.db, performance.id, 'review-finding', review.id, this.clock.now());
    // The group's scores are no longer what the leader signed for.
    await this.db.query('UPDATE examiner_group SET signed_at = NULL, signature = NULL WHERE id = $1', [performance.group_id]);
  }
}
