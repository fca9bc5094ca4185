import { Controller } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import { ObjectionViews } from '../application/objection-views';
import { ReviewQueue } from '../application/review-queue';
import { RoundViews } from '../application/round-views';
import { RunViews } from '../application/run-views';
import { StatisticsViews } from '../application/statistics-views';

type In<R extends keyof typeof resultsRoutes> = InputOf<(typeof resultsRoutes)[R]>;
type Out<R extends keyof typeof resultsRoutes> = Promise<OutputOf<(typeof resultsRoutes)[R]>>;

/** What staff read of results. */
@Controller()
export class ResultsController {
  constructor(
    private readonly rounds: RoundViews,
    private readonly runs: RunViews,
    private readonly queue: ReviewQueue,
    private readonly figures: StatisticsViews,
    private readonly objectionViews: ObjectionViews,
  ) {}

  @Endpoint(resultsRoutes.rounds)
  list(): Out<'rounds'> {
    return this.rounds.list();
  }

  @Endpoint(resultsRoutes.statisticsOverview)
  overview({ query }: In<'statisticsOverview'>): Out<'statisticsOverview'> {
    return this.figures.overview(query);
  }

  @Endpoint(resultsRoutes.pipeline)
  pipeline({ params }: In<'pipeline'>): Out<'pipeline'> {
    return this.rounds.one(params.roundId);
  }

  @Endpoint(resultsRoutes.results)
  results({ params, query }: In<'results'>): Out<'results'> {
    return this.runs.results(params.runId, query);
  }

  @Endpoint(resultsRoutes.resultPath)
  path({ params }: In<'resultPath'>): Out<'resultPath'> {
    return this.runs.path(params.runId, params.candidateId);
  }

  @Endpoint(resultsRoutes.comparison)
  comparison({ params, query }: In<'comparison'>): Out<'comparison'> {
    return this.runs.comparison(params.runId, query);
  }

  @Endpoint(resultsRoutes.statistics)
  statistics({ params }: In<'statistics'>): Out<'statistics'> {
    return this.figures.ofRun(params.runId);
  }

  @Endpoint(resultsRoutes.reviewQueue)
  reviewQueue({ params }: In<'reviewQueue'>): Out<'reviewQueue'> {
    return this.queue.of(params.runId);
  }

  @Endpoint(resultsRoutes.objections)
  objections({ params }: In<'objections'>): Out<'objections'> {
    return this.objectionViews.ofRound(params.roundId);
  }
}
