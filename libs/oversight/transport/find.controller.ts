import { Controller } from '@nestjs/common';
import { oversightRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Search } from '../application/search';
import { Trace } from '../application/trace';
import { ReadWaiting } from '../application/waiting';

type Routes = typeof oversightRoutes;

@Controller()
export class FindController {
  constructor(private readonly searchUse: Search, private readonly traceUse: Trace, private readonly readWaiting: ReadWaiting) {}

  @Endpoint(oversightRoutes.search)
  async search({ query }: InputOf<Routes['search']>, actor: Actor): Promise<OutputOf<Routes['search']>> {
    return { hits: await this.searchUse.run(actor, query.q) };
  }

  @Endpoint(oversightRoutes.trace)
  trace({ params, query }: InputOf<Routes['trace']>, actor: Actor): Promise<OutputOf<Routes['trace']>> {
    return this.traceUse.run(actor, params, query);
  }

  @Endpoint(oversightRoutes.waiting)
  waiting(_input: InputOf<Routes['waiting']>, actor: Actor): Promise<OutputOf<Routes['waiting']>> {
    return this.readWaiting.run(actor);
  }
}
