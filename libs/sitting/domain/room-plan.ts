import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { FixtureKind, PlaceKind, Problem, VenueRoomView } from '@kaowu/contracts';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A place as it is drawn; `id` is null for a new one. */
export interface DrawnPlace extends Cell {
  readonly id: string | null;
  readonly label: string;
  readonly kind: PlaceKind;
}

/** A place as it stands, with what binds it. */
export interface StandingPlace extends Cell {
  readonly id: string;
  readonly label: string;
  readonly kind: PlaceKind;
  /** A coming session has seated somebody here: number and kind stay until that is over. */
  readonly seated: boolean;
  /** Somebody once sat here: the records name the place, so that it cannot go. */
  readonly used: boolean;
}

/** A whole drawing of a room. */
export interface RoomDrawing {
  readonly rows: number;
  readonly columns: number;
  readonly places: readonly DrawnPlace[];
  readonly fixtures: readonly (Cell & { readonly kind: FixtureKind })[];
}

/** What a drawing changes. */
export interface RoomChange {
  readonly added: readonly DrawnPlace[];
  readonly changed: readonly (DrawnPlace & { readonly id: string })[];
  readonly removed: readonly StandingPlace[];
}

const keyOf = ({ row, column }: Cell): string => `${row}/${column}`;

/**
 * Whether a room may be drawn so, and what that changes. A place keeps its id and with it its records, wherever it is
 * moved. Doors stand in walls (row or column 0, or one past the last), cameras anywhere free. Problems:
 * `room.cell-outside`, `room.cell-taken`, `room.door-in-room`, `room.label-doubled`, `room.kind-mixed`,
 * `room.no-places`, `room.place-unknown`, `place.in-use`, `place.has-history` (D36; a candidate's seat number is on
 * the printed ticket).
 */
export function decideDrawing(kind: VenueRoomView['kind'], standing: readonly StandingPlace[], drawing: RoomDrawing): Decision<RoomChange, Problem> {
  const unsound = cellFault(drawing) ?? placeFault(kind, drawing.places);
  if (unsound) return refuse(unsound);
  const before = new Map(standing.map((place) => [place.id, place] as const));
  const kept = new Map<string, DrawnPlace & { readonly id: string }>();
  const added: DrawnPlace[] = [];
  for (const place of drawing.places) {
    const { id } = place;
    if (id === null) added.push(place);
    else if (!before.has(id) || kept.has(id)) return refuse({ code: 'room.place-unknown', params: { label: place.label } });
    else kept.set(id, { ...place, id });
  }
  const bound = standing.map((place) => boundFault(place, kept.get(place.id))).find((fault) => fault !== null);
  if (bound) return refuse(bound);
  const changed = [...kept.values()].filter((place) => {
    const old = before.get(place.id);
    return old && (keyOf(old) !== keyOf(place) || old.label !== place.label || old.kind !== place.kind);
  });
  return grant({ added, changed, removed: standing.filter((place) => !kept.has(place.id)) });
}

/** What is wrong with where things stand, or null. */
function cellFault({ rows, columns, places, fixtures }: RoomDrawing): Problem | null {
  const taken = new Set<string>();
  const inRoom = ({ row, column }: Cell): boolean => row >= 1 && column >= 1 && row <= rows && column <= columns;
  for (const place of places) {
    if (!inRoom(place)) return { code: 'room.cell-outside', params: { label: place.label } };
  }
  for (const fixture of fixtures) {
    if (fixture.row > rows + 1 || fixture.column > columns + 1) return { code: 'room.cell-outside', params: { label: fixture.kind } };
    if (fixture.kind === 'door' && inRoom(fixture)) return { code: 'room.door-in-room' };
  }
  for (const cell of [...places, ...fixtures]) {
    if (taken.has(keyOf(cell))) return { code: 'room.cell-taken', params: { row: cell.row, column: cell.column } };
    taken.add(keyOf(cell));
  }
  return null;
}

/** What is wrong with the places themselves, or null. */
function placeFault(kind: VenueRoomView['kind'], places: readonly DrawnPlace[]): Problem | null {
  const labels = new Set<string>();
  for (const { label, kind: placeKind } of places) {
    if (labels.has(label)) return { code: 'room.label-doubled', params: { label } };
    labels.add(label);
    if (placeKind === (kind === 'computer' ? 'station' : 'seat')) return { code: 'room.kind-mixed', params: { label } };
  }
  return places.every((place) => place.kind === 'spare') ? { code: 'room.no-places' } : null;
}

function boundFault(place: StandingPlace, drawn: DrawnPlace | undefined): Problem | null {
  const params = { label: place.label };
  if (place.seated && (!drawn || drawn.label !== place.label || drawn.kind !== place.kind)) return { code: 'place.in-use', params };
  return place.used && !drawn ? { code: 'place.has-history', params } : null;
}
