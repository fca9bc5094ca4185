import type { CommandSummary, IncidentView, SeatChange, WallDelivery } from '@kaowu/contracts';

/** What may change of a room between two deltas. */
export interface RoomChange {
  readonly seats?: readonly SeatChange[];
  readonly incidents?: readonly IncidentView[];
  readonly commands?: readonly CommandSummary[];
  readonly delivery?: WallDelivery;
}

/** What is to be told of a room. */
export interface RoomDelta {
  readonly seats: SeatChange[];
  readonly incidents: IncidentView[];
  readonly commands: CommandSummary[];
  readonly delivery: WallDelivery | null;
}

/**
 * Changes of one room that wait for the next delta. Several changes of one seat become one, the later value of a field
 * winning; so a delta never holds more than one entry for a seat, an incident or a command.
 */
export class DeltaBuffer {
  private readonly seats = new Map<string, SeatChange>();
  private readonly incidents = new Map<string, IncidentView>();
  private readonly commands = new Map<string, CommandSummary>();
  private delivery: WallDelivery | null = null;

  /** Takes a change in. */
  add(change: RoomChange): void {
    for (const seat of change.seats ?? []) this.seats.set(seat.seatingId, { ...this.seats.get(seat.seatingId), ...seat });
    for (const incident of change.incidents ?? []) this.incidents.set(incident.id, incident);
    for (const command of change.commands ?? []) this.commands.set(command.id, command);
    if (change.delivery) this.delivery = change.delivery;
  }

  /** True where there is nothing to tell. */
  get empty(): boolean {
    return this.seats.size === 0 && this.incidents.size === 0 && this.commands.size === 0 && this.delivery === null;
  }

  /** What is to be told, and forgets it. */
  take(): RoomDelta {
    const delta: RoomDelta = {
      seats: [...this.seats.values()],
      incidents: [...this.incidents.values()],
      commands: [...this.commands.values()],
      delivery: this.delivery,
    };
    this.seats.clear();
    this.incidents.clear();
    this.commands.clear();
    this.delivery = null;
    return delta;
  }
}
