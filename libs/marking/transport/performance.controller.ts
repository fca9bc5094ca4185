import { Controller } from '@nestjs/common';
import { markingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Absences } from '../application/absences';
import { Reassign } from '../application/reassign';
import { Recusals } from '../application/recusals';
import { ScoreSheetPdf } from '../application/score-sheet-pdf';
import { SessionViews } from '../application/session-views';

type In<K extends keyof typeof markingRoutes> = InputOf<(typeof markingRoutes)[K]>;
type Out<K extends keyof typeof markingRoutes> = Promise<OutputOf<(typeof markingRoutes)[K]>>;

/** What officers do with single performances, and requests for recusal by staff. */
@Controller()
export class MarkingPerformanceController {
  constructor(
    private readonly views: SessionViews,
    private readonly reassign: Reassign,
    private readonly absences: Absences,
    private readonly recusals: Recusals,
    private readonly sheets: ScoreSheetPdf,
  ) {}

  @Endpoint(markingRoutes.reassignScorer)
  async reassignScorer({ params, body }: In<'reassignScorer'>, actor: Actor): Out<'reassignScorer'> {
    await this.reassign.substitute(actor, params.performanceId, body.fromExaminerId, body.toExaminerId, body.reason);
    return this.views.performance(params.performanceId);
  }

  @Endpoint(markingRoutes.assignThird)
  async assignThird({ params, body }: In<'assignThird'>, actor: Actor): Out<'assignThird'> {
    await this.reassign.third(actor, params.performanceId, body.examinerId, body.reason);
    return this.views.performance(params.performanceId);
  }

  @Endpoint(markingRoutes.markNotGiven)
  async markNotGiven({ params, body }: In<'markNotGiven'>, actor: Actor): Out<'markNotGiven'> {
    await this.absences.mark(actor, params.performanceId, body.reason);
    return this.views.performance(params.performanceId);
  }

  @Endpoint(markingRoutes.restorePerformance)
  async restorePerformance({ params, body }: In<'restorePerformance'>, actor: Actor): Out<'restorePerformance'> {
    await this.absences.restore(actor, params.performanceId, body.reason);
    return this.views.performance(params.performanceId);
  }

  @Endpoint(markingRoutes.takeOverAbsences)
  async takeOverAbsences({ params }: In<'takeOverAbsences'>, actor: Actor): Out<'takeOverAbsences'> {
    return { candidates: await this.absences.takeOver(actor, params.sessionId) };
  }

  @Endpoint(markingRoutes.recusals)
  async list({ params }: In<'recusals'>): Out<'recusals'> {
    return { recusals: await this.recusals.list(params.sessionId) };
  }

  @Endpoint(markingRoutes.askRecusalFor)
  askRecusalFor({ params, body }: In<'askRecusalFor'>, actor: Actor): Out<'askRecusalFor'> {
    return this.recusals.askAsOfficer(actor, params.sessionId, body);
  }

  @Endpoint(markingRoutes.askRecusal)
  async askRecusal({ params, body }: In<'askRecusal'>, actor: Actor): Out<'askRecusal'> {
    await this.recusals.askAsExaminer(actor, params.performanceId, body.reason);
    return { performanceId: params.performanceId };
  }

  @Endpoint(markingRoutes.decideRecusal)
  decideRecusal({ params, body }: In<'decideRecusal'>, actor: Actor): Out<'decideRecusal'> {
    return this.recusals.decide(actor, params.recusalId, body.outcome, body.reason);
  }

  @Endpoint(markingRoutes.scoreSheetPdf)
  scoreSheetPdf({ params }: In<'scoreSheetPdf'>): Out<'scoreSheetPdf'> {
    return this.sheets.all(params.performanceId);
  }

  @Endpoint(markingRoutes.mySheetPdf)
  mySheetPdf({ params }: In<'mySheetPdf'>, actor: Actor): Out<'mySheetPdf'> {
    return this.sheets.own(actor, params.performanceId);
  }
}
