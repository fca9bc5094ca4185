import fc from 'fast-check';
import { combineScores, toleranceOf, withinTolerance } from './combine-scores';
import type { CombineRule, Combined, FatalEffect, GivenScore } from './combine-scores';

const rule = (over: Partial<CombineRule> = {}): CombineRule => ({
  tolerance: 500,
  inclusive: true,
  tie: 'adjudicate',
  panel: 'mean',
  scorers: 2,
  ...over,
});

const blind = (total: number, seq: number, fatalEffect: FatalEffect | null = null): GivenScore => ({ kind: 'blind', seq, total, fatalEffect });
const third = (total: number, fatalEffect: FatalEffect | null = null): GivenScore => ({ kind: 'third', seq: 3, total, fatalEffect });
const settled = (total: number, seq = 4, fatalEffect: FatalEffect | null = null): GivenScore => ({ kind: 'adjudication', seq, total, fatalEffect });

const final = (total: number, by: string, fatalEffect: FatalEffect | null = null): unknown => ({ kind: 'final', total, by, fatalEffect });
const needsThird = { kind: 'third' };
const toAdjudicator = (cause: string): unknown => ({ kind: 'adjudication', cause });

const table: [name: string, scores: GivenScore[], over: Partial<CombineRule>, expected: unknown][] = [
  ['no score yet', [], {}, { kind: 'waiting' }],
  ['one of two in', [blind(8000, 1)], {}, { kind: 'waiting' }],
  ['two of a panel of three in', [blind(8000, 1), blind(8000, 2)], { scorers: 3 }, { kind: 'waiting' }],
  ['equal', [blind(8000, 1), blind(8000, 2)], {}, final(8000, 'two-blind')],
  ['just inside τ', [blind(8000, 1), blind(8499, 2)], {}, final(8250, 'two-blind')],
  ['on τ, edge included', [blind(8000, 1), blind(8500, 2)], {}, final(8250, 'two-blind')],
  ['on τ, edge excluded', [blind(8000, 1), blind(8500, 2)], { inclusive: false }, needsThird],
  ['just inside τ, edge excluded', [blind(8000, 1), blind(8499, 2)], { inclusive: false }, final(8250, 'two-blind')],
  ['just outside τ', [blind(8000, 1), blind(8501, 2)], {}, needsThird],
  ['the lower one first makes no difference', [blind(8501, 1), blind(8000, 2)], {}, needsThird],
  ['mean rounds half up', [blind(8000, 1), blind(8001, 2)], {}, final(8001, 'two-blind')],
  ['τ = 0 excluded: equal scores still agree', [blind(8000, 1), blind(8000, 2)], { tolerance: 0, inclusive: false }, final(8000, 'two-blind')],
  ['τ = 0: one hundredth apart', [blind(8000, 1), blind(8001, 2)], { tolerance: 0 }, needsThird],
  ['third near the first', [blind(6000, 1), blind(8000, 2), third(6400)], {}, final(6200, 'with-third')],
  ['third near the second', [blind(6000, 1), blind(8000, 2), third(7600)], {}, final(7800, 'with-third')],
  ['third on τ of the nearer, included', [blind(6000, 1), blind(8000, 2), third(6500)], {}, final(6250, 'with-third')],
  ['third on τ of the nearer, excluded', [blind(6000, 1), blind(8000, 2), third(6500)], { inclusive: false }, toAdjudicator('near-neither')],
  ['third just outside τ of the nearer', [blind(6000, 1), blind(8000, 2), third(6501)], {}, toAdjudicator('near-neither')],
  ['third beyond both', [blind(6000, 1), blind(8000, 2), third(9000)], {}, toAdjudicator('near-neither')],
  ['third within τ of both, nearer the first', [blind(7000, 1), blind(7600, 2), third(7250)], {}, final(7125, 'with-third')],
  ['third within τ of both, nearer the second', [blind(7000, 1), blind(7600, 2), third(7350)], {}, final(7475, 'with-third')],
  ['third in the middle, within τ of both', [blind(7000, 1), blind(7600, 2), third(7300)], {}, toAdjudicator('equally-near')],
  ['third in the middle, tie takes the mean', [blind(7000, 1), blind(7600, 2), third(7300)], { tie: 'mean-of-three' }, final(7300, 'mean-of-three')],
  ['third in the middle but near neither: the tie rule does not save it', [blind(6000, 1), blind(8000, 2), third(7000)], { tie: 'mean-of-three' }, toAdjudicator('near-neither')],
  ['adjudication is final', [blind(6000, 1), blind(8000, 2), third(7000), settled(7100)], {}, final(7100, 'adjudication')],
  ['the later adjudication counts', [blind(6000, 1), blind(8000, 2), settled(7100), settled(6900, 5)], {}, final(6900, 'adjudication')],
  ['adjudication overrules an agreed pair (review finding)', [blind(8000, 1), blind(8000, 2), settled(7000)], {}, final(7000, 'adjudication')],
  ['both saw the task at zero', [blind(0, 1, 'task_zero'), blind(0, 2, 'task_zero')], {}, final(0, 'two-blind', 'task_zero')],
  ['only one saw the fatal item, totals near', [blind(0, 1, 'task_zero'), blind(300, 2)], {}, needsThird],
  ['only one saw a failing item, totals equal', [blind(8000, 1, 'fail_part'), blind(8000, 2)], {}, needsThird],
  ['third confirms the fatal item', [blind(0, 1, 'task_zero'), blind(300, 2), third(0, 'task_zero')], {}, final(0, 'with-third', 'task_zero')],
  ['third did not see it', [blind(0, 1, 'task_zero'), blind(300, 2), third(200)], {}, final(250, 'with-third')],
  ['third sees a graver one', [blind(0, 1, 'task_zero'), blind(300, 2), third(200, 'fail_part')], {}, toAdjudicator('fatal-disagreement')],
  ['panel mean', [blind(7000, 1), blind(8000, 2), blind(9100, 3)], { scorers: 3 }, final(8033, 'panel')],
  ['panel without highest and lowest', [blind(7000, 1), blind(8000, 2), blind(9900, 3)], { scorers: 3, panel: 'trimmed-mean' }, final(8000, 'panel')],
  ['panel of five trimmed', [5000, 6000, 7000, 8000, 9900].map((t, i) => blind(t, i + 1)), { scorers: 5, panel: 'trimmed-mean' }, final(7000, 'panel')],
  ['panel split over a fatal item', [blind(0, 1, 'task_zero'), blind(8000, 2), blind(8100, 3)], { scorers: 3 }, toAdjudicator('fatal-disagreement')],
];

describe('combineScores', () => {
  test.each(table)('%s', (_name, scores, over, expected) => {
    expect(combineScores(scores, rule(over))).toEqual(expected);
  });

  test('the order in which scores arrive does not matter', () => {
    const total = fc.integer({ min: 0, max: 10000 });
    fc.assert(
      fc.property(total, total, total, fc.boolean(), (a, b, c, inclusive) => {
        const scores = [blind(a, 1), blind(b, 2), third(c)];
        expect(combineScores([...scores].reverse(), rule({ inclusive }))).toEqual(combineScores(scores, rule({ inclusive })));
      }),
    );
  });

  test('swapping the two blind scores does not change the outcome', () => {
    const total = fc.integer({ min: 0, max: 10000 });
    fc.assert(
      fc.property(total, total, total, (a, b, c) => {
        const one = combineScores([blind(a, 1), blind(b, 2), third(c)], rule());
        expect(combineScores([blind(b, 1), blind(a, 2), third(c)], rule())).toEqual(one);
      }),
    );
  });

  test('a final score lies between the lowest and the highest given, in whole hundredths', () => {
    const total = fc.integer({ min: 0, max: 10000 });
    fc.assert(
      fc.property(fc.array(total, { minLength: 2, maxLength: 7 }), fc.constantFrom('mean' as const, 'trimmed-mean' as const), (totals, panel) => {
        const scores = totals.map((t, i) => blind(t, i + 1));
        const outcome: Combined = combineScores(scores, rule({ scorers: totals.length, panel }));
        if (outcome.kind !== 'final') return;
        expect(Number.isInteger(outcome.total)).toBe(true);
        expect(outcome.total).toBeGreaterThanOrEqual(Math.min(...totals));
        expect(outcome.total).toBeLessThanOrEqual(Math.max(...totals));
      }),
    );
  });
});

describe('tolerance', () => {
  test.each([
    ['even share', 10000, 5, 500, true, true],
    ['even share, edge excluded', 10000, 5, 500, false, false],
    ['uneven share 166.65, below', 3333, 5, 166, false, true],
    ['uneven share 166.65, above', 3333, 5, 167, true, false],
  ])('%s', (_name, full, percent, difference, inclusive, expected) => {
    expect(withinTolerance(difference, { tolerance: toleranceOf(full, percent), inclusive })).toBe(expected);
  });
});
