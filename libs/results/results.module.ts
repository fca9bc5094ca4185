import { Module } from '@nestjs/common';
import { AssemblyModule } from '@kaowu/assembly';
import { BankModule } from '@kaowu/bank';
import { CatalogueModule } from '@kaowu/catalogue';
import { IdentityModule } from '@kaowu/identity';
import { InvigilationModule } from '@kaowu/invigilation';
import { MarkingModule } from '@kaowu/marking';
import { SittingModule } from '@kaowu/sitting';
import { AggregationReview } from './application/aggregation-review';
import { ComputeItemStatistics } from './application/compute-item-statistics';
import { ComputeRun } from './application/compute-run';
import { Notices } from './application/notices';
import { ObjectionViews } from './application/objection-views';
import { Objections } from './application/objections';
import { Pipeline } from './application/pipeline';
import { PublicViews } from './application/public-views';
import { PubliciseRun } from './application/publicise-run';
import { ReleaseRun } from './application/release-run';
import { RecountItems } from './application/recount-items';
import { ResultContext } from './application/result-context';
import { Results } from './application/results';
import { ReviewQueue } from './application/review-queue';
import { RoundInputs } from './application/round-inputs';
import { RoundViews } from './application/round-views';
import { RunViews } from './application/run-views';
import { SignRun } from './application/sign-run';
import { StatisticsViews } from './application/statistics-views';
import { StepRun } from './application/step-run';
import { WithdrawRun } from './application/withdraw-run';
import { RunStore } from './persistence/run-store';
import { ResultActsController } from './transport/acts.controller';
import { CorrectionsController } from './transport/corrections.controller';
import { ItemStatisticsController } from './transport/item-statistics.controller';
import { PublicResultsController } from './transport/public.controller';
import { ResultsController } from './transport/results.controller';

/** From raw marks to a publicised list: two computations, two signatures, the head's gate, the public window. */
@Module({
  imports: [IdentityModule, CatalogueModule, BankModule, AssemblyModule, SittingModule, InvigilationModule, MarkingModule],
  controllers: [ResultsController, ResultActsController, CorrectionsController, ItemStatisticsController, PublicResultsController],
  providers: [
    AggregationReview, ComputeItemStatistics, ComputeRun, Notices, ObjectionViews, Objections, Pipeline, PublicViews, PubliciseRun, ReleaseRun, ResultContext, Results,
    RecountItems, ReviewQueue, RoundInputs, RoundViews, RunStore, RunViews, SignRun, StatisticsViews, StepRun, WithdrawRun,
  ],
  exports: [Results, Notices],
})
export class ResultsModule {}
