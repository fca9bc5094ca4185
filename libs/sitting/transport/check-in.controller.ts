import { Controller } from '@nestjs/common';
import { sittingRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { CheckIn } from '../application/check-in';
import { CheckInBoard } from '../application/check-in-board';

type R = typeof sittingRoutes;

@Controller()
export class CheckInController {
  constructor(private readonly boards: CheckInBoard, private readonly checkIns: CheckIn) {}

  @Endpoint(sittingRoutes.myCheckIns)
  async mine(_input: InputOf<R['myCheckIns']>, actor: Actor): Promise<OutputOf<R['myCheckIns']>> {
    return { sessions: await this.boards.mine(actor) };
  }

  @Endpoint(sittingRoutes.checkInBoard)
  board({ params }: InputOf<R['checkInBoard']>, actor: Actor): Promise<OutputOf<R['checkInBoard']>> {
    return this.boards.board(actor, params.sessionId);
  }

  @Endpoint(sittingRoutes.checkIn)
  checkIn({ params, body }: InputOf<R['checkIn']>, actor: Actor): Promise<OutputOf<R['checkIn']>> {
    return this.checkIns.checkIn(actor, params.seatingId, body);
  }

  @Endpoint(sittingRoutes.undoCheckIn)
  undoCheckIn({ params, body }: InputOf<R['undoCheckIn']>, actor: Actor): Promise<OutputOf<R['undoCheckIn']>> {
    return this.checkIns.undoCheckIn(actor, params.seatingId, body.reason);
  }

  @Endpoint(sittingRoutes.markAbsent)
  async markAbsent({ params, body }: InputOf<R['markAbsent']>, actor: Actor): Promise<OutputOf<R['markAbsent']>> {
    return { marked: await this.checkIns.markAbsent(actor, params.sessionId, body.seatingIds) };
  }

  @Endpoint(sittingRoutes.undoAbsent)
  undoAbsent({ params, body }: InputOf<R['undoAbsent']>, actor: Actor): Promise<OutputOf<R['undoAbsent']>> {
    return this.checkIns.undoAbsent(actor, params.seatingId, body.reason);
  }

  @Endpoint(sittingRoutes.moveSeating)
  move({ params, body }: InputOf<R['moveSeating']>, actor: Actor): Promise<OutputOf<R['moveSeating']>> {
    return this.boards.move(actor, params.seatingId, body);
  }
}
