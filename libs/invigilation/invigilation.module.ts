import { Module } from '@nestjs/common';
import { DeliveryModule } from '@kaowu/delivery';
import { IdentityModule } from '@kaowu/identity';
import { JournalModule } from '@kaowu/journal';
import { SittingModule } from '@kaowu/sitting';
import { WallCommandDesk } from './application/command-desk';
import { GiveCommand } from './application/give-command';
import { Incidents } from './application/incidents';
import { ListWallSessions } from './application/list-wall-sessions';
import { Manual } from './application/manual';
import { RoomRecords } from './application/room-records';
import { ShowCommand } from './application/show-command';
import { ShowTimeline } from './application/show-timeline';
import { TakeSnapshot } from './application/take-snapshot';
import { Violations } from './application/violations';
import { WallFacts } from './application/wall-facts';
import { WallHub } from './application/wall-hub';
import { IncidentsController } from './transport/incidents.controller';
import { ManualController } from './transport/manual.controller';
import { WallController } from './transport/wall.controller';
import { WallGateway } from './transport/wall.gateway';

/** The supervisors' wall: live view, commands, incidents, room records. */
@Module({
  imports: [IdentityModule, JournalModule, SittingModule, DeliveryModule],
  controllers: [WallController, IncidentsController, ManualController],
  providers: [
    GiveCommand, Incidents, ListWallSessions, Manual, RoomRecords, ShowCommand, ShowTimeline, TakeSnapshot, Violations, WallCommandDesk, WallFacts, WallGateway, WallHub,
  ],
  exports: [GiveCommand, Incidents, RoomRecords, Violations, WallHub],
})
export class InvigilationModule {}
