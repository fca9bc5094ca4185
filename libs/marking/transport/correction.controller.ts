import { Controller } from '@nestjs/common';
import { markingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { CorrectMarks } from '../application/correct-marks';
import { CorrectionView } from '../application/correction-view';

type In<K extends keyof typeof markingRoutes> = InputOf<(typeof markingRoutes)[K]>;
type Out<K extends keyof typeof markingRoutes> = Promise<OutputOf<(typeof markingRoutes)[K]>>;

/** Corrections of marks for an upheld objection. */
@Controller()
export class MarkingCorrectionController {
  constructor(private readonly correcting: CorrectMarks, private readonly view: CorrectionView) {}

  @Endpoint(markingRoutes.correction)
  correction({ params }: In<'correction'>, actor: Actor): Out<'correction'> {
    return this.view.of(actor, params.correctionId);
  }

  @Endpoint(markingRoutes.correctWork)
  async correctWork({ params, body }: In<'correctWork'>, actor: Actor): Out<'correctWork'> {
    await this.correcting.sendToAdjudication(actor, params.correctionId, params.performanceId, body.reason);
    return this.view.of(actor, params.correctionId);
  }

  @Endpoint(markingRoutes.proposeMark)
  async proposeMark({ params, body }: In<'proposeMark'>, actor: Actor): Out<'proposeMark'> {
    await this.correcting.propose(actor, params.correctionId, body.no, body.mark, body.reason);
    return this.view.of(actor, params.correctionId);
  }

  @Endpoint(markingRoutes.decideMark)
  async decideMark({ params, body }: In<'decideMark'>, actor: Actor): Out<'decideMark'> {
    return this.view.of(actor, await this.correcting.decide(actor, params.proposalId, body.outcome, body.reason));
  }
}
