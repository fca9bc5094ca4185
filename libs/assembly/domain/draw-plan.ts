import type { PaperRecipe } from '@kaowu/contracts';
import { rangeFinder, type SupplyItem } from './ranges';

/** What a draw depends on, besides the seed and the algorithm's version. */
export type DrawInput = Pick<PaperRecipe, 'blueprint' | 'ranges' | 'counts' | 'pool' | 'paperForm'>;

/** Questions of one section from one range, and the items (indices) that can fill them. */
export interface DrawCell {
  readonly section: number;
  readonly range: number;
  readonly need: number;
  readonly items: readonly number[];
}

/** A draw made ready once for many papers. All numbers are whole, so that no machine rounds differently. */
export interface DrawPlan {
  readonly input: DrawInput;
  /** Sorted by item id, each item once. */
  readonly items: readonly SupplyItem[];
  /** Index of an item by its id. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Range (index) of each item; −1 where its element lies in none. */
  readonly rangeOf: readonly number[];
  /** Facility of each item in ten-thousandths. */
  readonly facility: readonly number[];
  /** Number of each item's element. */
  readonly element: readonly number[];
  /** Indices of the items that may not stand beside each item; symmetric. */
  readonly enemies: readonly (readonly number[])[];
  /** In the order in which they are filled: those with the least to choose from first. */
  readonly cells: readonly DrawCell[];
  /** The lowest and highest mean difficulty that the pool allows, four decimals; enemies left out of account. */
  readonly reach: { readonly lowest: number; readonly highest: number };
}

/** Facility in whole ten-thousandths. */
export const tenThousandths = (facility: number): number => Math.round(facility * 10_000);

/** Makes a draw ready. The order of the pool does not matter. */
export function planDraw(input: DrawInput): DrawPlan {
  const byId = new Map([...input.pool].sort((a, b) => (a.versionId < b.versionId ? -1 : 1)).map((item) => [item.itemId, item] as const));
  const items = [...byId.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  const elements = new Map<string, number>();
  const element = items.map(({ elementCode }) => {
    const known = elements.get(elementCode) ?? elements.size;
    elements.set(elementCode, known);
    return known;
  });
  const find = rangeFinder(input.ranges);
  const rangeOf = items.map(({ elementCode }) => find(elementCode));
  const facility = items.map((item) => tenThousandths(item.difficulty));
  const cells = cellsOf(input, items, rangeOf);
  return {
    input,
    items,
    indexOf: new Map(items.map((item, i) => [item.itemId, i] as const)),
    rangeOf,
    element,
    facility,
    enemies: enemiesOf(items),
    cells,
    reach: reachOf(input, cells, facility),
  };
}

function enemiesOf(items: readonly SupplyItem[]): number[][] {
  const index = new Map(items.map((item, i) => [item.itemId, i] as const));
  const pairs = items.map(() => new Set<number>());
  items.forEach((item, i) => {
    for (const enemy of item.enemies) {
      const j = index.get(enemy);
      if (j === undefined || j === i) continue;
      pairs[i]?.add(j);
      pairs[j]?.add(i);
    }
  });
  return pairs.map((set) => [...set].sort((a, b) => a - b));
}

function cellsOf(input: DrawInput, items: readonly SupplyItem[], rangeOf: readonly number[]): DrawCell[] {
  const byCell = new Map<string, number[]>();
  items.forEach((item, i) => {
    const key = `${item.type}/${rangeOf[i]}`;
    const list = byCell.get(key) ?? [];
    list.push(i);
    byCell.set(key, list);
  });
  const cells = input.counts.flatMap((row, section) =>
    row.map((need, range) => ({
      section, range, need, items: byCell.get(`${input.blueprint.sections[section]?.type}/${range}`) ?? [],
    })),
  );
  const slack = (cell: DrawCell): number => cell.items.length - cell.need;
  return cells
    .filter((cell) => cell.need > 0)
    .sort((a, b) => slack(a) - slack(b) || a.section - b.section || a.range - b.range);
}

function reachOf(input: DrawInput, cells: readonly DrawCell[], facility: readonly number[]): DrawPlan['reach'] {
  let sum = 0;
  let low = 0;
  let high = 0;
  for (const { section, need, items } of cells) {
    const points = input.blueprint.sections[section]?.pointsEach ?? 0;
    const sorted = items.map((item) => facility[item] ?? 0).sort((a, b) => a - b);
    sum += points * need;
    low += points * sorted.slice(0, need).reduce((a, b) => a + b, 0);
    high += points * sorted.slice(-need).reduce((a, b) => a + b, 0);
  }
  const mean = (total: number): number => (sum === 0 ? 0 : Math.round(total / sum) / 10_000);
  return { lowest: mean(low), highest: mean(high) };
}
