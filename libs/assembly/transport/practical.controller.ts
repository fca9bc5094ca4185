import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { DrawPractical } from '../application/draw-practical';
import { PracticalDocuments } from '../application/practical-documents';
import { PracticalQueries } from '../application/practical-queries';
import { ReleasePractical } from '../application/release-practical';

type Routes = typeof routes;
type View = OutputOf<Routes['practicalSet']>;

@Controller()
export class PracticalController {
  constructor(
    private readonly queries: PracticalQueries,
    private readonly drawing: DrawPractical,
    private readonly releasing: ReleasePractical,
    private readonly documents: PracticalDocuments,
  ) {}

  @Endpoint(routes.practicalTables)
  tables(): Promise<OutputOf<Routes['practicalTables']>> {
    return this.queries.tables();
  }

  @Endpoint(routes.practicalSets)
  list({ query }: InputOf<Routes['practicalSets']>): Promise<OutputOf<Routes['practicalSets']>> {
    return this.queries.list(query);
  }

  @Endpoint(routes.drawPractical)
  async draw({ body }: InputOf<Routes['drawPractical']>, actor: Actor): Promise<View> {
    return this.queries.view(await this.drawing.run(actor, body));
  }

  @Endpoint(routes.practicalSet)
  view({ params }: InputOf<Routes['practicalSet']>): Promise<View> {
    return this.queries.view(params.id);
  }

  @Endpoint(routes.releasePractical)
  async release({ params, body }: InputOf<Routes['releasePractical']>, actor: Actor): Promise<View> {
    await this.releasing.run(actor, params.id, body.reason, body.code);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.replayPractical)
  replay({ params }: InputOf<Routes['replayPractical']>, actor: Actor): Promise<OutputOf<Routes['replayPractical']>> {
    return this.drawing.replay(actor, params.id);
  }

  @Endpoint(routes.practicalDocument)
  document({ params, body }: InputOf<Routes['practicalDocument']>, actor: Actor): Promise<OutputOf<Routes['practicalDocument']>> {
    return this.documents.run(actor, params.id, body);
  }
}
