import type { Problem } from '@kaowu/contracts';
import { digestOf, refuse, grant, seededRandom, type Decision } from '@kaowu/kernel';
import { arrangeSections } from './arrange';
import { composePaper, type ItemText } from './compose';
import { constraintsOf } from './demands';
import { headOf, versionsOfPaper, type SetPaper } from './draw';
import type { DrawnPaper } from './draw-1';
import type { DrawInput, DrawPlan } from './draw-plan';
import { figuresOf } from './figures';
import { ceilingOf } from './plan-2';
import type { SupplyItem } from './ranges';
import { requirementsOf, type Requirements } from './requirements';
import { brokenRules, type Rule } from './selection/selection';

/** The items (ids) of each section of a fixed form: sorted where it was solved, in their order where it was given. */
export type FormSelection = readonly (readonly string[])[];

/** A form with an item above this part of the distance from its targets is not parallel enough; percent of the target. */
export const PARALLEL = 1;

/** Papers of the set of forms in which an item may stand, and how many questions two forms may share. */
export function bindingOf(input: Pick<DrawInput, 'blueprint'>, forms: number): { readonly ceiling: number; readonly maxOverlap: number } {
  const { exposure, maxOverlap } = constraintsOf(input.blueprint);
  const shared = maxOverlap ?? 0;
  return { maxOverlap: shared, ceiling: shared === 0 ? 1 : ceilingOf(exposure?.share ?? null, forms) };
}

/** Rules that keep the next form apart from those that stand, as placements of the requirements; must-have items do not count. */
export function apartFrom({ items, placements }: Requirements, forms: readonly FormSelection[], maxOverlap: number, mustHave: readonly string[]): Rule[] {
  return forms.map((form) => {
    const ids = new Set(form.flat().filter((id) => !mustHave.includes(id)));
    const on = placements.flatMap(({ item }, p) => (ids.has((items[item] as SupplyItem).itemId) ? [p] : []));
    return { group: 'overlap', on, weights: null, lower: 0, upper: maxOverlap };
  });
}

/** A chosen set of placements, as it is kept: items by section. */
export function selectionOf({ items, placements }: Requirements, sections: number, chosen: ReadonlySet<number>): FormSelection {
  return Array.from({ length: sections }, (_, s) =>
    placements.flatMap(({ item, section }, p) => (section === s && chosen.has(p) ? [(items[item] as SupplyItem).itemId] : [])).sort());
}

/** Digest of a sealed selection; the seed is part of it, so that it cannot be guessed from the pool. */
export const selectionDigest = (setSeed: string, forms: readonly FormSelection[]): string => digestOf({ forms, seed: setSeed });

/**
 * Holds the forms against everything that the blueprint asks, by plain arithmetic. Problem: blueprint.conflict with a
 * detail for each constraint that is broken.
 */
export function checkForms(input: DrawInput, forms: readonly FormSelection[]): Decision<true, Problem> {
  const asked = requirementsOf(input.blueprint, input.ranges, input.pool);
  if (!asked.ok) return asked;
  const { items, placements, rules, constraints } = asked.value;
  const placeOf = new Map(placements.map(({ item, section }, p) => [`${section}/${(items[item] as SupplyItem).itemId}`, p] as const));
  const { maxOverlap, ceiling } = bindingOf(input, forms.length);
  const { mustHave } = constraintsOf(input.blueprint);
  const uses = new Map<string, number>();
  const broken = forms.flatMap((form, f) => {
    const ids = form.flat();
    for (const id of ids) uses.set(id, (uses.get(id) ?? 0) + 1);
    const chosen = new Set(form.flatMap((section, s) => section.map((id) => placeOf.get(`${s}/${id}`) ?? -1)));
    if (chosen.has(-1) || chosen.size !== ids.length) return [`form ${f + 1}`];
    return brokenRules([...rules, ...apartFrom(asked.value, forms.slice(0, f), maxOverlap, mustHave)], chosen).map(({ group }) => group);
  });
  if ([...uses].some(([id, count]) => count > ceiling && !mustHave.includes(id))) broken.push('exposure');
  if (broken.length === 0) return grant(true);
  const details = [...new Set(broken)].map((group) => {
    const words = constraints.find((constraint) => constraint.group === group) ?? { zh: group, en: group };
    return { code: 'blueprint.conflict-part' as const, params: { what: words.zh, whatEn: words.en } };
  });
  return refuse({ code: 'blueprint.conflict', details });
}

/** Algorithms that copy fixed forms: `forms-1` mixes the order of questions, `fixed-1` keeps the order that was given. */
export type FormAlgorithm = 'forms-1' | 'fixed-1';

/**
 * Algorithms forms-1 and fixed-1: paper `no` of a set is a copy of form `(no − 1) mod forms`. With forms-1 the first
 * copies fix each form's order, further copies have an order of questions and options of their own; fixed-1 asks every
 * copy's questions in the order that was given, and only the options have an order of their own. The same selection and
 * seed give the same bytes for ever.
 */
export function formPaper(
  plan: DrawPlan, forms: readonly FormSelection[], texts: ReadonlyMap<string, ItemText>,
  place: { readonly setSeed: string; readonly no: number; readonly algorithm: FormAlgorithm },
): SetPaper {
  const form = (place.no - 1) % forms.length;
  const seed = `${place.setSeed}:form:${form}:${Math.floor((place.no - 1) / forms.length)}`;
  const sections = (forms[form] as FormSelection).map((ids) => ids.map((id) => plan.indexOf.get(id) ?? -1));
  const drawn = place.algorithm === 'forms-1' ? arrangeSections(plan, sections, seededRandom(seed)) : asGiven(plan, sections);
  return {
    ...composePaper(headOf(plan.input.blueprint), drawn, texts, seed, { order: 'balanced', form: plan.input.paperForm }),
    no: place.no, attempt: 0, figures: { ...figuresOf(plan, drawn), form }, versionIds: versionsOfPaper(drawn),
  };
}

/** The items (indices) of each section in the order in which they stand, numbered through the paper. Part of fixed-1. */
function asGiven({ input, items }: DrawPlan, sections: readonly (readonly number[])[]): DrawnPaper {
  let no = 0;
  return {
    sections: input.blueprint.sections.map(({ title, type, pointsEach }, section) => ({
      title, type, pointsEach,
      questions: (sections[section] ?? []).map((index) => {
        const { itemId, versionId, digest, elementCode } = items[index] as (typeof items)[number];
        return { no: ++no, itemId, versionId, digest, elementCode };
      }),
    })),
  };
}
