import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { AssignStaff } from '../application/assign-staff';
import { AttachPaperSet } from '../application/attach-paper-set';
import { GiveSeats } from '../application/give-seats';
import { PlanSession } from '../application/plan-session';
import { SessionState } from '../application/session-state';
import { SessionViews } from '../application/session-views';
import { dayAfter, midnight } from './days';

type R = typeof sittingRoutes;

@Controller()
export class SessionsController {
  constructor(
    private readonly views: SessionViews,
    private readonly planning: PlanSession,
    private readonly staff: AssignStaff,
    private readonly papers: AttachPaperSet,
    private readonly state: SessionState,
    private readonly seats: GiveSeats,
  ) {}

  @Endpoint(sittingRoutes.listSessions)
  async list({ query }: InputOf<R['listSessions']>): Promise<OutputOf<R['listSessions']>> {
    const [from, to] = [query.from && midnight(query.from), query.to && dayAfter(query.to)];
    return { sessions: await this.views.list({ roundId: query.roundId, ...(from ? { from } : {}), ...(to ? { to } : {}) }) };
  }

  @Endpoint(sittingRoutes.planSession)
  async plan({ params, body }: InputOf<R['planSession']>, actor: Actor): Promise<OutputOf<R['planSession']>> {
    return this.views.detail(await this.planning.plan(actor, params.roundId, body));
  }

  @Endpoint(sittingRoutes.changeSession)
  async change({ params, body }: InputOf<R['changeSession']>, actor: Actor): Promise<OutputOf<R['changeSession']>> {
    await this.planning.change(actor, params.sessionId, body);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.sessionDetail)
  detail({ params }: InputOf<R['sessionDetail']>): Promise<OutputOf<R['sessionDetail']>> {
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.staffChoices)
  choices({ params }: InputOf<R['staffChoices']>): Promise<OutputOf<R['staffChoices']>> {
    return this.staff.choices(params.sessionId);
  }

  @Endpoint(sittingRoutes.assignStaff)
  async assign({ params, body }: InputOf<R['assignStaff']>, actor: Actor): Promise<OutputOf<R['assignStaff']>> {
    await this.staff.run(actor, params.sessionId, body);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.attachPaperSet)
  async attach({ params, body }: InputOf<R['attachPaperSet']>, actor: Actor): Promise<OutputOf<R['attachPaperSet']>> {
    await this.papers.run(actor, params.sessionId, body.paperSetId);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.markReady)
  async ready({ params }: InputOf<R['markReady']>, actor: Actor): Promise<OutputOf<R['markReady']>> {
    await this.state.ready(actor, params.sessionId);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.backToPlanning)
  async replan({ params, body }: InputOf<R['backToPlanning']>, actor: Actor): Promise<OutputOf<R['backToPlanning']>> {
    await this.state.replan(actor, params.sessionId, body.reason);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.closeSession)
  async close({ params, body }: InputOf<R['closeSession']>, actor: Actor): Promise<OutputOf<R['closeSession']>> {
    await this.state.close(actor, params.sessionId, body.reason);
    return this.views.detail(params.sessionId);
  }

  @Endpoint(sittingRoutes.listSeatings)
  async seatings({ params }: InputOf<R['listSeatings']>): Promise<OutputOf<R['listSeatings']>> {
    return { seatings: await this.views.seatings(params.sessionId) };
  }

  @Endpoint(sittingRoutes.seatAll)
  seatAll({ params, body }: InputOf<R['seatAll']>, actor: Actor): Promise<OutputOf<R['seatAll']>> {
    return this.seats.all(actor, params.sessionId, body);
  }

  @Endpoint(sittingRoutes.seatByHand)
  seatByHand({ params, body }: InputOf<R['seatByHand']>, actor: Actor): Promise<OutputOf<R['seatByHand']>> {
    return this.seats.byHand(actor, params.sessionId, body);
  }

  @Endpoint(sittingRoutes.clearSeats)
  async clear({ params, body }: InputOf<R['clearSeats']>, actor: Actor): Promise<OutputOf<R['clearSeats']>> {
    return { cleared: await this.seats.clear(actor, params.sessionId, body.reason) };
  }
}
