import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import { HandAssembly } from '../application/hand-assembly';

type Routes = typeof routes;

@Controller()
export class HandController {
  constructor(private readonly hand: HandAssembly) {}

  @Endpoint(routes.handCheck)
  check({ params, body }: InputOf<Routes['handCheck']>): Promise<OutputOf<Routes['handCheck']>> {
    return this.hand.check(params.id, body.sections);
  }

  @Endpoint(routes.handItems)
  items({ params, body }: InputOf<Routes['handItems']>): Promise<OutputOf<Routes['handItems']>> {
    return this.hand.items(params.id, body);
  }

  @Endpoint(routes.handFill)
  fill({ params, body }: InputOf<Routes['handFill']>): Promise<OutputOf<Routes['handFill']>> {
    return this.hand.fill(params.id, body.sections, body.avoid);
  }

  @Endpoint(routes.importPaper)
  read({ params, file }: InputOf<Routes['importPaper']>): Promise<OutputOf<Routes['importPaper']>> {
    return this.hand.read(params.id, file.bytes);
  }

  @Endpoint(routes.paperTemplate)
  template(): Promise<OutputOf<Routes['paperTemplate']>> {
    return this.hand.template();
  }
}
