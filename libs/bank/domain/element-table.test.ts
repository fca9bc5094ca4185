import type { ElementTableContent } from '@kaowu/contracts';
import { decideCheck, elementTableDigest, elementTableProblems, importanceRatio, liesUnder } from './element-table';

const range = (code: string, weightHundredths: number): ElementTableContent['ranges'][number] => ({ code, tier: ((code.length + 1) / 2) as 1 | 2 | 3, name: code, weightHundredths });
const point = (code: string, importance: 'X' | 'Y' | 'Z' = 'X'): ElementTableContent['elements'][number] => ({ code, name: code, importance });

const sound = (): ElementTableContent => ({
  ranges: [range('A', 2050), range('A-A', 2050), range('A-A-A', 2050), range('B', 7950), range('B-A', 7950), range('B-A-A', 3975), range('B-A-B', 3975)],
  elements: [point('A-A-A-001'), point('B-A-A-001'), point('B-A-B-001', 'Y')],
});

const withRange = (code: string, weight: number): ElementTableContent => ({ ...sound(), ranges: sound().ranges.map((r) => (r.code === code ? range(code, weight) : r)) });

describe('elementTableProblems', () => {
  const cases: [string, ElementTableContent, [string, string][]][] = [
    ['a sound table', sound(), []],
    ['a child one hundredth short', withRange('B-A-B', 3974), [['B-A', 'element.weight-sum']]],
    ['a child one hundredth over', withRange('B-A-B', 3976), [['B-A', 'element.weight-sum']]],
    ['a first tier that does not reach 100 %', { ranges: [range('A', 9999), range('A-A', 9999), range('A-A-A', 9999)], elements: [point('A-A-A-001')] }, [['', 'element.weight-sum']]],
    ['an element twice', { ...sound(), elements: [...sound().elements, point('A-A-A-001')] }, [['A-A-A-001', 'element.code-duplicate']]],
    ['a range without elements', { ...sound(), elements: sound().elements.slice(1) }, [['A-A-A', 'element.range-empty']]],
    ['an element without range', { ...sound(), elements: [...sound().elements, point('C-A-A-001')] }, [['C-A-A-001', 'element.range-missing']]],
  ];

  test.each(cases)('%s', (_, content, expected) => {
    expect(elementTableProblems(content).map((p) => [p.field, p.code])).toEqual(expected);
  });

  test('no ranges at all do not sum to 100 %', () => {
    expect(elementTableProblems({ ranges: [], elements: [] })).toMatchObject([{ code: 'element.weight-sum', params: { sum: '0', expected: '100' } }]);
  });
});

describe('decideCheck', () => {
  test.each([
    ['another person checks', 'draft', 'maker', 'checker', sound(), 'checked'],
    ['the maker checks', 'draft', 'maker', 'maker', sound(), 'element-table.checker-is-maker'],
    ['a checked table', 'checked', 'maker', 'checker', sound(), 'element-table.not-draft'],
    ['a faulty table', 'draft', 'maker', 'checker', withRange('B', 7949), 'element-table.invalid'],
  ] as const)('%s', (_, state, makerId, personId, content, outcome) => {
    const decision = decideCheck({ state, makerId }, content, personId);
    expect(decision.ok ? decision.value : decision.problem.code).toBe(outcome);
  });
});

test('the digest does not depend on the order of rows', () => {
  const { ranges, elements } = sound();
  expect(elementTableDigest({ ranges: [...ranges].reverse(), elements: [...elements].reverse() })).toBe(elementTableDigest(sound()));
});

test('the ratio X:Y:Z is counted', () => expect(importanceRatio(sound().elements)).toEqual({ X: 2, Y: 1, Z: 0 }));

test.each([
  ['A-A-A-001', 'A', true],
  ['A-A-A-001', 'A-A-A', true],
  ['A-A-A-001', 'A-A-A-001', true],
  ['B-A-A-001', 'A', false],
  ['A-A-A-0011', 'A-A-A-001', false],
])('%s under %s: %s', (code, above, yes) => expect(liesUnder(code, above)).toBe(yes));
