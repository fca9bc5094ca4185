import { exposureReportOf } from './exposure';

const row = (itemId: string, papers: number): Parameters<typeof exposureReportOf>[0][number] => ({
  itemId, versionId: `v${itemId}`, type: 'single', elementCode: 'A-A-A-001', papers, sets: 1,
});

describe('the exposure of items', () => {
  it.each([
    ['nothing released', [], { sets: 0, papers: 0 }, { never: 10, bars: [0] }],
    ['5 % is in the first bar', [row('a', 5)], { sets: 1, papers: 100 }, { never: 9, bars: [1] }],
    ['more than 5 % in the second', [row('a', 5), row('b', 6)], { sets: 1, papers: 100 }, { never: 8, bars: [1, 1] }],
    ['two versions are one item', [row('a', 20), { ...row('a', 1), versionId: 'other' }], { sets: 1, papers: 100 }, { never: 9, bars: [1, 0, 0, 1] }],
  ])('%s', (_name, rows, released, { never, bars }) => {
    const report = exposureReportOf(rows, released, 10);
    expect(report.never).toBe(never);
    expect(report.histogram.map(({ items }) => items)).toEqual(bars);
  });
});
