import { Injectable } from '@nestjs/common';
import type { BlueprintSpec, PaperRecipe, Problem } from '@kaowu/contracts';
import type { Decision } from '@kaowu/kernel';
import { accept } from '@kaowu/platform';
import { CURRENT_ALGORITHM, drawSet, rebuildPaper1, type SetPaper } from '../domain/draw';
import { planDraw } from '../domain/draw-plan';
import { checkForms, formPaper, selectionDigest, type FormSelection } from '../domain/forms';
import { prepareDraw } from '../domain/prepare';
import type { ItemText } from '../domain/compose';
import { grant } from '@kaowu/kernel';
import { assembleForms } from './assemble-forms';
import { UNWATCHED, unlessCancelled, type DrawWatch } from './draw-watch';
import { SOLVER, withSolver } from './solver/solver';
import { BankSupply } from './supply';

/** Everything that the papers of a set are built from. */
export interface PaperSource {
  readonly recipe: PaperRecipe;
  readonly setSeed: string;
  /** Of fixed forms only. */
  readonly forms: readonly FormSelection[] | null;
}

/** A paper as it was stored, to be rebuilt. */
export interface Place {
  readonly no: number;
  readonly attempt: number;
}

/** How many papers are wanted, and of what kind. */
export interface PapersWanted {
  readonly count: number;
  /** Forms to be solved. */
  readonly forms?: number | undefined;
  /** Forms that are given. */
  readonly selection?: readonly FormSelection[] | undefined;
}

/** What chose the items of forms that no solver chose. */
const BY_HAND = 'by hand';

/** Makes recipes and builds papers from them: the same for a draw and for its replay. */
@Injectable()
export class MakePapers {
  constructor(private readonly supply: BankSupply) {}

  /**
   * A recipe for so many different papers; with `forms`, for copies of so many forms that are solved; with `selection`,
   * for copies of forms that were put together by hand. Problems: those of the algorithms.
   */
  async source(
    version: { readonly id: string; readonly spec: BlueprintSpec }, { count: papers, forms, selection }: PapersWanted, setSeed: string, watch: DrawWatch = UNWATCHED,
  ): Promise<PaperSource> {
    const { table, pool } = await this.supply.of(version.spec);
    const input = accept(prepareDraw(version.spec, table, pool, forms === undefined && selection === undefined ? papers : 1));
    const head = { format: 2 as const, paperForm: 2 as const, blueprintVersionId: version.id, ...input, papers };
    if (selection !== undefined) {
      accept(checkForms(input, selection));
      return {
        recipe: { ...head, algorithm: 'fixed-1', forms: { count: selection.length, solver: BY_HAND, selectionDigest: selectionDigest(setSeed, selection) } },
        setSeed, forms: selection,
      };
    }
    if (forms === undefined) return { recipe: { ...head, algorithm: CURRENT_ALGORITHM }, setSeed, forms: null };
    unlessCancelled(watch);
    watch.told('choose', 0, forms);
    const made = accept(await withSolver((solver) => assembleForms(solver, { blueprint: version.spec, table, pool, forms, seed: setSeed, watch }), watch.signal));
    unlessCancelled(watch);
    accept(checkForms(input, made.forms));
    return {
      recipe: { ...head, algorithm: 'forms-1', forms: { count: forms, solver: SOLVER, selectionDigest: selectionDigest(setSeed, made.forms) } },
      setSeed, forms: made.forms,
    };
  }

  /** The texts of everything that may stand in the papers. Problem: paper.seal-broken. */
  texts(source: PaperSource): Promise<ReadonlyMap<string, ItemText>> {
    const used = source.forms === null ? null : new Set(source.forms.flat(2));
    return this.supply.texts(source.recipe.pool.filter(({ itemId }) => used === null || used.has(itemId)));
  }

  /** The papers of a set in draw order; ends with the first refusal. */
  *papers({ recipe, setSeed, forms }: PaperSource, texts: ReadonlyMap<string, ItemText>, count: number): Generator<Decision<SetPaper, Problem>> {
    const { algorithm } = recipe;
    if (algorithm !== 'forms-1' && algorithm !== 'fixed-1') {
      yield* drawSet({ input: recipe, papers: recipe.papers ?? count, texts, setSeed }, count, algorithm);
      return;
    }
    const plan = planDraw(recipe);
    for (let no = 1; no <= count; no++) yield grant(formPaper(plan, forms ?? [], texts, { setSeed, no, algorithm }));
  }

  /** Rebuilds these papers, in their order. draw-2 starts at the first paper of the set, for later ones depend on it. */
  *rebuilt(source: PaperSource, texts: ReadonlyMap<string, ItemText>, places: readonly Place[]): Generator<Decision<SetPaper, Problem> | null> {
    const { recipe, setSeed } = source;
    if (recipe.algorithm === 'draw-1') {
      for (const { no, attempt } of places) yield rebuildPaper1({ input: recipe, papers: 0, texts, setSeed }, no, attempt);
      return;
    }
    const wanted = new Set(places.map(({ no }) => no));
    let no = 0;
    for (const paper of this.papers(source, texts, Math.max(0, ...wanted))) yield wanted.has(++no) || !paper.ok ? paper : null;
  }
}
