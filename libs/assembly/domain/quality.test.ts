import type { SetQuality } from '@kaowu/contracts';
import { seededRandom } from '@kaowu/kernel';
import { qualitySteps } from './quality';

function qualityOf(...given: Parameters<typeof qualitySteps>): SetQuality {
  const steps = qualitySteps(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('the quality of a set', () => {
  it.each<[string, string[][], number | null, { mean: number; max: number; pairs: number }]>([
    ['one paper has no pair', [['a', 'b']], null, { mean: 0, max: 0, pairs: 0 }],
    ['two alike but for one', [['a', 'b', 'c'], ['a', 'b', 'd']], null, { mean: 2, max: 2, pairs: 1 }],
    ['the greatest of three pairs', [['a', 'b'], ['a', 'b'], ['c', 'a']], null, { mean: 1.33, max: 2, pairs: 3 }],
    ['copies of two forms are not compared', [['a', 'b'], ['c', 'd'], ['a', 'b'], ['c', 'd']], 2, { mean: 0, max: 0, pairs: 1 }],
  ])('%s', (_name, papers, forms, overlap) => {
    expect(qualityOf(papers, 10, forms).overlap).toEqual(overlap);
  });

  it('counts items by the papers that they stand in, and those that are not used', () => {
    const { exposure, unused, matrix } = qualityOf([['a', 'b'], ['a', 'c']], 5, null);
    expect(exposure).toEqual([{ papers: 1, items: 2 }, { papers: 2, items: 1 }]);
    expect([unused, matrix]).toEqual([2, [[2, 1], [1, 2]]]);
  });

  it('agrees with counting pair by pair, and is quick for a thousand papers', () => {
    const random = seededRandom('quality');
    const items = Array.from({ length: 386 }, (_, i) => `version ${i}`);
    const papers = Array.from({ length: 1000 }, () => random.sample(items, 100));
    const { overlap } = qualityOf(papers, 386, null);
    const few = papers.slice(0, 40);
    const pairs = few.flatMap((a, i) => few.slice(0, i).map((b) => a.filter((item) => b.includes(item)).length));
    expect(qualityOf(few, 386, null).overlap.max).toBe(Math.max(...pairs));
    expect(overlap.mean).toBeCloseTo(100 * 100 / 386, 0);
  });
});
