import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type FileReply, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import { PaperReports } from '../application/paper-reports';

type Routes = typeof routes;

@Controller()
export class PaperReportsController {
  constructor(private readonly reports: PaperReports) {}

  @Endpoint(routes.paperSetCoverage)
  coverage({ params }: InputOf<Routes['paperSetCoverage']>): Promise<OutputOf<Routes['paperSetCoverage']>> {
    return this.reports.coverage(params.id);
  }

  @Endpoint(routes.paperSetReport)
  setReport({ params }: InputOf<Routes['paperSetReport']>): Promise<FileReply> {
    return this.reports.setWorkbook(params.id);
  }

  @Endpoint(routes.paperExposure)
  exposure({ params }: InputOf<Routes['paperExposure']>): Promise<OutputOf<Routes['paperExposure']>> {
    return this.reports.exposure(params.id);
  }

  @Endpoint(routes.paperExposureReport)
  exposureReport({ params }: InputOf<Routes['paperExposureReport']>): Promise<FileReply> {
    return this.reports.exposureWorkbook(params.id);
  }
}
