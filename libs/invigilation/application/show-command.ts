import { Injectable } from '@nestjs/common';
import type { CommandSummary, CommandView } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import { Sittings } from '@kaowu/sitting';
import { commandsById, commandsOf, deliveriesOf } from '../persistence/command-rows';

/** Commands for reading. */
@Injectable()
export class ShowCommand {
  constructor(private readonly db: Database, private readonly sittings: Sittings) {}

  /** A command with what became of it at each candidate; refuses `record.not-found`. */
  async run(commandId: string): Promise<CommandView> {
    const command = found((await commandsById(this.db, [commandId]))[0]);
    const [deliveries, seatings] = await Promise.all([deliveriesOf(this.db, commandId), this.sittings.seatings(command.sessionId)]);
    const names = new Map(seatings.map((seating) => [seating.id, seating.candidateName]));
    return {
      ...command,
      targets: deliveries.map((row) => ({
        seatingId: row.seating_id, candidateName: names.get(row.seating_id) ?? '', placeLabel: row.place_label, outcome: row.outcome,
        problem: row.problem, deliveredAt: row.delivered_at?.toISOString() ?? null, acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
      })),
    };
  }

  /** All commands of a session, the latest first. */
  ofSession(sessionId: string): Promise<CommandSummary[]> {
    return commandsOf(this.db, sessionId);
  }
}
