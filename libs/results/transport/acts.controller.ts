import { Controller } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { AggregationReview } from '../application/aggregation-review';
import { ComputeRun } from '../application/compute-run';
import { Objections } from '../application/objections';
import { PubliciseRun } from '../application/publicise-run';
import { ReleaseRun } from '../application/release-run';
import { SignRun } from '../application/sign-run';

type In<R extends keyof typeof resultsRoutes> = InputOf<(typeof resultsRoutes)[R]>;
type Out<R extends keyof typeof resultsRoutes> = Promise<OutputOf<(typeof resultsRoutes)[R]>>;

/** What staff do with results: compute, re-add, sign, release, publicise, decide objections. */
@Controller()
export class ResultActsController {
  constructor(
    private readonly computing: ComputeRun,
    private readonly review: AggregationReview,
    private readonly signing: SignRun,
    private readonly releasing: ReleaseRun,
    private readonly publicising: PubliciseRun,
    private readonly objections: Objections,
  ) {}

  @Endpoint(resultsRoutes.compute)
  compute({ params, body }: In<'compute'>, actor: Actor): Out<'compute'> {
    return this.computing.run(actor, params.roundId, body.reason);
  }

  @Endpoint(resultsRoutes.recordCheck)
  recordCheck({ params, body }: In<'recordCheck'>, actor: Actor): Out<'recordCheck'> {
    return this.review.record(actor, params.runId, { candidateId: params.candidateId, part: params.part, ...body });
  }

  @Endpoint(resultsRoutes.signTotals)
  signTotals({ params }: In<'signTotals'>, actor: Actor): Out<'signTotals'> {
    return this.signing.signTotals(actor, params.runId);
  }

  @Endpoint(resultsRoutes.signReview)
  signReview({ params }: In<'signReview'>, actor: Actor): Out<'signReview'> {
    return this.signing.signReview(actor, params.runId);
  }

  @Endpoint(resultsRoutes.release)
  release({ params, body }: In<'release'>, actor: Actor): Out<'release'> {
    return this.releasing.run(actor, params.runId, body.reason);
  }

  @Endpoint(resultsRoutes.publicise)
  publicise({ params, body }: In<'publicise'>, actor: Actor): Out<'publicise'> {
    return this.publicising.run(actor, params.runId, body.title, body.calendar);
  }

  @Endpoint(resultsRoutes.decideObjection)
  decide({ params, body }: In<'decideObjection'>, actor: Actor): Out<'decideObjection'> {
    return this.objections.decide(actor, params.objectionId, body.outcome, body.reason, body.scoreStands);
  }
}
