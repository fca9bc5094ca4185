import { Injectable } from '@nestjs/common';
import type { RoomState } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import type { Actor } from '@kaowu/platform';
import { claimsOf } from './claims';
import { Presence } from './presence';
import { RoomChannel } from './room-channel';
import { RoomCommands } from './room-commands';
import { RoomStates } from './room-states';

/** Who is in the room: arriving, leaving, and what an arriving page must know. */
@Injectable()
export class RoomAttendance {
  constructor(
    private readonly presence: Presence,
    private readonly room: RoomChannel,
    private readonly states: RoomStates,
    private readonly commands: RoomCommands,
    private readonly clock: Clock,
  ) {}

  /** A page of the candidate has connected. */
  arrived(actor: Actor): void {
    if (this.presence.connected(claimsOf(actor))) this.signal(actor, 'connected');
  }

  /** A page of the candidate is gone. */
  left(actor: Actor): void {
    if (this.presence.disconnected(claimsOf(actor))) this.signal(actor, 'disconnected');
  }

  private signal(actor: Actor, kind: 'connected' | 'disconnected'): void {
    const { attemptId, sessionId, seatingId } = claimsOf(actor);
    this.room.signal({ id: attemptId, session_id: sessionId, seating_id: seatingId }, kind, this.clock.now());
  }

  /** Everything that the page needs. */
  stateOf(actor: Actor): Promise<RoomState> {
    return this.states.of(actor);
  }

  /** The page has received a command; resolves when that is kept. */
  async confirm(actor: Actor, commandId: string): Promise<Date> {
    const at = this.clock.now();
    await this.commands.seen(claimsOf(actor).attemptId, commandId, at);
    return at;
  }
}
