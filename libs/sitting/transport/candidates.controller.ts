import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Bars } from '../application/bars';
import { Candidates } from '../application/candidates';
import { DecideEligibility } from '../application/decide-eligibility';
import { ExportCandidates } from '../application/export-candidates';
import { ImportCandidates } from '../application/import-candidates';

type R = typeof sittingRoutes;

@Controller()
export class CandidatesController {
  constructor(
    private readonly candidates: Candidates,
    private readonly imports: ImportCandidates,
    private readonly lists: ExportCandidates,
    private readonly eligibility: DecideEligibility,
    private readonly bars: Bars,
  ) {}

  @Endpoint(sittingRoutes.listCandidates)
  list({ params, query }: InputOf<R['listCandidates']>): Promise<OutputOf<R['listCandidates']>> {
    return this.candidates.page(params.roundId, query);
  }

  @Endpoint(sittingRoutes.exportCandidates)
  export({ params, query }: InputOf<R['exportCandidates']>, actor: Actor): Promise<OutputOf<R['exportCandidates']>> {
    return this.lists.run(actor, params.roundId, query.eligibility);
  }

  @Endpoint(sittingRoutes.candidateTemplate)
  async template(): Promise<OutputOf<R['candidateTemplate']>> {
    return {
      filename: '考生导入模板.xlsx',
      mimetype: sittingRoutes.candidateTemplate.response.file,
      bytes: await this.imports.template(),
    };
  }

  @Endpoint(sittingRoutes.importCandidates)
  import({ params, body, file }: InputOf<R['importCandidates']>, actor: Actor): Promise<OutputOf<R['importCandidates']>> {
    return this.imports.run(actor, params.roundId, file.bytes, body);
  }

  @Endpoint(sittingRoutes.checkEligibility)
  check({ params, body }: InputOf<R['checkEligibility']>, actor: Actor): Promise<OutputOf<R['checkEligibility']>> {
    return this.eligibility.run(actor, { ...params, ...body, stage: 'check' });
  }

  @Endpoint(sittingRoutes.confirmEligibility)
  confirm({ params, body }: InputOf<R['confirmEligibility']>, actor: Actor): Promise<OutputOf<R['confirmEligibility']>> {
    return this.eligibility.run(actor, { ...params, ...body, stage: 'confirm' });
  }

  @Endpoint(sittingRoutes.reopenEligibility)
  reopen({ params, body }: InputOf<R['reopenEligibility']>, actor: Actor): Promise<OutputOf<R['reopenEligibility']>> {
    return this.eligibility.run(actor, { ...params, ...body, stage: 'reopen', outcome: 'reopen' });
  }

  @Endpoint(sittingRoutes.eligibilityHistory)
  history({ params }: InputOf<R['eligibilityHistory']>): Promise<OutputOf<R['eligibilityHistory']>> {
    return this.candidates.history(params.candidateId);
  }

  @Endpoint(sittingRoutes.listBars)
  async listBars(): Promise<OutputOf<R['listBars']>> {
    return { bars: await this.bars.list() };
  }

  @Endpoint(sittingRoutes.addBar)
  addBar({ body }: InputOf<R['addBar']>, actor: Actor): Promise<OutputOf<R['addBar']>> {
    return this.bars.add(actor, body);
  }

  @Endpoint(sittingRoutes.liftBar)
  liftBar({ params, body }: InputOf<R['liftBar']>, actor: Actor): Promise<OutputOf<R['liftBar']>> {
    return this.bars.lift(actor, params.barId, body.reason);
  }
}
