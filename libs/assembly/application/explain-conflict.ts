import { DIFFICULTY_GRADES, type BlueprintSpec, type ConflictReport, type Importance, type MendingItems, type Problem } from '@kaowu/contracts';
import { grant, type Decision } from '@kaowu/kernel';
import { constraintsOf } from '../domain/demands';
import { mendsFrom, withWishes } from '../domain/mend';
import type { SupplyItem, WeightedRange } from '../domain/ranges';
import { requirementsOf, type Constraint, type LeftOut, type Requirements } from '../domain/requirements';
import { ONE_FORM, type Rule } from '../domain/selection/selection';
import { smallestConflict } from '../domain/selection/smallest-conflict';
import { buildModel } from '../domain/selection/build-model';
import type { SolverSession } from './solver/solver';

/** Seconds for one question whether some constraints can be met. */
const SECONDS = 3;
/** Seconds for the whole explanation: it is shown while people type. */
const PATIENCE = 15;

/** Whether a paper can meet these constraints; `unsure` where the solver did not finish. */
type Answer = 'yes' | 'no' | 'unsure';

/** A constrained bank whose conflict is to be explained. */
export interface ConflictQuestion {
  readonly blueprint: BlueprintSpec;
  readonly table: readonly WeightedRange[];
  readonly pool: readonly SupplyItem[];
  readonly leftOut: LeftOut;
}

/**
 * Names the smallest set of constraints that conflict, and the items that would mend it. Grants null where a paper can
 * meet all of them. Problems: those of `requirementsOf`.
 */
export async function explainConflict(solver: SolverSession, question: ConflictQuestion): Promise<Decision<ConflictReport | null, Problem>> {
  const asked = requirementsOf(question.blueprint, question.table, question.pool, question.leftOut);
  if (!asked.ok) return asked;
  const ask = asker(solver, asked.value);
  const { constraints } = asked.value;
  const first = await search(constraints, ask);
  if (first.found.length === 0) return grant(null);
  const second = await search([...constraints].reverse(), ask);
  const better = second.found.length > 0 && second.found.length < first.found.length ? second : first;
  const order = new Map(constraints.map(({ group }, i) => [group, i] as const));
  const blamed = [...better.found].sort((a, b) => (order.get(a.group) ?? 0) - (order.get(b.group) ?? 0));
  return grant({
    proven: better.sure,
    constraints: blamed.map(({ zh, en }) => ({ zh, en })),
    mends: await mend(solver, question, blamed),
  });
}

type Ask = (constraints: readonly Constraint[]) => Promise<Answer>;

/** Asks the solver, first with whole numbers let go: what even parts of items cannot meet needs no further search. */
function asker(solver: SolverSession, { placements, rules }: Requirements): Ask {
  const until = performance.now() + PATIENCE * 1000;
  return async (constraints) => {
    const groups = new Set(constraints.map(({ group }) => group));
    const own: Rule[] = rules.filter(({ group }) => group === '' || groups.has(group));
    if (performance.now() > until) return 'unsure';
    const problem = { things: placements.length, rules: own, objective: { kind: 'any' as const } };
    const parts = await solver.select({ ...problem, blocks: [{ times: 1, whole: false }] }, { seconds: SECONDS });
    if (!parts.found && parts.impossible) return 'no';
    const whole = await solver.select({ ...problem, blocks: ONE_FORM }, { seconds: SECONDS });
    return whole.found ? 'yes' : whole.impossible ? 'no' : 'unsure';
  };
}

async function search(constraints: readonly Constraint[], ask: Ask): Promise<{ found: Constraint[]; sure: boolean }> {
  const steps = smallestConflict(constraints);
  let sure = true;
  let step = steps.next();
  while (!step.done) {
    const answer = await ask(step.value);
    if (answer === 'unsure') sure = false;
    step = steps.next(answer !== 'no');
  }
  return { found: step.value, sure };
}

/** The fewest new items with which a paper can meet everything; empty where none can. */
async function mend(solver: SolverSession, question: ConflictQuestion, blamed: readonly Constraint[]): Promise<MendingItems[]> {
  const { difficultyBands } = constraintsOf(question.blueprint);
  const facilities = [...DIFFICULTY_GRADES.map(({ facility }) => facility), ...difficultyBands.map(({ from, to }) => Math.round((from + to) * 5_000) / 10_000)];
  const letters: readonly (Importance | null)[] = constraintsOf(question.blueprint).importance.length > 0 ? ['X', 'Y', 'Z'] : [null];
  const wished = withWishes(question, [...new Set(facilities)], letters);
  if (!wished.ok) return [];
  const { model } = buildModel(wished.value.problem);
  const { values } = await solver.ask(model, { seconds: SECONDS * 2, absoluteGap: 0.9, relativeGap: 1e-9, seed: 1 });
  return values === null ? [] : mendsFrom(wished.value, values, new Set(blamed.map(({ kind }) => kind)));
}
