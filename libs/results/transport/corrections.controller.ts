import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { WithdrawRun } from '../application/withdraw-run';

type In<R extends keyof typeof resultsRoutes> = InputOf<(typeof resultsRoutes)[R]>;
type Out<R extends keyof typeof resultsRoutes> = Promise<OutputOf<(typeof resultsRoutes)[R]>>;

/** The way back from a run of results. */
@Controller()
export class CorrectionsController {
  constructor(private readonly withdrawing: WithdrawRun) {}

  @Endpoint(resultsRoutes.withdrawRun)
  withdraw({ params, body }: In<'withdrawRun'>, actor: Actor): Out<'withdrawRun'> {
    return this.withdrawing.run(actor, params.runId, body.reason);
  }
}
