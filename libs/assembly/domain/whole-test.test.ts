import type { BlueprintSpec, ItemType } from '@kaowu/contracts';
import { readWholeTests, type TestToRead } from './whole-test';

const blueprint: Pick<BlueprintSpec, 'sections'> = {
  sections: [{ title: '一、单项选择题', type: 'single', pointsEach: 100 }, { title: '二、判断题', type: 'true_false', pointsEach: 50 }] as BlueprintSpec['sections'],
};
const types = new Map<string, ItemType>([['s1', 'single'], ['s2', 'single'], ['t1', 'true_false']]);
const ref = (itemId: string | null, points: number | null = null) => ({ identifier: `q-${itemId ?? 'x'}`, line: 3, itemId, points });
const section = (title: string, refs: TestToRead['sections'][number]['refs'], selects = false) => ({ title, line: 2, selects, refs });
const read = (...sections: TestToRead['sections'][number][]) => readWholeTests([{ file: 't.xml', sections }], blueprint, types);
const codes = (r: ReturnType<typeof read>) => r.details.map((d) => d.code);

test.each<[string, TestToRead['sections'][number][], string[][], string[]]>([
  ['sections by their titles, in any order', [section('判断题', [ref('t1')]), section('单选', [ref('s2'), ref('s1')])], [['s2', 's1'], ['t1']], []],
  ['sections by their places where both have as many', [section('Part A', [ref('s1')]), section('Part B', [ref('t1')])], [['s1'], ['t1']], []],
  ['one section: each item where its type belongs', [section('All', [ref('t1'), ref('s1')])], [['s1'], ['t1']], []],
  ['points as the blueprint has them', [section('单选', [ref('s1', 1)]), section('判断', [ref('t1', 0.5)])], [['s1'], ['t1']], []],
  ['points that differ are told, and the item is taken', [section('单选', [ref('s1', 1.01)]), section('判断', [ref('t1')])], [['s1'], ['t1']], ['whole-paper.points-differ']],
  ['an item that is not there', [section('单选', [ref(null), ref('s1')]), section('判断', [])], [['s1'], []], ['whole-paper.item-unknown']],
  ['an item that may not be used', [section('单选', [ref('worn'), ref('s1')]), section('判断', [])], [['s1'], []], ['whole-paper.item-unknown']],
  ['an item twice', [section('单选', [ref('s1'), ref('s1')]), section('判断', [])], [['s1'], []], ['whole-paper.item-twice']],
  ['a section that draws', [section('单选', [ref('s1')], true), section('判断', [])], [['s1'], []], ['whole-paper.selects']],
])('%s', (_, sections, expected, told) => {
  const result = read(...sections);
  expect([result.forms, codes(result)]).toEqual([[expected], told]);
});

test('a test each is a form, one without usable items is none, and no test is told', () => {
  const one = { file: 'a.xml', sections: [section('单选', [ref('s1')])] };
  const two = { file: 'b.xml', sections: [section('单选', [ref('s2')])] };
  expect(readWholeTests([one, two], blueprint, types).forms).toEqual([[['s1'], []], [['s2'], []]]);
  expect(read(section('单选', [ref(null)])).forms).toEqual([]);
  expect(readWholeTests([], blueprint, types).details).toEqual([{ code: 'whole-paper.no-test' }]);
});

test('each problem names its file, line and item', () => {
  expect(read(section('单选', [ref(null)])).details).toEqual([{ code: 'whole-paper.item-unknown', params: { serial: 'q-x' }, sheet: 't.xml', row: 3, column: 'q-x' }]);
});
