import { Controller } from '@nestjs/common';
import { markingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { SignInThrottle } from '@kaowu/identity';
import { Endpoint, Refusal, type Actor, type Connection } from '@kaowu/platform';
import { Recusals } from '../application/recusals';

type In<K extends keyof typeof markingRoutes> = InputOf<(typeof markingRoutes)[K]>;
type Out<K extends keyof typeof markingRoutes> = Promise<OutputOf<(typeof markingRoutes)[K]>>;

/** Wrong tickets or numbers from one address in a quarter of an hour; a queue of candidates at one gateway passes. */
const MAX_MISSES = 40;

/** A candidate's right to know the examiners and to ask for recusal; guessing tickets and numbers is slowed down. */
@Controller()
export class MarkingCandidateController {
  constructor(
    private readonly recusals: Recusals,
    private readonly throttle: SignInThrottle,
  ) {}

  @Endpoint(markingRoutes.candidateExaminers)
  candidateExaminers({ body }: In<'candidateExaminers'>, _actor: Actor, connection: Connection): Out<'candidateExaminers'> {
    return this.guarded(connection, body.ticketNo, () => this.recusals.examinersOf(body.ticketNo, body.idNumber));
  }

  @Endpoint(markingRoutes.candidateRecusal)
  async candidateRecusal({ body }: In<'candidateRecusal'>, actor: Actor, connection: Connection): Out<'candidateRecusal'> {
    const askedAt = await this.guarded(connection, body.ticketNo, () => this.recusals.askAsCandidate(actor, body));
    return { askedAt: askedAt.toISOString() };
  }

  /** A wrong proof counts as a failure of this address and of this ticket. Problem: `sign-in.locked`. */
  private async guarded<T>(connection: Connection, ticketNo: string, act: () => Promise<T>): Promise<T> {
    const keys = [`recusal-ip:${connection.ip}`, `recusal-ticket:${ticketNo}`] as const;
    await this.throttle.check(keys[0], MAX_MISSES);
    await this.throttle.check(keys[1]);
    try {
      return await act();
    } catch (error) {
      if (error instanceof Refusal && error.problem.code === 'candidate.not-found') for (const key of keys) await this.throttle.failed(key);
      throw error;
    }
  }
}
