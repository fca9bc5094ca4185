import { Controller } from '@nestjs/common';
import { markingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Adjudicate } from '../application/adjudicate';
import { Comparison } from '../application/comparison';
import { LeadGroup } from '../application/lead-group';
import { MyMarking } from '../application/my-marking';
import { RecordScore } from '../application/record-score';

type In<K extends keyof typeof markingRoutes> = InputOf<(typeof markingRoutes)[K]>;
type Out<K extends keyof typeof markingRoutes> = Promise<OutputOf<(typeof markingRoutes)[K]>>;

/** The examiner's tablet, the leader's desk and adjudication. */
@Controller()
export class MarkingExaminerController {
  constructor(
    private readonly mine: MyMarking,
    private readonly score: RecordScore,
    private readonly lead: LeadGroup,
    private readonly comparison: Comparison,
    private readonly settle: Adjudicate,
  ) {}

  @Endpoint(markingRoutes.myMarking)
  myMarking(_input: In<'myMarking'>, actor: Actor): Out<'myMarking'> {
    return this.mine.overview(actor);
  }

  @Endpoint(markingRoutes.myPerformance)
  myPerformance({ params }: In<'myPerformance'>, actor: Actor): Out<'myPerformance'> {
    return this.mine.performance(actor, params.performanceId);
  }

  @Endpoint(markingRoutes.saveDraft)
  async saveDraft({ params, body }: In<'saveDraft'>, actor: Actor): Out<'saveDraft'> {
    return { savedAt: (await this.score.keepDraft(actor, params.performanceId, body.sheet)).toISOString() };
  }

  @Endpoint(markingRoutes.recordScore)
  recordScore({ params, body }: In<'recordScore'>, actor: Actor): Out<'recordScore'> {
    return this.score.run(actor, params.performanceId, body);
  }

  @Endpoint(markingRoutes.leadGroup)
  leadGroup({ params }: In<'leadGroup'>, actor: Actor): Out<'leadGroup'> {
    return this.lead.view(actor, params.groupId);
  }

  @Endpoint(markingRoutes.signBriefing)
  signBriefing({ params, body }: In<'signBriefing'>, actor: Actor): Out<'signBriefing'> {
    return this.lead.brief(actor, params.groupId, body.note);
  }

  @Endpoint(markingRoutes.signGroup)
  signGroup({ params, body }: In<'signGroup'>, actor: Actor): Out<'signGroup'> {
    return this.lead.sign(actor, params.groupId, body.note);
  }

  @Endpoint(markingRoutes.adjudications)
  async adjudications(_input: In<'adjudications'>, actor: Actor): Out<'adjudications'> {
    return { adjudications: await this.comparison.queue(actor) };
  }

  @Endpoint(markingRoutes.adjudication)
  adjudication({ params }: In<'adjudication'>, actor: Actor): Out<'adjudication'> {
    return this.comparison.forAdjudicator(actor, params.performanceId);
  }

  @Endpoint(markingRoutes.adjudicate)
  adjudicate({ params, body }: In<'adjudicate'>, actor: Actor): Out<'adjudicate'> {
    return this.settle.run(actor, params.performanceId, body);
  }
}
