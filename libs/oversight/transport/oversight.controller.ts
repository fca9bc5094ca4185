import { Controller } from '@nestjs/common';
import { oversightRoutes, type OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import { ReadOverview } from '../application/overview';
import { DUTIES } from '../domain/duties';

@Controller()
export class OversightController {
  constructor(private readonly readOverview: ReadOverview) {}

  @Endpoint(oversightRoutes.duties)
  async duties(): Promise<OutputOf<typeof oversightRoutes.duties>> {
    return Promise.resolve(DUTIES.map(({ id, zh, en, source, does, state, missing = null }) => ({ id, zh, en, source, does, state, missing })));
  }

  @Endpoint(oversightRoutes.overview)
  overview(): Promise<OutputOf<typeof oversightRoutes.overview>> {
    return this.readOverview.run();
  }
}
