import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { ApproveBlueprint } from '../application/approve-blueprint';
import { BlueprintQueries } from '../application/blueprint-queries';
import { CheckFeasibility } from '../application/check-feasibility';
import { WriteBlueprint } from '../application/write-blueprint';

type Routes = typeof routes;

@Controller()
export class BlueprintsController {
  constructor(
    private readonly queries: BlueprintQueries,
    private readonly writer: WriteBlueprint,
    private readonly approval: ApproveBlueprint,
    private readonly checker: CheckFeasibility,
  ) {}

  @Endpoint(routes.blueprintTables)
  tables(): Promise<OutputOf<Routes['blueprintTables']>> {
    return this.queries.tables();
  }

  @Endpoint(routes.blueprintTable)
  table({ params }: InputOf<Routes['blueprintTable']>): Promise<OutputOf<Routes['blueprintTable']>> {
    return this.queries.table(params.id);
  }

  @Endpoint(routes.blueprintItems)
  items({ params, body }: InputOf<Routes['blueprintItems']>): Promise<OutputOf<Routes['blueprintItems']>> {
    return this.queries.items(params.id, body);
  }

  @Endpoint(routes.blueprints)
  list({ query }: InputOf<Routes['blueprints']>): Promise<OutputOf<Routes['blueprints']>> {
    return this.queries.list(query);
  }

  @Endpoint(routes.blueprint)
  view({ params }: InputOf<Routes['blueprint']>): Promise<OutputOf<Routes['blueprint']>> {
    return this.queries.view(params.id);
  }

  @Endpoint(routes.createBlueprint)
  create({ body }: InputOf<Routes['createBlueprint']>, actor: Actor): Promise<OutputOf<Routes['createBlueprint']>> {
    return this.writer.create(actor, body);
  }

  @Endpoint(routes.addBlueprintVersion)
  addVersion({ params, body }: InputOf<Routes['addBlueprintVersion']>, actor: Actor): Promise<OutputOf<Routes['addBlueprintVersion']>> {
    return this.writer.addVersion(actor, params.id, body);
  }

  @Endpoint(routes.approveBlueprint)
  approve({ params, body }: InputOf<Routes['approveBlueprint']>, actor: Actor): Promise<OutputOf<Routes['approveBlueprint']>> {
    return this.approval.run(actor, params.id, body.reason);
  }

  @Endpoint(routes.checkFeasibility)
  feasibility({ body }: InputOf<Routes['checkFeasibility']>): Promise<OutputOf<Routes['checkFeasibility']>> {
    return this.checker.run(body);
  }
}
