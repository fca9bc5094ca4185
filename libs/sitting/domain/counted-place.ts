/** A place of a room's grid. */
interface Place {
  readonly row: number;
  readonly column: number;
}

const rankAmong = (all: readonly number[], one: number): number => new Set(all.filter((n) => n <= one)).size;

/** Row and column of a place as people count them in the room, from 1: rows and columns without places are aisles and count for nothing. */
export const countedPlace = (places: readonly Place[], { row, column }: Place): Place => ({
  row: rankAmong(places.map((p) => p.row), row),
  column: rankAmong(places.map((p) => p.column), column),
});
