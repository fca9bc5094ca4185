import { readDifficulty, readItemRows, readItemType, readLetters, readTruth, type ElementSource } from './item-rows';
import type { Row } from './sheet-row';

const letters = { type: 'A', stem: 'B', 'option.A': 'C', 'option.B': 'D', 'option.C': 'E', key: 'F', difficulty: 'G', element: 'H' };
const base = { type: '单选题', stem: '题干', 'option.A': '甲', 'option.B': '乙', 'option.C': '丙', key: 'B', difficulty: '3', element: 'A-A-A-001' };
const row = (number: number, cells: Record<string, string> = {}): Row => ({ sheet: '题库', row: number, cells: { ...base, ...cells } });
const source: ElementSource = { known: new Set(['A-A-A-001', 'A-A-A-002']), bySheet: {} };
const places = (cells: Record<string, string>, elements = source) => readItemRows([row(2, cells)], letters, elements).problems.map((p) => [p.code, p.row, p.column]);

test('a sound row', () => {
  const { items, problems, warnings } = readItemRows([row(2)], letters, source);
  expect([problems, warnings]).toEqual([[], []]);
  expect(items[0]?.draft).toMatchObject({ type: 'single', stem: '题干', key: ['B'], elementCode: 'A-A-A-001', difficulty: 0.65 });
});

test.each([
  ['unknown type', { type: '听力题' }, [['item.type-unknown', 2, 'A']]],
  ['no stem', { stem: '' }, [['item.stem-missing', 2, 'B']]],
  ['a key that is no option', { key: 'D' }, [['item.key-unknown', 2, 'F']]],
  ['no key', { key: '' }, [['item.key-missing', 2, 'F']]],
  ['a gap in the options', { 'option.B': '', key: 'A' }, [['item.option-blank', 2, 'D']]],
  ['one option only', { 'option.B': '', 'option.C': '', key: 'A' }, [['item.options-too-few', 2, 'C']]],
  ['unknown element', { element: 'Z-Z-Z-999' }, [['item.element-unknown', 2, 'H']]],
  ['no element', { element: '' }, [['item.element-missing', 2, 'H']]],
  ['difficulty out of range', { difficulty: '6' }, [['item.difficulty-invalid', 2, 'G']]],
  ['several faults at once', { stem: '', key: '' }, [['item.stem-missing', 2, 'B'], ['item.key-missing', 2, 'F']]],
  ['a text that is too long', { stem: '长'.repeat(8001) }, [['item.text-too-long', 2, 'B']]],
])('%s', (_, cells, expected) => expect(places(cells)).toEqual(expected));

test('the element can come from the sheet or a default', () => {
  expect(places({ element: '' }, { ...source, bySheet: { 题库: 'A-A-A-002' } })).toEqual([]);
  expect(places({ element: '' }, { ...source, byDefault: 'A-A-A-002' })).toEqual([]);
});

test('a repeated row is passed over with a warning, good rows stay beside wrong ones', () => {
  const read = readItemRows([row(2), row(3), row(4, { key: 'X' }), row(5, { stem: '另一题' })], letters, source);
  expect(read.items.map((i) => i.row.row)).toEqual([2, 5]);
  expect([read.repeated.length, read.rejectedRows]).toEqual([1, 1]);
  expect(read.warnings).toMatchObject([{ code: 'item.repeated-in-file', row: 3, params: { row: 2 } }]);
});

test('a number that a spreadsheet has rounded is named', () => {
  expect(readItemRows([row(2, { 'option.A': '12345678901234567000' })], letters, source).warnings).toMatchObject([{ code: 'item.number-imprecise', column: 'C' }]);
});

test.each([
  ['单选', 'single'], ['多项选择题', 'multiple'], ['判断题', 'true_false'], ['Judge', 'true_false'], ['fill_in', 'fill_in'], ['案例分析', 'case'], ['听力', null],
] as const)('type %s is %s', (word, type) => expect(readItemType(word)).toBe(type));

test.each([
  ['', 0.65], ['1', 0.9], ['5', 0.35], ['较难', 0.5], ['0.72', 0.72], ['.5', 0.5], ['0', null], ['6', null], ['1.5', null], ['0.123', null],
] as const)('difficulty %j is %s', (text, expected) => expect(readDifficulty(text)).toBe(expected));

test.each([['ABCE', 'ABCE'], ['A,B', 'AB'], ['ａ、ｃ', 'AC'], ['A/ C；D', 'ACD']])('letters of %s', (text, expected) => expect(readLetters(text).join('')).toBe(expected));

test.each([
  ['正确', [], 'true'], ['错', [], 'false'], ['√', [], 'true'], ['×', [], 'false'], ['T', [], 'true'], ['F', [], 'false'],
  ['A', ['正确', '错误'], 'true'], ['B', ['正确', '错误'], 'false'], ['A', ['错误', '正确'], 'false'],
  ['A', [], 'true'], ['B', [], 'false'], ['C', ['正确', '错误'], null], ['也许', [], null],
] as const)('%s with %j is %s', (text, options, expected) => expect(readTruth(text, options)).toBe(expected));

describe('how a row is paid and how long it takes', () => {
  const row = (cells: Record<string, string>) => ({ sheet: 's', row: 2, cells: { type: '多选', stem: '题', 'option.A': '甲', 'option.B': '乙', 'option.C': '丙', key: 'AB', element: 'A-A-A-001', ...cells } });
  const read = (cells: Record<string, string>) => readItemRows([row(cells)], { credit: 'P', seconds: 'O' }, { known: new Set(['A-A-A-001']), bySheet: {} });
  test('is taken, and what a type does anyway is not said', () => {
    expect(read({ credit: '部分得分', seconds: '1:30' }).items[0]?.draft).toMatchObject({ credit: 'share', seconds: 90 });
    expect(read({ credit: '全对给分' }).items[0]?.draft.credit).toBeUndefined();
  });
  test.each([['credit', '一半', 'item.credit-invalid', 'P'], ['seconds', '7201', 'item.seconds-invalid', 'O']])('%s %s is refused at its cell', (column, value, code, letter) => {
    expect(read({ [column]: value }).problems).toEqual([expect.objectContaining({ code, params: { value }, sheet: 's', row: 2, column: letter })]);
  });
  test('the same question with another time is the same question', () => expect(read({ seconds: '10' }).items[0]?.digest).toBe(read({ seconds: '20' }).items[0]?.digest));
});
