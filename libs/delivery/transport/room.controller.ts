import { Controller } from '@nestjs/common';
import { deliveryRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, SEAT_COOKIE, type Actor, type Connection } from '@kaowu/platform';
import { Sessions } from '@kaowu/identity';
import { HandIn } from '../application/hand-in';
import { OpenPaper } from '../application/open-paper';
import { RoomStates } from '../application/room-states';
import { SignInCandidate } from '../application/sign-in';
import { SignStatement } from '../application/sign-statement';
import { TakeAnswers } from '../application/take-answers';

type In<K extends keyof typeof deliveryRoutes> = InputOf<(typeof deliveryRoutes)[K]>;
type Out<K extends keyof typeof deliveryRoutes> = Promise<OutputOf<(typeof deliveryRoutes)[K]>>;

/** Coming in and going out of the candidate's room. */
@Controller()
export class RoomDoorController {
  constructor(
    private readonly signIns: SignInCandidate,
    private readonly statements: SignStatement,
    private readonly states: RoomStates,
    private readonly sessions: Sessions,
  ) {}

  @Endpoint(deliveryRoutes.signIn)
  async signIn({ body }: In<'signIn'>, _actor: Actor, connection: Connection): Out<'signIn'> {
    const { token, maxAgeSeconds, actor } = await this.signIns.run(body.ticketNo, body.idNumber);
    connection.setCookie(SEAT_COOKIE, token, maxAgeSeconds);
    return { token, state: await this.states.of(actor) };
  }

  @Endpoint(deliveryRoutes.signOut)
  async signOut(_input: In<'signOut'>, actor: Actor, connection: Connection): Out<'signOut'> {
    if (actor.sessionId) await this.sessions.close(actor.sessionId);
    connection.clearCookie(SEAT_COOKIE);
    return { done: true };
  }

  @Endpoint(deliveryRoutes.signStatement)
  async signStatement({ body }: In<'signStatement'>, actor: Actor): Out<'signStatement'> {
    await this.statements.run(actor, body.version);
    return this.states.of(actor);
  }
}

/** What happens inside the candidate's room over HTTP. */
@Controller()
export class RoomController {
  constructor(
    private readonly states: RoomStates,
    private readonly papers: OpenPaper,
    private readonly answers: TakeAnswers,
    private readonly handIns: HandIn,
  ) {}

  @Endpoint(deliveryRoutes.roomState)
  roomState(_input: In<'roomState'>, actor: Actor): Out<'roomState'> {
    return this.states.of(actor);
  }

  @Endpoint(deliveryRoutes.roomPaper)
  roomPaper(_input: In<'roomPaper'>, actor: Actor): Out<'roomPaper'> {
    return this.papers.run(actor);
  }

  @Endpoint(deliveryRoutes.roomMedium)
  roomMedium({ params }: In<'roomMedium'>, actor: Actor): Out<'roomMedium'> {
    return this.papers.medium(actor, params.name);
  }

  @Endpoint(deliveryRoutes.saveAnswers)
  saveAnswers({ body }: In<'saveAnswers'>, actor: Actor): Out<'saveAnswers'> {
    return this.answers.many(actor, body.events);
  }

  @Endpoint(deliveryRoutes.handIn)
  handIn({ body }: In<'handIn'>, actor: Actor): Out<'handIn'> {
    return this.handIns.run(actor, body);
  }
}
