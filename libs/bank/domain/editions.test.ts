import type { ElementTableContent } from '@kaowu/contracts';
import { elementDifferences, planCarry, planTasks, rangeDifferences, sameElements, sameRanges, type CarriedItem, type CarriedTask } from './editions';

const table = (elements: Record<string, string>, names: Record<string, string> = {}): ElementTableContent => {
  const codes = [...new Set(Object.keys(elements).flatMap((c) => [c.slice(0, 1), c.slice(0, 3), c.slice(0, 5)]))].sort();
  return {
    ranges: codes.map((code) => ({ code, tier: ((code.length + 1) / 2) as 1 | 2 | 3, name: names[code] ?? `范围${code}`, weightHundredths: 1000 })),
    elements: Object.entries(elements).map(([code, name]) => ({ code, name, importance: 'X' as const })),
  };
};
const pairs = (former: ElementTableContent, next: ElementTableContent, said: { former: string; next: string }[] = []) => Object.fromEntries(sameElements(former, next, said));

describe('sameElements', () => {
  test.each([
    ['an element that stays', { 'A-A-A-001': '概念' }, { 'A-A-A-001': '概念' }, { 'A-A-A-001': 'A-A-A-001' }],
    ['widths and blanks do not matter', { 'A-A-A-001': '概念（一）' }, { 'A-A-A-001': '概念 (一)' }, { 'A-A-A-001': 'A-A-A-001' }],
    ['one that got another code', { 'A-A-A-001': '概念' }, { 'B-A-A-004': '概念' }, { 'A-A-A-001': 'B-A-A-004' }],
    ['one whose name changed', { 'A-A-A-001': '概念' }, { 'A-A-A-001': '定义' }, {}],
    ['one that is gone', { 'A-A-A-001': '概念', 'A-A-A-002': '守则' }, { 'A-A-A-001': '概念' }, { 'A-A-A-001': 'A-A-A-001' }],
    ['of two with one name the one with the same code', { 'A-A-A-001': '消毒', 'B-A-A-001': '消毒' }, { 'A-A-A-001': '消毒', 'B-A-A-001': '消毒' }, { 'A-A-A-001': 'A-A-A-001', 'B-A-A-001': 'B-A-A-001' }],
    ['two codes that changed places', { 'A-A-A-001': '甲', 'A-A-A-002': '乙' }, { 'A-A-A-001': '乙', 'A-A-A-002': '甲' }, { 'A-A-A-001': 'A-A-A-002', 'A-A-A-002': 'A-A-A-001' }],
    ['a name that became two is nobody’s', { 'A-A-A-001': '消毒' }, { 'B-A-A-001': '消毒', 'C-A-A-001': '消毒' }, {}],
    ['two that became one are nobody’s', { 'A-A-A-001': '消毒', 'B-A-A-001': '消毒' }, { 'C-A-A-001': '消毒' }, {}],
  ])('%s', (_, former, next, expected) => expect(pairs(table(former), table(next))).toEqual(expected));

  test('a name under a range of the same name is meant', () => {
    const former = table({ 'A-A-A-001': '消毒', 'B-A-A-001': '消毒' }, { 'A-A-A': '桌面', 'B-A-A': '餐具' });
    const next = table({ 'C-A-A-001': '消毒', 'D-A-A-001': '消毒' }, { 'C-A-A': '餐具', 'D-A-A': '桌面' });
    expect(pairs(former, next)).toEqual({ 'A-A-A-001': 'D-A-A-001', 'B-A-A-001': 'C-A-A-001' });
  });

  test('what a person says comes first', () => {
    expect(pairs(table({ 'A-A-A-001': '概念' }), table({ 'A-A-A-001': '定义', 'A-A-A-002': '概念' }), [{ former: 'A-A-A-001', next: 'A-A-A-001' }])).toEqual({ 'A-A-A-001': 'A-A-A-001' });
  });
});

const FORMER = table({ 'A-A-A-001': '概念', 'A-A-A-002': '守则', 'A-A-A-003': '旧名', 'A-A-A-004': '取消的' });
const NEXT = table({ 'A-A-A-001': '概念', 'A-A-B-001': '守则', 'A-A-A-003': '新名', 'A-A-B-002': '新增的' });

test('differences name every element once, with its items', () => {
  const same = sameElements(FORMER, NEXT);
  const found = elementDifferences(FORMER, NEXT, same, new Map([['A-A-A-002', 5], ['A-A-A-004', 2]]));
  expect(found.map((d) => [d.change, d.former?.code ?? null, d.next?.code ?? null, d.items])).toEqual([
    ['kept', 'A-A-A-001', 'A-A-A-001', 0], ['moved', 'A-A-A-002', 'A-A-B-001', 5], ['added', null, 'A-A-A-003', 0], ['added', null, 'A-A-B-002', 0],
    ['renamed', 'A-A-A-003', null, 0], ['gone', 'A-A-A-004', null, 2],
  ]);
  expect(rangeDifferences(FORMER, NEXT)).toEqual([{ code: 'A-A-B', former: null, next: { name: '范围A-A-B', weightHundredths: 1000 } }]);
});

const item = (serial: number, elementCode: string, more: Partial<CarriedItem> = {}): CarriedItem => ({ itemId: `item-${serial}`, serial, elementCode, state: 'approved', elsewhere: false, ...more });

test('items go with their elements, and what does not fit says why', () => {
  const items = [
    item(1, 'A-A-A-001'), item(2, 'A-A-A-002', { state: 'draft' }), item(3, 'A-A-A-003'), item(4, 'A-A-A-004'), item(5, 'A-A-A-001', { state: 'retired' }), item(6, 'A-A-A-001', { elsewhere: true }),
  ];
  const { carried, misfits } = planCarry(items, sameElements(FORMER, NEXT), NEXT);
  expect(carried).toEqual([{ itemId: 'item-1', from: 'A-A-A-001', to: 'A-A-A-001' }, { itemId: 'item-2', from: 'A-A-A-002', to: 'A-A-B-001' }]);
  expect(misfits.map((m) => [m.serial, m.reason])).toEqual([[3, 'element-renamed'], [4, 'element-gone'], [5, 'retired'], [6, 'bound-elsewhere']]);
  const said = planCarry(items, sameElements(FORMER, NEXT, [{ former: 'A-A-A-003', next: 'A-A-A-003' }]), NEXT);
  expect(said.carried.map((c) => c.itemId)).toEqual(['item-1', 'item-2', 'item-3']);
});

describe('practical tasks', () => {
  const former = table({ 'A-A-A-001': '甲', 'B-A-A-001': '乙', 'C-A-A-001': '丙' }, { A: '清洁', B: '进餐', C: '午睡', 'A-A': '一', 'B-A': '一', 'C-A': '一', 'A-A-A': '细', 'B-A-A': '细', 'C-A-A': '细' });
  const next = table({ 'A-A-A-001': '乙', 'B-A-A-001': '甲' }, { A: '进餐', B: '清洁', 'A-A': '一', 'B-A': '一', 'A-A-A': '细', 'B-A-A': '细' });

  test('ranges are found by name, those below under the one above', () => {
    expect(Object.fromEntries(sameRanges(former, next))).toEqual({ A: 'B', B: 'A', 'A-A': 'B-A', 'B-A': 'A-A', 'A-A-A': 'B-A-A', 'B-A-A': 'A-A-A' });
  });

  const task = (code: string, rangeCodes: string[], more: Partial<CarriedTask> = {}): CarriedTask => ({ taskId: code, code, name: code, rangeCodes, state: 'approved', elsewhere: false, ...more });
  test('tasks go with all their ranges, or stay and say why', () => {
    const plan = planTasks([task('P1', ['A']), task('P2', ['B', 'A-A']), task('P3', ['A', 'C']), task('P4', ['A'], { state: 'retired' }), task('P5', ['A']), task('P6', ['A'], { elsewhere: true })], sameRanges(former, next), new Set(['P5']));
    expect(plan.carried).toEqual([{ taskId: 'P1', rangeCodes: ['B'] }, { taskId: 'P2', rangeCodes: ['A', 'B-A'] }]);
    expect(plan.misfits.map((m) => [m.code, m.reason])).toEqual([['P3', 'element-gone'], ['P4', 'retired'], ['P5', 'code-taken'], ['P6', 'bound-elsewhere']]);
  });
});
