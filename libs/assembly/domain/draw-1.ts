import type { ItemType, Problem } from '@kaowu/contracts';
import { grant, refuse, seededRandom, type Decision, type SeededRandom } from '@kaowu/kernel';
import { Draft } from './draft';
import { tenThousandths, type DrawCell, type DrawPlan } from './draw-plan';

/*
 * Algorithm draw-1. Papers that were drawn with it must be rebuilt to the byte for as long as they are kept, so nothing
 * here, in draft.ts or in draw-plan.ts may change what it yields: an improvement is draw-2. The golden papers
 * (golden/draw-1.json) hold this.
 */

/** One question of a drawn paper. */
export interface DrawnQuestion {
  /** 1… through the whole paper. */
  readonly no: number;
  readonly itemId: string;
  readonly versionId: string;
  /** Digest of the item version. */
  readonly digest: string;
  readonly elementCode: string;
}

/** Which items stand where: a paper before its texts. */
export interface DrawnPaper {
  readonly sections: readonly {
    readonly title: string;
    readonly type: ItemType;
    readonly pointsEach: number;
    readonly questions: readonly DrawnQuestion[];
  }[];
}

/** Random looks into a cell before all of it is searched. */
const LOOKS = 16;
/** Fresh starts when enemies leave a cell without choice. */
const STARTS = 25;
/** Random exchanges that steer a paper to the difficulty target. */
const EXCHANGES = 300;
/** Papers are steered this near to the target (ten-thousandths), so that candidates fare alike … */
const AIM = 40;
/** … but no nearer than this part of a wide tolerance, which would only make papers alike. */
const WIDE = 8;
/** Best exchanges of all, where random ones did not come near enough. */
const REPAIRS = 60;

/**
 * Draws one paper: hard constraints are the counts of every section and range, no item twice and no enemies together;
 * different elements are preferred; the points-weighted mean difficulty ends within the tolerance. The same plan and
 * seed give the same paper. Problems: blueprint.enemies-block, blueprint.difficulty-unreachable.
 */
export function draw1(plan: DrawPlan, seed: string): Decision<DrawnPaper, Problem> {
  if (!isReachable(plan)) return refuse(offTarget(plan));
  const random = seededRandom(seed);
  let stuck: DrawCell | null = null;
  for (let start = 0; start < STARTS; start++) {
    const draft = new Draft(plan);
    stuck = fill(plan, draft, random);
    if (!stuck) return steer(plan, draft, random) ? grant(arrange(plan, draft, random)) : refuse(offTarget(plan));
  }
  return refuse(blocked(plan, stuck));
}

/** Fills every cell; gives back the cell that could not be filled. */
function fill(plan: DrawPlan, draft: Draft, random: SeededRandom): DrawCell | null {
  for (const cell of plan.cells) {
    for (let n = 0; n < cell.need; n++) {
      const item = pick(cell, draft, random);
      if (item === undefined) return cell;
      draft.add(cell, item);
    }
  }
  return null;
}

/** A random free item of the cell, of an element that the paper asks least. */
function pick(cell: DrawCell, draft: Draft, random: SeededRandom): number | undefined {
  for (let look = 0; look < LOOKS && cell.items.length > 0; look++) {
    const item = cell.items[random.below(cell.items.length)] as number;
    if (draft.isFree(item) && draft.repeats(item) === 0) return item;
  }
  const free = cell.items.filter((item) => draft.isFree(item));
  if (free.length === 0) return undefined;
  const fewest = free.reduce((least, item) => Math.min(least, draft.repeats(item)), Infinity);
  const best = free.filter((item) => draft.repeats(item) === fewest);
  return best[random.below(best.length)];
}

const pointsOf = (plan: DrawPlan, draft: Draft, question: number): number =>
  plan.input.blueprint.sections[draft.cellOf[question]?.section ?? 0]?.pointsEach ?? 0;

/** Exchanges questions within their cells until the paper is near the target; false where the tolerance is missed. */
function steer(plan: DrawPlan, draft: Draft, random: SeededRandom): boolean {
  const { target, tolerance } = plan.input.blueprint.difficulty;
  const facility = (item: number): number => plan.facility[item] ?? 0;
  const points = draft.chosen.map((_, question) => pointsOf(plan, draft, question));
  const sum = points.reduce((a, b) => a + b, 0);
  let gap = draft.chosen.reduce((rest, item, q) => rest - (points[q] ?? 0) * facility(item), tenThousandths(target) * sum);
  const within = tenThousandths(tolerance);
  const aim = Math.max(Math.min(within, AIM), Math.floor(within / WIDE)) * sum;
  for (let n = 0; n < EXCHANGES && Math.abs(gap) > aim; n++) {
    const question = random.below(draft.chosen.length);
    const { items } = draft.cellOf[question] as DrawCell;
    const item = items[random.below(items.length)] as number;
    const change = (points[question] ?? 0) * (facility(item) - facility(draft.chosen[question] as number));
    if (Math.abs(gap - change) < Math.abs(gap) && draft.swap(question, item)) gap -= change;
  }
  for (let n = 0; n < REPAIRS && Math.abs(gap) > aim; n++) {
    const change = repair(plan, draft, points, gap);
    if (change === 0) break;
    gap -= change;
  }
  return Math.abs(gap) <= within * sum;
}

/** Makes the one exchange that brings the paper nearest to the target and gives back its effect; 0 where none helps. */
function repair(plan: DrawPlan, draft: Draft, points: readonly number[], gap: number): number {
  let best = { question: -1, item: -1, change: 0 };
  draft.chosen.forEach((out, question) => {
    for (const item of (draft.cellOf[question] as DrawCell).items) {
      const change = (points[question] ?? 0) * ((plan.facility[item] ?? 0) - (plan.facility[out] ?? 0));
      if (Math.abs(gap - change) < Math.abs(gap - best.change) && draft.fits(question, item)) best = { question, item, change };
    }
  });
  if (best.question >= 0) draft.swap(best.question, best.item);
  return best.change;
}

/** Puts the questions of each section in random order and numbers them through the paper. */
function arrange(plan: DrawPlan, draft: Draft, random: SeededRandom): DrawnPaper {
  let no = 0;
  const sections = plan.input.blueprint.sections.map(({ title, type, pointsEach }, section) => {
    const own = draft.chosen.filter((_, question) => draft.cellOf[question]?.section === section);
    const questions = random.shuffle(own).map((index) => {
      const { itemId, versionId, digest, elementCode } = plan.items[index] as (typeof plan.items)[number];
      return { no: ++no, itemId, versionId, digest, elementCode };
    });
    return { title, type, pointsEach, questions };
  });
  return { sections };
}

const blocked = (plan: DrawPlan, cell: DrawCell | null): Problem => ({
  code: 'blueprint.enemies-block',
  params: {
    range: plan.input.ranges[cell?.range ?? 0]?.code ?? '',
    type: plan.input.blueprint.sections[cell?.section ?? 0]?.title ?? '',
  },
});

/** True unless the pool cannot meet the difficulty target within its tolerance, whatever is drawn. */
export function isReachable({ input, reach }: DrawPlan): boolean {
  const target = tenThousandths(input.blueprint.difficulty.target);
  const tolerance = tenThousandths(input.blueprint.difficulty.tolerance);
  // The bounds are rounded: one ten-thousandth of doubt is left to the draw itself.
  return tenThousandths(reach.lowest) <= target + tolerance + 1 && tenThousandths(reach.highest) >= target - tolerance - 1;
}

function offTarget(plan: DrawPlan): Problem {
  const { target, tolerance } = plan.input.blueprint.difficulty;
  return { code: 'blueprint.difficulty-unreachable', params: { target, tolerance, ...plan.reach } };
}
