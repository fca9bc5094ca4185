import { Module } from '@nestjs/common';
import { CatalogueModule } from '@kaowu/catalogue';
import { ResultsModule } from '@kaowu/results';
import { SittingModule } from '@kaowu/sitting';
import { ReadOverview } from './application/overview';
import { Search } from './application/search';
import { Trace } from './application/trace';
import { ReadWaiting } from './application/waiting';
import { FindController } from './transport/find.controller';
import { OversightController } from './transport/oversight.controller';

/** What goes across all libs: the overview, the duty register, search, trace, and what waits for whom. */
@Module({
  imports: [CatalogueModule, ResultsModule, SittingModule],
  controllers: [OversightController, FindController],
  providers: [ReadOverview, ReadWaiting, Search, Trace],
})
export class OversightModule {}
