import type { PaperFigures } from '@kaowu/contracts';
import { sampleBlueprint } from '../testing/sample';
import { coverageOf } from './coverage';

const ranges = [{ code: 'A', tier: 1 as const, name: '甲', weightHundredths: 6000 }, { code: 'B', tier: 1 as const, name: '乙', weightHundredths: 4000 }];
const figures = (a: number, b: number, more: Partial<PaperFigures> = {}): PaperFigures => ({
  questions: a + b, meanDifficulty: 0.6, elements: 5, byRange: [{ code: 'A', count: a, wanted: 6 }, { code: 'B', count: b, wanted: 4 }], ...more,
});

describe('papers against their blueprint', () => {
  it('shows for each range what was wanted, and the lowest, mean and highest of the papers', () => {
    const report = coverageOf({ ranges, counts: [[5, 3], [1, 1]] }, sampleBlueprint(), [figures(6, 4), figures(7, 3)]);
    expect(report.rows.map(({ wanted, lowest, mean, highest }) => [wanted, lowest, mean, highest])).toEqual([[6, 6, 6.5, 7], [4, 3, 3.5, 4]]);
    expect(report.rows[0]?.cells).toBeNull();
    expect(report).toMatchObject({ minutes: null, importance: [], information: [] });
  });

  it('shows cells, importance, time and information where papers have them', () => {
    const more = (seconds: number, value: number): Partial<PaperFigures> => ({
      cells: [[5, 1], [3, 1]], seconds, byImportance: [{ importance: 'X', count: 8 }], information: [{ ability: 0, target: 2, value }],
    });
    const report = coverageOf({ ranges, counts: [[5, 3], [1, 1]] }, sampleBlueprint(), [figures(6, 4, more(600, 1.9)), figures(6, 4, more(660, 2.1))]);
    expect(report.rows.map(({ cells }) => cells)).toEqual([[5, 1], [3, 1]]);
    expect(report.importance[0]).toEqual({ importance: 'X', mean: 8 });
    expect(report.minutes).toEqual({ lowest: 10, highest: 11 });
    expect(report.information).toEqual([{ ability: 0, target: 2, lowest: 1.9, highest: 2.1 }]);
  });
});
