import { ITEM_TYPES, type BlueprintSpec, type Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { allocate, supplyOf, type Allocation, type Supply } from './allocate';
import { constraintsOf, faultOfConstraints } from './demands';
import type { DrawInput } from './draw-plan';
import { ceilingOf } from './plan-2';
import { rangesOfTier, type SupplyItem, type WeightedRange } from './ranges';
import { shiftWithin } from './shift';
import { shortProblem, shortagesOf } from './shortages';

/** The items that may be drawn: those that the blueprint does not forbid. */
export function drawable(blueprint: BlueprintSpec, pool: readonly SupplyItem[]): SupplyItem[] {
  const forbidden = new Set(constraintsOf(blueprint).mustNot);
  return pool.filter(({ itemId }) => !forbidden.has(itemId));
}

/** Shares the questions out as the bank can fill them: by weight, shifted between ranges as far as the tolerance goes. */
export function shareOut(blueprint: BlueprintSpec, table: readonly WeightedRange[], pool: readonly SupplyItem[]): Decision<{ allocation: Allocation; supply: Supply }, Problem> {
  const supply = supplyOf(pool, rangesOfTier(table, blueprint.tier));
  const allocation = allocate(blueprint, table, supply);
  if (!allocation.ok) return allocation;
  return grant({ allocation: shiftWithin(blueprint, allocation.value, supply), supply });
}

/**
 * Makes a draw ready: shares the questions out and makes sure that the bank can fill `papers` papers. Problems: those
 * of `allocate` and `faultOfConstraints`, blueprint.type-by-hand (what a machine cannot score has no marker in a theory
 * paper), blueprint.short with a detail for each range and type that lacks items,
 * blueprint.must-have-missing, blueprint.exposure-short.
 */
export function prepareDraw(
  blueprint: BlueprintSpec, table: readonly WeightedRange[], pool: readonly SupplyItem[], papers = 1,
): Decision<DrawInput, Problem> {
  const fault = faultOfConstraints(blueprint);
  if (fault) return refuse(fault);
  const byHand = blueprint.sections.find(({ type }) => !ITEM_TYPES[type].scored);
  if (byHand) return refuse({ code: 'blueprint.type-by-hand', params: { section: byHand.title, type: ITEM_TYPES[byHand.type].zh, typeEn: ITEM_TYPES[byHand.type].en } });
  const own = drawable(blueprint, pool);
  const known = new Set(own.map(({ itemId }) => itemId));
  const missing = constraintsOf(blueprint).mustHave.find((id) => !known.has(id));
  if (missing !== undefined) return refuse({ code: 'blueprint.must-have-missing', params: { item: missing } });
  const shared = shareOut(blueprint, table, own);
  if (!shared.ok) return shared;
  const { allocation, supply } = shared.value;
  const short = shortagesOf(blueprint, allocation, supply);
  if (short.length > 0) return refuse(shortProblem(short));
  const worn = wornOut(blueprint, allocation, supply, papers);
  return worn ? refuse(worn) : grant(inputOf(blueprint, allocation, own));
}

/** The first place where so many papers would use items beyond their ceiling. */
function wornOut(blueprint: BlueprintSpec, { ranges, counts }: Allocation, supply: Supply, papers: number): Problem | null {
  const ceiling = ceilingOf(constraintsOf(blueprint).exposure?.share ?? null, papers);
  if (ceiling === Infinity) return null;
  for (const [r, { code }] of ranges.entries()) {
    for (const type of new Set(blueprint.sections.map((section) => section.type))) {
      const each = blueprint.sections.reduce((sum, section, s) => sum + (section.type === type ? counts[s]?.[r] ?? 0 : 0), 0);
      const needed = Math.ceil((each * papers) / ceiling);
      const available = supply(type, r);
      if (needed > available) return { code: 'blueprint.exposure-short', params: { ceiling, range: code, type: ITEM_TYPES[type].zh, typeEn: ITEM_TYPES[type].en, available, papers, needed } };
    }
  }
  return null;
}

const inputOf = (blueprint: BlueprintSpec, { ranges, counts }: Allocation, pool: readonly SupplyItem[]): DrawInput => ({
  blueprint,
  ranges: ranges.map(({ code, tier, name, weightHundredths }) => ({ code, tier, name, weightHundredths })),
  counts: counts.map((row) => [...row]),
  pool: [...pool].sort((a, b) => (a.itemId < b.itemId ? -1 : 1)).map(({ enemies, ...item }) => ({ ...item, enemies: [...enemies].sort() })),
});
