import { z } from 'zod';
import { hundredths, id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { adjudicationCause, draftSheet, givenScore, performanceState, personName, planTask, reasonWords, scoreSheet, scoredTask } from './shapes';
import { fatalEffect } from '../bank/tasks';

const inPerformance = z.object({ performanceId: id });
const inGroup = z.object({ groupId: id });

/**
 * A performance as its examiner sees it: code, station, task; never a name, never another's score, nor whether the work
 * is being marked a third time (D26).
 */
export const myPerformanceRow = z.object({
  id,
  groupId: id,
  sessionId: id,
  code: z.string(),
  station: z.string(),
  turn: z.int(),
  startsAt: instant,
  taskNo: z.int(),
  taskName: z.string(),
  /** `blocked` while a recusal is open or the leader has not briefed. */
  state: z.enum(['todo', 'draft', 'submitted', 'blocked', 'absent']),
  total: hundredths.nullable(),
  fullPoints: hundredths,
});
export type MyPerformanceRow = z.infer<typeof myPerformanceRow>;

export const myGroup = z.object({
  id,
  sessionId: id,
  sessionName: z.string(),
  roundName: z.string(),
  startsAt: instant,
  name: z.string(),
  leader: z.boolean(),
  leaderName: z.string(),
  briefedAt: instant.nullable(),
  signedAt: instant.nullable(),
  assigned: z.int(),
  submitted: z.int(),
});
export type MyGroup = z.infer<typeof myGroup>;

/** Confirms a submitted sheet: what is on record, by whom, and its digest. */
export const scoreReceipt = z.object({
  performanceId: id,
  total: hundredths,
  fatalEffect: fatalEffect.nullable(),
  submittedAt: instant,
  digest: z.string(),
});
export type ScoreReceipt = z.infer<typeof scoreReceipt>;

export const myPerformance = z.object({
  row: myPerformanceRow,
  task: scoredTask,
  draft: draftSheet.nullable(),
  submitted: scoreSheet.nullable(),
  receipt: scoreReceipt.nullable(),
  signerName: z.string(),
});
export type MyPerformance = z.infer<typeof myPerformance>;

const submitBody = z.object({
  /** Made once by the client for this sheet: a repeat after a lost answer is the same submission. */
  clientKey: id,
  sheet: scoreSheet,
  /** The total that the examiner saw and signs, in hundredths. */
  total: hundredths,
});

/** A disagreement as leader and adjudicator see it. */
export const disagreement = z.object({
  performanceId: id,
  code: z.string(),
  station: z.string(),
  taskName: z.string(),
  state: performanceState,
  cause: adjudicationCause.nullable(),
  fullPoints: hundredths,
  /** τ in hundredths; may be fractional. */
  tolerance: z.number(),
  /** Largest difference between blind totals, hundredths; null while the scores may not be seen. */
  difference: hundredths.nullable(),
  scores: z.array(givenScore),
  finding: z.object({ reason: z.string(), reviewer: z.string() }).nullable(),
});
export type Disagreement = z.infer<typeof disagreement>;

/** The tablet of the examiner and the leader's desk (D23, D26). */
export const markingExaminerRoutes = {
  myMarking: route({
    method: 'GET', path: '/api/marking/mine', permission: 'marking.score',
    summary: { zh: '我的评分任务', en: 'What I have to score' },
    response: z.object({ groups: z.array(myGroup), performances: z.array(myPerformanceRow) }),
  }),
  myPerformance: route({
    method: 'GET', path: '/api/marking/mine/performances/:performanceId', permission: 'marking.score',
    summary: { zh: '一件作品的评分表', en: 'The score sheet of one performance' },
    params: inPerformance, response: myPerformance,
  }),
  saveDraft: route({
    method: 'PUT', path: '/api/marking/mine/performances/:performanceId/draft', permission: 'marking.score',
    summary: { zh: '保存评分草稿', en: 'Keep a draft' },
    params: inPerformance, body: z.object({ sheet: draftSheet }), response: z.object({ savedAt: instant }),
  }),
  recordScore: route({
    method: 'POST', path: '/api/marking/mine/performances/:performanceId/score', permission: 'marking.score',
    summary: { zh: '提交评分（提交后不能更改）', en: 'Submit a score sheet; it stands from then on' },
    params: inPerformance, body: submitBody, response: scoreReceipt,
  }),
  mySheetPdf: route({
    method: 'GET', path: '/api/marking/mine/performances/:performanceId/sheet.pdf', permission: 'marking.score',
    summary: { zh: '我的评分记录表', en: 'My own score sheet as a document' },
    params: inPerformance, response: { file: 'application/pdf' },
  }),
  askRecusal: route({
    method: 'POST', path: '/api/marking/mine/performances/:performanceId/recusal', permission: 'marking.score',
    summary: { zh: '申请回避该作品', en: 'Ask not to judge this performance' },
    params: inPerformance, body: z.object({ reason }), response: z.object({ performanceId: id }),
  }),
  leadGroup: route({
    method: 'GET', path: '/api/marking/mine/groups/:groupId', permission: 'marking.score',
    summary: { zh: '组长：进度与分歧', en: 'The leader: progress and disagreements' },
    params: inGroup,
    response: z.object({
      group: myGroup,
      briefing: z.string().nullable(),
      plan: z.array(planTask),
      tasks: z.array(scoredTask),
      members: z.array(personName.extend({ assigned: z.int(), submitted: z.int() })),
      counts: z.object({ works: z.int(), final: z.int(), third: z.int(), adjudication: z.int(), absent: z.int() }),
      disagreements: z.array(disagreement),
    }),
  }),
  signBriefing: route({
    method: 'POST', path: '/api/marking/mine/groups/:groupId/briefing', permission: 'marking.score',
    summary: { zh: '组长签署评分标准交底', en: 'The leader signs that the group was briefed on the standard' },
    params: inGroup, body: z.object({ note: z.string().trim().min(2).max(2000) }), response: myGroup,
  }),
  signGroup: route({
    method: 'POST', path: '/api/marking/mine/groups/:groupId/signature', permission: 'marking.score',
    summary: { zh: '组长签署全组评分', en: 'The leader signs for all scores of the group' },
    params: inGroup, body: z.object({ note: z.string().trim().min(2).max(2000) }), response: myGroup,
  }),
} as const;

const adjudicationRow = disagreement.omit({ scores: true, difference: true, finding: true }).extend({
  roundName: z.string(),
  sessionName: z.string(),
  openedAt: instant,
  /** Why the caller may not take it; empty where they may. */
  refusals: z.array(reasonWords),
});
export type AdjudicationRow = z.infer<typeof adjudicationRow>;

/** Adjudication by a senior examiner who scored nothing of the work (仲裁). */
export const markingAdjudicationRoutes = {
  adjudications: route({
    method: 'GET', path: '/api/marking/adjudications', permission: 'marking.adjudicate',
    summary: { zh: '待仲裁作品', en: 'Performances in adjudication' },
    response: z.object({ adjudications: z.array(adjudicationRow) }),
  }),
  adjudication: route({
    method: 'GET', path: '/api/marking/adjudications/:performanceId', permission: 'marking.adjudicate',
    summary: { zh: '并列查看各评分', en: 'The scores side by side' },
    params: inPerformance, response: z.object({ task: scoredTask, disagreement, signerName: z.string() }),
  }),
  adjudicate: route({
    method: 'POST', path: '/api/marking/adjudications/:performanceId', permission: 'marking.adjudicate',
    summary: { zh: '仲裁评分（最终）', en: 'Settle the score; it is final' },
    params: inPerformance, body: submitBody.extend({ reason }), response: scoreReceipt,
  }),
} as const;

const ticket = { ticketNo: z.string().trim().min(4).max(40), idNumber: z.string().trim().toUpperCase().length(18) };

/** A candidate's right to know the examiners and to ask for recusal; proved by ticket and ID number (D25). */
export const markingCandidateRoutes = {
  candidateExaminers: route({
    method: 'POST', path: '/api/marking/candidate/examiners', permission: 'public',
    summary: { zh: '考生查看本场考评员', en: 'A candidate sees who will examine' },
    body: z.object(ticket),
    response: z.object({
      sessions: z.array(z.object({ sessionId: id, sessionName: z.string(), startsAt: instant, examiners: z.array(personName) })),
    }),
  }),
  candidateRecusal: route({
    method: 'POST', path: '/api/marking/candidate/recusals', permission: 'public',
    summary: { zh: '考生申请考评员回避', en: 'A candidate asks that an examiner be recused' },
    body: z.object({ ...ticket, sessionId: id, examinerId: id, reason }), response: z.object({ askedAt: instant }),
  }),
} as const;
