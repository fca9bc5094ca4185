import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint } from '@kaowu/platform';
import { DutyPlan, type PlanSpan } from '../application/duty-plan';
import { dayAfter, midnight } from './days';

type R = typeof sittingRoutes;

const spanOf = ({ from, to }: { from: string; to: string }): PlanSpan => ({ from: midnight(from), to: dayAfter(to) });

@Controller()
export class DutyPlanController {
  constructor(private readonly plan: DutyPlan) {}

  @Endpoint(sittingRoutes.dutyPlan)
  async show({ query }: InputOf<R['dutyPlan']>): Promise<OutputOf<R['dutyPlan']>> {
    return { sessions: await this.plan.of(spanOf(query)) };
  }

  @Endpoint(sittingRoutes.dutyPlanPdf)
  print({ query }: InputOf<R['dutyPlanPdf']>): Promise<OutputOf<R['dutyPlanPdf']>> {
    return this.plan.print(spanOf(query), query.from === query.to ? query.from : `${query.from} 至 ${query.to}`);
  }
}
