import { z } from 'zod';
import { assessmentMode, hundredths, id, instant } from '../core/common';
import { paperSetState } from '../assembly/paper';
import { practicalDraw } from '../assembly/practical';
import { fatalEffect, taskCriterion, fatalItem } from '../bank/tasks';

/** Words of a refusal or a reason, ready to show. */
export const reasonWords = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export type ReasonWords = z.infer<typeof reasonWords>;

export const personName = z.object({ personId: id, name: z.string() });

/** Scoring may be opened this many minutes before the plan without a word: the group is briefed and takes its places. */
export const OPENING_MINUTES = 30;

/** Where a performance stands. */
export const PERFORMANCE_STATES = ['blind', 'third', 'adjudication', 'final', 'absent'] as const;
export const performanceState = z.enum(PERFORMANCE_STATES);

export const scoreKind = z.enum(['blind', 'third', 'adjudication']);
export const adjudicationCause = z.enum(['equally-near', 'near-neither', 'fatal-disagreement', 'review-finding', 'objection']);

const code = z.string().trim().min(1).max(20);

/** A filled score sheet 评分记录表. Points in hundredths. */
export const scoreSheet = z.object({
  criteria: z
    .array(z.object({ code, points: hundredths, steps: z.array(code).max(50).default([]), note: z.string().trim().max(500).default('') }))
    .max(100),
  fatal: z.array(z.object({ code, note: z.string().trim().max(500).default('') })).max(50).default([]),
  comment: z.string().trim().max(1000).default(''),
});
export type ScoreSheet = z.infer<typeof scoreSheet>;

/** A sheet in the making: criteria may still be without points. */
export const draftSheet = z.object({
  criteria: z
    .array(z.object({ code, points: hundredths.nullable(), steps: z.array(code).max(50).default([]), note: z.string().max(500).default('') }))
    .max(100),
  fatal: z.array(z.object({ code, note: z.string().max(500).default('') })).max(50).default([]),
  comment: z.string().max(1000).default(''),
});
export type DraftSheet = z.infer<typeof draftSheet>;

/** A task as examiners need it. */
export const scoredTask = z.object({
  taskVersionId: id,
  name: z.string(),
  minutes: z.int(),
  instructions: z.string(),
  fullPoints: hundredths,
  criteria: z.array(taskCriterion),
  fatalItems: z.array(fatalItem),
});
export type ScoredTaskView = z.infer<typeof scoredTask>;

/** A submitted sheet with who gave it; only for those who may compare. */
export const givenScore = z.object({
  seq: z.int(),
  kind: scoreKind,
  examiner: personName,
  sheet: scoreSheet,
  total: hundredths,
  fatalEffect: fatalEffect.nullable(),
  submittedAt: instant,
  digest: z.string(),
});
export type GivenScoreView = z.infer<typeof givenScore>;

export const planTask = z.object({
  taskVersionId: id,
  no: z.int(),
  name: z.string(),
  minutes: z.int(),
  fullPoints: hundredths,
  /** Whole percent; where a set of practical papers shares a group's weight, with up to two decimals. */
  weightPercent: z.number(),
});

/** A set of practical papers that a session uses or may use. Which tasks a candidate drew is not told here. */
export const markingSet = z.object({ id, name: z.string(), state: paperSetState, drawBy: practicalDraw, papers: z.int(), opensAt: instant, tasks: z.int() });
export type MarkingSet = z.infer<typeof markingSet>;

export const groupView = z.object({
  id,
  sessionId: id,
  name: z.string(),
  members: z.array(personName.extend({ leader: z.boolean(), assigned: z.int(), scored: z.int() })),
  leaderId: id,
  briefedAt: instant.nullable(),
  briefing: z.string().nullable(),
  signedAt: instant.nullable(),
});
export type GroupView = z.infer<typeof groupView>;

/** How far the marking of a session is. For theory, works are papers; for practical, performances. */
export const markingStage = z.enum(['waiting', 'planned', 'scoring', 'reviewing', 'settled']);
export const markingCounts = z.object({
  works: z.int(),
  final: z.int(),
  third: z.int(),
  adjudication: z.int(),
  absent: z.int(),
  reviewsOpen: z.int(),
  reviewsSigned: z.int(),
});

export const markingSessionRow = z.object({
  sessionId: id,
  roundId: id,
  roundName: z.string(),
  name: z.string(),
  mode: assessmentMode,
  startsAt: instant,
  candidates: z.int(),
  stage: markingStage,
  groups: z.int(),
  counts: markingCounts,
});
export type MarkingSessionRow = z.infer<typeof markingSessionRow>;

/** The rule set's numbers that bear on a group and its scores, so that screens can say them. */
export const markingRules = z.object({
  minExaminersPerGroup: z.int(),
  examinersOdd: z.boolean(),
  candidatesPerExaminer: z.int(),
  maxRunning: z.int(),
  minChangedPercent: z.int(),
  tolerancePercent: z.int(),
  inclusive: z.boolean(),
  humanReviewPercent: z.int(),
});

export const markingSessionView = markingSessionRow.extend({
  scorers: z.int(),
  plan: z.array(planTask),
  /** The practical papers whose draw says which tasks each candidate does; null where all do every task of the plan. */
  practicalSet: markingSet.nullable(),
  groupList: z.array(groupView),
  rules: markingRules,
  openRecusals: z.int(),
  /** Number of the run of results that counts the marks, which therefore stand; null while they may change. */
  countedBy: z.int().nullable(),
  /** Upheld objections whose correction no run has counted yet. */
  corrections: z.array(z.object({ id, candidateMasked: z.string() })),
  /** When the scoring was opened, and whether before its plan on purpose; null before. */
  opened: z.object({ at: instant, early: z.boolean() }).nullable(),
});
export type MarkingSessionView = z.infer<typeof markingSessionView>;

/** A performance as the officer sees it: who scores it and how far it is, but no score. */
export const performanceRow = z.object({
  id,
  code: z.string(),
  station: z.string(),
  turn: z.int(),
  taskName: z.string(),
  taskNo: z.int(),
  candidateMasked: z.string(),
  candidateId: id,
  groupName: z.string(),
  /** Number of the practical paper that lies at the station; null where no set is used. */
  paperNo: z.int().nullable(),
  state: performanceState,
  scorers: z.array(personName.extend({ seq: z.int(), submitted: z.boolean() })),
});
export type PerformanceRow = z.infer<typeof performanceRow>;

export const recusalRow = z.object({
  id,
  sessionId: id,
  examiner: personName,
  candidateMasked: z.string(),
  askedBy: z.enum(['candidate', 'examiner', 'officer']),
  reason: z.string(),
  askedAt: instant,
  state: z.enum(['open', 'granted', 'refused']),
  decisionReason: z.string().nullable(),
});
export type RecusalRow = z.infer<typeof recusalRow>;
