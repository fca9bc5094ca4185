import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { RecountItems } from '../application/recount-items';

type Recount = typeof resultsRoutes.recountItems;

/** Statistics of items from the results of a round. */
@Controller()
export class ItemStatisticsController {
  constructor(private readonly items: RecountItems) {}

  @Endpoint(resultsRoutes.recountItems)
  async recount({ params, body }: InputOf<Recount>, actor: Actor): Promise<OutputOf<Recount>> {
    await this.items.run(actor, params.runId, body.reason);
    return { asked: true };
  }
}
