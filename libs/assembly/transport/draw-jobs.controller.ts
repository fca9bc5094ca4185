import { Controller } from '@nestjs/common';
import { assemblyRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { DrawJobs } from '../application/draw-jobs';

type Routes = typeof routes;

@Controller()
export class DrawJobsController {
  constructor(private readonly jobs: DrawJobs) {}

  @Endpoint(routes.drawJobs)
  async recent(): Promise<OutputOf<Routes['drawJobs']>> {
    return { rows: await this.jobs.recent() };
  }

  @Endpoint(routes.startDraw)
  start({ body }: InputOf<Routes['startDraw']>, actor: Actor): Promise<OutputOf<Routes['startDraw']>> {
    return this.jobs.start(actor, body);
  }

  @Endpoint(routes.drawJob)
  view({ params }: InputOf<Routes['drawJob']>): Promise<OutputOf<Routes['drawJob']>> {
    return this.jobs.view(params.id);
  }

  @Endpoint(routes.cancelDraw)
  cancel({ params }: InputOf<Routes['cancelDraw']>, actor: Actor): Promise<OutputOf<Routes['cancelDraw']>> {
    return this.jobs.cancel(actor, params.id);
  }
}
