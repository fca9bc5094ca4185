import { Injectable } from '@nestjs/common';

/** Messages and acknowledgements of commands; the lib that gives commands provides it. */
export interface CommandDesk {
  /** Messages for this attempt that its page has not confirmed yet, oldest first. */
  pending(attemptId: string): Promise<readonly { commandId: string; text: string; at: Date }[]>;
  /** The attempt's page has received the command. Called at least once; must be durable before it resolves. */
  seen(attemptId: string, commandId: string, at: Date): Promise<void>;
}

/**
 * Where the lib downstream that gives commands (invigilation) hooks in, so that a page that was away gets what it
 * missed and its acknowledgement is kept before it is answered. Without a desk there are no messages.
 */
@Injectable()
export class RoomCommands {
  private desk: CommandDesk | null = null;

  /** Called once when the module comes up. */
  register(desk: CommandDesk): void {
    this.desk = desk;
  }

  /** Unconfirmed messages of an attempt. */
  async pending(attemptId: string): Promise<readonly { commandId: string; text: string; at: Date }[]> {
    return this.desk ? this.desk.pending(attemptId) : [];
  }

  /** Passes an acknowledgement on. */
  async seen(attemptId: string, commandId: string, at: Date): Promise<void> {
    await this.desk?.seen(attemptId, commandId, at);
  }
}
