import { ITEM_TYPES, type BlueprintSpec, type ConstraintKind, type Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { allocate, draws, supplyOf, type Allocation } from './allocate';
import { constraintsOf, demandsOf, faultOfConstraints, type Demand, type Sentence } from './demands';
import { rangeFinder, type SupplyItem, type WeightedRange } from './ranges';
import type { Aim, Rule, Wish } from './selection/selection';

/** An item in a section that it may stand in: what a solver chooses from. */
export interface Placement {
  readonly item: number;
  readonly section: number;
  readonly range: number;
}

/** A constraint as people know it. */
export interface Constraint extends Sentence {
  readonly group: string;
  readonly kind: ConstraintKind;
}

/** Everything that a blueprint asks of one paper, as linear rules over placements. */
export interface Requirements {
  readonly items: readonly SupplyItem[];
  readonly placements: readonly Placement[];
  readonly rules: readonly Rule[];
  /** What should be met as nearly as can be. Distances count in percent of the target. */
  readonly aims: readonly Aim[];
  /** What should rather be so: types fall on ranges as the bank allows. */
  readonly wishes: readonly Wish[];
  readonly constraints: readonly Constraint[];
  readonly allocation: Allocation;
}

/** The group of rules that nobody asked for and nobody can give up: an item stands in one place. */
const NATURE = '';

/** Items that a blueprint leaves out, for conflicts to name: forbidden by hand, or shown too often. */
export interface LeftOut {
  readonly mustNot: ReadonlySet<string>;
  readonly worn: ReadonlySet<string>;
}

/** Percent of the aims' distance that a question in another range than it should be is worth. */
const STRAY = 0.1;

const NOBODY: LeftOut = { mustNot: new Set(), worn: new Set() };

/** Problems: those of `allocate` and of `faultOfConstraints`. */
export function requirementsOf(
  blueprint: BlueprintSpec,
  table: readonly WeightedRange[],
  pool: readonly SupplyItem[],
  leftOut: LeftOut = NOBODY,
): Decision<Requirements, Problem> {
  const fault = faultOfConstraints(blueprint);
  if (fault) return refuse(fault);
  const allocation = allocate(blueprint, table);
  if (!allocation.ok) return allocation;
  const find = rangeFinder(allocation.value.ranges);
  const placements = pool.flatMap((item, index) => {
    const range = find(item.elementCode);
    const home = allocation.value.ranges[range];
    if (!home) return [];
    return blueprint.sections.flatMap((section, s) => (section.type === item.type && draws(section, home) ? [{ item: index, section: s, range }] : []));
  });
  const wished = allocate(blueprint, table, supplyOf(pool, allocation.value.ranges));
  const wishes = !wished.ok ? [] : wished.value.counts.flatMap((row, s) => row.map((target, r): Wish => ({
    on: placements.flatMap(({ section, range }, p) => (section === s && range === r ? [p] : [])), target, cost: STRAY,
  })).filter(({ on }) => on.length > 0));
  const writer = new RuleWriter(blueprint, pool, placements);
  writer.sections();
  writer.ranges(allocation.value);
  const aims = demandsOf(blueprint).flatMap((demand) => writer.demand(demand));
  writer.mustHave();
  writer.leaveOut('mustNot', leftOut.mustNot, { zh: '禁选题', en: 'Must-not items' });
  writer.leaveOut('worn', leftOut.worn, { zh: '曝光已达上限的题', en: 'Items at their exposure ceiling' });
  writer.enemies();
  writer.stimuli();
  return grant({ items: pool, placements, rules: writer.rules, aims, wishes, constraints: writer.constraints, allocation: allocation.value });
}

/** Writes the rules of a blueprint down, constraint by constraint. */
class RuleWriter {
  readonly rules: Rule[] = [];
  readonly constraints: Constraint[] = [];
  private readonly ofItem = new Map<number, number[]>();
  private readonly indexOf: ReadonlyMap<string, number>;

  constructor(
    private readonly blueprint: BlueprintSpec,
    private readonly pool: readonly SupplyItem[],
    private readonly placements: readonly Placement[],
  ) {
    this.indexOf = new Map(pool.map(({ itemId }, i) => [itemId, i] as const));
    placements.forEach(({ item }, p) => this.ofItem.set(item, [...(this.ofItem.get(item) ?? []), p]));
    for (const on of this.ofItem.values()) if (on.length > 1) this.rules.push({ group: NATURE, on, weights: null, lower: 0, upper: 1 });
  }

  sections(): void {
    this.blueprint.sections.forEach(({ title, type, count }, s) =>
      this.count({ group: `section:${s}`, kind: 'sections', zh: `“${title}”（${ITEM_TYPES[type].zh}）${count} 题`, en: `"${title}" (${ITEM_TYPES[type].en}): ${count} questions` },
        this.where((placement) => placement.section === s), count, count));
  }

  ranges({ ranges, totals }: Allocation): void {
    const { rangeTolerance } = constraintsOf(this.blueprint);
    ranges.forEach(({ code, name }, r) => {
      const total = totals[r] ?? 0;
      const [lower, upper] = [Math.max(0, total - rangeTolerance), total + rangeTolerance];
      const many = lower === upper ? `${total}` : `${lower}–${upper}`;
      this.count({ group: `range:${code}`, kind: 'ranges', zh: `鉴定范围 ${code} ${name} ${many} 题`, en: `Range ${code} ${name}: ${many} questions` },
        this.where((placement) => placement.range === r), lower, upper);
    });
  }

  demand({ group, kind, words, weight, lower, upper, unit, target }: Demand): Aim[] {
    const on: number[] = [];
    const weights: number[] = [];
    this.placements.forEach(({ item, section }, p) => {
      const value = weight(this.pool[item] as SupplyItem, this.blueprint.sections[section] as BlueprintSpec['sections'][number]);
      if (value === 0) return;
      on.push(p);
      weights.push(value / unit);
    });
    this.constraints.push({ group, kind, ...words });
    this.rules.push({ group, on, weights, lower: lower / unit, upper: upper / unit });
    return target === null || target === 0 ? [] : [{ on, weights, target: target / unit, scale: target / unit / 100 }];
  }

  mustHave(): void {
    constraintsOf(this.blueprint).mustHave.forEach((itemId, n) => {
      const item = this.indexOf.get(itemId);
      const code = item === undefined ? '?' : (this.pool[item] as SupplyItem).elementCode;
      this.count({ group: `must:${n}`, kind: 'must', zh: `必选题 ${n + 1}（${code}）`, en: `Must-have item ${n + 1} (${code})` },
        item === undefined ? [] : this.ofItem.get(item) ?? [], 1, 1);
    });
  }

  leaveOut(group: string, items: ReadonlySet<string>, words: Sentence): void {
    const on = [...items].flatMap((id) => this.ofItem.get(this.indexOf.get(id) ?? -1) ?? []);
    if (on.length === 0) return;
    this.count({ group, kind: 'must', zh: `${words.zh}（${items.size} 道）`, en: `${words.en} (${items.size})` }, on, 0, 0);
  }

  enemies(): void {
    const pairs = new Set<string>();
    this.pool.forEach(({ enemies }, i) => {
      for (const enemy of enemies) {
        const j = this.indexOf.get(enemy);
        if (j === undefined || j === i) continue;
        const key = `${Math.min(i, j)}/${Math.max(i, j)}`;
        if (pairs.has(key)) continue;
        pairs.add(key);
        this.rules.push({ group: 'enemies', on: [...(this.ofItem.get(i) ?? []), ...(this.ofItem.get(j) ?? [])], weights: null, lower: 0, upper: 1 });
      }
    });
    if (pairs.size > 0) this.constraints.push({ group: 'enemies', kind: 'enemies', zh: `题库中的 ${pairs.size} 对相克题不同卷`, en: `${pairs.size} pairs of enemies in the bank stay apart` });
    constraintsOf(this.blueprint).enemies.forEach((items, n) =>
      this.count({ group: `enemies:${n}`, kind: 'enemies', zh: `相克题组 ${n + 1}（${items.length} 道）至多 1 题`, en: `At most one of enemy group ${n + 1} (${items.length} items)` },
        items.flatMap((id) => this.ofItem.get(this.indexOf.get(id) ?? -1) ?? []), 0, 1));
  }

  stimuli(): void {
    if (!constraintsOf(this.blueprint).wholeStimuli) return;
    const sets = new Map<string, number[]>();
    this.pool.forEach(({ stimulusId }, i) => stimulusId !== undefined && sets.set(stimulusId, [...(sets.get(stimulusId) ?? []), i]));
    const whole = [...sets.values()].filter((items) => items.length > 1);
    if (whole.length === 0) return;
    this.constraints.push({ group: 'stimuli', kind: 'stimuli', zh: `${whole.length} 个材料题组整组使用`, en: `${whole.length} stimulus sets are used whole` });
    for (const [first = -1, ...others] of whole) {
      for (const other of others) {
        const [a, b] = [this.ofItem.get(first) ?? [], this.ofItem.get(other) ?? []];
        this.rules.push({ group: 'stimuli', on: [...a, ...b], weights: [...a.map(() => 1), ...b.map(() => -1)], lower: 0, upper: 0 });
      }
    }
  }

  private where(holds: (placement: Placement) => boolean): number[] {
    return this.placements.flatMap((placement, p) => (holds(placement) ? [p] : []));
  }

  private count(constraint: Constraint, on: readonly number[], lower: number, upper: number): void {
    this.constraints.push(constraint);
    this.rules.push({ group: constraint.group, on, weights: null, lower, upper });
  }
}
