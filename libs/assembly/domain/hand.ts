import type { BlueprintSpec, HandCheck, HandCheckLine, HandSelection, Problem } from '@kaowu/contracts';
import { grant, type Decision } from '@kaowu/kernel';
import { constraintsOf } from './demands';
import type { SupplyItem, WeightedRange } from './ranges';
import { requirementsOf, type Constraint, type Requirements } from './requirements';
import { sumOf, type Rule } from './selection/selection';

/** One unit of an information rule, in information. */
const INFORMATION_UNIT = 0.2;
/** The same allowance as where forms are checked. */
const ALLOWANCE = 1e-6;

/** What is known of the items besides the choice. */
export interface HandPool {
  readonly table: readonly WeightedRange[];
  /** Items that can be drawn. */
  readonly pool: readonly SupplyItem[];
}

/**
 * Holds a choice of items, finished or not, against everything that the blueprint asks: a line for each constraint with
 * its bounds and what the choice has of it. The same rules as those of forms, so that what holds here is accepted when
 * the paper is made. Problems: those of `requirementsOf`.
 */
export function checkHand(blueprint: BlueprintSpec, { table, pool }: HandPool, sections: HandSelection): Decision<HandCheck, Problem> {
  const asked = requirementsOf(blueprint, table, pool);
  if (!asked.ok) return asked;
  const { placements, items } = asked.value;
  const placeOf = new Map(placements.map(({ item, section }, p) => [`${section}/${(items[item] as SupplyItem).itemId}`, p] as const));
  const forbidden = new Set(constraintsOf(blueprint).mustNot);
  const chosen = new Set<number>();
  const seen = new Set<string>();
  const unusable = new Set<string>();
  sections.forEach((ids, section) => ids.forEach((id) => {
    const place = placeOf.get(`${section}/${id}`);
    if (place === undefined || forbidden.has(id) || seen.has(id)) unusable.add(id);
    else chosen.add(place);
    seen.add(id);
  }));
  const lines = asked.value.constraints.map((constraint) => lineOf(constraint, asked.value, chosen, blueprint));
  const questions = sections.reduce((sum, ids) => sum + ids.length, 0);
  return grant({ lines, broken: lines.filter(({ ok }) => !ok).length, unusable: [...unusable], questions });
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function lineOf(constraint: Constraint, asked: Requirements, chosen: ReadonlySet<number>, blueprint: BlueprintSpec): HandCheckLine {
  const rules = asked.rules.filter(({ group }) => group === constraint.group);
  const broken = rules.filter((rule) => isBroken(rule, chosen));
  const { group, kind, zh, en } = constraint;
  const [only] = rules;
  const inWords = kind === 'enemies' || kind === 'stimuli';
  const items = inWords ? [...new Set(broken.flatMap((rule) => itemsOf(rule, asked, chosen)))] : [];
  const numbers = rules.length === 1 && only && !inWords ? numbersOf(constraint, only, asked, chosen, blueprint) : { lower: null, upper: null, value: null };
  return { group, kind, zh, en, ...numbers, ok: broken.length === 0, items };
}

/** Bounds and value as people read them: questions, minutes, a mean difficulty of what is chosen so far, information. */
function numbersOf(
  { kind }: Constraint, rule: Rule, asked: Requirements, chosen: ReadonlySet<number>, blueprint: BlueprintSpec,
): Pick<HandCheckLine, 'lower' | 'upper' | 'value'> {
  if (kind === 'difficulty') {
    const { target, tolerance } = blueprint.difficulty;
    return { lower: round(target - tolerance), upper: round(target + tolerance), value: chosen.size === 0 ? null : meanDifficulty(asked, chosen, blueprint) };
  }
  const scale = kind === 'information' ? INFORMATION_UNIT : 1;
  return { lower: round(rule.lower * scale), upper: round(rule.upper * scale), value: round(sumOf(rule, chosen) * scale) };
}

function meanDifficulty({ placements, items }: Requirements, chosen: ReadonlySet<number>, { sections }: BlueprintSpec): number {
  let [sum, points] = [0, 0];
  for (const place of chosen) {
    const { item, section } = placements[place] as Requirements['placements'][number];
    const each = sections[section]?.pointsEach ?? 0;
    sum += each * (items[item] as SupplyItem).difficulty;
    points += each;
  }
  return points === 0 ? 0 : round(sum / points);
}

const isBroken = (rule: Rule, chosen: ReadonlySet<number>): boolean => {
  const sum = sumOf(rule, chosen);
  return sum < rule.lower - ALLOWANCE || sum > rule.upper + ALLOWANCE;
};

const itemsOf = (rule: Rule, { placements, items }: Requirements, chosen: ReadonlySet<number>): string[] =>
  rule.on.filter((place) => chosen.has(place)).map((place) => (items[placements[place]?.item ?? -1] as SupplyItem).itemId);
