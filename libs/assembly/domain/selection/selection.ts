/**
 * A choice of things (items, or items in their places) under linear rules. Everything that a blueprint asks comes down
 * to this: counts, shares, times, enemies (at most one of them) and stimulus sets (as many of one as of the other).
 */

/** The weighted number of chosen things lies within bounds. */
export interface Rule {
  /** The constraint that people know it by; several rules may be one constraint. */
  readonly group: string;
  /** Things that count, by index. */
  readonly on: readonly number[];
  /** What each counts for, in the order of `on`; null where each counts one. */
  readonly weights: readonly number[] | null;
  readonly lower: number;
  readonly upper: number;
}

/** A sum over the chosen things that has a target. */
export interface Aim {
  readonly on: readonly number[];
  readonly weights: readonly number[];
  readonly target: number;
  /** The distance that counts as one. */
  readonly scale: number;
}

/** A number of chosen things that is wished for; each one more or fewer costs. */
export interface Wish {
  readonly on: readonly number[];
  readonly target: number;
  readonly cost: number;
}

/**
 * What the best choice is. `most`: the greatest sum. `highest-floor`: the greatest y where every aim's sum reaches y
 * times its target (maximin). `nearest`: the smallest largest distance |sum − target| ÷ scale, plus what wishes cost. `any`: all are alike.
 */
export type Objective =
  | { readonly kind: 'most'; readonly on: readonly number[]; readonly weights: readonly number[] }
  | { readonly kind: 'highest-floor'; readonly aims: readonly Aim[] }
  | { readonly kind: 'nearest'; readonly aims: readonly Aim[]; readonly wishes?: readonly Wish[] }
  | { readonly kind: 'any' };

/**
 * One form, or several that are made together and may not share things. `whole` forms are exact; a form that is not
 * whole stands for `times` forms still to come: it is only roughly filled, so that enough is left for them (the shadow
 * test of van der Linden).
 */
export interface Block {
  readonly times: number;
  readonly whole: boolean;
}

/** The whole problem: so many things, what binds each form, what is best. */
export interface SelectionProblem {
  readonly things: number;
  readonly rules: readonly Rule[];
  readonly objective: Objective;
  readonly blocks: readonly Block[];
  /** Things that may be taken more than once, and how often. */
  readonly limits?: ReadonlyMap<number, number>;
}

/** One form of one block that must be exact. */
export const ONE_FORM: readonly Block[] = [{ times: 1, whole: true }];

/** Sums are compared with this much allowance for the last bits of decimal fractions. */
const ALLOWANCE = 1e-6;

/** The weighted number of the chosen things. */
export function sumOf(of: Pick<Rule, 'on' | 'weights'>, chosen: ReadonlySet<number>): number {
  return of.on.reduce((sum, thing, k) => (chosen.has(thing) ? sum + (of.weights?.[k] ?? 1) : sum), 0);
}

/** The rules that a choice breaks, found by plain arithmetic: no solver is believed without it. */
export function brokenRules(rules: readonly Rule[], chosen: ReadonlySet<number>): Rule[] {
  return rules.filter((rule) => {
    const sum = sumOf(rule, chosen);
    return sum < rule.lower - ALLOWANCE || sum > rule.upper + ALLOWANCE;
  });
}

/** What a choice is worth under the objective, over all forms that were made together; wishes are left out. */
export function worthOf(objective: Objective, forms: readonly ReadonlySet<number>[]): number {
  if (objective.kind === 'any') return 0;
  if (objective.kind === 'most') return forms.reduce((sum, chosen) => sum + sumOf(objective, chosen), 0);
  const { aims } = objective;
  if (objective.kind === 'highest-floor') return Math.min(...forms.flatMap((chosen) => aims.map((aim) => sumOf(aim, chosen) / aim.target)));
  return Math.max(0, ...forms.flatMap((chosen) => aims.map((aim) => Math.abs(sumOf(aim, chosen) - aim.target) / aim.scale)));
}
