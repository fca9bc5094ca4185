import { dayOfCell, readStaffRows, STAFF_COLUMNS } from './staff-sheet';

const letters = Object.fromEntries(STAFF_COLUMNS.map((c, i) => [c.key, String.fromCharCode(65 + i)]));
const sound: Record<string, string> = {
  name: '林示例', idNumber: '110101199003070011', employer: '示范中心', posts: '考评员、监考员', postFrom: '2026/1/5', cardKind: '考评员', cardNo: 'KP1',
  cardOccupation: '4-10-01-03', cardIssuer: '示例单位', cardFrom: '2026-01-01', cardTo: '20281231', trainingOn: '2026-10-10',
};
const read = (...rows: Record<string, string>[]) =>
  readStaffRows(rows.map((over, i) => ({ sheet: '名册', row: i + 2, cells: { ...sound, ...over } })), letters, '2026-11-20');

describe('the staff sheet', () => {
  it('reads a sound row', () => {
    const { rows, details } = read({});
    expect(details).toEqual([]);
    expect(rows[0]).toMatchObject({
      at: { sheet: '名册', row: 2 }, posts: ['examiner', 'invigilator'], postFrom: '2026-01-05',
      card: { kind: 'examiner', validTo: '2028-12-31' }, trainingOn: '2026-10-10', person: { trainingBody: null },
    });
  });

  it('posts, card and training may be missing', () => {
    const empty = { posts: '', postFrom: '', cardKind: '', cardNo: '', cardOccupation: '', cardIssuer: '', cardFrom: '', cardTo: '', trainingOn: '' };
    expect(read(empty).rows[0]).toMatchObject({ posts: [], postFrom: '2026-11-20', card: null, trainingOn: null });
  });

  it.each([
    ['a wrong check digit', { idNumber: '110101199003070012' }, 'person.id-number-check', 'B'],
    ['an unknown post', { posts: '考评员、厨师' }, 'cell.invalid', 'E'],
    ['two posts that exclude each other', { posts: '考评员、外部督导' }, 'post.conflict', 'E'],
    ['an impossible date', { postFrom: '2026-02-30' }, 'cell.invalid', 'F'],
    ['an unknown kind of card', { cardKind: '驾驶证' }, 'cell.invalid', 'G'],
    ['a card without number', { cardNo: '' }, 'cell.invalid', 'H'],
    ['a card that ends before it begins', { cardTo: '2025-12-31' }, 'qualification.dates-reversed', 'L'],
    ['a training to come', { trainingOn: '2026-11-21' }, 'training.in-future', 'M'],
  ])('%s is named with its cell, and the good rows stay', (_, over, code, column) => {
    const { rows, details } = read(over, { idNumber: '11010519491231002X', cardNo: 'KP2' });
    expect(details).toEqual([expect.objectContaining({ code, sheet: '名册', row: 2, column })]);
    expect(rows.map((r) => r.at.row)).toEqual([3]);
  });

  it('a number that stands twice is wrong at its second place, and is not repeated in the message', () => {
    const { rows, details } = read({}, {});
    expect(details).toEqual([{ code: 'person.id-number-twice', sheet: '名册', row: 3, column: 'B' }]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(read({ idNumber: '1234' }).details)).not.toContain('1234');
  });

  it.each([['2026/3/5', '2026-03-05'], ['2026.03.05', '2026-03-05'], ['2026年3月5日', '2026-03-05'], ['20260305', '2026-03-05'], ['2026-03-05', '2026-03-05'], ['昨天', '昨天']])(
    'the day %s', (text, day) => expect(dayOfCell(text)).toBe(day),
  );
});
