import { Controller } from '@nestjs/common';
import { manualRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Manual } from '../application/manual';

type In<K extends keyof typeof manualRoutes> = InputOf<(typeof manualRoutes)[K]>;
type Out<K extends keyof typeof manualRoutes> = Promise<OutputOf<(typeof manualRoutes)[K]>>;

/** The exam manual and the day's checklist. */
@Controller()
export class ManualController {
  constructor(private readonly manuals: Manual) {}

  @Endpoint(manualRoutes.manual)
  manual(): Out<'manual'> {
    return this.manuals.current();
  }

  @Endpoint(manualRoutes.publishManual)
  publishManual({ body }: In<'publishManual'>, actor: Actor): Out<'publishManual'> {
    return this.manuals.publish(actor, body);
  }

  @Endpoint(manualRoutes.checklist)
  checklist({ params }: In<'checklist'>): Out<'checklist'> {
    return this.manuals.checklist(params.sessionId);
  }

  @Endpoint(manualRoutes.markStep)
  markStep({ params, body }: In<'markStep'>, actor: Actor): Out<'markStep'> {
    return this.manuals.mark(actor, params.sessionId, params.stepId, body.note ?? null);
  }

  @Endpoint(manualRoutes.unmarkStep)
  unmarkStep({ params, body }: In<'unmarkStep'>, actor: Actor): Out<'unmarkStep'> {
    return this.manuals.unmark(actor, params.sessionId, params.stepId, body.reason);
  }
}
