import { z } from 'zod';
import { importance, itemType } from '../bank/vocabulary';
import { id } from '../core/common';

const percent = z.number().min(0).max(100).multipleOf(0.01);
const facility = z.number().min(0).max(1).multipleOf(0.0001);

/** A share of a paper's questions, in percent. */
const share = z.object({ minPercent: percent, maxPercent: percent });

/** Shares of the importance letters X/Y/Z of the element table. */
export const importanceShare = share.extend({ importance });

/** How many questions are so hard: facility from `from` up to, but not with, `to` (1 is with). */
export const difficultyBand = share.extend({ from: facility, to: facility });

/** The time that a prepared candidate needs, by type; the sum lies within bounds. */
export const expectedTime = z.object({
  secondsByType: z.partialRecord(itemType, z.int().min(1).max(7200)),
  minMinutes: z.number().min(0).max(600),
  maxMinutes: z.number().min(1).max(600),
});

/**
 * What the paper tells of candidates of one ability: the sum over its questions of p(1 − p), the information of a
 * Rasch item whose facility holds for the average candidate (ability 0).
 */
export const informationTarget = z.object({
  ability: z.number().min(-4).max(4).multipleOf(0.01),
  target: z.number().positive().max(1000),
  tolerancePercent: z.number().min(0.1).max(100),
});

/** How often an item may be shown. */
export const exposureCeiling = z.object({
  /** Largest share of the papers of one set that an item may stand in, 0–1; at least one paper. */
  share: z.number().positive().max(1).nullable(),
  /** Papers of released sets after which an item is not drawn any more. */
  lifetime: z.int().min(1).max(1_000_000).nullable(),
});

/** What a paper must meet beyond its sections, ranges and mean difficulty. Bank enemies are always kept apart. */
export const blueprintConstraints = z.object({
  /** Questions that a range may have more or fewer than its share by weight. */
  rangeTolerance: z.int().min(0).max(20).default(0),
  importance: z.array(importanceShare).max(3).default([]),
  difficultyBands: z.array(difficultyBand).max(6).default([]),
  expectedTime: expectedTime.nullable().default(null),
  /** Items that stand in every paper. */
  mustHave: z.array(id).max(100).default([]),
  /** Items that stand in none. */
  mustNot: z.array(id).max(2000).default([]),
  /** Of each group at most one item stands in a paper. */
  enemies: z.array(z.array(id).min(2).max(50)).max(200).default([]),
  /** Questions that two papers of a set may have in common; null sets no bound (fixed forms then share nothing). */
  maxOverlap: z.int().min(0).max(300).nullable().default(null),
  /** Questions that may have stood in the last released sets from the same element table. */
  earlier: z.object({ sets: z.int().min(1).max(50), max: z.int().min(0).max(300) }).nullable().default(null),
  exposure: exposureCeiling.nullable().default(null),
  /** Items of one stimulus stand in a paper all together or not at all. */
  wholeStimuli: z.boolean().default(false),
  information: z.array(informationTarget).max(9).default([]),
});
export type BlueprintConstraints = z.infer<typeof blueprintConstraints>;

/** No constraint at all. */
export const NO_CONSTRAINTS: BlueprintConstraints = blueprintConstraints.parse({});

/** Words of each kind of constraint, as the builder and its conflicts name them. */
export const CONSTRAINT_KINDS = {
  sections: { zh: '题型与题量', en: 'Types and counts' },
  ranges: { zh: '鉴定范围比重', en: 'Shares of ranges' },
  difficulty: { zh: '平均难度', en: 'Mean difficulty' },
  importance: { zh: '重要程度比例', en: 'Shares of X/Y/Z' },
  bands: { zh: '难度分布', en: 'Difficulty bands' },
  time: { zh: '预计用时', en: 'Expected time' },
  must: { zh: '必选题', en: 'Must-have items' },
  enemies: { zh: '相克题', en: 'Enemy items' },
  earlier: { zh: '与往次重复', en: 'Overlap with earlier sets' },
  stimuli: { zh: '材料题组', en: 'Stimulus sets' },
  information: { zh: '信息量目标', en: 'Information targets' },
} as const;
export type ConstraintKind = keyof typeof CONSTRAINT_KINDS;
