import fc from 'fast-check';
import type { BlueprintSection, ItemType } from '@kaowu/contracts';
import { allocate, type Allocation, type Supply } from './allocate';
import { rangesOfTier, rangeFinder, type WeightedRange } from './ranges';

const range = (code: string, weightHundredths: number): WeightedRange => ({
  code, weightHundredths, name: code, tier: code.split('-').length as 1 | 2 | 3,
});
const section = (type: ItemType, count: number, ranges: string[] = []): BlueprintSection => ({
  title: type, type, count, pointsEach: 100, ranges,
});
const granted = (sections: BlueprintSection[], table: WeightedRange[], tier: 1 | 2 | 3, supply?: Supply): Allocation => {
  const decision = allocate({ tier, sections }, table, supply);
  if (!decision.ok) throw new Error(decision.problem.code);
  return decision.value;
};

describe('ranges of a tier', () => {
  const table = [range('B', 6000), range('A', 4000), range('A-B', 1500), range('A-A', 2500)];
  it('takes wider ranges where the table does not go deep enough, sorted by code', () => {
    expect(rangesOfTier(table, 2).map((r) => r.code)).toEqual(['A-A', 'A-B', 'B']);
    expect(rangesOfTier(table, 1).map((r) => r.code)).toEqual(['A', 'B']);
  });
  it.each([['A-A-C-001', 0], ['A-B-A-001', 1], ['B-A-A-007', 2], ['C-A-A-001', -1], ['A-C-A-001', -1]])(
    'element %s lies in range no %i', (code, index) => {
      expect(rangeFinder(rangesOfTier(table, 2))(code)).toBe(index);
    });
});

describe('allocate', () => {
  const table = [range('A', 2000), range('B', 3000), range('C', 5000)];

  it('shares 80 singles and 20 true/false by weight', () => {
    const { totals, counts } = granted([section('single', 80), section('true_false', 20)], table, 1);
    expect(totals).toEqual([20, 30, 50]);
    expect(counts).toEqual([[16, 24, 40], [4, 6, 10]]);
  });

  it('keeps the share of a range that has no true/false items by taking singles there', () => {
    const supply: Supply = (type, r) => (type === 'true_false' && r === 0 ? 0 : 100);
    const { totals, counts } = granted([section('single', 80), section('true_false', 20)], table, 1, supply);
    expect(totals).toEqual([20, 30, 50]);
    expect(counts[0]?.[0]).toBe(20);
    expect(counts[1]?.[0]).toBe(0);
    expect(counts.map((row) => row.reduce((a, b) => a + b, 0))).toEqual([80, 20]);
  });

  it('places what is short where it is short', () => {
    const supply: Supply = (_, r) => (r === 2 ? 10 : 100);
    const { counts } = granted([section('single', 100)], table, 1, supply);
    expect(counts).toEqual([[20, 30, 50]]);
  });

  it('lets a section draw from its own ranges: 25 of ethics and 100 of theory', () => {
    const { totals, counts } = granted([section('single', 25, ['A']), section('single', 100, ['B', 'C'])], table, 1);
    expect(totals).toEqual([25, 38, 62]);
    expect(counts).toEqual([[25, 0, 0], [0, 38, 62]]);
  });

  it('never lets rounding of one scope take from another', () => {
    const four = [range('A', 2500), range('B', 2500), range('C', 2500), range('D', 2500)];
    const { totals } = granted([section('single', 1, ['A', 'B']), section('single', 1, ['C', 'D'])], four, 1);
    expect(totals).toEqual([1, 0, 1, 0]);
  });

  it.each([
    ['an unknown range', [section('single', 5, ['Z'])], table, 'blueprint.range-unknown'],
    ['a table that weighs nothing', [section('single', 5)], [range('A', 0)], 'blueprint.no-weights'],
    ['no ranges at all', [section('single', 5)], [], 'blueprint.no-weights'],
    ['a section whose ranges weigh nothing', [section('single', 5, ['A'])], [range('A', 0), range('B', 10_000)], 'blueprint.section-without-weight'],
  ])('refuses %s', (_name, sections, ranges, code) => {
    const decision = allocate({ tier: 1, sections }, ranges);
    expect(decision.ok ? 'granted' : decision.problem.code).toBe(code);
  });

  it('keeps both margins for any weights, counts and supplies', () => {
    const types: ItemType[] = ['single', 'multiple', 'true_false'];
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(12), { minLength: 36, maxLength: 36 }),
        (weights, specs, stock) => {
          fc.pre(weights.some((weight) => weight > 0));
          const ranges = weights.map((weight, i) => range(String.fromCharCode(65 + i), weight));
          const sections = specs.map(([type, count]) => section(type, count));
          const supply: Supply = (type, r) => stock[types.indexOf(type) * 12 + r] ?? 0;
          const { counts, totals } = granted(sections, ranges, 1, supply);
          expect(counts.map((row) => row.reduce((a, b) => a + b, 0))).toEqual(sections.map((s) => s.count));
          totals.forEach((total, r) => expect(counts.reduce((sum, row) => sum + (row[r] ?? 0), 0)).toBe(total));
          expect(totals).toEqual(granted(sections, ranges, 1).totals);
        },
      ),
      { numRuns: 60 },
    );
  });
});
