import type { DrawnPlace, RoomDrawing, StandingPlace } from './room-plan';
import { decideDrawing } from './room-plan';

const standing = (id: string, row: number, column: number, more: Partial<StandingPlace> = {}): StandingPlace => ({
  id, label: id, row, column, kind: 'seat', seated: false, used: false, ...more,
});
const drawn = (id: string | null, label: string, row: number, column: number, kind: DrawnPlace['kind'] = 'seat'): DrawnPlace => ({ id, label, row, column, kind });
const drawing = (places: readonly DrawnPlace[], more: Partial<RoomDrawing> = {}): RoomDrawing => ({ rows: 2, columns: 3, places, fixtures: [], ...more });
const codeOf = (before: readonly StandingPlace[], after: RoomDrawing, kind: 'computer' | 'practical' = 'computer'): string => {
  const decision = decideDrawing(kind, before, after);
  return decision.ok ? 'drawn' : decision.problem.code;
};

const A = standing('a', 1, 1);
const B = standing('b', 1, 2);
const SAME = [drawn('a', 'a', 1, 1), drawn('b', 'b', 1, 2)];

describe('drawing a room', () => {
  test.each<[string, readonly StandingPlace[], RoomDrawing, string]>([
    ['the same again', [A, B], drawing(SAME), 'drawn'],
    ['two places change cells', [A, B], drawing([drawn('a', 'a', 1, 2), drawn('b', 'b', 1, 1)]), 'drawn'],
    ['the last cell of the plan', [A], drawing([drawn('a', 'a', 2, 3)]), 'drawn'],
    ['one row past the plan', [A], drawing([drawn('a', 'a', 3, 1)]), 'room.cell-outside'],
    ['one column past the plan', [A], drawing([drawn('a', 'a', 1, 4)]), 'room.cell-outside'],
    ['two places in a cell', [A, B], drawing([drawn('a', 'a', 1, 1), drawn('b', 'b', 1, 1)]), 'room.cell-taken'],
    ['a camera over an empty cell', [A], drawing([drawn('a', 'a', 1, 1)], { fixtures: [{ kind: 'camera', row: 2, column: 2 }] }), 'drawn'],
    ['a camera in a seat', [A], drawing([drawn('a', 'a', 1, 1)], { fixtures: [{ kind: 'camera', row: 1, column: 1 }] }), 'room.cell-taken'],
    ['a door in the front wall', [A], drawing([drawn('a', 'a', 1, 1)], { fixtures: [{ kind: 'door', row: 0, column: 2 }] }), 'drawn'],
    ['a door in the right wall', [A], drawing([drawn('a', 'a', 1, 1)], { fixtures: [{ kind: 'door', row: 1, column: 4 }] }), 'drawn'],
    ['a door beyond the wall', [A], drawing([drawn('a', 'a', 1, 1)], { fixtures: [{ kind: 'door', row: 1, column: 5 }] }), 'room.cell-outside'],
    ['a door amid the room', [A], drawing([drawn('a', 'a', 1, 1)], { fixtures: [{ kind: 'door', row: 2, column: 2 }] }), 'room.door-in-room'],
    ['one label twice', [A], drawing([drawn('a', '01', 1, 1), drawn(null, '01', 1, 2)]), 'room.label-doubled'],
    ['a station in a computer room', [A], drawing([drawn('a', 'a', 1, 1, 'station')]), 'room.kind-mixed'],
    ['spares only', [A], drawing([drawn('a', 'a', 1, 1, 'spare')]), 'room.no-places'],
    ['a place of another room', [A], drawing([drawn('x', 'x', 1, 1)]), 'room.place-unknown'],
    ['one place drawn twice', [A], drawing([drawn('a', 'a', 1, 1), drawn('a', 'b', 1, 2)]), 'room.place-unknown'],
    ['an empty place goes', [A, B], drawing([drawn('a', 'a', 1, 1)]), 'drawn'],
    ['a place with records goes', [A, standing('b', 1, 2, { used: true })], drawing([drawn('a', 'a', 1, 1)]), 'place.has-history'],
    ['a seated place goes', [A, standing('b', 1, 2, { seated: true, used: true })], drawing([drawn('a', 'a', 1, 1)]), 'place.in-use'],
    ['a seated place moves', [A, standing('b', 1, 2, { seated: true })], drawing([drawn('a', 'a', 1, 1), drawn('b', 'b', 2, 2)]), 'drawn'],
    ['a seated place gets another number', [A, standing('b', 1, 2, { seated: true })], drawing([drawn('a', 'a', 1, 1), drawn('b', '09', 1, 2)]), 'place.in-use'],
    ['a seated place becomes a spare', [A, standing('b', 1, 2, { seated: true })], drawing([drawn('a', 'a', 1, 1), drawn('b', 'b', 1, 2, 'spare')]), 'place.in-use'],
  ])('%s', (_, before, after, expected) => expect(codeOf(before, after)).toBe(expected));

  test('a practical room has stations, no seats', () => {
    expect(codeOf([], drawing([drawn(null, '工位1', 1, 1, 'station')]), 'practical')).toBe('drawn');
    expect(codeOf([], drawing([drawn(null, '01', 1, 1)]), 'practical')).toBe('room.kind-mixed');
  });

  test('tells what is new, what changed and what went, and leaves alone what stayed', () => {
    const after = drawing([drawn('a', 'a', 1, 1), drawn('b', 'b', 2, 2), drawn(null, 'd', 2, 3)]);
    const decision = decideDrawing('computer', [A, B, standing('c', 1, 3)], after);
    if (!decision.ok) throw new Error(decision.problem.code);
    expect(decision.value.added.map((p) => p.label)).toEqual(['d']);
    expect(decision.value.changed.map((p) => p.id)).toEqual(['b']);
    expect(decision.value.removed.map((p) => p.id)).toEqual(['c']);
  });
});
