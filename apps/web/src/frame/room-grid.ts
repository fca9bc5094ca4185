interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A room's plan as CSS grid: rows and columns with places are wide, aisles and walls narrow. */
export interface RoomGrid {
  readonly gridTemplateColumns: string;
  readonly gridTemplateRows: string;
  /** Rows that have places, by their number. */
  readonly rows: readonly number[];
  /** Where a cell of the plan lies in the grid. */
  readonly at: (cell: Cell) => { readonly gridRow: number; readonly gridColumn: number };
}

/**
 * Lays a drawn room out: from the first to the last line that anything stands in, so that walls without a door or
 * camera take no room. `wide` is the track of a column with places, `narrow` of an aisle or a wall; `lead` is a track
 * before the first column.
 */
export function roomGrid(room: { readonly places: readonly Cell[]; readonly fixtures: readonly Cell[] }, wide: string, { narrow = '44px', lead }: { readonly narrow?: string; readonly lead?: string } = {}): RoomGrid {
  const all = [...room.places, ...room.fixtures];
  const [rowSet, columnSet] = [new Set(room.places.map((p) => p.row)), new Set(room.places.map((p) => p.column))];
  const [rows, columns] = [span(all.map((c) => c.row)), span(all.map((c) => c.column))];
  const shift = lead === undefined ? 1 : 2;
  return {
    gridTemplateColumns: [...(lead === undefined ? [] : [lead]), ...columns.map((c) => (columnSet.has(c) ? wide : narrow))].join(' '),
    gridTemplateRows: rows.map((r) => (rowSet.has(r) ? 'auto' : narrow)).join(' '),
    rows: rows.filter((r) => rowSet.has(r)),
    at: ({ row, column }) => ({ gridRow: row - (rows[0] ?? row) + 1, gridColumn: column - (columns[0] ?? column) + shift }),
  };
}

/** Every whole number from the least to the greatest. */
function span(numbers: readonly number[]): number[] {
  if (numbers.length === 0) return [];
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: greatest - least + 1 }, (_, i) => least + i);
}
