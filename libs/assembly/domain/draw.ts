import type { BlueprintSpec, PaperAlgorithm, PaperContent, PaperFigures, Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { composePaper, type ComposedPaper, type ItemText } from './compose';
import { pointsOf } from './demands';
import { draw1, type DrawnPaper } from './draw-1';
import { draw2 } from './draw-2';
import { planDraw, type DrawInput, type DrawPlan } from './draw-plan';
import { figuresOf } from './figures';
import { Ledger } from './ledger';
import { planDraw2 } from './plan-2';

/** The algorithm that new sets of different papers are drawn with. */
export const CURRENT_ALGORITHM = 'draw-2' satisfies PaperAlgorithm;

/** Algorithms that draw a different paper for each candidate; none is taken away, so that every paper can be rebuilt. */
export type DrawAlgorithm = 'draw-1' | 'draw-2';

/** Other seeds that are tried for a paper that came out like an earlier one of its set. */
const OTHER_SEEDS = 20;

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
  totalPoints: pointsOf(blueprint),
  durationMinutes: blueprint.durationMinutes,
});

/** The versions that a drawn paper is made of, in its order. */
export const versionsOfPaper = (drawn: DrawnPaper): string[] => drawn.sections.flatMap(({ questions }) => questions.map(({ versionId }) => versionId));

/** What a set of papers is drawn from. */
export interface SetInput {
  readonly input: DrawInput;
  /** Papers of the whole set: ceilings are counted over them. */
  readonly papers: number;
  readonly texts: ReadonlyMap<string, ItemText>;
  readonly setSeed: string;
}

/** Draws a paper of a set for one of its places and seeds; `accept` tells it that the paper is part of the set. */
interface Drawer {
  readonly draw: (no: number, attempt: number) => Decision<{ readonly paper: SetPaper; readonly accept: () => void }, Problem>;
}

const drawers: Readonly<Record<DrawAlgorithm, (set: SetInput) => Drawer>> = {
  'draw-1': ({ input, texts, setSeed }) => {
    const plan = planDraw(input);
    return {
      draw: (no, attempt) => {
        const seed = seedOfPaper(setSeed, no, attempt);
        const drawn = draw1(plan, seed);
        if (!drawn.ok) return drawn;
        const composed = composePaper(headOf(input.blueprint), drawn.value, texts, seed, { order: 'shuffled', form: input.paperForm });
        return grant({ paper: setPaper(plan, drawn.value, composed, no, attempt), accept: () => undefined });
      },
    };
  },
  'draw-2': ({ input, papers, texts, setSeed }) => {
    const plan = planDraw2(input, papers);
    const ledger = new Ledger(plan.items.length, plan.ceiling, plan.maxOverlap !== Infinity);
    const must = new Set(plan.mustHave);
    return {
      draw: (no, attempt) => {
        const seed = seedOfPaper(setSeed, no, attempt);
        const drawn = draw2(plan, ledger, seed, no);
        if (!drawn.ok) return drawn;
        const { paper, items } = drawn.value;
        const composed = composePaper(headOf(input.blueprint), paper, texts, seed, { order: 'balanced', form: input.paperForm });
        return grant({ paper: setPaper(plan, paper, composed, no, attempt), accept: () => ledger.record(items.filter((item) => !must.has(item))) });
      },
    };
  },
};

const setPaper = (plan: DrawPlan, drawn: DrawnPaper, composed: ComposedPaper, no: number, attempt: number): SetPaper => ({
  ...composed, no, attempt, figures: figuresOf(plan, drawn), versionIds: versionsOfPaper(drawn),
});

/** Rebuilds one paper that draw-1 drew: it depends on no other. */
export function rebuildPaper1(set: SetInput, no: number, attempt: number): Decision<SetPaper, Problem> {
  const drawn = drawers['draw-1'](set).draw(no, attempt);
  return drawn.ok ? grant(drawn.value.paper) : drawn;
}

/**
 * Draws the papers of a set one after the other, all different, so that the caller may rest between them. Ends with
 * the first refusal: those of the algorithm, or blueprint.too-few-papers.
 */
export function* drawSet(set: SetInput, count: number, algorithm: DrawAlgorithm = CURRENT_ALGORITHM): Generator<Decision<SetPaper, Problem>> {
  const drawer = drawers[algorithm](set);
  const seen = new Set<string>();
  for (let no = 1; no <= count; no++) {
    let drawn = drawer.draw(no, 0);
    for (let attempt = 1; drawn.ok && seen.has(drawn.value.paper.digest); attempt++) {
      if (attempt > OTHER_SEEDS) {
        yield refuse({ code: 'blueprint.too-few-papers', params: { distinct: seen.size, wanted: count } });
        return;
      }
      drawn = drawer.draw(no, attempt);
    }
    if (!drawn.ok) {
      yield drawn;
      return;
    }
    drawn.value.accept();
    seen.add(drawn.value.paper.digest);
    yield grant(drawn.value.paper);
  }
}
