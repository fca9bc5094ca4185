import { findElementLayout, isFootRow, NEEDED_COLUMNS, parseRatio, readRangeCell } from './element-layout';

const ONE_ROW = ['一级代码', '一级名称', '一级比重', '二级代码', '二级名称', '二级比重', '三级代码', '三级名称', '三级比重', '鉴定点代码', '名称', '重要程度'];
const printed = (fields: readonly string[]): string[][] => [
  ['保育师（五级）理论知识鉴定要素细目表', ...Array<string>(fields.length * 3 + 2).fill('保育师（五级）理论知识鉴定要素细目表')],
  ['职业：保育师', '', '等级：五级', '', '鉴定方式：理论知识'],
  [...Array<string>(fields.length * 3).fill('鉴定范围'), '鉴定点', '鉴定点', '鉴定点'],
  [...['一级', '二级', '三级'].flatMap((t) => fields.map(() => t)), '鉴定点', '鉴定点', '鉴定点'],
  [...fields, ...fields, ...fields, '代码', '名称', '重要程度'],
  ['A', '基本要求', '', '20'],
];
const found = (rows: readonly (readonly string[])[]): Record<string, number> => Object.fromEntries([...(findElementLayout(rows)?.places ?? [])]);

describe('findElementLayout', () => {
  test('one row of headings, as the plain template had it', () => {
    expect(found([ONE_ROW])).toEqual({ code1: 0, name1: 1, weight1: 2, code2: 3, name2: 4, weight2: 5, code3: 6, name3: 7, weight3: 8, code: 9, name: 10, importance: 11 });
  });

  test('three merged rows under a title, with name, letter, printed ratio and weight a tier', () => {
    const rows = printed(['名称', '代码', '重要程度比例', '鉴定比重（%）']);
    const layout = findElementLayout(rows);
    expect(layout?.firstRow).toBe(5);
    expect(layout?.title).toContain('保育师（五级）理论知识鉴定要素细目表');
    expect(found(rows)).toEqual({
      name1: 0, code1: 1, ratio1: 2, weight1: 3, name2: 4, code2: 5, ratio2: 6, weight2: 7, name3: 8, code3: 9, ratio3: 10, weight3: 11, code: 12, name: 13, importance: 14,
    });
  });

  test('a heading that joins name, letter and ratio means all three', () => {
    expect(found(printed(['名称·代码·重要程度比例', '鉴定比重']))).toMatchObject({ name1: 0, code1: 0, ratio1: 0, weight1: 1, name3: 4, weight3: 5, code: 6, name: 7, importance: 8 });
  });

  test('columns of the body’s own among the headings do not hide them', () => {
    const rows = [[...ONE_ROW, '备注', '试题量']];
    expect(found(rows)).toMatchObject({ code: 9, importance: 11 });
  });

  test.each([
    ['no headings', [['A', '基本要求', '20'], ['B', '相关知识', '80']]],
    ['a title alone', [['鉴定要素细目表', '鉴定要素细目表']]],
    ['nothing', []],
  ])('%s is no layout', (_, rows) => expect(findElementLayout(rows)).toBeNull());

  test('what is missing shows in the places', () => {
    const places = findElementLayout([ONE_ROW.slice(0, 11)])?.places;
    expect(NEEDED_COLUMNS.filter((c) => !places?.has(c))).toEqual(['importance']);
  });
});

test.each([
  ['职业道德', true, { name: '职业道德', letter: '', ratio: '' }],
  ['职业道德\nA\n(05:02:00)', true, { name: '职业道德', letter: 'A', ratio: '05:02:00' }],
  ['A 职业道德（5：2：0）', true, { name: '职业道德', letter: 'A', ratio: '5：2：0' }],
  ['职业道德（A）', true, { name: '职业道德', letter: 'A', ratio: '' }],
  ['职业道德(05:02:00)', false, { name: '职业道德', letter: '', ratio: '05:02:00' }],
  ['维生素 A', false, { name: '维生素 A', letter: '', ratio: '' }],
])('the cell %j', (text, withLetter, expected) => expect(readRangeCell(text, withLetter)).toEqual(expected));

test.each([
  ['05:02:00', [5, 2, 0]], ['5：2：0', [5, 2, 0]], ['41∶07∶02', [41, 7, 2]], ['100:15:5', [100, 15, 5]], ['5:2', null], ['五:2:0', null], ['', null],
])('the ratio %j', (text, expected) => expect(parseRatio(text)).toEqual(expected));

test.each([
  [['', '合计', '', '100'], true], [['注：X 为核心要素'], true], [['编制人：王某', '', '校核人：李某'], true], [['A', '合计核算', '20'], false], [['', '', ''], false],
])('the row %j', (row, foot) => expect(isFootRow(row)).toBe(foot));
