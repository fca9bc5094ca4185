import { Controller } from '@nestjs/common';
import { markingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { ReviewViews } from '../application/reviews';
import { SignReview } from '../application/sign-review';

type In<K extends keyof typeof markingRoutes> = InputOf<(typeof markingRoutes)[K]>;
type Out<K extends keyof typeof markingRoutes> = Promise<OutputOf<(typeof markingRoutes)[K]>>;

/** The marking reviewer's queue. */
@Controller()
export class MarkingReviewController {
  constructor(
    private readonly views: ReviewViews,
    private readonly signing: SignReview,
  ) {}

  @Endpoint(markingRoutes.reviews)
  async reviews({ query }: In<'reviews'>, actor: Actor): Out<'reviews'> {
    return { reviews: await this.views.list(actor, query.state, query.sessionId) };
  }

  @Endpoint(markingRoutes.review)
  review({ params }: In<'review'>, actor: Actor): Out<'review'> {
    return this.views.view(actor, params.reviewId);
  }

  @Endpoint(markingRoutes.signReview)
  async signReview({ params, body }: In<'signReview'>, actor: Actor): Out<'signReview'> {
    await this.signing.run(actor, params.reviewId, body);
    return this.views.rowOf(actor, params.reviewId);
  }
}
