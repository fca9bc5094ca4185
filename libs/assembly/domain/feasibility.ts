import { fillWords, PROBLEMS, type BlueprintSpec, type FeasibilityReport, type Problem, type ProblemKind } from '@kaowu/contracts';
import { grant, type Decision } from '@kaowu/kernel';
import type { Allocation, Supply } from './allocate';
import { headOf } from './draw';
import { isReachable } from './draw-1';
import { draw2 } from './draw-2';
import { questionsOf } from './demands';
import type { DrawPlan } from './draw-plan';
import { Ledger } from './ledger';
import { planDraw2, type Plan2 } from './plan-2';
import { drawable, prepareDraw, shareOut } from './prepare';
import type { SupplyItem, WeightedRange } from './ranges';
import { shortagesOf } from './shortages';

/** Seeds of the papers that are drawn on trial; nothing of them is kept. */
const TRIALS = ['trial:1', 'trial:2', 'trial:3'] as const;

type Conflict = FeasibilityReport['conflicts'][number];

/**
 * Whether papers can be drawn from the pool, before any is drawn: the two-way table, what is short by range and type,
 * the difficulty that can be reached, and each conflict in a sentence. Where nothing is short, three papers are drawn
 * on trial, which shows conflicts that counting cannot. Problems: those of `allocate`.
 */
export function feasibility(
  blueprint: BlueprintSpec,
  table: readonly WeightedRange[],
  pool: readonly SupplyItem[],
): Decision<FeasibilityReport, Problem> {
  const own = drawable(blueprint, pool);
  const shared = shareOut(blueprint, table, own);
  if (!shared.ok) return shared;
  const { allocation, supply } = shared.value;
  const table2 = {
    questions: questionsOf(blueprint),
    totalPoints: headOf(blueprint).totalPoints,
    rows: rowsOf(blueprint, allocation, supply),
    shortages: shortagesOf(blueprint, allocation, supply),
    conflict: null,
  };
  const input = prepareDraw(blueprint, table, pool);
  if (!input.ok) return grant({ ...table2, feasible: false, difficulty: null, expectedOverlap: null, conflicts: conflictsOf(input.problem) });
  const plan = planDraw2(input.value, 1);
  return grant({ ...table2, ...trial(plan), expectedOverlap: overlapOf(plan) });
}

function trial(plan: Plan2): Pick<FeasibilityReport, 'feasible' | 'difficulty' | 'conflicts'> {
  const { lowest, highest } = plan.reach;
  const refused = TRIALS.map((seed) => draw2(plan, new Ledger(plan.items.length, Infinity, false), seed, 1)).find((decision) => !decision.ok);
  const conflicts = refused && !refused.ok ? conflictsOf(refused.problem) : [];
  return { feasible: conflicts.length === 0, difficulty: { lowest, highest, reachable: isReachable(plan) }, conflicts };
}

function rowsOf(blueprint: BlueprintSpec, { ranges, counts, quotas }: Allocation, supply: Supply): FeasibilityReport['rows'] {
  return ranges.map((range, r) => ({
    code: range.code,
    name: range.name,
    weightHundredths: range.weightHundredths,
    count: counts.reduce((sum, row) => sum + (row[r] ?? 0), 0),
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
