import { z } from 'zod';
import { custodyStep } from '../assembly/custody-steps';
import { day, id, instant, level, reason } from '../core/common';

const days = z.int().min(0).max(3660);
const minutes = z.int().min(0).max(1440);
const percent = z.int().min(0).max(100);

/**
 * The numbers and switches that differ between provinces, bodies and standards. A rule set is versioned, names its
 * source, and is frozen into the exam plan that uses it; rules take it as an argument and hold no constant of their own.
 */
export const ruleSetValues = z.object({
  pass: z.object({
    /** Each part is out of 100 and needs this much (hundredths); no averaging between parts (N二, D4). */
    partHundredths: z.int(),
    /** Which levels also need a comprehensive review. */
    reviewLevels: z.array(level),
  }),
  staffing: z.object({
    candidatesPerInvigilator: z.int().min(1),
    minInvigilatorsPerRoom: z.int().min(1),
    candidatesPerExaminer: z.int().min(1),
    minExaminersPerGroup: z.int().min(1),
    examinersOdd: z.boolean(),
    /** Levels that an ordinary examiner may judge; the others need a senior examiner. */
    examinerLevels: z.array(level),
    cardValidYears: z.int().min(1),
    /** Training is needed once in this many days (quarterly, D45); overdue blocks assignment. */
    trainingEveryDays: days,
  }),
  rotation: z.object({
    /** At most this many assignments running at one body or site (D24). */
    maxRunning: z.int().min(1),
    /** At least this share of a group changes each time, in percent. */
    minChangedPercent: percent,
  }),
  recusal: z.object({ relations: z.array(z.enum(['relative', 'master_apprentice', 'teacher_student', 'trainee', 'employer', 'colleague', 'other'])) }),
  room: z.object({
    arriveBeforeMinutes: minutes,
    lateEntryMinutes: minutes,
    earliestHandInMinutes: minutes,
    nobodyLeavesInLastMinutes: minutes,
    spareMachinePercent: percent,
  }),
  paper: z
    .object({
      /** Sealed papers may be released this long before the session opens; where it is not said, not before it opens. */
      releaseLeadMinutes: minutes,
      /** Whether releases and authorisations need a second factor of everybody, or of those who have one (where it is not said). */
      secondFactor: z.enum(['enrolled', 'required']).optional(),
      /** Papers may be printed this long before the session opens; where it is not said, not before they may be released. */
      printLeadMinutes: z.int().min(0).max(86_400).optional(),
      /** Steps of the custody chain that two named people do together; where it is not said, all of them. */
      twoPersonSteps: z.array(custodyStep).max(9).optional(),
    })
    .optional(),
  marking: z.object({
    /** Tolerance between two blind scores of one task, in percent of its full points. */
    tolerancePercent: percent,
    /** Whether a difference equal to the tolerance counts as within. */
    inclusive: z.boolean(),
    /** What a third score does that is equally near both: go to adjudication or take the mean of all three. */
    tie: z.enum(['adjudicate', 'mean-of-three']),
    /** How panels of three and more are combined. */
    panel: z.enum(['mean', 'trimmed-mean']),
    humanReviewPercent: percent,
  }),
  /** Where it is not said: one reviewer passes an item, no judges are asked, nothing is measured against guidance. */
  bank: z
    .object({
      /** Different reviewers who must have passed a version before it is approved. */
      reviewsToApprove: z.int().min(1).max(9),
      /** Judges whose difficulty estimates (Angoff) must be in before approval; 0 asks for none. */
      judgesToApprove: z.int().min(0).max(15),
      /** Guidance for element tables: elements a level, elements as times of the weight, shares of X, Y, Z, items an element. */
      minElements: z.int().min(0).max(5000),
      elementsPerWeight: z.int().min(0).max(20),
      coreAtLeastPercent: percent,
      generalAtMostPercent: percent,
      auxiliaryAtMostPercent: percent,
      itemsPerElement: z.int().min(0).max(100),
      /** Answers that an item needs before its statistics count. */
      minResponses: z.int().min(1).max(100_000),
      /** An item outside these is proposed for retirement: share of right answers, and corrected point-biserial in hundredths. */
      facilityAtLeastPercent: percent,
      facilityAtMostPercent: percent,
      discriminationAtLeastHundredths: z.int().min(-100).max(100),
      /** Candidates who may have seen an item before it is proposed for retirement. */
      seenAtMost: z.int().min(1).max(10_000_000),
    })
    .optional(),
  /** The comprehensive review 综合评审 of a thesis and its defence: what the panel scores, together 100 points. */
  review: z
    .object({
      criteria: z
        .array(z.object({ name: z.string().trim().min(1).max(60), standard: z.string().trim().max(500), points: z.int().min(1).max(10_000) }))
        .min(1)
        .max(20)
        .refine((all) => all.reduce((sum, c) => sum + c.points, 0) === 10_000, { message: '各项满分之和须为 100 分 / the criteria make 100 points together' }),
    })
    .optional(),
  /** Photographs of candidates; where it is not said, any sound picture is taken. */
  photo: z
    .object({ minWidthPixels: z.int().min(1).max(5000), minHeightPixels: z.int().min(1).max(5000), maxKilobytes: z.int().min(1).max(5000) })
    .optional(),
  publication: z.object({ objectionWorkingDays: z.int().min(0).max(60) }),
  filing: z.object({ validYears: z.int(), firstApplicationMaxOccupations: z.int(), minRoundsPerYear: z.int() }),
  barred: z.object({ falsePapersYears: z.int(), seriousViolationYears: z.int() }),
});

export type RuleSetValues = z.infer<typeof ruleSetValues>;

/** One value that a version changed, by its path ("room.lateEntryMinutes"), as JSON. */
export const ruleSetChange = z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type RuleSetChange = z.infer<typeof ruleSetChange>;

/** A version of a rule set; never altered after it was registered. */
export const ruleSetView = z.object({
  id,
  code: z.string(),
  version: z.int(),
  title: z.string(),
  source: z.string(),
  effectiveFrom: day,
  values: ruleSetValues,
  createdAt: instant,
  /** Against the version before it; empty for the first. */
  changes: z.array(ruleSetChange),
  /** True for the one that a round planned today takes. */
  current: z.boolean(),
});
export type RuleSetView = z.infer<typeof ruleSetView>;

/** A new version to register. */
export const ruleSetEntry = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  title: z.string().trim().min(2).max(100),
  source: z.string().trim().min(2).max(500),
  effectiveFrom: day,
  values: ruleSetValues,
  reason,
});
export type RuleSetEntry = z.infer<typeof ruleSetEntry>;
