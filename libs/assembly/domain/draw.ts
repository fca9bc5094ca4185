import type { BlueprintSpec, PaperContent, PaperFigures, PaperRecipe, Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { allocate, supplyOf, type Allocation } from './allocate';
import { composePaper, type ComposedPaper, type ItemText } from './compose';
import { draw1, type DrawnPaper } from './draw-1';
import { planDraw, type DrawInput, type DrawPlan } from './draw-plan';
import { rangesOfTier, type SupplyItem, type WeightedRange } from './ranges';
import { shortProblem, shortagesOf } from './shortages';

/** Every algorithm that papers were ever drawn with; none is taken away, so that every paper can be rebuilt. */
const ALGORITHMS = { 'draw-1': draw1 } as const satisfies Record<PaperRecipe['algorithm'], unknown>;

/** The algorithm that new sets are drawn with. */
export const CURRENT_ALGORITHM: PaperRecipe['algorithm'] = 'draw-1';

/** Other seeds that are tried for a paper that came out like an earlier one of its set. */
const OTHER_SEEDS = 20;

/**
 * Makes a draw ready: shares the questions out and makes sure that the bank can fill them. Problems: those of
 * `allocate`, and blueprint.short with a detail for each range and type that lacks items.
 */
export function prepareDraw(
  blueprint: BlueprintSpec,
  table: readonly WeightedRange[],
  pool: readonly SupplyItem[],
): Decision<DrawInput, Problem> {
  const supply = supplyOf(pool, rangesOfTier(table, blueprint.tier));
  const allocation = allocate(blueprint, table, supply);
  if (!allocation.ok) return allocation;
  const short = shortagesOf(blueprint, allocation.value, supply);
  return short.length > 0 ? refuse(shortProblem(short)) : grant(inputOf(blueprint, allocation.value, pool));
}

const inputOf = (blueprint: BlueprintSpec, { ranges, counts }: Allocation, pool: readonly SupplyItem[]): DrawInput => ({
  blueprint,
  ranges: ranges.map(({ code, tier, name, weightHundredths }) => ({ code, tier, name, weightHundredths })),
  counts: counts.map((row) => [...row]),
  pool: [...pool]
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
    .map(({ itemId, versionId, type, elementCode, difficulty, digest, enemies }) => ({
      itemId, versionId, type, elementCode, difficulty, digest, enemies: [...enemies].sort(),
    })),
});

/** Draws one paper from a blueprint, a table and a pool: the same four arguments give the same paper, for ever. */
export function drawPaper(
  blueprint: BlueprintSpec,
  table: readonly WeightedRange[],
  pool: readonly SupplyItem[],
  seed: string,
): Decision<DrawnPaper, Problem> {
  const input = prepareDraw(blueprint, table, pool);
  return input.ok ? ALGORITHMS[CURRENT_ALGORITHM](planDraw(input.value), seed) : input;
}

/** The seed of a paper: its place in the set (from 1), and which of several tries it is. */
export const seedOfPaper = (setSeed: string, no: number, attempt: number): string =>
  attempt === 0 ? `${setSeed}:${no}` : `${setSeed}:${no}:${attempt}`;

/** A paper of a set, with what may be known of it while it is sealed. */
export interface SetPaper extends ComposedPaper {
  /** Place in the set, from 1. */
  readonly no: number;
  /** Which seed of this place it took; more than 0 only in pools that hardly allow different papers. */
  readonly attempt: number;
  readonly figures: PaperFigures;
  readonly versionIds: readonly string[];
}

/** The head of every paper of a blueprint. */
export const headOf = (blueprint: BlueprintSpec): Pick<PaperContent, 'title' | 'totalPoints' | 'durationMinutes'> => ({
  title: blueprint.title,
  totalPoints: blueprint.sections.reduce((sum, { count, pointsEach }) => sum + count * pointsEach, 0),
  durationMinutes: blueprint.durationMinutes,
});

/** Rebuilds or builds one paper of a set under a given algorithm. */
export function buildPaper(
  algorithm: PaperRecipe['algorithm'],
  plan: DrawPlan,
  texts: ReadonlyMap<string, ItemText>,
  place: { readonly setSeed: string; readonly no: number; readonly attempt: number },
): Decision<SetPaper, Problem> {
  const seed = seedOfPaper(place.setSeed, place.no, place.attempt);
  const drawn = ALGORITHMS[algorithm](plan, seed);
  if (!drawn.ok) return drawn;
  const composed = composePaper(headOf(plan.input.blueprint), drawn.value, texts, seed);
  const versionIds = drawn.value.sections.flatMap(({ questions }) => questions.map(({ versionId }) => versionId));
  return grant({ ...composed, no: place.no, attempt: place.attempt, figures: figuresOf(plan, drawn.value), versionIds });
}

/**
 * Draws the papers of a set one after the other, all different, so that the caller may rest between them. Ends with
 * the first refusal: those of the algorithm, or blueprint.too-few-papers.
 */
export function* drawSet(
  plan: DrawPlan,
  texts: ReadonlyMap<string, ItemText>,
  setSeed: string,
  count: number,
): Generator<Decision<SetPaper, Problem>> {
  const seen = new Set<string>();
  for (let no = 1; no <= count; no++) {
    let paper = buildPaper(CURRENT_ALGORITHM, plan, texts, { setSeed, no, attempt: 0 });
    for (let attempt = 1; paper.ok && seen.has(paper.value.digest); attempt++) {
      if (attempt > OTHER_SEEDS) {
        yield refuse({ code: 'blueprint.too-few-papers', params: { distinct: seen.size, wanted: count } });
        return;
      }
      paper = buildPaper(CURRENT_ALGORITHM, plan, texts, { setSeed, no, attempt });
    }
    yield paper;
    if (!paper.ok) return;
    seen.add(paper.value.digest);
  }
}

/** How a drawn paper meets its blueprint; nothing here tells what it asks. */
export function figuresOf(plan: DrawPlan, drawn: DrawnPaper): PaperFigures {
  const { ranges, counts } = plan.input;
  const found = ranges.map(() => 0);
  const elements = new Set<string>();
  let points = 0;
  let weighted = 0;
  for (const { pointsEach, questions } of drawn.sections) {
    for (const { itemId, elementCode } of questions) {
      elements.add(elementCode);
      points += pointsEach;
      const item = plan.indexOf.get(itemId) ?? -1;
      weighted += pointsEach * (plan.facility[item] ?? 0);
      const range = plan.rangeOf[item] ?? -1;
      if (range >= 0) found[range] = (found[range] ?? 0) + 1;
    }
  }
  return {
    questions: drawn.sections.reduce((sum, { questions }) => sum + questions.length, 0),
    meanDifficulty: Math.round(weighted / Math.max(1, points)) / 10_000,
    elements: elements.size,
    byRange: ranges.map(({ code }, r) => ({ code, count: found[r] ?? 0, wanted: counts.reduce((sum, row) => sum + (row[r] ?? 0), 0) })),
  };
}
