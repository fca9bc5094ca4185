import { parseWeight, rangePath, readElementRows, writesFractions } from './element-rows';
import type { Row } from './sheet-row';

const COLUMNS = ['code1', 'name1', 'weight1', 'code2', 'name2', 'weight2', 'code3', 'name3', 'weight3', 'code', 'name', 'importance'];
const letters = Object.fromEntries(COLUMNS.map((c, i) => [c, String.fromCharCode(65 + i)]));
const row = (number: number, ...texts: string[]): Row => ({ sheet: '细目表', row: number, cells: Object.fromEntries(COLUMNS.map((c, i) => [c, texts[i] ?? ''])) });

const good = (): Row[] => [
  row(2, 'A', '基本要求', '20', 'A', '职业道德', '20', 'A', '基本知识', '20', '001', '职业道德的概念', 'X'),
  row(3, '', '', '', '', '', '', '', '', '', '002', '守则', 'Y'),
  row(4, 'B', '相关知识', '80', 'A', '生活照料', '80', 'A', '清洁', '30.5', '1', '桌面清洁', 'X'),
  row(5, '', '', '', '', '', '', 'B', '进餐', '49.5', '001', '进餐照料', 'Ｘ'),
];

const read = (rows: Row[]) => readElementRows(rows, letters);
const places = (rows: Row[]) => read(rows).problems.map((p) => [p.code, p.row, p.column]);

describe('readElementRows', () => {
  test('tiers hold for the rows below, codes restart under each range', () => {
    const { content, problems, rejectedRows } = read(good());
    expect(problems).toEqual([]);
    expect(rejectedRows).toBe(0);
    expect(content.ranges.map((r) => [r.code, r.tier, r.weightHundredths])).toEqual([
      ['A', 1, 2000], ['A-A', 2, 2000], ['A-A-A', 3, 2000], ['B', 1, 8000], ['B-A', 2, 8000], ['B-A-A', 3, 3050], ['B-A-B', 3, 4950],
    ]);
    expect(content.elements.map((e) => [e.code, e.importance])).toEqual([['A-A-A-001', 'X'], ['A-A-A-002', 'Y'], ['B-A-A-001', 'X'], ['B-A-B-001', 'X']]);
  });

  test('merged cells that repeat the text mean the same as empty ones', () => {
    const merged = good();
    merged[1] = row(3, 'A', '基本要求', '20', 'A', '职业道德', '20', 'A', '基本知识', '20', '002', '守则', 'Y');
    expect(read(merged)).toEqual(read(good()));
  });

  const change = (index: number, column: string, text: string): Row[] =>
    good().map((r, i) => (i === index ? { ...r, cells: { ...r.cells, [column]: text } } : r));

  test.each([
    ['a weight that is no number', change(3, 'weight3', '一半'), [['element.weight-invalid', 5, 'I'], ['element.weight-sum', 4, 'I']]],
    ['a weight sum that is wrong', change(3, 'weight3', '49.4'), [['element.weight-sum', 4, 'I']]],
    ['a first tier that is wrong', change(0, 'weight1', '19'), [['element.weight-sum', 2, 'C'], ['element.weight-sum', 2, 'F']]],
    ['an importance letter that is unknown', change(1, 'importance', 'W'), [['element.importance-invalid', 3, 'L']]],
    ['an element twice', change(1, 'code', '001'), [['element.code-duplicate', 3, 'J']]],
    ['an element without name', change(1, 'name', ''), [['element.name-missing', 3, 'K']]],
    ['a range with another weight further down', change(1, 'code1', 'A').map((r, i) => (i === 1 ? { ...r, cells: { ...r.cells, weight1: '21' } } : r)), [['element.range-conflict', 3, 'C']]],
    ['an element code of another range', change(1, 'code', 'B-A-A-002'), [['element.code-invalid', 3, 'J']]],
    ['a tier-1 change without the tiers below', change(2, 'code2', '').map((r, i) => (i === 2 ? { ...r, cells: { ...r.cells, name2: '' } } : r)).slice(0, 3), [
      ['element.code-invalid', 4, 'D'], ['element.weight-sum', 4, 'F']]],
  ])('%s', (_, rows, expected) => expect(places(rows)).toEqual(expected));

  test('good rows stay when others are wrong', () => {
    const { content, rejectedRows } = read(change(1, 'importance', ''));
    expect(content.elements).toHaveLength(3);
    expect(rejectedRows).toBe(1);
  });
});

describe('printed ratios', () => {
  const RATIO_COLUMNS = ['name1', 'code1', 'ratio1', 'weight1', 'name2', 'code2', 'ratio2', 'weight2', 'name3', 'code3', 'ratio3', 'weight3', 'code', 'name', 'importance'];
  const places = Object.fromEntries(RATIO_COLUMNS.map((c, i) => [c, String.fromCharCode(65 + i)]));
  const line = (number: number, ...texts: string[]): Row => ({ sheet: '细目表', row: number, cells: Object.fromEntries(RATIO_COLUMNS.map((c, i) => [c, texts[i] ?? ''])) });
  // Four X and three Y under a range that prints 05:02:00, as a real table of 491 elements does (rules.md).
  const rows = (ratio: string): Row[] => ['X', 'X', 'X', 'X', 'Y', 'Y', 'Y'].map((letter, i) =>
    i === 0
      ? line(4, '基本要求', 'A', '04:03:00', '100', '职业道德', 'A', '04:03:00', '100', '基本知识', 'A', ratio, '100', '001', '甲', letter)
      : line(4 + i, '', '', '', '', '', '', '', '', '', '', '', '', String(i + 1), `第${i}`, letter));

  test('that are contradicted are warned of at their cell, and the counted one holds', () => {
    const read = readElementRows(rows('05:02:00'), places);
    expect(read.problems).toEqual([]);
    expect(read.warnings).toEqual([{ code: 'element.ratio-contradicts', params: { code: 'A-A-A', printed: '05:02:00', counted: '04:03:00' }, sheet: '细目表', row: 4, column: 'K' }]);
  });

  test('that agree are not mentioned, however they are written', () => {
    for (const ratio of ['04:03:00', '4:3:0', '（4：3：0）', '']) expect(readElementRows(rows(ratio), places).warnings).toEqual([]);
  });

  test('stand in the cell of the name in some sheets', () => {
    const joined = { ...places, code1: 'A', ratio1: 'A', code2: 'E', ratio2: 'E', code3: 'I', ratio3: 'I' };
    const cells = (name: string, column: string) => ({ [`name${column}`]: name, [`code${column}`]: name, [`ratio${column}`]: name });
    const first = rows('05:02:00')[0] as Row;
    const read = readElementRows([{ ...first, cells: { ...first.cells, ...cells('基本要求\nA\n(01:00:00)', '1'), ...cells('职业道德 A (01:00:00)', '2'), ...cells('A 基本知识(05:02:00)', '3') } }], joined);
    expect(read.content.ranges.map((r) => [r.code, r.name])).toEqual([['A', '基本要求'], ['A-A', '职业道德'], ['A-A-A', '基本知识']]);
    expect(read.warnings.map((w) => [w.params?.['code'], w.column])).toEqual([['A-A-A', 'I']]);
  });
});

test.each([
  ['30', false, 3000], ['30%', false, 3000], ['12.5', false, 1250], ['0.3', true, 3000], ['0.125', true, 1250], ['30%', true, 3000],
  ['100', false, 10_000], ['100.01', false, null], ['12.345', false, null], ['-1', false, null], ['', false, null], ['2.86', false, 286],
] as const)('weight %s (fraction %s) is %s', (text, fraction, expected) => expect(parseWeight(text, fraction)).toBe(expected));

test('a percent format is recognised by its fractions', () => {
  const tier1 = (weight: string): Row => row(2, 'A', 'a', weight);
  expect(writesFractions([tier1('0.3'), tier1('0.7')])).toBe(true);
  expect(writesFractions([tier1('1')])).toBe(true);
  expect(writesFractions([tier1('30'), tier1('70')])).toBe(false);
  expect(writesFractions([tier1('1%'), tier1('99%')])).toBe(false);
});

test('the path of a range', () => expect(rangePath('A-B-C')).toEqual(['A', 'A-B', 'A-B-C']));
