import type { CallOf, FixtureKind, PlaceKind, sittingRoutes, VenueRoomView } from '@kaowu/contracts';

/** What can be put into a room. */
export type Thing = PlaceKind | FixtureKind;

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A thing in the drawing. `key` names it while it is drawn; `id` is null until it is saved; fixtures have no label. */
export interface Item extends Cell {
  readonly key: string;
  readonly id: string | null;
  readonly thing: Thing;
  readonly label: string;
}

/** A room while it is drawn. Row and column 0 and one past the last are the walls. */
export interface RoomDraft {
  readonly rows: number;
  readonly columns: number;
  readonly items: readonly Item[];
}

export type Line = 'row' | 'column';

/** The largest room, as the contract has it. */
export const MAX_LINES = 60;

export const isPlace = (thing: Thing): thing is PlaceKind => thing !== 'door' && thing !== 'camera';

/** The room as it stands. */
export const draftOf = (room: VenueRoomView): RoomDraft => ({
  rows: room.rows,
  columns: room.columns,
  items: [
    ...room.places.map((p) => ({ key: p.id, id: p.id, thing: p.kind, label: p.label, row: p.row, column: p.column })),
    ...room.fixtures.map((f) => ({ key: `${f.kind}-${f.row}-${f.column}`, id: null, thing: f.kind, label: '', row: f.row, column: f.column })),
  ],
});

/** The drawing as it is sent. */
export const bodyOf = (draft: RoomDraft, version: number): NonNullable<CallOf<typeof sittingRoutes.drawRoom>['body']> => ({
  version,
  rows: draft.rows,
  columns: draft.columns,
  places: draft.items.flatMap(({ id, label, row, column, thing }) => (isPlace(thing) ? [{ id, label, row, column, kind: thing }] : [])),
  fixtures: draft.items.flatMap(({ thing, row, column }) => (isPlace(thing) ? [] : [{ kind: thing, row, column }])),
});

/** What stands in a cell. */
export const itemAt = (draft: RoomDraft, cell: Cell): Item | undefined =>
  draft.items.find((item) => item.row === cell.row && item.column === cell.column);

const inRoom = ({ rows, columns }: RoomDraft, { row, column }: Cell): boolean => row >= 1 && column >= 1 && row <= rows && column <= columns;
const onPlan = ({ rows, columns }: RoomDraft, { row, column }: Cell): boolean => row >= 0 && column >= 0 && row <= rows + 1 && column <= columns + 1;

/** Whether a thing may stand there: places in the room, doors in a wall, cameras anywhere. */
export function suits(draft: RoomDraft, thing: Thing, cell: Cell): boolean {
  if (!onPlan(draft, cell)) return false;
  if (thing === 'camera') return true;
  return thing === 'door' ? !inRoom(draft, cell) : inRoom(draft, cell);
}

const put = (draft: RoomDraft, key: string, change: Partial<Item>): RoomDraft => ({
  ...draft, items: draft.items.map((item) => (item.key === key ? { ...item, ...change } : item)),
});

/** The thing in another cell; what stood there changes cells with it. The same draft where one of them may not. */
export function moveTo(draft: RoomDraft, key: string, cell: Cell): RoomDraft {
  const item = draft.items.find((one) => one.key === key);
  if (!item || !suits(draft, item.thing, cell)) return draft;
  const other = itemAt(draft, cell);
  if (!other || other.key === key) return put(draft, key, { row: cell.row, column: cell.column });
  if (!suits(draft, other.thing, item)) return draft;
  return put(put(draft, key, { row: cell.row, column: cell.column }), other.key, { row: item.row, column: item.column });
}

/** The next free number of a kind of place: "08", "工位8", "备2". */
export function nextLabel(draft: RoomDraft, thing: PlaceKind): string {
  const taken = new Set(draft.items.map((item) => item.label));
  for (let n = 1; ; n++) {
    const label = labelOf(thing, n);
    if (!taken.has(label)) return label;
  }
}

const labelOf = (thing: PlaceKind, n: number): string =>
  thing === 'seat' ? String(n).padStart(2, '0') : thing === 'station' ? `工位${n}` : `备${n}`;

/** A new thing in a cell, or in the first free one; the same draft where there is none. */
export function add(draft: RoomDraft, thing: Thing, key: string, cell: Cell | undefined = freeCell(draft, thing)): RoomDraft {
  if (!cell || !suits(draft, thing, cell) || itemAt(draft, cell)) return draft;
  const item: Item = { key, id: null, thing, label: isPlace(thing) ? nextLabel(draft, thing) : '', row: cell.row, column: cell.column };
  return { ...draft, items: [...draft.items, item] };
}

function freeCell(draft: RoomDraft, thing: Thing): Cell | undefined {
  const first = isPlace(thing) ? 1 : 0;
  for (let row = first; row <= draft.rows + 1 - first; row++) {
    for (let column = first; column <= draft.columns + 1 - first; column++) {
      if (suits(draft, thing, { row, column }) && !itemAt(draft, { row, column })) return { row, column };
    }
  }
  return undefined;
}

export const remove = (draft: RoomDraft, key: string): RoomDraft => ({ ...draft, items: draft.items.filter((item) => item.key !== key) });

/** Another number or kind for a place. */
export const rename = (draft: RoomDraft, key: string, change: { readonly label?: string; readonly thing?: PlaceKind }): RoomDraft => put(draft, key, change);

const sizeOf = (draft: RoomDraft, line: Line): number => (line === 'row' ? draft.rows : draft.columns);
const sized = (draft: RoomDraft, line: Line, size: number): RoomDraft => (line === 'row' ? { ...draft, rows: size } : { ...draft, columns: size });
const shifted = (item: Item, line: Line, by: number): Item => (line === 'row' ? { ...item, row: item.row + by } : { ...item, column: item.column + by });

/** An empty row or column after the one given (0: before the first): an aisle. What lies behind moves back. */
export function insertLine(draft: RoomDraft, line: Line, after: number): RoomDraft {
  const size = sizeOf(draft, line);
  if (after < 0 || after > size || size >= MAX_LINES) return draft;
  return sized({ ...draft, items: draft.items.map((item) => (item[line] > after ? shifted(item, line, 1) : item)) }, line, size + 1);
}

/** True where a row or column of the room holds nothing, so that it may be taken out. */
export const isEmptyLine = (draft: RoomDraft, line: Line, at: number): boolean =>
  at >= 1 && at <= sizeOf(draft, line) && sizeOf(draft, line) > 1 && !draft.items.some((item) => item[line] === at);

/** Takes an empty row or column out; the same draft where something stands there. */
export function removeLine(draft: RoomDraft, line: Line, at: number): RoomDraft {
  if (!isEmptyLine(draft, line, at)) return draft;
  return sized({ ...draft, items: draft.items.map((item) => (item[line] > at ? shifted(item, line, -1) : item)) }, line, sizeOf(draft, line) - 1);
}

/** Another size; what hangs on the far wall stays on it. The same draft where something would fall outside. */
export function resize(draft: RoomDraft, line: Line, size: number): RoomDraft {
  const before = sizeOf(draft, line);
  if (size < 1 || size > MAX_LINES || draft.items.some((item) => item[line] > size && item[line] <= before)) return draft;
  return sized({ ...draft, items: draft.items.map((item) => (item[line] === before + 1 ? shifted(item, line, size - before) : item)) }, line, size);
}

/** Numbers all places anew along the rows, each kind by itself. */
export function renumber(draft: RoomDraft): RoomDraft {
  const counts: Record<PlaceKind, number> = { seat: 0, station: 0, spare: 0 };
  const inOrder = [...draft.items].sort((a, b) => a.row - b.row || a.column - b.column);
  const labels = new Map(inOrder.flatMap(({ key, thing }) => (isPlace(thing) ? [[key, labelOf(thing, (counts[thing] += 1))] as const] : [])));
  return { ...draft, items: draft.items.map((item) => ({ ...item, label: labels.get(item.key) ?? item.label })) };
}

/** Cells without the draft's identity: true where both drawings are alike. */
export const sameDraft = (a: RoomDraft, b: RoomDraft): boolean => {
  const plain = ({ rows, columns, items }: RoomDraft): string =>
    JSON.stringify([rows, columns, items.map(({ id, thing, label, row, column }) => [row, column, thing, label, id]).sort((x, y) => Number(x[0]) - Number(y[0]) || Number(x[1]) - Number(y[1]))]);
  return plain(a) === plain(b);
};
