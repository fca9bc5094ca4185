import type { SeatChange, SeatFacts, WallDelivery, WallDelta } from '@kaowu/contracts';
import { DeltaBuffer, type RoomChange } from '../domain/delta-buffer';

/** At most this often a room is told of (4 a second). */
export const DELTA_EVERY_MS = 250;

/** What moves with every answer: a signal tells it sooner than a look at the database that began before it. */
const PROGRESS = ['answered', 'lastAnswerAt', 'lastHeardAt'] as const satisfies readonly (keyof SeatFacts)[];

interface RoomFeed {
  readonly buffer: DeltaBuffer;
  seq: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * One session as this server process tells of it: gathers what changes by room, numbers the deltas and sends them, at
 * most four a second for each room. It keeps the last facts of each seat, so that a later look at the database finds
 * what was missed.
 */
export class SessionFeed {
  private readonly rooms = new Map<string, RoomFeed>();
  private readonly seats = new Map<string, SeatFacts>();
  private changes = 0;
  /** At which change each seat was last told of. */
  private readonly changedAt = new Map<string, number>();
  /** Epoch ms of the last use, for forgetting sessions that nobody needs any more. */
  usedAtMs = 0;

  constructor(
    readonly sessionId: string,
    private readonly source: string,
    private readonly now: () => Date,
    private readonly send: (delta: WallDelta) => void,
  ) {}

  /** The numbers of the last deltas sent, by room. */
  get seqs(): Record<string, number> {
    return Object.fromEntries([...this.rooms].map(([roomId, room]) => [roomId, room.seq]));
  }

  /** The last known facts of a seat. */
  seat(seatingId: string): SeatFacts | undefined {
    return this.seats.get(seatingId);
  }

  /** True before the first facts have been put in. */
  get blank(): boolean {
    return this.seats.size === 0;
  }

  /** Puts facts in without telling anybody: what a snapshot has just shown. */
  learn(seats: readonly SeatFacts[]): void {
    for (const seat of seats) this.seats.set(seat.seatingId, seat);
  }

  /** A mark to be taken before a look at the database, and given back with what was read. */
  get mark(): number {
    return this.changes;
  }

  /** True where the seat was told of after the mark: what was read since may be older. */
  changedSince(seatingId: string, mark: number): boolean {
    return (this.changedAt.get(seatingId) ?? 0) > mark;
  }

  /** A change as it was read from the database from `mark` on; progress that was told meanwhile stands. */
  changeAsRead(change: SeatChange, mark: number): void {
    if (!this.changedSince(change.seatingId, mark)) return this.change(change);
    const kept = Object.entries(change).filter(([name]) => !(PROGRESS as readonly string[]).includes(name));
    this.change(Object.fromEntries(kept) as SeatChange);
  }

  /** A seat has changed. A change of room is told in both, for the old one must forget the person. */
  change(change: SeatChange): void {
    const before = this.seats.get(change.seatingId);
    if (!before) return;
    const after: SeatFacts = { ...before, ...(change as Partial<SeatFacts>) };
    this.seats.set(change.seatingId, after);
    this.changedAt.set(change.seatingId, (this.changes += 1));
    this.tell(before.roomId, { seats: [change] });
    if (after.roomId !== before.roomId) this.tell(after.roomId, { seats: [after] });
  }

  /** The session itself has changed: every room is told. */
  changeDelivery(delivery: WallDelivery): void {
    const roomIds = new Set([...this.seats.values()].map((seat) => seat.roomId));
    for (const roomId of roomIds) this.tell(roomId, { delivery });
  }

  /** Puts a change into a room's next delta. */
  tell(roomId: string, change: RoomChange): void {
    const room = this.room(roomId);
    room.buffer.add(change);
    room.timer ??= setTimeout(() => this.flush(roomId, room), DELTA_EVERY_MS).unref();
  }

  /** Sends nothing any more. */
  stop(): void {
    for (const room of this.rooms.values()) clearTimeout(room.timer);
  }

  private room(roomId: string): RoomFeed {
    let room = this.rooms.get(roomId);
    if (!room) {
      room = { buffer: new DeltaBuffer(), seq: 0, timer: undefined };
      this.rooms.set(roomId, room);
    }
    return room;
  }

  private flush(roomId: string, room: RoomFeed): void {
    room.timer = undefined;
    if (room.buffer.empty) return;
    room.seq += 1;
    this.send({
      source: this.source, sessionId: this.sessionId, roomId, seq: room.seq, at: this.now().toISOString(), ...room.buffer.take(),
    });
  }
}
