import { Controller } from '@nestjs/common';
import { markingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { FormGroup } from '../application/form-group';
import { MarkTheory } from '../application/mark-theory';
import { MonitorView } from '../application/monitor-view';
import { OpenMarking } from '../application/open-marking';
import { SavePlan } from '../application/save-plan';
import { SessionViews, setViewOf } from '../application/session-views';

type In<K extends keyof typeof markingRoutes> = InputOf<(typeof markingRoutes)[K]>;
type Out<K extends keyof typeof markingRoutes> = Promise<OutputOf<(typeof markingRoutes)[K]>>;

/** Plans, groups, opening and monitor. */
@Controller()
export class MarkingOfficerController {
  constructor(
    private readonly views: SessionViews,
    private readonly plans: SavePlan,
    private readonly groups: FormGroup,
    private readonly opening: OpenMarking,
    private readonly theory: MarkTheory,
    private readonly monitorView: MonitorView,
  ) {}

  @Endpoint(markingRoutes.markingSessions)
  async sessions({ query }: In<'markingSessions'>): Out<'markingSessions'> {
    return { sessions: await this.views.list(query.roundId) };
  }

  @Endpoint(markingRoutes.markingSession)
  session({ params }: In<'markingSession'>): Out<'markingSession'> {
    return this.views.detail(params.sessionId);
  }

  @Endpoint(markingRoutes.planChoices)
  async planChoices({ params }: In<'planChoices'>): Out<'planChoices'> {
    const choices = await this.plans.choices(params.sessionId);
    return { tasks: choices.map(({ task, weightPercent }) => ({ ...task, weightPercent })), sets: (await this.plans.sets(params.sessionId)).map(setViewOf) };
  }

  @Endpoint(markingRoutes.savePlan)
  async savePlan({ params, body }: In<'savePlan'>, actor: Actor): Out<'savePlan'> {
    await this.plans.run(actor, params.sessionId, body);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(markingRoutes.examinerChoices)
  async examinerChoices({ params }: In<'examinerChoices'>): Out<'examinerChoices'> {
    return { examiners: await this.groups.choices(params.sessionId) };
  }

  @Endpoint(markingRoutes.formGroup)
  async formGroup({ params, body }: In<'formGroup'>, actor: Actor): Out<'formGroup'> {
    return this.views.group(await this.groups.form(actor, params.sessionId, body));
  }

  @Endpoint(markingRoutes.changeGroup)
  async changeGroup({ params, body }: In<'changeGroup'>, actor: Actor): Out<'changeGroup'> {
    await this.groups.change(actor, params.groupId, body);
    return this.views.group(params.groupId);
  }

  @Endpoint(markingRoutes.dissolveGroup)
  async dissolveGroup({ params, body }: In<'dissolveGroup'>, actor: Actor): Out<'dissolveGroup'> {
    await this.groups.dissolve(actor, params.groupId, body.reason);
    return { groupId: params.groupId };
  }

  @Endpoint(markingRoutes.openMarking)
  async openMarking({ params, body }: In<'openMarking'>, actor: Actor): Out<'openMarking'> {
    await this.opening.run(actor, params.sessionId, body.early);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(markingRoutes.performances)
  async performances({ params, query }: In<'performances'>): Out<'performances'> {
    return { performances: await this.views.performances(params.sessionId, query.state) };
  }

  @Endpoint(markingRoutes.markTheory)
  markTheory({ params }: In<'markTheory'>, actor: Actor): Out<'markTheory'> {
    return this.theory.run(actor, params.sessionId);
  }

  @Endpoint(markingRoutes.theoryOverview)
  theoryOverview({ params }: In<'theoryOverview'>): Out<'theoryOverview'> {
    return this.views.theory(params.sessionId);
  }

  @Endpoint(markingRoutes.markingMonitor)
  monitor({ params }: In<'markingMonitor'>): Out<'markingMonitor'> {
    return this.monitorView.of(params.sessionId);
  }
}
