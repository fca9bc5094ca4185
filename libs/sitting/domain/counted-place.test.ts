import { countedPlace } from './counted-place';

/** Two rows of seven seats with an aisle behind the fourth column, and an empty row between. */
const PLACES = [1, 3].flatMap((row) => [1, 2, 3, 4, 6, 7, 8].map((column) => ({ row, column })));

it.each([
  ['before the aisle', { row: 1, column: 4 }, { row: 1, column: 4 }],
  ['behind the aisle', { row: 1, column: 6 }, { row: 1, column: 5 }],
  ['the last of its row', { row: 1, column: 8 }, { row: 1, column: 7 }],
  ['behind the empty row', { row: 3, column: 1 }, { row: 2, column: 1 }],
])('how people count a place: %s', (_, place, counted) => expect(countedPlace(PLACES, place)).toEqual(counted));
