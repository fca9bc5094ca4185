import { Controller } from '@nestjs/common';
import { invigilationRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { GiveCommand } from '../application/give-command';
import { ListWallSessions } from '../application/list-wall-sessions';
import { RoomRecords } from '../application/room-records';
import { ShowCommand } from '../application/show-command';
import { ShowTimeline } from '../application/show-timeline';

type In<K extends keyof typeof invigilationRoutes> = InputOf<(typeof invigilationRoutes)[K]>;
type Out<K extends keyof typeof invigilationRoutes> = Promise<OutputOf<(typeof invigilationRoutes)[K]>>;

/** The wall's routes: sessions, commands, timelines, room records. */
@Controller()
export class WallController {
  constructor(
    private readonly sessions: ListWallSessions,
    private readonly giving: GiveCommand,
    private readonly showing: ShowCommand,
    private readonly timelines: ShowTimeline,
    private readonly records: RoomRecords,
  ) {}

  @Endpoint(invigilationRoutes.wallSessions)
  async wallSessions(): Out<'wallSessions'> {
    return { sessions: await this.sessions.run() };
  }

  @Endpoint(invigilationRoutes.giveCommand)
  async giveCommand({ params, body }: In<'giveCommand'>, actor: Actor): Out<'giveCommand'> {
    return this.showing.run(await this.giving.run(actor, params.sessionId, body));
  }

  @Endpoint(invigilationRoutes.commands)
  async commands({ params }: In<'commands'>): Out<'commands'> {
    return { commands: await this.showing.ofSession(params.sessionId) };
  }

  @Endpoint(invigilationRoutes.command)
  command({ params }: In<'command'>): Out<'command'> {
    return this.showing.run(params.commandId);
  }

  @Endpoint(invigilationRoutes.timeline)
  async timeline({ params }: In<'timeline'>): Out<'timeline'> {
    return { entries: await this.timelines.run(params.seatingId) };
  }

  @Endpoint(invigilationRoutes.roomRecord)
  roomRecord({ params }: In<'roomRecord'>): Out<'roomRecord'> {
    return this.records.run(params.sessionId, params.roomId);
  }

  @Endpoint(invigilationRoutes.roomRecordPdf)
  roomRecordPdf({ params }: In<'roomRecordPdf'>, actor: Actor): Out<'roomRecordPdf'> {
    return this.records.print(actor, params.sessionId, params.roomId);
  }
}
