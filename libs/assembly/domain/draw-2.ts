import { ITEM_TYPES, type Problem } from '@kaowu/contracts';
import { grant, refuse, seededRandom, type Decision, type SeededRandom } from '@kaowu/kernel';
import { arrange } from './arrange';
import { Draft } from './draft';
import { isReachable, type DrawnPaper } from './draw-1';
import type { DrawCell } from './draw-plan';
import type { Ledger } from './ledger';
import type { Plan2 } from './plan-2';
import { Steering } from './steering';

/*
 * Algorithm draw-2. Papers that were drawn with it must be rebuilt to the byte for as long as they are kept, so nothing
 * here, in plan-2.ts, ledger.ts, steering.ts, arrange.ts, draft.ts or draw-plan.ts may change what it yields: an
 * improvement is draw-3. The golden papers (golden/draw-2.json) hold this.
 *
 * Unlike draw-1 a paper depends on the earlier ones of its set, over which ceilings and overlaps are counted: a set is
 * always rebuilt from its first paper on.
 */

/** Random looks into a cell before all of it is searched. */
const LOOKS = 16;
/** Free items that are compared, so that what was used least comes first. */
const COMPARED = 2;
/** A cell that its set will use up to this part is filled strictly by use. */
const TIGHT = 0.6;
/** Fresh starts when a paper cannot be finished. */
const STARTS = 25;

/** A finished paper with the items (indices) it is made of. */
export interface Drawn2 {
  readonly paper: DrawnPaper;
  readonly items: readonly number[];
}

/**
 * Draws one paper of a set: must-have items first, then whole stimulus sets, then cell by cell what was used least;
 * exchanges within the cells bring every demand into its bounds. Hard constraints are all of them. Problems:
 * blueprint.enemies-block, blueprint.difficulty-unreachable, blueprint.constraints-unmet, blueprint.overlap-unmet.
 */
export function draw2(plan: Plan2, ledger: Ledger, seed: string, no: number): Decision<Drawn2, Problem> {
  if (!isReachable(plan)) return refuse(offTarget(plan));
  const random = seededRandom(seed);
  let problem: Problem = { code: 'blueprint.conflict' };
  for (let start = 0; start < STARTS; start++) {
    const draft = new Draft(plan);
    const left = new Map(plan.cells.map((cell) => [cell, cell.need] as const));
    const homeless = placeMustHave(plan, draft, left);
    if (homeless !== undefined) return refuse(crowded(plan, homeless));
    placeStimuli(plan, draft, ledger, left, random);
    const firstLoose = draft.chosen.length;
    const stuck = fill(plan, draft, ledger, left, random);
    if (stuck) {
      problem = blocked(plan, stuck);
      continue;
    }
    const steering = new Steering(plan, draft, ledger, firstLoose);
    steering.run(random);
    const parted = plan.maxOverlap === Infinity || steering.part(random);
    const missed = steering.missed();
    if (parted && !missed) return grant({ paper: arrange(plan, draft, random), items: [...draft.chosen] });
    problem = missed ? unmet(plan, missed.demand, no) : { code: 'blueprint.overlap-unmet', params: { no, max: plan.maxOverlap } };
  }
  return refuse(problem);
}

/** Cells that an item could stand in, with room left. */
const openCells = (plan: Plan2, left: ReadonlyMap<DrawCell, number>, item: number): DrawCell[] =>
  plan.cells.filter((cell) => (left.get(cell) ?? 0) > 0 && cell.items.includes(item));

const put = (draft: Draft, left: Map<DrawCell, number>, cell: DrawCell, item: number): void => {
  draft.add(cell, item);
  left.set(cell, (left.get(cell) ?? 0) - 1);
};

/** Places the must-have items; gives back the one for which there is no room. */
function placeMustHave(plan: Plan2, draft: Draft, left: Map<DrawCell, number>): number | undefined {
  for (const item of plan.mustHave) {
    const [cell] = openCells(plan, left, item);
    if (!cell || !draft.isFree(item)) return item;
    put(draft, left, cell, item);
  }
  return undefined;
}

/** Takes stimulus sets in random order, about as many as their share of the bank, and more where single items run short. */
function placeStimuli(plan: Plan2, draft: Draft, ledger: Ledger, left: Map<DrawCell, number>, random: SeededRandom): void {
  if (plan.stimuli.length === 0) return;
  const begun = new Set(draft.chosen);
  const order = [...plan.stimuli].sort((a, b) => Number(b.some((item) => begun.has(item))) - Number(a.some((item) => begun.has(item))));
  const owed = order.filter((set) => set.some((item) => begun.has(item)));
  const others = random.shuffle(order.filter((set) => !owed.includes(set)));
  for (const set of owed) placeWhole(plan, draft, ledger, left, set.filter((item) => !begun.has(item)));
  const late: (typeof others)[number][] = [];
  for (const set of others) {
    const cell = openCells(plan, left, set[0] as number)[0];
    if (!cell) continue;
    if (random.next() < cell.need / cell.items.length) placeWhole(plan, draft, ledger, left, set);
    else late.push(set);
  }
  for (const set of late) if (isShort(plan, draft, ledger, left, set)) placeWhole(plan, draft, ledger, left, set);
}

/** True where a cell that the set could help has too few single items for what is left to fill. */
function isShort(plan: Plan2, draft: Draft, ledger: Ledger, left: ReadonlyMap<DrawCell, number>, set: readonly number[]): boolean {
  return plan.looseCells.some((loose, c) => {
    const cell = plan.cells[c] as DrawCell;
    if (!set.some((item) => cell.items.includes(item))) return false;
    return loose.items.filter((item) => draft.isFree(item) && !ledger.isFull(item)).length < (left.get(cell) ?? 0);
  });
}

function placeWhole(plan: Plan2, draft: Draft, ledger: Ledger, left: Map<DrawCell, number>, set: readonly number[]): void {
  if (set.some((item) => !draft.isFree(item) || ledger.isFull(item) || set.some((other) => plan.enemies[item]?.includes(other)))) return;
  const room = new Map(left);
  const places = set.map((item) => {
    const cell = openCells(plan, room, item)[0];
    if (cell) room.set(cell, (room.get(cell) ?? 0) - 1);
    return cell;
  });
  if (places.some((cell) => cell === undefined)) return;
  set.forEach((item, i) => put(draft, left, places[i] as DrawCell, item));
}

/** Fills every cell; gives back the cell that could not be filled. */
function fill(plan: Plan2, draft: Draft, ledger: Ledger, left: ReadonlyMap<DrawCell, number>, random: SeededRandom): DrawCell | null {
  for (const [c, cell] of plan.cells.entries()) {
    const loose = (plan.looseCells[c] as DrawCell).items;
    const tight = plan.ceiling !== Infinity && cell.need > TIGHT * plan.share * loose.length;
    for (let n = left.get(cell) ?? 0; n > 0; n--) {
      const item = pick(loose, draft, ledger, random, tight);
      if (item === undefined) return cell;
      draft.add(cell, item);
    }
  }
  return null;
}

/** A free item of an element that the paper asks least; of several, one that earlier papers used least. */
function pick(items: readonly number[], draft: Draft, ledger: Ledger, random: SeededRandom, tight: boolean): number | undefined {
  const seen: number[] = [];
  for (let look = 0; !tight && look < LOOKS && items.length > 0 && seen.length < COMPARED; look++) {
    const item = items[random.below(items.length)] as number;
    if (draft.isFree(item) && !ledger.isFull(item) && draft.repeats(item) === 0) seen.push(item);
  }
  if (seen.length > 0) return seen.reduce((best, item) => (ledger.uses(item) < ledger.uses(best) ? item : best));
  const free = items.filter((item) => draft.isFree(item) && !ledger.isFull(item));
  if (free.length === 0) return undefined;
  const cost = tight ? (item: number) => ledger.uses(item) : (item: number) => draft.repeats(item);
  const least = free.reduce((low, item) => Math.min(low, cost(item)), Infinity);
  const best = free.filter((item) => cost(item) === least);
  return best[random.below(best.length)];
}

const blocked = (plan: Plan2, cell: DrawCell): Problem => ({
  code: 'blueprint.enemies-block',
  params: { range: plan.input.ranges[cell.range]?.code ?? '', type: plan.input.blueprint.sections[cell.section]?.title ?? '' },
});

const crowded = (plan: Plan2, item: number): Problem => {
  const range = plan.rangeOf[item] ?? -1;
  const { type } = plan.items[item] as Plan2['items'][number];
  const count = plan.cells.reduce((sum, cell) => sum + (cell.range === range && cell.items.includes(item) ? cell.need : 0), 0);
  return { code: 'blueprint.must-have-crowded', params: { range: plan.input.ranges[range]?.code ?? '', type: ITEM_TYPES[type].zh, typeEn: ITEM_TYPES[type].en, count } };
};

const offTarget = (plan: Plan2): Problem => {
  const { target, tolerance } = plan.input.blueprint.difficulty;
  return { code: 'blueprint.difficulty-unreachable', params: { target, tolerance, ...plan.reach } };
};

const unmet = (plan: Plan2, { kind, words }: Plan2['gauges'][number]['demand'], no: number): Problem =>
  kind === 'difficulty' ? offTarget(plan) : { code: 'blueprint.constraints-unmet', params: { no, what: words.zh, whatEn: words.en } };
