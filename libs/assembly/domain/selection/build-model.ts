import type { Aim, Objective, Rule, SelectionProblem, Wish } from './selection';
import { ModelBuilder, type SparseModel } from './sparse-model';

/** A selection as the solver takes it, and which column says that block b takes thing i. */
export interface BuiltModel {
  readonly model: SparseModel;
  /** Reads the choice of a block from the solver's values. */
  readonly chosen: (values: ArrayLike<number>, block: number) => Set<number>;
}

/**
 * Writes a selection down as a mixed-integer model: a column for each thing and block (1 = taken), a row for each rule
 * and block, and, where several blocks are made together, a row for each thing that they may not share.
 */
export function buildModel({ things, rules, objective, blocks, limits }: SelectionProblem): BuiltModel {
  const builder = new ModelBuilder();
  const first = blocks.map(({ whole }) => {
    const columns = Array.from({ length: things }, (_, thing) => builder.column({ lower: 0, upper: limits?.get(thing) ?? 1, whole }));
    return columns[0] ?? 0;
  });
  const columnOf = (block: number, thing: number): number => (first[block] as number) + thing;
  blocks.forEach(({ times }, b) => {
    for (const rule of rules) {
      builder.row(rule.lower * times, rule.upper * times, entriesOf(rule, (thing) => columnOf(b, thing)));
    }
  });
  if (blocks.length > 1) {
    for (let thing = 0; thing < things; thing++) builder.row(-Infinity, 1, blocks.map((_, b) => [columnOf(b, thing), 1] as const));
  }
  aimAt(builder, objective, blocks.map(({ times }, b) => ({ times, columnOf: (thing: number) => columnOf(b, thing) })));
  return {
    model: builder.build(objective.kind === 'most' || objective.kind === 'highest-floor'),
    chosen: (values, block) => {
      const taken = new Set<number>();
      for (let thing = 0; thing < things; thing++) if ((values[columnOf(block, thing)] ?? 0) > 0.5) taken.add(thing);
      return taken;
    },
  };
}

const entriesOf = (of: Pick<Rule, 'on' | 'weights'>, columnOf: (thing: number) => number): [number, number][] =>
  of.on.map((thing, k) => [columnOf(thing), of.weights?.[k] ?? 1]);

interface Place {
  readonly times: number;
  readonly columnOf: (thing: number) => number;
}

function aimAt(builder: ModelBuilder, objective: Objective, places: readonly Place[]): void {
  if (objective.kind === 'any') return;
  if (objective.kind === 'most') {
    for (const { columnOf } of places) objective.on.forEach((thing, k) => builder.price(columnOf(thing), objective.weights[k] ?? 0));
    return;
  }
  const level = builder.column({ lower: 0, upper: Infinity, whole: false, cost: 1 });
  for (const place of places) {
    for (const aim of objective.aims) {
      if (objective.kind === 'highest-floor') floorRow(builder, aim, place, level);
      else distanceRows(builder, aim, place, level);
    }
    if (objective.kind === 'nearest') for (const wish of objective.wishes ?? []) wishRows(builder, wish, place);
  }
}

/** sum − stray ≤ target and sum + stray ≥ target; every stray thing costs. */
function wishRows(builder: ModelBuilder, { on, target, cost }: Wish, { times, columnOf }: Place): void {
  const stray = builder.column({ lower: 0, upper: Infinity, whole: false, cost: cost / times });
  const entries = entriesOf({ on, weights: null }, columnOf);
  builder.row(-Infinity, target * times, [...entries, [stray, -1]]);
  builder.row(target * times, Infinity, [...entries, [stray, 1]]);
}

/** sum − level × target ≥ 0 */
const floorRow = (builder: ModelBuilder, aim: Aim, { times, columnOf }: Place, level: number): void =>
  builder.row(0, Infinity, [...entriesOf(aim, columnOf), [level, -aim.target * times]]);

/** sum − level × scale ≤ target and sum + level × scale ≥ target */
function distanceRows(builder: ModelBuilder, aim: Aim, { times, columnOf }: Place, level: number): void {
  const entries = entriesOf(aim, columnOf);
  builder.row(-Infinity, aim.target * times, [...entries, [level, -aim.scale * times]]);
  builder.row(aim.target * times, Infinity, [...entries, [level, aim.scale * times]]);
}
