import { Module } from '@nestjs/common';
import { AssemblyModule } from '@kaowu/assembly';
import { BankModule } from '@kaowu/bank';
import { IdentityModule } from '@kaowu/identity';
import { SittingModule } from '@kaowu/sitting';
import { AnswerWriter } from './application/answer-writer';
import { Attempts } from './application/attempts';
import { CloseExpired } from './application/close-expired';
import { CloseSession } from './application/close-session';
import { FindReceipt } from './application/find-receipt';
import { HandIn } from './application/hand-in';
import { OpenPaper } from './application/open-paper';
import { PrepareSession } from './application/prepare-session';
import { Presence } from './application/presence';
import { RoomAttendance } from './application/room-attendance';
import { RoomChannel } from './application/room-channel';
import { RoomCommands } from './application/room-commands';
import { RoomStates } from './application/room-states';
import { SessionView } from './application/session-view';
import { SignInCandidate } from './application/sign-in';
import { SignInDoor } from './application/sign-in-door';
import { SignStatement } from './application/sign-statement';
import { StartSession } from './application/start-session';
import { TakeAnswers } from './application/take-answers';
import { TraceAttempt } from './application/trace-attempt';
import { VerifyAnswers } from './application/verify-answers';
import { OnSessionReady } from './transport/on-session-ready';
import { RoomDoorController, RoomController } from './transport/room.controller';
import { RoomDuty } from './transport/room-duty';
import { RoomGateway } from './transport/room.gateway';
import { DeliverySessionsController } from './transport/sessions.controller';

/** The candidate's room: attempts, their answers and their time. */
@Module({
  imports: [IdentityModule, BankModule, AssemblyModule, SittingModule],
  controllers: [RoomDoorController, RoomController, DeliverySessionsController],
  providers: [
    AnswerWriter, Attempts, CloseExpired, CloseSession, FindReceipt, HandIn, OnSessionReady, OpenPaper, PrepareSession, Presence, RoomAttendance,
    RoomChannel, RoomCommands, RoomDuty, RoomGateway, RoomStates, SessionView, SignInCandidate, SignInDoor, SignStatement,
    StartSession, TakeAnswers, TraceAttempt, VerifyAnswers,
  ],
  exports: [Attempts, RoomCommands, VerifyAnswers, PrepareSession, StartSession, CloseSession, CloseExpired],
})
export class DeliveryModule {}
