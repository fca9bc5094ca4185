import { z } from 'zod';
import { id, level, reason } from '../core/common';
import { editionId, occupationCode } from './editions';

/** Which part of a standard the weights divide: theory knowledge or skill requirements. */
export const weightMode = z.enum(['theory', 'practical']);
export type WeightMode = z.infer<typeof weightMode>;

/** The file of skill weights (技能要求权重表), the form of `seeds/catalogue/skill-weights.json`. */
export const skillWeightsFile = z.object({
  source: z.string().max(1000),
  occupations: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(60),
        lists: z.record(z.string(), z.object({ code: occupationCode })).default({}),
        status: z.enum(['ok', 'partial', 'none']),
        standard_code: occupationCode.nullish(),
        edition: z.string().max(20).nullish(),
        url: z.string().max(500).nullish(),
        note: z.string().max(1000).nullish(),
        levels: z.record(z.string(), z.record(z.string(), z.number().min(0).max(100))).default({}),
      }),
    )
    .min(1),
});
export type SkillWeightsFile = z.infer<typeof skillWeightsFile>;

/** The weights of one level of one mode; they sum to 100 percent. */
export const weightTable = z.object({
  mode: weightMode,
  level,
  source: z.string(),
  rows: z.array(z.object({ name: z.string(), weightHundredths: z.int() })),
});
export type WeightTable = z.infer<typeof weightTable>;

/** An occupational standard with the weights that are known. */
export const standardView = z.object({
  id,
  code: occupationCode,
  name: z.string(),
  standardEdition: z.string(),
  source: z.string(),
  /** The list entries that this standard serves. */
  serves: z.array(z.object({ edition: editionId, code: occupationCode })),
  tables: z.array(weightTable),
});
export type StandardView = z.infer<typeof standardView>;

/** What an import of weights did: levels taken, and those left out with the reason. */
export const weightsReport = z.object({
  dryRun: z.boolean(),
  digest: z.string(),
  standardsAdded: z.int(),
  standardsUnchanged: z.int(),
  tables: z.int(),
  leftOut: z.array(z.object({ name: z.string(), level: z.string(), reason: z.enum(['no-weights', 'not-100', 'unknown-level']), sum: z.number().nullable() })),
});
export type WeightsReport = z.infer<typeof weightsReport>;

/** Weights that a body enters from its standard (theory weights are in no public file). */
export const weightTableEntry = z.object({
  mode: weightMode,
  level,
  source: z.string().trim().min(2).max(300),
  rows: z
    .array(z.object({ name: z.string().trim().min(1).max(60), weightHundredths: z.int().min(1).max(10000) }))
    .min(1)
    .max(60),
  reason,
});
export type WeightTableEntry = z.infer<typeof weightTableEntry>;
