import { Controller } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf } from '@kaowu/contracts';
import { SignInThrottle } from '@kaowu/identity';
import { Endpoint, Refusal } from '@kaowu/platform';
import type { Actor, Connection } from '@kaowu/platform';
import { Notices } from '../application/notices';
import { Objections } from '../application/objections';
import { PublicViews } from '../application/public-views';

type In<R extends keyof typeof resultsRoutes> = InputOf<(typeof resultsRoutes)[R]>;
type Out<R extends keyof typeof resultsRoutes> = Promise<OutputOf<(typeof resultsRoutes)[R]>>;

/** Wrong tickets or numbers from one address in a quarter of an hour; a queue of candidates at one gateway passes. */
const MAX_MISSES = 40;

/** The public side of results, and the notices on its board. */
@Controller()
export class PublicResultsController {
  constructor(
    private readonly views: PublicViews,
    private readonly objections: Objections,
    private readonly notices: Notices,
    private readonly throttle: SignInThrottle,
  ) {}

  @Endpoint(resultsRoutes.board)
  board(): Out<'board'> {
    return this.views.board();
  }

  @Endpoint(resultsRoutes.publication)
  publication({ params }: In<'publication'>): Out<'publication'> {
    return this.views.publication(params.publicationId);
  }

  @Endpoint(resultsRoutes.ownResult)
  ownResult({ body }: In<'ownResult'>, _actor: Actor, { ip }: Connection): Out<'ownResult'> {
    return this.slowed(ip, body.ticketNo, () => this.views.ownResult(body.ticketNo, body.idNumber));
  }

  @Endpoint(resultsRoutes.raiseObjection)
  raise({ body }: In<'raiseObjection'>, actor: Actor, { ip }: Connection): Out<'raiseObjection'> {
    return this.slowed(ip, body.ticketNo, () => this.objections.raise(actor, body));
  }

  @Endpoint(resultsRoutes.publishNotice)
  publish({ body }: In<'publishNotice'>, actor: Actor): Out<'publishNotice'> {
    return this.notices.publish(actor, body);
  }

  @Endpoint(resultsRoutes.withdrawNotice)
  withdraw({ params, body }: In<'withdrawNotice'>, actor: Actor): Out<'withdrawNotice'> {
    return this.notices.withdraw(actor, params.noticeId, body.reason);
  }

  /** Slows the guessing of tickets and ID numbers, by address and by ticket. */
  private async slowed<T>(ip: string, ticketNo: string, answer: () => Promise<T>): Promise<T> {
    const keys = [`result-ip:${ip}`, `result-ticket:${ticketNo}`];
    await this.throttle.check(keys[0] as string, MAX_MISSES);
    await this.throttle.check(keys[1] as string);
    try {
      return await answer();
    } catch (error) {
      if (error instanceof Refusal && error.problem.code === 'results.not-found-public') {
        for (const key of keys) await this.throttle.failed(key);
      }
      throw error;
    }
  }
}
