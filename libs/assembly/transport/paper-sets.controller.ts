import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { PaperSetQueries } from '../application/paper-set-queries';
import { ReleasePaperSet } from '../application/release-paper-set';
import { ReplayPaper } from '../application/replay-paper';
import { ViewPaper } from '../application/view-paper';
import { VoidPaperSet } from '../application/void-paper-set';

type Routes = typeof routes;

@Controller()
export class PaperSetsController {
  constructor(
    private readonly queries: PaperSetQueries,
    private readonly releasing: ReleasePaperSet,
    private readonly voiding: VoidPaperSet,
    private readonly replaying: ReplayPaper,
    private readonly reading: ViewPaper,
  ) {}

  @Endpoint(routes.paperSets)
  list({ query }: InputOf<Routes['paperSets']>): Promise<OutputOf<Routes['paperSets']>> {
    return this.queries.list(query);
  }

  @Endpoint(routes.paperSet)
  view({ params }: InputOf<Routes['paperSet']>): Promise<OutputOf<Routes['paperSet']>> {
    return this.queries.view(params.id);
  }

  @Endpoint(routes.papersOfSet)
  papers({ params, query }: InputOf<Routes['papersOfSet']>): Promise<OutputOf<Routes['papersOfSet']>> {
    return this.queries.papers(params.id, query);
  }

  @Endpoint(routes.releasePaperSet)
  async release({ params, body }: InputOf<Routes['releasePaperSet']>, actor: Actor): Promise<OutputOf<Routes['releasePaperSet']>> {
    await this.releasing.run(actor, params.id, body.reason, body.code);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.voidPaperSet)
  async voidSet({ params, body }: InputOf<Routes['voidPaperSet']>, actor: Actor): Promise<OutputOf<Routes['voidPaperSet']>> {
    await this.voiding.run(actor, params.id, body.reason);
    return this.queries.view(params.id);
  }

  @Endpoint(routes.replayPaperSet)
  replaySet({ params }: InputOf<Routes['replayPaperSet']>, actor: Actor): Promise<OutputOf<Routes['replayPaperSet']>> {
    return this.replaying.set(actor, params.id);
  }

  @Endpoint(routes.replayPaper)
  replayPaper({ params }: InputOf<Routes['replayPaper']>, actor: Actor): Promise<OutputOf<Routes['replayPaper']>> {
    return this.replaying.paper(actor, params.id);
  }

  @Endpoint(routes.viewPaper)
  content({ params, body }: InputOf<Routes['viewPaper']>, actor: Actor): Promise<OutputOf<Routes['viewPaper']>> {
    return this.reading.content(actor, params.id, body.reason);
  }

  @Endpoint(routes.paperMedium)
  medium({ params }: InputOf<Routes['paperMedium']>): Promise<OutputOf<Routes['paperMedium']>> {
    return this.reading.medium(params.id, params.name);
  }

  @Endpoint(routes.viewPaperKey)
  key({ params, body }: InputOf<Routes['viewPaperKey']>, actor: Actor): Promise<OutputOf<Routes['viewPaperKey']>> {
    return this.reading.key(actor, params.id, body.reason);
  }
}
