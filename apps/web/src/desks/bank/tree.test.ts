import type { ElementTableView } from '@kaowu/contracts';
import { mappingOf } from './mapping';
import { elementTree, holdings } from './tree';

const view: Pick<ElementTableView, 'ranges' | 'elements' | 'counts'> = {
  ranges: [
    { code: 'A', tier: 1, name: '甲', weightHundredths: 10_000 }, { code: 'A-A', tier: 2, name: '乙', weightHundredths: 10_000 },
    { code: 'A-A-A', tier: 3, name: '丙', weightHundredths: 4000 }, { code: 'A-A-B', tier: 3, name: '丁', weightHundredths: 5999 },
  ],
  elements: [{ code: 'A-A-A-001', name: '点一', importance: 'X' }, { code: 'A-A-B-001', name: '点二', importance: 'Y' }],
  counts: [
    { code: 'A-A-A-001', type: 'single', state: 'approved', count: 3 }, { code: 'A-A-A-001', type: 'multiple', state: 'approved', count: 1 },
    { code: 'A-A-A-001', type: 'single', state: 'draft', count: 2 }, { code: 'A-A-B-001', type: 'single', state: 'retired', count: 5 },
  ],
};

describe('the element tree', () => {
  it('adds up what stands under every code; retired items are neither approved nor in the making', () => {
    const held = holdings(view);
    expect(held.get('')).toEqual({ approved: 4, open: 2, approvedByType: { single: 3, multiple: 1 } });
    expect(held.get('A-A-B')).toEqual({ approved: 0, open: 0, approvedByType: {} });
  });

  it('shows where children do not sum to their range, by one hundredth too', () => {
    const [a] = elementTree(view);
    expect([a?.wrongSum, a?.children[0]?.wrongSum]).toEqual([null, 9999]);
    expect(a?.children[0]?.children.map((c) => [c.code, c.children[0]?.importance, c.wrongSum])).toEqual([['A-A-A', 'X', null], ['A-A-B', 'Y', null]]);
  });
});

describe('mappings typed by hand', () => {
  it.each([
    ['题目=题干\n标答 ＝ 答案', { 题目: 'stem', 标答: 'key' }, null],
    ['', null, null],
    ['题目=不认识', null, '题目=不认识'],
    ['没有等号', null, '没有等号'],
  ])('%j', (text, json, bad) => {
    const read = mappingOf(text, { 题干: 'stem', 答案: 'key' });
    expect([read.json === '' ? null : JSON.parse(read.json), read.bad]).toEqual([json, bad]);
  });
});
