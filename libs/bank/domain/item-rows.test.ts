import { readItemRows, type ElementSource } from './item-rows';
import { readLetters } from './row-options';
import { readDifficulty, readItemType, readTruth } from './row-type';
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
  ['一、单选题（每题1分）', 'single'], ['【多选题】', 'multiple'], ['2.判断题', 'true_false'], ['计算机题', null], ['单选', 'single'], ['多项选择题', 'multiple'], ['判断题', 'true_false'], ['Judge', 'true_false'], ['fill_in', 'fill_in'], ['案例分析', 'case'], ['听力', null],
] as const)('type %s is %s', (word, type) => expect(readItemType(word)).toBe(type));

test.each([
  ['', 0.65], ['1', 0.9], ['5', 0.35], ['较难', 0.5], ['0.72', 0.72], ['.5', 0.5], ['0', null], ['6', null], ['1.5', null], ['0.123', null], ['0.650', 0.65], ['65%', 0.65], ['简单', 0.9], ['★★★★☆', 0.5], ['必须掌握', undefined],
] as const)('difficulty %j is %s', (text, expected) => expect(readDifficulty(text)).toBe(expected));

test.each([['ABCE', 'ABCE'], ['A,B', 'AB'], ['ａ、ｃ', 'AC'], ['A/ C；D', 'ACD']])('letters of %s', (text, expected) => expect(readLetters(text).join('')).toBe(expected));

test.each([
  ['正确', [], 'true'], ['错', [], 'false'], ['√', [], 'true'], ['×', [], 'false'], ['T', [], 'true'], ['F', [], 'false'],
  ['A', ['正确', '错误'], 'true'], ['B', ['正确', '错误'], 'false'], ['A', ['错误', '正确'], 'false'],
  ['A', [], 'true'], ['B', [], 'false'], ['C', ['正确', '错误'], null], ['也许', [], null],
] as const)('%s with %j is %s', (text, options, expected) => expect(readTruth(text, options)).toBe(expected));

describe('rows as other systems print them', () => {
  const take = (cells: Record<string, string>, sheet = 'Sheet1') => {
    const read = readItemRows([{ sheet, row: 2, cells: { element: 'A-A-A-001', ...cells } }], { stem: 'A', key: 'B' }, source);
    return read.items[0]?.draft ?? read.problems.map((p) => p.code);
  };
  test.each<[string, Record<string, string>, unknown]>([
    ['options in one cell', { stem: '权限最大的账户是？', options: 'A.admin B.root C.guest', key: 'B' }, { type: 'single', stem: '权限最大的账户是？', key: ['B'], options: [{ id: 'A', text: 'admin' }, { id: 'B', text: 'root' }, { id: 'C', text: 'guest' }] }],
    ['options behind the stem', { stem: '接地电阻不大于（ ）。A、4Ω B、10Ω', key: 'A' }, { type: 'single', stem: '接地电阻不大于（ ）。', options: [{ id: 'A', text: '4Ω' }, { id: 'B', text: '10Ω' }] }],
    ['options and key with their letters', { stem: '题', 'option.A': 'A、甲', 'option.B': 'B、乙', key: 'B、乙' }, { type: 'single', key: ['B'], options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }] }],
    ['a letter without any option is no right or wrong', { stem: '用万用表测量电阻', key: 'A' }, ['item.options-too-few', 'item.key-unknown']],
    ['a word for right or wrong without options', { stem: '验电前应先自检', key: '√' }, { type: 'true_false', key: ['true'] }],
    ['neither type nor letters', { stem: '简述计息规则', key: '按季结息' }, ['item.type-missing']],
    ['a choice of any kind with two right ones', { type: '选择题', stem: '题', 'option.A': '甲', 'option.B': '乙', key: 'AB' }, { type: 'multiple', key: ['A', 'B'] }],
  ])('%s', (_, cells, expected) => expect(take(cells)).toMatchObject(expected as object));

  test('a sheet named by a type gives it', () => {
    expect(take({ stem: '题', 'option.A': '甲', 'option.B': '乙', key: 'A' }, '二、单选题')).toMatchObject({ type: 'single' });
    expect(take({ stem: '题', 'option.A': '甲', 'option.B': '乙', key: 'AB' }, '计算题库')).toMatchObject({ type: 'multiple' });
  });
  test('one right answer of 不定项 is a single choice, with a remark', () => {
    const read = readItemRows([row(2, { type: '不定项选择题' })], letters, source);
    expect([read.items[0]?.draft.type, read.warnings.map((w) => w.code)]).toEqual(['single', ['import.one-right']]);
  });
  test('an unknown word for difficulty, and a date among the options, are remarks', () => {
    const read = readItemRows([row(2, { difficulty: '必须掌握', 'option.A': '2026-01-02' })], letters, source);
    expect(read.items[0]?.draft.difficulty).toBe(0.65);
    expect(read.warnings.map((w) => [w.code, w.column])).toEqual([['item.difficulty-unread', 'G'], ['item.date-cell', 'C']]);
  });
});

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
