import { roomGrid } from './room-grid';

const place = (row: number, column: number) => ({ row, column });

describe('a drawn room as a grid', () => {
  test('an aisle is narrow, a wall is there only with something on it', () => {
    const grid = roomGrid({ places: [place(1, 1), place(1, 3), place(3, 1)], fixtures: [place(0, 2)] }, 'wide');
    expect(grid.gridTemplateColumns).toBe('wide 44px wide');
    expect(grid.gridTemplateRows).toBe('44px auto 44px auto');
    expect(grid.at(place(0, 2))).toEqual({ gridRow: 1, gridColumn: 2 });
    expect(grid.at(place(3, 1))).toEqual({ gridRow: 4, gridColumn: 1 });
    expect(grid.rows).toEqual([1, 3]);
  });

  test('without walls the first place is first, after the lead', () => {
    const grid = roomGrid({ places: [place(1, 1), place(2, 2)], fixtures: [] }, '1fr', { lead: '28px' });
    expect([grid.gridTemplateColumns, grid.at(place(1, 1)).gridColumn]).toEqual(['28px 1fr 1fr', 2]);
  });

  test('aisles may be narrower still', () => expect(roomGrid({ places: [place(1, 1), place(1, 3)], fixtures: [] }, '1fr', { narrow: '9px' }).gridTemplateColumns).toBe('1fr 9px 1fr'));

  test('an empty room has no lines', () => expect(roomGrid({ places: [], fixtures: [] }, '1fr').rows).toEqual([]));
});
