import { z } from 'zod';
import { importance, itemType, tableState } from '../bank/vocabulary';
import { hundredths, id, instant, occupationKey } from '../core/common';
import { blueprintConstraints, difficultyBand } from './constraints';

/** A tier of ranges in an element table: 1 the widest, 3 the narrowest. */
export const rangeTier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type RangeTier = z.infer<typeof rangeTier>;

/** Expected facility (share of candidates who get it right), 0–1 with at most four decimals. */
const facility = z.number().min(0).max(1).multipleOf(0.0001);

/** One part of the paper: so many items of one type, each worth the same. */
export const blueprintSection = z.object({
  title: z.string().trim().min(1).max(60),
  type: itemType,
  count: z.int().min(1).max(300),
  /** Points of each question, in hundredths. */
  pointsEach: hundredths.min(1).max(10_000),
  /** Codes of the ranges that it draws from ("A", "B-C"); empty means the whole table. */
  ranges: z.array(z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+){0,2}$/)).max(60).default([]),
});
export type BlueprintSection = z.infer<typeof blueprintSection>;

/** What a paper must contain. A version of a blueprint is exactly this and never changes. */
export const blueprintSpec = z.object({
  title: z.string().trim().min(2).max(80),
  elementTableId: id,
  /** The tier of ranges over which questions are shared out by weight. */
  tier: rangeTier,
  sections: z.array(blueprintSection).min(1).max(12),
  /** Aim for the mean difficulty of a paper (points-weighted facility) and how far it may lie off. */
  difficulty: z.object({ target: facility, tolerance: facility }),
  durationMinutes: z.int().min(5).max(600),
  /** Added with document version 2; a blueprint of version 1 has none. */
  constraints: blueprintConstraints.optional(),
});
export type BlueprintSpec = z.infer<typeof blueprintSpec>;

/** A cell of the two-way table 双向细目表: what a section takes from a range and what the bank holds for it. */
export const allocationCell = z.object({
  /** Exact share before rounding. */
  quota: z.number(),
  count: z.int(),
  available: z.int(),
});

/** A range's row of the two-way table; `cells` follow the order of the sections. */
export const allocationRow = z.object({
  code: z.string(),
  name: z.string(),
  weightHundredths: z.int(),
  count: z.int(),
  points: hundredths,
  cells: z.array(allocationCell),
});

/** What the bank lacks for one range and type. */
export const bankShortage = z.object({
  rangeCode: z.string(),
  rangeName: z.string(),
  type: itemType,
  needed: z.int(),
  available: z.int(),
});
export type BankShortage = z.infer<typeof bankShortage>;

const sentence = z.object({ zh: z.string(), en: z.string() });

/** Items that, written anew, would mend a conflict: how many, of what type, for which range and how hard. */
export const mendingItems = z.object({
  type: itemType,
  rangeCode: z.string(),
  rangeName: z.string(),
  /** Null where any importance will do. */
  importance: importance.nullable(),
  difficulty: difficultyBand.pick({ from: true, to: true }).nullable(),
  count: z.int(),
});
export type MendingItems = z.infer<typeof mendingItems>;

/** Constraints that cannot hold together, though every smaller part of them can. */
export const conflictReport = z.object({
  /** True where the search ended in time: the set is the smallest that was found, and none of it can be left out. */
  proven: z.boolean(),
  constraints: z.array(sentence),
  /** Empty where no item can mend it: the constraints contradict each other whatever the bank holds. */
  mends: z.array(mendingItems),
});
export type ConflictReport = z.infer<typeof conflictReport>;

/** Whether papers can be drawn, and how the questions fall on ranges and types. */
export const feasibilityReport = z.object({
  feasible: z.boolean(),
  questions: z.int(),
  totalPoints: hundredths,
  rows: z.array(allocationRow),
  shortages: z.array(bankShortage),
  /** Bounds of the mean difficulty that the bank allows; null while something is short. */
  difficulty: z.object({ lowest: z.number(), highest: z.number(), reachable: z.boolean() }).nullable(),
  /** Share of questions that two papers will have in common on average, 0–1; null while something is short. */
  expectedOverlap: z.number().nullable(),
  /** Each conflict in a sentence, in both languages. */
  conflicts: z.array(sentence.extend({ code: z.string() })),
  /** Where constraints conflict: the smallest set of them, and what would mend it. */
  conflict: conflictReport.nullable().optional(),
});
export type FeasibilityReport = z.infer<typeof feasibilityReport>;

const person = z.object({ id, name: z.string() });

/** A version of a blueprint as its desk shows it. */
export const blueprintVersionView = z.object({
  id,
  blueprintId: id,
  version: z.int(),
  spec: blueprintSpec,
  digest: z.string(),
  state: z.enum(['draft', 'approved']),
  author: person,
  createdAt: instant,
  approver: person.nullable(),
  approvedAt: instant.nullable(),
  approvalReason: z.string().nullable(),
});
export type BlueprintVersionView = z.infer<typeof blueprintVersionView>;

/** A blueprint in a list, with its newest version. */
export const blueprintListRow = z.object({
  id,
  title: z.string(),
  elementTableId: id,
  versions: z.int(),
  newest: z.object({
    id, version: z.int(), state: z.enum(['draft', 'approved']), questions: z.int(), totalPoints: hundredths,
    durationMinutes: z.int(), createdAt: instant,
  }),
  /** The newest approved version, from which papers are drawn. */
  approvedVersionId: id.nullable(),
  sets: z.int(),
});

/** An element table from which a blueprint can draw. */
export const blueprintTableRow = z.object({
  id,
  key: occupationKey,
  occupationName: z.string(),
  edition: z.string(),
  state: tableState,
});

/** Its ranges with their weights, and how many approved items of each type the bank holds. */
export const blueprintTableView = blueprintTableRow.extend({
  ranges: z.array(z.object({ code: z.string(), tier: rangeTier, name: z.string(), weightHundredths: z.int() })),
  items: z.array(z.object({ type: itemType, count: z.int() })),
});

/** An item as a blueprint's constraints name it: never what it asks. */
export const blueprintItem = z.object({ itemId: id, type: itemType, elementCode: z.string(), difficulty: z.number() });
export type BlueprintItem = z.infer<typeof blueprintItem>;
