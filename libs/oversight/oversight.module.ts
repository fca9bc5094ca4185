import { Module } from '@nestjs/common';
import { CatalogueModule } from '@kaowu/catalogue';
import { ResultsModule } from '@kaowu/results';
import { SittingModule } from '@kaowu/sitting';
import { ReadOverview } from './application/overview';
import { OversightController } from './transport/oversight.controller';

/** What the head and inspectors read: the overview and the duty register. */
@Module({ imports: [CatalogueModule, ResultsModule, SittingModule], controllers: [OversightController], providers: [ReadOverview] })
export class OversightModule {}
