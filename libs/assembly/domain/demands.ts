import {
  IMPORTANCES, ITEM_TYPES, NO_CONSTRAINTS, type BlueprintConstraints, type BlueprintSection, type BlueprintSpec, type ConstraintKind, type ItemType, type Problem,
} from '@kaowu/contracts';
import { tenThousandths } from './draw-plan';
import type { SupplyItem } from './ranges';

/** A sentence in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** A weighted number of a paper's questions that must lie within bounds. Weights are whole, so that no machine rounds differently. */
export interface Demand {
  /** Names the constraint; unique in a blueprint. */
  readonly group: string;
  readonly kind: ConstraintKind;
  readonly words: Sentence;
  readonly weight: (item: SupplyItem, section: BlueprintSection) => number;
  readonly lower: number;
  readonly upper: number;
  /** What one question too many or too few weighs, roughly. */
  readonly unit: number;
  /** Where it lies best; null where everything between the bounds is alike. */
  readonly target: number | null;
}

/** Whole millionths of information. */
const MILLION = 1_000_000;
/** Facilities beyond these tell nothing of a Rasch difficulty. */
const [HARDEST, EASIEST] = [0.02, 0.98];

/** Constraints of a blueprint; none for blueprints of document version 1. */
export const constraintsOf = (blueprint: BlueprintSpec): BlueprintConstraints => blueprint.constraints ?? NO_CONSTRAINTS;

/** Questions of a paper. */
export const questionsOf = (blueprint: Pick<BlueprintSpec, 'sections'>): number => blueprint.sections.reduce((sum, { count }) => sum + count, 0);

/** Full points of a paper, in hundredths. */
export const pointsOf = (blueprint: Pick<BlueprintSpec, 'sections'>): number =>
  blueprint.sections.reduce((sum, { count, pointsEach }) => sum + count * pointsEach, 0);

/**
 * Rasch information of an item for candidates of an ability, in whole millionths: p(1 − p) where the average
 * candidate (ability 0) succeeds with the item's facility.
 */
export function informationAt(facility: number, ability: number): number {
  const p0 = Math.min(EASIEST, Math.max(HARDEST, facility));
  const p = 1 / (1 + Math.exp(-ability - Math.log(p0 / (1 - p0))));
  return Math.round(p * (1 - p) * MILLION);
}

/** Everything that a blueprint asks of the sum over its questions. */
export function demandsOf(blueprint: BlueprintSpec): Demand[] {
  const asked = constraintsOf(blueprint);
  return [
    difficultyDemand(blueprint),
    ...asked.importance.map((of) => shareDemand(blueprint, {
      group: `importance:${of.importance}`, kind: 'importance', ...of, counts: (item) => item.importance === of.importance,
      zh: `重要程度 ${of.importance}（${IMPORTANCES[of.importance].zh}）`, en: `Importance ${of.importance} (${IMPORTANCES[of.importance].en})`,
    })),
    ...asked.difficultyBands.map((of, i) => shareDemand(blueprint, {
      group: `band:${i}`, kind: 'bands', ...of, counts: (item) => isInBand(item.difficulty, of),
      zh: `难度 ${of.from}–${of.to} 的题`, en: `Items of difficulty ${of.from}–${of.to}`,
    })),
    ...(asked.expectedTime ? [timeDemand(asked.expectedTime)] : []),
    ...(asked.earlier ? [earlierDemand(asked.earlier)] : []),
    ...asked.information.map((of) => informationDemand(of)),
  ];
}

/** True where the facility lies in the band: its lower end belongs to it, its upper end only where that is 1. */
export const isInBand = (facility: number, { from, to }: { readonly from: number; readonly to: number }): boolean => {
  const [f, low, high] = [tenThousandths(facility), tenThousandths(from), tenThousandths(to)];
  return f >= low && (f < high || (to === 1 && f === high));
};

function difficultyDemand(blueprint: BlueprintSpec): Demand {
  const { target, tolerance } = blueprint.difficulty;
  const points = pointsOf(blueprint);
  const [aim, off] = [tenThousandths(target) * points, tenThousandths(tolerance) * points];
  return {
    group: 'difficulty', kind: 'difficulty', words: { zh: `平均难度 ${target} ± ${tolerance}`, en: `Mean difficulty ${target} ± ${tolerance}` },
    weight: (item, section) => section.pointsEach * tenThousandths(item.difficulty), lower: aim - off, upper: aim + off, unit: 40 * points, target: aim,
  };
}

interface Share {
  readonly group: string;
  readonly kind: ConstraintKind;
  readonly minPercent: number;
  readonly maxPercent: number;
  readonly counts: (item: SupplyItem) => boolean;
  readonly zh: string;
  readonly en: string;
}

/** Shares of a whole number of questions, as numbers of questions. */
export function boundsOfShare({ minPercent, maxPercent }: Pick<Share, 'minPercent' | 'maxPercent'>, questions: number): [number, number] {
  const hundredths = (percent: number): number => Math.round(percent * 100) * questions;
  return [Math.ceil(hundredths(minPercent) / 10_000), Math.floor(hundredths(maxPercent) / 10_000)];
}

function shareDemand(blueprint: BlueprintSpec, share: Share): Demand {
  const [lower, upper] = boundsOfShare(share, questionsOf(blueprint));
  return {
    group: share.group, kind: share.kind, lower, upper, unit: 1, target: null, weight: (item) => (share.counts(item) ? 1 : 0),
    words: {
      zh: `${share.zh}占 ${share.minPercent}–${share.maxPercent}%（${lower}–${upper} 题）`,
      en: `${share.en}: ${share.minPercent}–${share.maxPercent}% (${lower}–${upper} questions)`,
    },
  };
}

/** Seconds that an item takes: its own, or what the blueprint says for its type. */
export const secondsOf = ({ secondsByType }: NonNullable<BlueprintConstraints['expectedTime']>, { type, seconds }: Pick<SupplyItem, 'type' | 'seconds'>): number =>
  seconds ?? secondsByType[type] ?? 0;

function timeDemand(asked: NonNullable<BlueprintConstraints['expectedTime']>): Demand {
  const { minMinutes, maxMinutes } = asked;
  return {
    group: 'time', kind: 'time', words: { zh: `预计用时 ${minMinutes}–${maxMinutes} 分钟`, en: `Expected time ${minMinutes}–${maxMinutes} minutes` },
    weight: (item) => secondsOf(asked, item), lower: Math.ceil(minMinutes * 60), upper: Math.floor(maxMinutes * 60), unit: 60, target: null,
  };
}

const earlierDemand = ({ sets, max }: NonNullable<BlueprintConstraints['earlier']>): Demand => ({
  group: 'earlier', kind: 'earlier', lower: 0, upper: max, unit: 1, target: null, weight: (item) => (item.earlier ? 1 : 0),
  words: { zh: `最近 ${sets} 套已启封试卷用过的题不超过 ${max} 题`, en: `At most ${max} questions that stood in the last ${sets} released sets` },
});

function informationDemand({ ability, target, tolerancePercent }: BlueprintConstraints['information'][number]): Demand {
  const aim = Math.round(target * MILLION);
  const off = Math.round((aim * tolerancePercent) / 100);
  return {
    group: `information:${ability}`, kind: 'information', lower: aim - off, upper: aim + off, unit: 200_000, target: aim,
    words: { zh: `能力 ${ability} 处信息量 ${target} ± ${tolerancePercent}%`, en: `Information ${target} ± ${tolerancePercent}% at ability ${ability}` },
    weight: (item) => informationAt(item.difficulty, ability),
  };
}

/** What contradicts itself in the constraints before any item is looked at. Problems: blueprint.time-unknown, blueprint.share-impossible. */
export function faultOfConstraints(blueprint: BlueprintSpec): Problem | null {
  const asked = constraintsOf(blueprint);
  const untimed = asked.expectedTime && blueprint.sections.find(({ type }) => asked.expectedTime?.secondsByType[type] === undefined);
  if (untimed) return { code: 'blueprint.time-unknown', params: { type: typeWord(untimed.type).zh, typeEn: typeWord(untimed.type).en } };
  const empty = demandsOf(blueprint).find(({ lower, upper }) => lower > upper);
  return empty ? { code: 'blueprint.share-impossible', params: { what: empty.words.zh, whatEn: empty.words.en } } : null;
}

const typeWord = (type: ItemType): Sentence => ITEM_TYPES[type];
