import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { OpenRound } from '../application/open-round';
import { Rounds } from '../application/rounds';
import { SessionViews } from '../application/session-views';
import { StepRound } from '../application/step-round';

type R = typeof sittingRoutes;

@Controller()
export class RoundsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly openRound: OpenRound,
    private readonly stepRound: StepRound,
    private readonly sessions: SessionViews,
  ) {}

  @Endpoint(sittingRoutes.listRounds)
  async list(): Promise<OutputOf<R['listRounds']>> {
    return { rounds: await this.rounds.views() };
  }

  @Endpoint(sittingRoutes.openRound)
  async open({ body }: InputOf<R['openRound']>, actor: Actor): Promise<OutputOf<R['openRound']>> {
    return this.rounds.view(await this.openRound.run(actor, body));
  }

  @Endpoint(sittingRoutes.roundDetail)
  async detail({ params }: InputOf<R['roundDetail']>): Promise<OutputOf<R['roundDetail']>> {
    return { round: await this.rounds.view(params.roundId), openPoints: await this.sessions.roundOpenPoints(params.roundId) };
  }

  @Endpoint(sittingRoutes.announceRound)
  async announce({ params, body }: InputOf<R['announceRound']>, actor: Actor): Promise<OutputOf<R['announceRound']>> {
    await this.stepRound.announce(actor, params.roundId, body.text);
    return this.rounds.view(params.roundId);
  }

  @Endpoint(sittingRoutes.confirmRound)
  async confirm({ params, body }: InputOf<R['confirmRound']>, actor: Actor): Promise<OutputOf<R['confirmRound']>> {
    await this.stepRound.confirm(actor, params.roundId, body.reason);
    return this.rounds.view(params.roundId);
  }

  @Endpoint(sittingRoutes.finishRound)
  async finish({ params, body }: InputOf<R['finishRound']>, actor: Actor): Promise<OutputOf<R['finishRound']>> {
    await this.stepRound.finish(actor, params.roundId, body.reason);
    return this.rounds.view(params.roundId);
  }

  @Endpoint(sittingRoutes.publicRounds)
  async announced(): Promise<OutputOf<R['publicRounds']>> {
    return { rounds: (await this.rounds.views()).filter((r) => r.state !== 'planned') };
  }
}
