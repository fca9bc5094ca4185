import type { SetQuality } from '@kaowu/contracts';

/** Papers among which the greatest overlap is looked for; the mean is over all. */
const COMPARED = 1000;
/** Papers (or forms) that the matrix shows. */
const SHOWN = 26;

/**
 * What a set is like as a whole: overlap and exposure, without naming an item. `papers` holds the versions of each
 * paper in draw order; for fixed forms only the forms are compared, for copies are alike by intention.
 */
export function qualityOf(papers: readonly (readonly string[])[], pool: number, forms: number | null): SetQuality {
  const uses = new Map<string, number>();
  for (const version of papers.flat()) uses.set(version, (uses.get(version) ?? 0) + 1);
  const histogram = new Map<number, number>();
  for (const count of uses.values()) histogram.set(count, (histogram.get(count) ?? 0) + 1);
  const compared = forms === null ? papers : papers.slice(0, forms);
  return {
    overlap: overlapOf(compared),
    matrix: matrixOf(compared.slice(0, SHOWN)),
    exposure: [...histogram].sort(([a], [b]) => a - b).map(([count, items]) => ({ papers: count, items })),
    unused: pool - uses.size,
  };
}

function matrixOf(papers: readonly (readonly string[])[]): number[][] {
  const sets = papers.map((versions) => new Set(versions));
  return sets.map((a) => sets.map((b) => [...a].filter((version) => b.has(version)).length));
}

function overlapOf(papers: readonly (readonly string[])[]): SetQuality['overlap'] {
  const readers = new Map<string, number[]>();
  const common = new Int32Array(Math.min(papers.length, COMPARED));
  let max = 0;
  papers.forEach((versions, p) => {
    if (p < COMPARED) common.fill(0);
    for (const version of versions) {
      const earlier = readers.get(version) ?? [];
      if (p < COMPARED) {
        for (const other of earlier) {
          common[other] = (common[other] ?? 0) + 1;
          max = Math.max(max, common[other] ?? 0);
        }
      }
      earlier.push(p);
      readers.set(version, earlier);
    }
  });
  const pairs = (papers.length * (papers.length - 1)) / 2;
  const shared = [...readers.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  return { mean: pairs === 0 ? 0 : Math.round((shared / pairs) * 100) / 100, max, pairs };
}
