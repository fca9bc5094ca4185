import { constraintsOf, demandsOf, type Demand } from './demands';
import { planDraw, type DrawCell, type DrawInput, type DrawPlan } from './draw-plan';
import type { SupplyItem } from './ranges';

/** A demand made ready: what every item weighs in every section, and where the sum should come to lie. */
export interface Gauge {
  readonly demand: Demand;
  /** `weights[section][item]` */
  readonly weights: readonly Float64Array[];
  /** Papers are steered into these bounds, which lie within those of the demand. */
  readonly low: number;
  readonly high: number;
}

/** Items of one stimulus, which stand in a paper all or not at all. */
export type StimulusSet = readonly number[];

/** A draw under constraints, made ready once for many papers. */
export interface Plan2 extends DrawPlan {
  readonly gauges: readonly Gauge[];
  /** The cells with only the items that may be exchanged one by one; in the order of `cells`. */
  readonly looseCells: readonly DrawCell[];
  readonly stimuli: readonly StimulusSet[];
  readonly mustHave: readonly number[];
  /** Most papers of the set that an item may stand in; Infinity where nothing bounds it. */
  readonly ceiling: number;
  /** The ceiling as a share of the set's papers; Infinity where nothing bounds it. */
  readonly share: number;
  /** Most questions that two papers may have in common; Infinity where nothing bounds it. */
  readonly maxOverlap: number;
}

/** Makes a draw under constraints ready; `papers` is the size of the set, over which ceilings are counted. */
export function planDraw2(input: DrawInput, papers: number): Plan2 {
  const asked = constraintsOf(input.blueprint);
  const plan = planDraw({ ...input, pool: withEnemyGroups(input.pool, asked.enemies) });
  const stimuli = asked.wholeStimuli ? stimuliOf(plan.items) : [];
  const tied = new Set(stimuli.flat());
  return {
    ...plan,
    input,
    gauges: demandsOf(input.blueprint).map((demand) => gaugeOf(demand, plan)),
    looseCells: plan.cells.map((cell) => ({ ...cell, items: cell.items.filter((item) => !tied.has(item)) })),
    stimuli,
    mustHave: asked.mustHave.flatMap((id) => plan.indexOf.get(id) ?? []),
    ceiling: ceilingOf(asked.exposure?.share ?? null, papers),
    share: ceilingOf(asked.exposure?.share ?? null, papers) / papers,
    maxOverlap: asked.maxOverlap ?? Infinity,
  };
}

/** Papers of a set in which an item may stand: a share of them, at least one. */
export const ceilingOf = (share: number | null, papers: number): number =>
  share === null ? Infinity : Math.max(1, Math.floor(share * papers + 1e-9));

function withEnemyGroups(pool: readonly SupplyItem[], groups: readonly (readonly string[])[]): SupplyItem[] {
  if (groups.length === 0) return [...pool];
  const more = new Map<string, Set<string>>();
  for (const group of groups) for (const id of group) more.set(id, new Set([...(more.get(id) ?? []), ...group.filter((other) => other !== id)]));
  return pool.map((item) => (more.has(item.itemId) ? { ...item, enemies: [...new Set([...item.enemies, ...(more.get(item.itemId) ?? [])])] } : item));
}

function stimuliOf(items: readonly SupplyItem[]): number[][] {
  const sets = new Map<string, number[]>();
  items.forEach(({ stimulusId }, i) => stimulusId !== undefined && sets.set(stimulusId, [...(sets.get(stimulusId) ?? []), i]));
  return [...sets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set).filter((set) => set.length > 1);
}

function gaugeOf(demand: Demand, { input, items }: DrawPlan): Gauge {
  const { lower, upper, target, unit } = demand;
  const near = demand.kind === 'difficulty' && target !== null;
  return {
    demand,
    weights: input.blueprint.sections.map((section) => Float64Array.from(items, (item) => demand.weight(item, section))),
    low: near ? Math.max(lower, target - unit) : lower,
    high: near ? Math.min(upper, target + unit) : upper,
  };
}
