import { WebSocketGateway } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { deliverySocketEvents, type AckOf, type PayloadOf } from '@kaowu/contracts';
import { Authenticator, ContractGateway, Listen, Sockets, type Caller } from '@kaowu/platform';
import { claimsOf } from '../application/claims';
import { HandIn } from '../application/hand-in';
import { RoomAttendance } from '../application/room-attendance';
import { attemptRoom, readyRoom, ROOM_NAMESPACE } from '../application/room-channel';
import { TakeAnswers } from '../application/take-answers';
import { RoomDuty } from './room-duty';

type In<K extends keyof typeof deliverySocketEvents> = PayloadOf<(typeof deliverySocketEvents)[K]>;
type Ack<K extends keyof typeof deliverySocketEvents> = Promise<AckOf<(typeof deliverySocketEvents)[K]>>;

/** The live connection of candidates' pages. */
@WebSocketGateway({ namespace: ROOM_NAMESPACE })
export class RoomGateway extends ContractGateway {
  constructor(
    authenticator: Authenticator,
    sockets: Sockets,
    private readonly attendance: RoomAttendance,
    private readonly answers: TakeAnswers,
    private readonly handIns: HandIn,
    private readonly duty: RoomDuty,
  ) {
    super(authenticator, sockets);
  }

  override afterInit(namespace: Namespace): void {
    super.afterInit(namespace);
    this.duty.start();
  }

  protected override async onConnect({ socket, actor }: Caller): Promise<void> {
    await socket.join(attemptRoom(claimsOf(actor).attemptId));
    this.attendance.arrived(actor);
  }

  protected override onDisconnect({ actor }: Caller): Promise<void> {
    this.attendance.left(actor);
    return Promise.resolve();
  }

  @Listen(deliverySocketEvents.joinRoom)
  async joinRoom(_payload: In<'joinRoom'>, { socket, actor }: Caller): Ack<'joinRoom'> {
    const state = await this.attendance.stateOf(actor);
    // Whoever has signed hears the start; asked again after the answer so that a start in between is not missed.
    if (state.statement.signedAt && state.clock.state === 'waiting') {
      await socket.join(readyRoom(state.sessionId));
      return this.attendance.stateOf(actor);
    }
    return state;
  }

  @Listen(deliverySocketEvents.saveAnswer)
  saveAnswer(event: In<'saveAnswer'>, { actor }: Caller): Ack<'saveAnswer'> {
    return this.answers.one(actor, event);
  }

  @Listen(deliverySocketEvents.saveBatch)
  saveBatch({ events }: In<'saveBatch'>, { actor }: Caller): Ack<'saveBatch'> {
    return this.answers.many(actor, events);
  }

  @Listen(deliverySocketEvents.handInNow)
  handInNow(payload: In<'handInNow'>, { actor }: Caller): Ack<'handInNow'> {
    return this.handIns.run(actor, payload);
  }

  @Listen(deliverySocketEvents.commandSeen)
  async commandSeen({ commandId }: In<'commandSeen'>, { actor }: Caller): Ack<'commandSeen'> {
    return { seenAt: (await this.attendance.confirm(actor, commandId)).toISOString() };
  }
}
