import type { BlueprintSpec, ConstraintKind, Importance, MendingItems, Problem } from '@kaowu/contracts';
import { grant, type Decision } from '@kaowu/kernel';
import { constraintsOf } from './demands';
import { rangesOfTier, type SupplyItem, type WeightedRange } from './ranges';
import { requirementsOf, type LeftOut, type Requirements } from './requirements';
import { ONE_FORM, type SelectionProblem } from './selection/selection';

/** A kind of item that might be written: type, range, difficulty and, where it matters, importance. */
interface Wish {
  readonly item: SupplyItem;
  readonly range: WeightedRange;
  readonly importance: Importance | null;
}

/** A bank with wishes beside its items, and the search for the fewest that are needed. */
export interface Wished {
  readonly problem: SelectionProblem;
  readonly requirements: Requirements;
  /** Wishes stand after the items. */
  readonly items: number;
  readonly wishes: readonly Wish[];
  readonly bands: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Lays wished-for items of every kind beside those of the bank, so that a solver can tell the fewest that would make a
 * paper possible. Problems: those of `requirementsOf`.
 */
export function withWishes(
  { blueprint, table, pool, leftOut }: { readonly blueprint: BlueprintSpec; readonly table: readonly WeightedRange[]; readonly pool: readonly SupplyItem[]; readonly leftOut: LeftOut },
  facilities: readonly number[],
  importances: readonly (Importance | null)[],
): Decision<Wished, Problem> {
  const types = [...new Set(blueprint.sections.map(({ type }) => type))];
  const wishes = rangesOfTier(table, blueprint.tier).flatMap((range) =>
    types.flatMap((type) => facilities.flatMap((difficulty) => importances.map((importance): Wish => ({
      range, importance,
      item: {
        itemId: `wish ${range.code} ${type} ${difficulty} ${importance ?? ''}`, versionId: '', type, elementCode: `${range.code}-0`, difficulty, digest: '',
        enemies: [], ...(importance === null ? {} : { importance }),
      },
    })))));
  const asked = requirementsOf(blueprint, table, [...pool, ...wishes.map(({ item }) => item)], leftOut);
  if (!asked.ok) return asked;
  const { placements, rules } = asked.value;
  const isWish = (placement: number): boolean => (placements[placement]?.item ?? -1) >= pool.length;
  const on = placements.flatMap((_, p) => (isWish(p) ? [p] : []));
  const many = Math.max(...blueprint.sections.map(({ count }) => count));
  return grant({
    requirements: asked.value, items: pool.length, wishes,
    bands: constraintsOf(blueprint).difficultyBands.map(({ from, to }) => ({ from, to })),
    problem: {
      things: placements.length,
      rules: rules.filter(({ group, on: bound }) => group !== '' || !bound.every(isWish)),
      objective: { kind: 'most', on, weights: on.map(() => -1) },
      blocks: ONE_FORM,
      limits: new Map(on.map((placement) => [placement, many] as const)),
    },
  });
}

/** As far on either side as the grades of difficulty lie apart, roughly. */
const AROUND = 0.1;

/** The difficulties around a wish that would do as well: its band, or a little on either side, never across a band's edge. */
function aroundOf(difficulty: number, bands: Wished['bands']): { from: number; to: number } {
  const band = bands.find(({ from, to }) => difficulty >= from && (difficulty < to || to === 1));
  if (band) return band;
  const edges = bands.flatMap(({ from, to }) => [from, to]);
  const hundredths = (n: number): number => Math.round(n * 100) / 100;
  return {
    from: hundredths(Math.max(0, difficulty - AROUND, ...edges.filter((edge) => edge <= difficulty))),
    to: hundredths(Math.min(1, difficulty + AROUND, ...edges.filter((edge) => edge > difficulty))),
  };
}

/** Kinds of constraints that make the difficulty of a wish matter. */
const HARDNESS: readonly ConstraintKind[] = ['difficulty', 'bands', 'information'];

/** Reads the wishes that a solution needs; difficulty and importance are told only where a blamed constraint is about them. */
export function mendsFrom({ requirements, items, wishes, bands }: Wished, values: ArrayLike<number>, blamed: ReadonlySet<ConstraintKind>): MendingItems[] {
  const sums = new Map<string, MendingItems>();
  requirements.placements.forEach(({ item }, p) => {
    const wish = wishes[item - items];
    const count = Math.round(values[p] ?? 0);
    if (!wish || count === 0) return;
    const mend: MendingItems = {
      type: wish.item.type, rangeCode: wish.range.code, rangeName: wish.range.name, count,
      importance: blamed.has('importance') ? wish.importance : null,
      difficulty: HARDNESS.some((kind) => blamed.has(kind)) ? aroundOf(wish.item.difficulty, bands) : null,
    };
    const key = JSON.stringify({ ...mend, count: 0 });
    sums.set(key, { ...mend, count: count + (sums.get(key)?.count ?? 0) });
  });
  return [...sums.values()].sort((a, b) => b.count - a.count || (a.rangeCode < b.rangeCode ? -1 : 1));
}
