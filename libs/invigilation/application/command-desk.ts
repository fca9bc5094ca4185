import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Database } from '@kaowu/platform';
import { RoomCommands, type CommandDesk } from '@kaowu/delivery';
import { markAcknowledged, markDelivered, pendingMessages } from '../persistence/command-rows';
import { WallHub } from './wall-hub';

/** The end of the line between wall and candidates' pages: what they have not received, and that they have. */
@Injectable()
export class WallCommandDesk implements CommandDesk, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly commands: RoomCommands,
    private readonly hub: WallHub,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.commands.register(this);
  }

  /** Messages that the page has not acknowledged, oldest first; they count as delivered with this answer. */
  async pending(attemptId: string): Promise<readonly { commandId: string; text: string; at: Date }[]> {
    const delivered = await markDelivered(this.db, attemptId, this.clock.now());
    for (const { session_id: sessionId, command_id: commandId } of delivered) this.hub.commandChanged(sessionId, commandId);
    return pendingMessages(this.db, attemptId);
  }

  /** The page has the command; a repeat changes nothing. Committed before it resolves. */
  async seen(attemptId: string, commandId: string, at: Date): Promise<void> {
    const sessionId = await markAcknowledged(this.db, attemptId, commandId, at);
    if (sessionId !== null) this.hub.commandChanged(sessionId, commandId);
  }
}
