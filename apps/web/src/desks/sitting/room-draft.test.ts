import { add, draftOf, insertLine, itemAt, moveTo, nextLabel, removeLine, renumber, resize, sameDraft, suits, type Item, type RoomDraft } from './room-draft';

const seat = (label: string, row: number, column: number): Item => ({ key: label, id: label, thing: 'seat', label, row, column });
const door: Item = { key: 'door', id: null, thing: 'door', label: '', row: 3, column: 2 };
const room: RoomDraft = { rows: 2, columns: 3, items: [seat('01', 1, 1), seat('02', 1, 2), seat('03', 2, 3), door] };
const at = (draft: RoomDraft, key: string): string => {
  const item = draft.items.find((one) => one.key === key);
  return item ? `${item.row}/${item.column}` : 'gone';
};

describe('drawing', () => {
  test('a thing moves to a free cell, and changes cells with what stands there', () => {
    expect(at(moveTo(room, '01', { row: 2, column: 1 }), '01')).toBe('2/1');
    const changed = moveTo(room, '01', { row: 1, column: 2 });
    expect([at(changed, '01'), at(changed, '02')]).toEqual(['1/2', '1/1']);
  });

  test.each<[string, Item['thing'], number, number, boolean]>([
    ['a seat in the room', 'seat', 2, 3, true],
    ['a seat in the wall', 'seat', 0, 1, false],
    ['a door in the wall', 'door', 0, 1, true],
    ['a door in the room', 'door', 1, 1, false],
    ['a camera in a corner', 'camera', 0, 0, true],
    ['a camera beyond the wall', 'camera', 4, 1, false],
  ])('%s', (_, thing, row, column, fits) => expect(suits(room, thing, { row, column })).toBe(fits));

  test('a seat and a door do not change cells: the seat would stand in the wall', () => {
    expect(moveTo(room, '01', { row: 3, column: 2 })).toBe(room);
    expect(moveTo(room, 'door', { row: 1, column: 1 })).toBe(room);
  });

  test('an aisle moves what lies behind it, the wall too, and is taken out again', () => {
    const wide = insertLine(room, 'column', 1);
    expect([wide.columns, at(wide, '01'), at(wide, '02'), at(wide, '03'), at(wide, 'door')]).toEqual([4, '1/1', '1/3', '2/4', '3/3']);
    expect(sameDraft(removeLine(wide, 'column', 2), room)).toBe(true);
    expect(removeLine(wide, 'column', 1)).toBe(wide);
    expect(at(insertLine(room, 'row', 2), 'door')).toBe('4/2');
  });

  test('a room grows with its far wall, and does not shrink over what stands there', () => {
    expect(at(resize(room, 'row', 5), 'door')).toBe('6/2');
    expect(resize(room, 'row', 1)).toBe(room);
    expect(resize(resize(room, 'row', 3), 'row', 2)).toEqual(room);
  });

  test('a new place takes the first free cell and number', () => {
    const more = add(room, 'seat', 'new');
    expect([at(more, 'new'), itemAt(more, { row: 1, column: 3 })?.label]).toEqual(['1/3', '04']);
    expect(nextLabel(room, 'spare')).toBe('备1');
    expect(add(room, 'seat', 'x', { row: 1, column: 1 })).toBe(room);
  });

  test('numbering follows the rows', () => {
    const swapped = moveTo(room, '01', { row: 1, column: 2 });
    expect(renumber(swapped).items.map((i) => [i.key, i.label])).toEqual([['01', '02'], ['02', '01'], ['03', '03'], ['door', '']]);
  });

  test('what is loaded is what is drawn', () => {
    const view = {
      id: 'r', venueId: 'v', venueName: '', districtCode: '', name: '', kind: 'computer' as const, rows: 1, columns: 2, version: 1,
      places: [{ id: 'p', label: '01', row: 1, column: 1, kind: 'seat' as const, available: true, unavailableReason: null }],
      fixtures: [{ kind: 'camera' as const, row: 0, column: 0 }],
    };
    expect(draftOf(view).items.map((i) => [i.thing, i.row, i.column])).toEqual([['seat', 1, 1], ['camera', 0, 0]]);
  });
});
