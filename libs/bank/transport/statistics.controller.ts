import { Controller } from '@nestjs/common';
import { bankRoutes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { BankReports } from '../application/bank-reports';
import { JudgeItems } from '../application/judge-items';

type Routes = typeof bankRoutes;

/** HTTP routes of coverage, statistics and what people conclude from them. */
@Controller()
export class StatisticsController {
  constructor(private readonly reports: BankReports, private readonly judging: JudgeItems) {}

  @Endpoint(bankRoutes.coverageMap)
  coverageMap({ params }: InputOf<Routes['coverageMap']>): Promise<OutputOf<Routes['coverageMap']>> {
    return this.reports.map(params.id);
  }

  @Endpoint(bankRoutes.coverageMapWorkbook)
  coverageMapWorkbook({ params }: InputOf<Routes['coverageMapWorkbook']>): Promise<FileReply> {
    return this.reports.mapWorkbook(params.id);
  }

  @Endpoint(bankRoutes.itemStatistics)
  itemStatistics({ params }: InputOf<Routes['itemStatistics']>): Promise<OutputOf<Routes['itemStatistics']>> {
    return this.reports.ofItem(params.id);
  }

  @Endpoint(bankRoutes.tableStatistics)
  tableStatistics({ params, query }: InputOf<Routes['tableStatistics']>): Promise<OutputOf<Routes['tableStatistics']>> {
    return this.reports.ofTable(params.id, query);
  }

  @Endpoint(bankRoutes.tableStatisticsWorkbook)
  tableStatisticsWorkbook({ params }: InputOf<Routes['tableStatisticsWorkbook']>): Promise<FileReply> {
    return this.reports.statisticsWorkbook(params.id);
  }

  @Endpoint(bankRoutes.keepItems)
  keepItems({ body }: InputOf<Routes['keepItems']>, actor: Actor): Promise<OutputOf<Routes['keepItems']>> {
    return this.judging.keep(actor, body.versionIds, body.reason);
  }

  @Endpoint(bankRoutes.calibrateItems)
  calibrateItems({ body }: InputOf<Routes['calibrateItems']>, actor: Actor): Promise<OutputOf<Routes['calibrateItems']>> {
    return this.judging.calibrate(actor, body.versionIds, body.reason);
  }
}
