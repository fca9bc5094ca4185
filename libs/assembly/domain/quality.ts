import type { SetQuality } from '@kaowu/contracts';

/** Papers among which the greatest overlap is looked for; the mean is over all. */
const COMPARED = 1000;
/** Papers (or forms) that the matrix shows. */
const SHOWN = 26;

/**
 * What a set is like as a whole: overlap and exposure, without naming an item. `papers` holds the versions of each
 * paper in draw order; for fixed forms only the forms are compared, for copies are alike by intention. It comes in
 * steps, a paper each, so that the caller may rest between them.
 */
export function* qualitySteps(papers: readonly (readonly string[])[], pool: number, forms: number | null): Generator<void, SetQuality> {
  const uses = new Map<string, number>();
  for (const version of papers.flat()) uses.set(version, (uses.get(version) ?? 0) + 1);
  const histogram = new Map<number, number>();
  for (const count of uses.values()) histogram.set(count, (histogram.get(count) ?? 0) + 1);
  const compared = forms === null ? papers : papers.slice(0, forms);
  return {
    overlap: yield* overlapOf(compared),
    matrix: matrixOf(compared.slice(0, SHOWN)),
    exposure: [...histogram].sort(([a], [b]) => a - b).map(([count, items]) => ({ papers: count, items })),
    unused: pool - uses.size,
  };
}

function matrixOf(papers: readonly (readonly string[])[]): number[][] {
  const sets = papers.map((versions) => new Set(versions));
  return sets.map((a) => sets.map((b) => [...a].filter((version) => b.has(version)).length));
}

/** Overlap over all pairs: the mean from how often each version is used, the greatest by counting along earlier papers. */
function* overlapOf(papers: readonly (readonly string[])[]): Generator<void, SetQuality['overlap']> {
  const index = new Map<string, number>();
  const readers: number[][] = [];
  let [max, shared] = [0, 0];
  for (const [p, versions] of papers.entries()) {
    yield;
    const common = new Int32Array(Math.min(p, COMPARED));
    for (const version of versions) {
      const item = index.get(version) ?? index.size;
      if (item === readers.length) {
        index.set(version, item);
        readers.push([]);
      }
      const earlier = readers[item] as number[];
      shared += earlier.length;
      if (p < COMPARED) max = Math.max(max, countUp(common, earlier));
      earlier.push(p);
    }
  }
  const pairs = (papers.length * (papers.length - 1)) / 2;
  return { mean: pairs === 0 ? 0 : Math.round((shared / pairs) * 100) / 100, max, pairs };
}

/** Adds one for each of the papers and gives back the greatest count among them. */
function countUp(common: Int32Array, papers: readonly number[]): number {
  let max = 0;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] as number;
    const count = (common[paper] as number) + 1;
    common[paper] = count;
    if (count > max) max = count;
  }
  return max;
}
