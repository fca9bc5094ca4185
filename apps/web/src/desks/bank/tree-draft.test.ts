import { addElement, addRange, changeRange, faultCount, hasBlank, nextRangeCode, remove, treeRows, type Draft } from './tree-draft';

const DRAFT: Draft = {
  ranges: [
    { code: 'A', tier: 1, name: '基本要求', weightHundredths: 2000 }, { code: 'A-A', tier: 2, name: '职业道德', weightHundredths: 2000 }, { code: 'A-A-A', tier: 3, name: '基本知识', weightHundredths: 2000 },
    { code: 'B', tier: 1, name: '相关知识', weightHundredths: 8000 }, { code: 'B-A', tier: 2, name: '清洁', weightHundredths: 8000 }, { code: 'B-A-A', tier: 3, name: '桌面', weightHundredths: 8000 },
  ],
  elements: [{ code: 'A-A-A-001', name: '概念', importance: 'X' }, { code: 'B-A-A-003', name: '消毒', importance: 'Y' }],
};

test('sums follow every change', () => {
  expect(faultCount(DRAFT)).toBe(0);
  const changed = changeRange(DRAFT, 'B-A-A', { weightHundredths: 7900 });
  expect(treeRows(changed, []).map((r) => r.sum)).toEqual([2000, 8000]);
  expect(treeRows(changed, [])[1]?.children?.[0]?.sum).toBe(7900);
  expect(faultCount(changed)).toBe(1);
  expect(faultCount(changeRange(DRAFT, 'A', { weightHundredths: 1900 }))).toBe(2);
});

test('a new range takes the first free letter, a new element the next number', () => {
  expect([nextRangeCode(DRAFT, ''), nextRangeCode(DRAFT, 'B-A')]).toEqual(['C', 'B-A-B']);
  const grown = addElement(addRange(DRAFT, 'B-A'), 'B-A-B');
  expect(grown.elements.map((e) => e.code)).toEqual(['A-A-A-001', 'B-A-A-003', 'B-A-B-001']);
  expect(addElement(DRAFT, 'B-A-A').elements.at(-1)?.code).toBe('B-A-A-004');
  expect(hasBlank(grown)).toBe(true);
  expect(faultCount(addRange(DRAFT, 'B-A'))).toBe(1);
});

test('removing takes what is under it', () => {
  const rest = remove(DRAFT, 'A');
  expect([rest.ranges.map((r) => r.code), rest.elements.map((e) => e.code)]).toEqual([['B', 'B-A', 'B-A-A'], ['B-A-A-003']]);
  expect(remove(DRAFT, 'A-A-A-001').elements).toHaveLength(1);
});

test('items under a range are counted from all its elements', () => {
  const counts = [{ code: 'B-A-A-003', type: 'single', state: 'approved', count: 4 }] as const;
  expect(treeRows(DRAFT, [...counts]).map((r) => r.items)).toEqual([0, 4]);
});
