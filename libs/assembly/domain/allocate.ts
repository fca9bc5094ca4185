import type { BlueprintSection, BlueprintSpec, ItemType, Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { largestRemainder } from './apportion';
import { FlowNetwork } from './flow';
import { liesIn, rangeFinder, rangesOfTier, type SupplyItem, type WeightedRange } from './ranges';

/** How many items there are of a type in the range with this index (in `rangesOfTier` order). */
export type Supply = (type: ItemType, range: number) => number;

/** How many questions each section takes from each range. */
export interface Allocation {
  readonly ranges: readonly WeightedRange[];
  /** Questions of each range through the whole paper; by weight alone, whatever the bank holds. */
  readonly totals: readonly number[];
  /** `counts[section][range]`. */
  readonly counts: readonly (readonly number[])[];
  /** Exact shares before rounding, `quotas[section][range]`. */
  readonly quotas: readonly (readonly number[])[];
}

/** Price of a unit that the bank cannot supply: above all that uneven sharing can cost. */
const SHORT = 1_000_000_000;

/** True where the section draws from the range. */
export const draws = (section: BlueprintSection, range: WeightedRange): boolean =>
  section.ranges.length === 0 || section.ranges.some((code) => liesIn(range.code, code));

/** Counts the items of a pool by type and range. */
export function supplyOf(pool: readonly SupplyItem[], ranges: readonly WeightedRange[]): Supply {
  const find = rangeFinder(ranges);
  const counts = new Map<string, number>();
  for (const { type, elementCode } of pool) {
    const cell = `${type}/${find(elementCode)}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return (type, range) => counts.get(`${type}/${range}`) ?? 0;
}

/**
 * Shares a blueprint's questions over ranges and sections: the two-way table 双向细目表. Sections that draw from the same
 * ranges are shared out together: each range gets its part of them by weight (largest remainder); within that, types
 * fall as evenly as the bank allows, so that a range without true/false items gives more of another type instead.
 * Sections keep their counts exactly. Questions that the bank cannot supply are placed all the same: they are what is
 * short. Problems: blueprint.no-weights, blueprint.range-unknown, blueprint.section-without-weight.
 */
export function allocate(
  spec: Pick<BlueprintSpec, 'tier' | 'sections'>,
  table: readonly WeightedRange[],
  supply: Supply = () => Number.MAX_SAFE_INTEGER,
): Decision<Allocation, Problem> {
  const ranges = rangesOfTier(table, spec.tier);
  const fault = faultOf(spec, ranges);
  if (fault) return refuse(fault);
  const totals = ranges.map(() => 0);
  const counts = spec.sections.map(() => ranges.map(() => 0));
  const quotas = spec.sections.map(() => ranges.map(() => 0));
  const taken = new Map<string, number>();
  const left: Supply = (type, r) => Math.max(0, supply(type, r) - (taken.get(`${type}/${r}`) ?? 0));
  for (const group of groupsOf(spec.sections, ranges)) {
    const shares = largestRemainder(group.weights, group.sections.reduce((sum, { section }) => sum + section.count, 0));
    shares.forEach((share, r) => (totals[r] = (totals[r] ?? 0) + share));
    const cells = shareOut(group, shares, left);
    group.sections.forEach(({ section, index }, g) => {
      counts[index] = cells[g] ?? [];
      quotas[index] = quotasOf(section.count, group.weights);
      counts[index].forEach((n, r) => taken.set(`${section.type}/${r}`, (taken.get(`${section.type}/${r}`) ?? 0) + n));
    });
  }
  return grant({ ranges, totals, quotas, counts });
}

const quotasOf = (count: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (count * weight) / sum);
};

function faultOf(spec: Pick<BlueprintSpec, 'tier' | 'sections'>, ranges: readonly WeightedRange[]): Problem | null {
  if (!ranges.some((range) => range.weightHundredths > 0)) return { code: 'blueprint.no-weights', params: { tier: spec.tier } };
  for (const section of spec.sections) {
    const unknown = section.ranges.find((code) => !ranges.some((range) => liesIn(range.code, code)));
    if (unknown !== undefined) return { code: 'blueprint.range-unknown', params: { range: unknown } };
    if (!ranges.some((range) => draws(section, range) && range.weightHundredths > 0)) {
      return { code: 'blueprint.section-without-weight', params: { section: section.title } };
    }
  }
  return null;
}

/** Sections that draw from the same ranges, with the weight of each range for them. */
interface Group {
  readonly sections: readonly { readonly section: BlueprintSection; readonly index: number }[];
  readonly weights: readonly number[];
}

/** Narrow groups first, for they have nowhere else to go; otherwise in the order of the paper. */
function groupsOf(sections: readonly BlueprintSection[], ranges: readonly WeightedRange[]): Group[] {
  const groups = new Map<string, { sections: { section: BlueprintSection; index: number }[]; weights: number[]; width: number }>();
  sections.forEach((section, index) => {
    const weights = ranges.map((range) => (draws(section, range) ? range.weightHundredths : 0));
    const key = weights.join();
    const group = groups.get(key) ?? { sections: [], weights, width: weights.filter((weight) => weight > 0).length };
    group.sections.push({ section, index });
    groups.set(key, group);
  });
  return [...groups.values()].sort((a, b) => a.width - b.width);
}

/**
 * Whole numbers for the cells of a group with both margins kept: source → section → (type, range) → range → sink. A
 * section's k-th question in a range costs its growth of the squared distance from the quota; what is there of a type
 * is shared by all sections of that type.
 */
function shareOut(group: Group, shares: readonly number[], supply: Supply): number[][] {
  const sections = group.sections.map(({ section }) => section);
  const types = [...new Set(sections.map((section) => section.type))];
  const rangeNode = (r: number): number => 2 + sections.length + r;
  const typeNode = (type: ItemType, r: number): number => 2 + sections.length + shares.length * (1 + types.indexOf(type)) + r;
  const network = new FlowNetwork(2 + sections.length + shares.length * (1 + types.length));
  const cells = sections.map((section, s) => {
    network.connect(0, 2 + s, section.count, 0);
    const quotas = quotasOf(section.count, group.weights).map((quota) => Math.round(quota * 1000));
    return shares.map((share, r) =>
      Array.from({ length: Math.min(share, section.count) }, (_, k) =>
        network.connect(2 + s, typeNode(section.type, r), 1, 2000 * (k + 1) - 1000 - 2 * (quotas[r] ?? 0))));
  });
  shares.forEach((share, r) => {
    for (const type of types) {
      network.connect(typeNode(type, r), rangeNode(r), Math.min(share, supply(type, r)), 0);
      network.connect(typeNode(type, r), rangeNode(r), share, SHORT);
    }
    network.connect(rangeNode(r), 1, share, 0);
  });
  network.send(0, 1);
  return cells.map((row) => row.map((units) => units.reduce((sum, flow) => sum + flow(), 0)));
}
