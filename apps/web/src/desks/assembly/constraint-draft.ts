import { NO_CONSTRAINTS, type BlueprintConstraints, type Importance, type ItemType } from '@kaowu/contracts';

interface Percents {
  readonly min: number | null;
  readonly max: number | null;
}

/** Constraints while they are edited: fields may be empty. */
export interface ConstraintDraft {
  readonly rangeTolerance: number | null;
  readonly importance: Readonly<Record<Importance, Percents>>;
  readonly bands: readonly (Percents & { readonly from: number | null; readonly to: number | null })[];
  readonly time: { readonly on: boolean; readonly seconds: Readonly<Partial<Record<ItemType, number | null>>>; readonly min: number | null; readonly max: number | null };
  readonly mustHave: readonly string[];
  readonly mustNot: readonly string[];
  readonly enemies: readonly (readonly string[])[];
  readonly maxOverlap: number | null;
  readonly earlierSets: number | null;
  readonly earlierMax: number | null;
  /** Percent of a set's papers. */
  readonly ceiling: number | null;
  readonly lifetime: number | null;
  readonly wholeStimuli: boolean;
  readonly information: readonly { readonly ability: number | null; readonly target: number | null; readonly tolerance: number | null }[];
}

const EMPTY: Percents = { min: null, max: null };
const LETTERS = ['X', 'Y', 'Z'] as const satisfies readonly Importance[];

/** Stored constraints, to be changed. */
export function constraintDraftOf(asked: BlueprintConstraints = NO_CONSTRAINTS): ConstraintDraft {
  const share = (letter: Importance): Percents => {
    const found = asked.importance.find(({ importance }) => importance === letter);
    return found ? { min: found.minPercent, max: found.maxPercent } : EMPTY;
  };
  const ceiling = asked.exposure?.share ?? null;
  return {
    rangeTolerance: asked.rangeTolerance, importance: { X: share('X'), Y: share('Y'), Z: share('Z') },
    bands: asked.difficultyBands.map(({ from, to, minPercent, maxPercent }) => ({ from, to, min: minPercent, max: maxPercent })),
    time: { on: asked.expectedTime !== null, seconds: asked.expectedTime?.secondsByType ?? {}, min: asked.expectedTime?.minMinutes ?? null, max: asked.expectedTime?.maxMinutes ?? null },
    mustHave: asked.mustHave, mustNot: asked.mustNot, enemies: asked.enemies, maxOverlap: asked.maxOverlap,
    earlierSets: asked.earlier?.sets ?? null, earlierMax: asked.earlier?.max ?? null,
    ceiling: ceiling === null ? null : Math.round(ceiling * 10_000) / 100, lifetime: asked.exposure?.lifetime ?? null,
    wholeStimuli: asked.wholeStimuli,
    information: asked.information.map(({ ability, target, tolerancePercent }) => ({ ability, target, tolerance: tolerancePercent })),
  };
}

/** What the draft says, in the shape that the contract checks; null where it says nothing. */
export function constraintsOfDraft(draft: ConstraintDraft, types: readonly ItemType[]): unknown {
  const importance = LETTERS.flatMap((letter) => {
    const { min, max } = draft.importance[letter];
    return min === null && max === null ? [] : [{ importance: letter, minPercent: min ?? 0, maxPercent: max ?? 100 }];
  });
  const said = {
    rangeTolerance: draft.rangeTolerance ?? 0, importance,
    difficultyBands: draft.bands.map(({ from, to, min, max }) => ({ from, to, minPercent: min ?? 0, maxPercent: max ?? 100 })),
    expectedTime: draft.time.on
      ? { secondsByType: Object.fromEntries(types.map((type) => [type, draft.time.seconds[type]])), minMinutes: draft.time.min ?? 0, maxMinutes: draft.time.max }
      : null,
    mustHave: draft.mustHave, mustNot: draft.mustNot, enemies: draft.enemies.filter((group) => group.length > 1), maxOverlap: draft.maxOverlap,
    earlier: draft.earlierSets === null ? null : { sets: draft.earlierSets, max: draft.earlierMax ?? 0 },
    exposure: draft.ceiling === null && draft.lifetime === null ? null : { share: draft.ceiling === null ? null : draft.ceiling / 100, lifetime: draft.lifetime },
    wholeStimuli: draft.wholeStimuli,
    information: draft.information.map(({ ability, target, tolerance }) => ({ ability, target, tolerancePercent: tolerance })),
  };
  return JSON.stringify(said) === JSON.stringify(constraintsOfNothing) ? null : said;
}

const constraintsOfNothing = {
  rangeTolerance: 0, importance: [], difficultyBands: [], expectedTime: null, mustHave: [], mustNot: [], enemies: [], maxOverlap: null,
  earlier: null, exposure: null, wholeStimuli: false, information: [],
};

/** How many kinds of constraints the draft sets. */
export const countOf = (draft: ConstraintDraft): number => [
  (draft.rangeTolerance ?? 0) > 0, LETTERS.some((letter) => draft.importance[letter].min !== null || draft.importance[letter].max !== null),
  draft.bands.length > 0, draft.time.on, draft.mustHave.length > 0, draft.mustNot.length > 0, draft.enemies.length > 0, draft.maxOverlap !== null,
  draft.earlierSets !== null, draft.ceiling !== null, draft.lifetime !== null, draft.wholeStimuli, draft.information.length > 0,
].filter(Boolean).length;
