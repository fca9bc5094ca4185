import { fillWords, PROBLEMS, type BlueprintSpec, type FeasibilityReport, type Problem, type ProblemKind } from '@kaowu/contracts';
import { grant, type Decision } from '@kaowu/kernel';
import { allocate, supplyOf, type Allocation, type Supply } from './allocate';
import { headOf } from './draw';
import { draw1, isReachable } from './draw-1';
import { planDraw, type DrawPlan } from './draw-plan';
import { rangesOfTier, type SupplyItem, type WeightedRange } from './ranges';
import { shortagesOf, shortProblem } from './shortages';

/** Seeds of the papers that are drawn on trial; nothing of them is kept. */
const TRIALS = ['trial:1', 'trial:2', 'trial:3'] as const;

type Conflict = FeasibilityReport['conflicts'][number];

/**
 * Whether papers can be drawn from the pool, before any is drawn: the two-way table, what is short by range and type,
 * the difficulty that can be reached, and each conflict in a sentence. Where nothing is short, three papers are drawn
 * on trial, which shows conflicts of enemies and difficulty that counting cannot. Problems: those of `allocate`.
 */
export function feasibility(
  blueprint: BlueprintSpec,
  table: readonly WeightedRange[],
  pool: readonly SupplyItem[],
): Decision<FeasibilityReport, Problem> {
  const supply = supplyOf(pool, rangesOfTier(table, blueprint.tier));
  const allocation = allocate(blueprint, table, supply);
  if (!allocation.ok) return allocation;
  const head = headOf(blueprint);
  const shortages = shortagesOf(blueprint, allocation.value, supply);
  const table2 = {
    questions: blueprint.sections.reduce((sum, { count }) => sum + count, 0),
    totalPoints: head.totalPoints,
    rows: rowsOf(blueprint, allocation.value, supply),
    shortages,
  };
  if (shortages.length > 0) {
    return grant({ ...table2, feasible: false, difficulty: null, expectedOverlap: null, conflicts: conflictsOf(shortProblem(shortages)) });
  }
  const { ranges, counts } = allocation.value;
  const plan = planDraw({ blueprint, ranges: [...ranges], counts: counts.map((row) => [...row]), pool: [...pool] });
  return grant({ ...table2, ...trial(plan), expectedOverlap: overlapOf(plan) });
}

function trial(plan: DrawPlan): Pick<FeasibilityReport, 'feasible' | 'difficulty' | 'conflicts'> {
  const { lowest, highest } = plan.reach;
  const refused = TRIALS.map((seed) => draw1(plan, seed)).find((decision) => !decision.ok);
  const conflicts = refused && !refused.ok ? conflictsOf(refused.problem) : [];
  return { feasible: conflicts.length === 0, difficulty: { lowest, highest, reachable: isReachable(plan) }, conflicts };
}

function rowsOf(blueprint: BlueprintSpec, { ranges, totals, counts, quotas }: Allocation, supply: Supply): FeasibilityReport['rows'] {
  return ranges.map((range, r) => ({
    code: range.code,
    name: range.name,
    weightHundredths: range.weightHundredths,
    count: totals[r] ?? 0,
    points: blueprint.sections.reduce((sum, { pointsEach }, s) => sum + pointsEach * (counts[s]?.[r] ?? 0), 0),
    cells: blueprint.sections.map(({ type }, s) => ({
      quota: Math.round((quotas[s]?.[r] ?? 0) * 100) / 100,
      count: counts[s]?.[r] ?? 0,
      available: supply(type, r),
    })),
  }));
}

/** Expected share of questions that two independent papers have in common, four decimals. */
function overlapOf(plan: DrawPlan): number {
  const questions = plan.cells.reduce((sum, { need }) => sum + need, 0);
  const common = plan.cells.reduce((sum, { need, items }) => sum + (need * need) / Math.max(1, items.length), 0);
  return questions === 0 ? 0 : Math.round((common / questions) * 10_000) / 10_000;
}

/** A refusal in sentences: its own, then one for each place. */
function conflictsOf(problem: Problem): Conflict[] {
  return [problem, ...(problem.details ?? [])].map(({ code, params }) => {
    const kind: ProblemKind = (PROBLEMS as Record<string, ProblemKind>)[code] ?? PROBLEMS['blueprint.short'];
    return { code, zh: fillWords(kind.zh, params), en: fillWords(kind.en, params) };
  });
}
