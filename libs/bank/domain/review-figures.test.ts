import { itemType, type Importance, type ItemType } from '@kaowu/contracts';
import { coverageMap, type Holding } from './coverage-map';
import { estimateSummary, type Estimate } from './estimates';
import { reviewerPace, type Verdict } from './pace';

describe('estimateSummary', () => {
  const given = (judgeId: string, estimate: number): Estimate => ({ judgeId, judge: judgeId, estimate, at: '2026-11-20T08:00:00.000Z' });
  const three = [given('a', 0.5), given('b', 0.6), given('c', 0.7)];

  test('mean and spread over the judges, for whoever has given one', () => {
    expect(estimateSummary(three, { id: 'b', judges: true })).toMatchObject({ judges: 3, mean: 0.6, deviation: 0.1, own: 0.6 });
    expect(estimateSummary(three, { id: 'writer', judges: false })).toMatchObject({ judges: 3, mean: 0.6, own: null });
  });

  test('a judge sees nobody’s before giving one', () => {
    expect(estimateSummary(three, { id: 'd', judges: true })).toEqual({ judges: 3, mean: null, deviation: null, own: null, estimates: [] });
  });

  test.each([[[], 0, null, null], [[given('a', 0.4)], 1, 0.4, null]] as const)('of few judges', (estimates, judges, mean, deviation) => {
    expect(estimateSummary(estimates, { id: 'x', judges: false })).toMatchObject({ judges, mean, deviation });
  });
});

describe('coverageMap', () => {
  const holding = (code: string, type: ItemType | null, difficulties: number[], more: Partial<Holding> = {}): Holding => ({ code, name: code, importance: 'X' as Importance, type, open: 0, difficulties, seen: difficulties.map(() => 0), ...more });

  test('counts by element, type and grade; short below guidance, not at it', () => {
    const map = coverageMap([
      holding('A-A-A-001', 'single', [0.9, 0.65, 0.64], { open: 2, seen: [40, 10, 0] }), holding('A-A-A-001', 'multiple', [0.35]),
      holding('A-A-A-002', 'single', [0.5, 0.5, 0.5]), holding('A-A-A-003', null, []),
    ], 4);
    expect(map.types).toEqual(itemType.options.filter((t) => t === 'single' || t === 'multiple'));
    expect(map.cells.map((c) => [c.code, c.approved, c.open, c.byGrade, c.difficulty, c.seen, c.seenMost, c.short])).toEqual([
      ['A-A-A-001', 4, 2, [1, 0, 2, 0, 1], 0.635, 50, 40, false],
      ['A-A-A-002', 3, 0, [0, 0, 0, 3, 0], 0.5, 0, 0, true],
      ['A-A-A-003', 0, 0, [0, 0, 0, 0, 0], null, 0, 0, true],
    ]);
    expect(map.cells[0]?.byType).toMatchObject({ single: 3, multiple: 1, essay: 0 });
  });
});

describe('reviewerPace', () => {
  const now = new Date('2026-11-20T04:00:00.000Z');
  const verdict = (daysAgo: number, more: Partial<Verdict> = {}): Verdict => {
    const at = new Date(now.getTime() - daysAgo * 86_400_000);
    return { reviewerId: 'r', reviewer: '唐', verdict: 'pass', at, day: at.toISOString().slice(0, 10), askedAt: null, dueOn: null, ...more };
  };
  const asked = (daysAgo: number, days: number, dueOn: string): Verdict => verdict(daysAgo, { askedAt: new Date(now.getTime() - (daysAgo + days) * 86_400_000), dueOn });

  test('median time, what was late, what waits, reviews a week', () => {
    const [row] = reviewerPace(
      [verdict(20, { verdict: 'return' }), asked(1, 1, '2026-11-19'), asked(2, 2, '2026-11-17'), asked(0, 6, '2026-11-20')],
      [{ reviewerId: 'r', reviewer: '唐', dueOn: '2026-11-19' }, { reviewerId: 'r', reviewer: '唐', dueOn: '2026-11-20' }], now, '2026-11-20');
    expect(row).toMatchObject({ reviewed: 4, passed: 3, returned: 1, medianDays: 2, onTime: 2, late: 1, open: 2, overdue: 1 });
    expect(row?.weeks).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 3]);
  });

  test('whoever only has work waiting stands there too', () => {
    expect(reviewerPace([], [{ reviewerId: 'x', reviewer: '某', dueOn: '2026-11-30' }], now, '2026-11-20')).toMatchObject([{ reviewed: 0, medianDays: null, open: 1, overdue: 0 }]);
  });
});
