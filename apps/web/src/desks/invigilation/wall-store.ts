import type { CommandSummary, IncidentView, SeatChange, SeatFacts, WallBeat, WallDelta, WallDelivery, WallSnapshot } from '@kaowu/contracts';

/** What the wall holds: the snapshot with every delta since. */
export interface WallState {
  readonly snapshot: WallSnapshot;
  readonly delivery: WallDelivery;
  readonly seats: ReadonlyMap<string, SeatFacts>;
  readonly incidents: ReadonlyMap<string, IncidentView>;
  readonly commands: ReadonlyMap<string, CommandSummary>;
  /** The last number heard of each server process and room ("source/room"). */
  readonly seqs: ReadonlyMap<string, number>;
}

/** What the browser keeps between messages. Deltas of the last seconds are kept, for a snapshot may be overtaken. */
export interface WallStore {
  readonly wall: WallState | null;
  readonly recent: readonly WallDelta[];
}

export const emptyStore: WallStore = { wall: null, recent: [] };

/** How long a delta is kept to be applied again over a snapshot that was on its way. */
const KEEP_MS = 15_000;
/** Clocks of several server processes may differ by about this. */
const SKEW_MS = 1_000;

const key = (source: string, roomId: string): string => `${source}/${roomId}`;

function mergeSeats(seats: ReadonlyMap<string, SeatFacts>, changes: readonly SeatChange[]): ReadonlyMap<string, SeatFacts> {
  if (changes.length === 0) return seats;
  const next = new Map(seats);
  for (const change of changes) {
    const held = next.get(change.seatingId);
    // A fact left out has not changed; `undefined` never stands for a value.
    if (held) next.set(change.seatingId, { ...held, ...(change as Partial<SeatFacts>) });
  }
  return next;
}

function mergeById<T extends { readonly id: string }>(held: ReadonlyMap<string, T>, changes: readonly T[]): ReadonlyMap<string, T> {
  return changes.length === 0 ? held : new Map([...held, ...changes.map((one) => [one.id, one] as const)]);
}

function apply(wall: WallState, delta: WallDelta): WallState {
  return {
    ...wall,
    delivery: delta.delivery ?? wall.delivery,
    seats: mergeSeats(wall.seats, delta.seats),
    incidents: mergeById(wall.incidents, delta.incidents),
    commands: mergeById(wall.commands, delta.commands),
    seqs: new Map(wall.seqs).set(key(delta.source, delta.roomId), delta.seq),
  };
}

/** Begins anew from a snapshot, with the deltas that overtook it. */
export function takeSnapshot(store: WallStore, snapshot: WallSnapshot): WallStore {
  const at = Date.parse(snapshot.serverNow);
  const fresh: WallState = {
    snapshot,
    delivery: snapshot.delivery,
    seats: new Map(snapshot.seats.map((seat) => [seat.seatingId, seat])),
    incidents: new Map(snapshot.incidents.map((one) => [one.id, one])),
    commands: new Map(snapshot.commands.map((one) => [one.id, one])),
    seqs: new Map(Object.entries(snapshot.seqs).map(([roomId, seq]) => [key(snapshot.source, roomId), seq])),
  };
  const overtook = store.recent.filter((delta) =>
    delta.sessionId === snapshot.session.id &&
    (delta.source === snapshot.source ? delta.seq > (snapshot.seqs[delta.roomId] ?? 0) : Date.parse(delta.at) >= at - SKEW_MS));
  return { wall: overtook.reduce(apply, fresh), recent: store.recent };
}

/** What to do after a message. */
export interface Taken {
  readonly store: WallStore;
  /** True where a number is missing: ask for a snapshot. */
  readonly gap: boolean;
}

/** Takes a delta in; one heard twice changes nothing, a missing number before it is a gap. */
export function takeDelta(store: WallStore, delta: WallDelta): Taken {
  const since = Date.parse(delta.at) - KEEP_MS;
  const recent = [...store.recent.filter((one) => Date.parse(one.at) >= since), delta];
  if (store.wall === null) return { store: { wall: null, recent }, gap: false };
  const last = store.wall.seqs.get(key(delta.source, delta.roomId));
  if (last !== undefined && delta.seq <= last) return { store, gap: false };
  return { store: { wall: apply(store.wall, delta), recent }, gap: last !== undefined && delta.seq > last + 1 };
}

/** True where the server has said more than was heard. */
export function missesAny(store: WallStore, beat: WallBeat): boolean {
  const { wall } = store;
  if (wall === null) return false;
  return wall.snapshot.rooms.some((room) => {
    const last = wall.seqs.get(key(beat.source, room.id));
    return last !== undefined && (beat.seqs[room.id] ?? 0) > last;
  });
}
