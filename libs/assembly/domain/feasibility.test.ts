import type { BlueprintSpec, FeasibilityReport } from '@kaowu/contracts';
import { sampleBank, sampleBlueprint } from '../testing/sample';
import { feasibility } from './feasibility';

const bank = sampleBank(1200);
function report(over: Partial<BlueprintSpec> = {}, pool = bank.pool): FeasibilityReport {
  const decision = feasibility(sampleBlueprint(over), bank.table, pool);
  if (!decision.ok) throw new Error(decision.problem.code);
  return decision.value;
}

describe('feasibility', () => {
  it('shows the two-way table with what the bank holds', () => {
    const { feasible, questions, totalPoints, rows, conflicts } = report();
    expect({ feasible, questions, totalPoints, conflicts }).toEqual({ feasible: true, questions: 100, totalPoints: 10_000, conflicts: [] });
    expect(rows.map(({ code, count, points }) => [code, count, points])).toEqual([
      ['A-A', 15, 1500], ['A-B', 10, 1000], ['A-C', 5, 500], ['B-A', 25, 2500], ['B-B', 20, 2000], ['B-C', 25, 2500],
    ]);
    expect(rows[0]?.cells).toEqual([{ quota: 12, count: 12, available: 140 }, { quota: 3, count: 3, available: 40 }]);
  });

  it('shares other points alike: two sections of different worth', () => {
    const { rows, totalPoints } = report({
      sections: [
        { title: '单选', type: 'single', count: 160, pointsEach: 50, ranges: [] },
        { title: '判断', type: 'true_false', count: 40, pointsEach: 50, ranges: [] },
      ],
    });
    expect(totalPoints).toBe(10_000);
    expect(rows.map(({ points }) => points)).toEqual([1500, 1000, 500, 2500, 2000, 2500]);
  });

  it('tells how alike two papers will be', () => {
    expect(report().expectedOverlap).toBeGreaterThan(0.05);
    expect(report({}, bank.pool.slice(0, 400)).expectedOverlap).toBeGreaterThan(report().expectedOverlap ?? 1);
  });

  it('says in a sentence what is short, by range and type', () => {
    const { feasible, shortages, conflicts, difficulty } = report({}, bank.pool.filter(({ type }) => type === 'single'));
    expect({ feasible, difficulty }).toEqual({ feasible: false, difficulty: null });
    expect(shortages[0]).toEqual({ rangeCode: 'A-A', rangeName: 'A-A 鉴定范围', type: 'true_false', needed: 3, available: 0 });
    expect(conflicts[0]).toEqual({ code: 'blueprint.short', zh: '题库不足：缺 20 题（涉及 6 处）', en: 'The bank is 20 items short in 6 places' });
    expect(conflicts[1]?.zh).toBe('A-A A-A 鉴定范围 · 判断题：需要 3 题，现有 0 题');
  });

  it.each([
    ['well within', 0.65, 0.02, true], ['far too easy', 0.95, 0.02, false], ['far too hard', 0.2, 0.02, false],
  ])('knows whether a difficulty %s can be reached', (_name, target, tolerance, feasible) => {
    const found = report({ difficulty: { target, tolerance } });
    expect(found.feasible).toBe(feasible);
    expect(found.difficulty?.reachable).toBe(feasible);
    expect(found.conflicts.map(({ code }) => code)).toEqual(feasible ? [] : ['blueprint.difficulty-unreachable']);
  });

  it('finds by trial that enemies block what counting allows', () => {
    const singles = bank.pool.filter(({ type }) => type === 'single').slice(0, 12);
    const hostile = singles.map((item) => ({ ...item, enemies: singles.filter((other) => other !== item).map(({ itemId }) => itemId) }));
    const { feasible, shortages, conflicts } = report(
      { tier: 1, sections: [{ title: '单选', type: 'single', count: 2, pointsEach: 100, ranges: ['A'] }] }, hostile,
    );
    expect({ feasible, shortages, codes: conflicts.map(({ code }) => code) }).toEqual({ feasible: false, shortages: [], codes: ['blueprint.enemies-block'] });
  });
});
