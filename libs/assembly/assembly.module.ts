import { Module } from '@nestjs/common';
import { BankModule } from '@kaowu/bank';
import { CatalogueModule } from '@kaowu/catalogue';
import { PeopleModule } from '@kaowu/people';
import { ApproveBlueprint } from './application/approve-blueprint';
import { AuthorisePrintRun } from './application/authorise-print-run';
import { BlueprintQueries } from './application/blueprint-queries';
import { CheckFeasibility } from './application/check-feasibility';
import { DrawJobs } from './application/draw-jobs';
import { DrawPaperSet } from './application/draw-paper-set';
import { HandAssembly } from './application/hand-assembly';
import { IssuePrintDocument } from './application/issue-print-document';
import { OrderPrintRun } from './application/order-print-run';
import { PaperHandlers } from './application/paper-handlers';
import { PaperSetQueries } from './application/paper-set-queries';
import { Papers } from './application/papers';
import { DrawPractical } from './application/draw-practical';
import { PracticalPapers } from './application/practical-papers';
import { PracticalDocuments } from './application/practical-documents';
import { PracticalQueries } from './application/practical-queries';
import { ReleasePractical } from './application/release-practical';
import { PrintRunQueries } from './application/print-run-queries';
import { RecordCustodyStep } from './application/record-custody-step';
import { ReleaseFactor } from './application/release-factor';
import { ReleasePaperSet } from './application/release-paper-set';
import { ReplayPaper } from './application/replay-paper';
import { MakePapers } from './application/make-papers';
import { BankSupply } from './application/supply';
import { PaperReports } from './application/paper-reports';
import { RunDrawJob } from './application/run-draw-job';
import { ViewPaper } from './application/view-paper';
import { VoidPaperSet } from './application/void-paper-set';
import { WitnessCustody } from './application/witness-custody';
import { WriteBlueprint } from './application/write-blueprint';
import { BlueprintsController } from './transport/blueprints.controller';
import { DrawJobsController } from './transport/draw-jobs.controller';
import { DrawReactions } from './transport/draw-reactions';
import { HandController } from './transport/hand.controller';
import { PaperReportsController } from './transport/paper-reports.controller';
import { PaperSetsController } from './transport/paper-sets.controller';
import { PracticalController } from './transport/practical.controller';
import { PrintRunsController } from './transport/print-runs.controller';

const doors = [ApproveBlueprint, CheckFeasibility, DrawPaperSet, Papers, PracticalPapers, ReleasePaperSet, ReplayPaper, WriteBlueprint];
const printing = [AuthorisePrintRun, IssuePrintDocument, OrderPrintRun, PaperHandlers, PrintRunQueries, RecordCustodyStep, WitnessCustody];
const practical = [DrawPractical, PracticalDocuments, PracticalQueries, ReleasePractical];

/** Blueprints, papers drawn from them, and their custody. */
@Module({
  imports: [BankModule, CatalogueModule, PeopleModule],
  controllers: [BlueprintsController, DrawJobsController, HandController, PaperReportsController, PaperSetsController, PracticalController, PrintRunsController],
  providers: [...doors, ...printing, ...practical, BankSupply, BlueprintQueries, DrawJobs, DrawReactions, HandAssembly, MakePapers, PaperReports, PaperSetQueries, ReleaseFactor, RunDrawJob, ViewPaper, VoidPaperSet],
  exports: doors,
})
export class AssemblyModule {}
