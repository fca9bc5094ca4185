import { Module } from '@nestjs/common';
import { BankModule } from '@kaowu/bank';
import { CatalogueModule } from '@kaowu/catalogue';
import { PeopleModule } from '@kaowu/people';
import { ApproveBlueprint } from './application/approve-blueprint';
import { BlueprintQueries } from './application/blueprint-queries';
import { CheckFeasibility } from './application/check-feasibility';
import { DrawPaperSet } from './application/draw-paper-set';
import { PaperSetQueries } from './application/paper-set-queries';
import { Papers } from './application/papers';
import { ReleasePaperSet } from './application/release-paper-set';
import { ReplayPaper } from './application/replay-paper';
import { MakePapers } from './application/make-papers';
import { BankSupply } from './application/supply';
import { PaperReports } from './application/paper-reports';
import { ViewPaper } from './application/view-paper';
import { VoidPaperSet } from './application/void-paper-set';
import { WriteBlueprint } from './application/write-blueprint';
import { BlueprintsController } from './transport/blueprints.controller';
import { PaperReportsController } from './transport/paper-reports.controller';
import { PaperSetsController } from './transport/paper-sets.controller';

const doors = [ApproveBlueprint, CheckFeasibility, DrawPaperSet, Papers, ReleasePaperSet, ReplayPaper, WriteBlueprint];

/** Blueprints, papers drawn from them, and their custody. */
@Module({
  imports: [BankModule, CatalogueModule, PeopleModule],
  controllers: [BlueprintsController, PaperReportsController, PaperSetsController],
  providers: [...doors, BankSupply, BlueprintQueries, MakePapers, PaperReports, PaperSetQueries, ViewPaper, VoidPaperSet],
  exports: doors,
})
export class AssemblyModule {}
