import type { BlueprintSpec, Problem } from '@kaowu/contracts';
import { grant, refuse, seededRandom, type Decision } from '@kaowu/kernel';
import { apartFrom, bindingOf, PARALLEL, selectionOf, type FormSelection } from '../domain/forms';
import { constraintsOf, questionsOf } from '../domain/demands';
import { drawable } from '../domain/prepare';
import type { SupplyItem, WeightedRange } from '../domain/ranges';
import { requirementsOf } from '../domain/requirements';
import { ONE_FORM, type Block } from '../domain/selection/selection';
import { unlessCancelled, type DrawWatch } from './draw-watch';
import type { SolverSession } from './solver/solver';

/** Percent of the target to which a form is solved: half of what still counts as parallel. */
const GAP = PARALLEL / 2;
/** Seconds for one form. */
const SECONDS = 20;
/** Of larger banks a random part is tried first: choice is plenty, and the time of a solution grows with it. */
const PLENTY = 3000;

/** Where forms will use more than this part of the bank, later ones are provided for from the first on. */
const TIGHT = 0.5;

/** What is to be made of what. */
export interface FormsWanted {
  readonly blueprint: BlueprintSpec;
  readonly table: readonly WeightedRange[];
  readonly pool: readonly SupplyItem[];
  readonly forms: number;
  readonly seed: string;
  /** Is told after each form, and may call the work off. */
  readonly watch?: DrawWatch;
}

/** Forms as they were found: the items of each, and how far the worst lies from its targets, in percent of them. */
export interface FormsFound {
  readonly forms: readonly FormSelection[];
  readonly deviation: number;
}

type Way = 'plain' | 'shadowed';

/**
 * Makes parallel fixed forms, one after the other, each as near to the targets as can be. Where that leaves too little
 * for the later ones, it begins anew with a shadow test that keeps back what they will need. Problems: those of
 * `requirementsOf`, blueprint.conflict (no paper can meet the constraints), blueprint.form-unsolved.
 */
export async function assembleForms(solver: SolverSession, wanted: FormsWanted): Promise<Decision<FormsFound, Problem>> {
  const whole = drawable(wanted.blueprint, wanted.pool);
  const parts = whole.length > PLENTY ? [sample(wanted, whole), whole] : [whole];
  let best: Decision<FormsFound, Problem> = refuse({ code: 'blueprint.form-unsolved', params: { form: 1 } });
  for (const pool of parts) {
    for (const way of waysFor(wanted, pool.length)) {
      const found = await oneByOne(solver, { ...wanted, pool }, way);
      if (found.ok && (!best.ok || found.value.deviation < best.value.deviation)) best = found;
      if (best.ok && best.value.deviation <= PARALLEL) return best;
      if (!best.ok && !found.ok) best = found;
    }
    if (best.ok) return best;
  }
  return best;
}

function waysFor({ blueprint, forms }: FormsWanted, items: number): readonly Way[] {
  if (forms === 1) return ['plain'];
  return questionsOf(blueprint) * forms > TIGHT * items ? ['shadowed', 'plain'] : ['plain', 'shadowed'];
}

/** So many random items, and those that must be there. */
function sample({ blueprint, forms, seed }: FormsWanted, pool: readonly SupplyItem[]): SupplyItem[] {
  const must = new Set(constraintsOf(blueprint).mustHave);
  const needed = questionsOf(blueprint) * forms * 2;
  const shuffled = seededRandom(`${seed}/sample`).shuffle(pool);
  return [...shuffled.filter(({ itemId }) => must.has(itemId)), ...shuffled.filter(({ itemId }) => !must.has(itemId)).slice(0, Math.max(PLENTY, needed))];
}

async function oneByOne(solver: SolverSession, wanted: FormsWanted, way: Way): Promise<Decision<FormsFound, Problem>> {
  const { blueprint, forms: count } = wanted;
  const { ceiling, maxOverlap } = bindingOf({ blueprint }, count);
  const { mustHave } = constraintsOf(blueprint);
  const order = seededRandom(`${wanted.seed}/order`).shuffle(wanted.pool);
  const uses = new Map<string, number>();
  const forms: FormSelection[] = [];
  let deviation = 0;
  for (let form = 1; form <= count; form++) {
    if (wanted.watch) unlessCancelled(wanted.watch);
    const left = order.filter(({ itemId }) => (uses.get(itemId) ?? 0) < ceiling || mustHave.includes(itemId));
    const asked = requirementsOf(blueprint, wanted.table, left);
    if (!asked.ok) return asked;
    const rules = [...asked.value.rules, ...(maxOverlap === 0 ? [] : apartFrom(asked.value, forms, maxOverlap, mustHave))];
    const rest = count - form;
    const blocks: readonly Block[] = way === 'plain' || rest === 0 ? ONE_FORM : [...ONE_FORM, { times: rest, whole: false }];
    const { aims, placements, wishes } = asked.value;
    const selected = await solver.select(
      { things: placements.length, rules, objective: { kind: 'nearest', aims, wishes }, blocks },
      { seconds: SECONDS, absoluteGap: GAP, relativeGap: 1e-9, seed: form },
    );
    if (!selected.found) return refuse(selected.impossible && form === 1 ? { code: 'blueprint.conflict' } : { code: 'blueprint.form-unsolved', params: { form } });
    const selection = selectionOf(asked.value, blueprint.sections.length, selected.forms[0] as ReadonlySet<number>);
    for (const id of selection.flat()) uses.set(id, (uses.get(id) ?? 0) + 1);
    forms.push(selection);
    wanted.watch?.told('choose', form, count);
    deviation = Math.max(deviation, selected.worth);
  }
  return grant({ forms, deviation });
}
