import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { AuthorisePrintRun } from '../application/authorise-print-run';
import { IssuePrintDocument } from '../application/issue-print-document';
import { OrderPrintRun } from '../application/order-print-run';
import { PrintRunQueries } from '../application/print-run-queries';
import { RecordCustodyStep } from '../application/record-custody-step';
import { WitnessCustody } from '../application/witness-custody';

type Routes = typeof routes;
type View = OutputOf<Routes['printRun']>;

@Controller()
export class PrintRunsController {
  constructor(
    private readonly queries: PrintRunQueries,
    private readonly ordering: OrderPrintRun,
    private readonly authorising: AuthorisePrintRun,
    private readonly issuing: IssuePrintDocument,
    private readonly recording: RecordCustodyStep,
    private readonly witnessing: WitnessCustody,
  ) {}

  @Endpoint(routes.printRuns)
  list({ query }: InputOf<Routes['printRuns']>): Promise<OutputOf<Routes['printRuns']>> {
    return this.queries.list(query);
  }

  @Endpoint(routes.orderPrintRun)
  async order({ params, body }: InputOf<Routes['orderPrintRun']>, actor: Actor): Promise<View> {
    return this.queries.view(await this.ordering.run(actor, params.id, body));
  }

  @Endpoint(routes.printRun)
  view({ params }: InputOf<Routes['printRun']>): Promise<View> {
    return this.queries.view(params.id);
  }

  @Endpoint(routes.authorisePrintRun)
  async authorise({ params, body }: InputOf<Routes['authorisePrintRun']>, actor: Actor): Promise<View> {
    await this.authorising.run(actor, params.id, body.reason, body.code);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.cancelPrintRun)
  async cancel({ params, body }: InputOf<Routes['cancelPrintRun']>, actor: Actor): Promise<View> {
    await this.ordering.cancel(actor, params.id, body.reason);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.issuePrintDocument)
  issue({ params, body }: InputOf<Routes['issuePrintDocument']>, actor: Actor): Promise<OutputOf<Routes['issuePrintDocument']>> {
    return this.issuing.run(actor, params.id, body);
  }

  @Endpoint(routes.recordCustodyStep)
  async record({ params, body }: InputOf<Routes['recordCustodyStep']>, actor: Actor): Promise<View> {
    await this.recording.run(actor, params.id, body);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.witnessCustody)
  async witness({ params, body }: InputOf<Routes['witnessCustody']>, actor: Actor): Promise<View> {
    await this.witnessing.run(actor, params.id, body.stepIds, body.agrees, body.reason);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.closeCustodyFinding)
  async closeFinding({ params, body }: InputOf<Routes['closeCustodyFinding']>, actor: Actor): Promise<View> {
    return this.queries.view(await this.witnessing.close(actor, params.id, body.reason));
  }
}
