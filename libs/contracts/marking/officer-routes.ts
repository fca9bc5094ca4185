import { z } from 'zod';
import { hundredths, id, instant, reason } from '../core/common';
import { route } from '../core/route';
import {
  groupView, markingSessionRow, markingSessionView, markingSet, performanceRow, performanceState, personName, planTask, reasonWords, recusalRow,
} from './shapes';

const inSession = z.object({ sessionId: id });
const inPerformance = z.object({ performanceId: id });
const groupBody = z.object({ name: z.string().trim().min(1).max(40), memberIds: z.array(id).min(1).max(15), leaderId: id });

/** A person who might examine: free, or why not, with all reasons at once. */
export const examinerChoice = personName.extend({
  senior: z.boolean(),
  /** Times running at this body up to now. */
  running: z.int(),
  /** True where the person was in a group of the previous occasion. */
  previous: z.boolean(),
  refusals: z.array(reasonWords),
});
export type ExaminerChoice = z.infer<typeof examinerChoice>;

const figure = z.number().nullable();

/** Planning, groups, assignment, monitor: the officer's half of marking (D22–D25). */
export const markingOfficerRoutes = {
  markingSessions: route({
    method: 'GET', path: '/api/marking/sessions', permission: 'marking.read',
    summary: { zh: '阅卷与评分进度', en: 'How far the marking of each session is' },
    query: z.object({ roundId: id.optional() }), response: z.object({ sessions: z.array(markingSessionRow) }),
  }),
  markingSession: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId', permission: 'marking.read',
    summary: { zh: '场次评分安排：试题、考评组、进度', en: 'Tasks, groups and progress of a session' },
    params: inSession, response: markingSessionView,
  }),
  planChoices: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId/tasks', permission: 'marking.manage',
    summary: { zh: '可用的操作试题', en: 'Practical tasks that fit the occupation and level' },
    params: inSession, response: z.object({
      tasks: z.array(planTask.omit({ no: true, weightPercent: true }).extend({ weightPercent: z.int().nullable() })),
      /** Sets of practical papers for the occupation and level; where one is used, its draw says the tasks. */
      sets: z.array(markingSet),
    }),
  }),
  savePlan: route({
    method: 'PUT', path: '/api/marking/sessions/:sessionId/plan', permission: 'marking.manage',
    summary: { zh: '设定操作试题、比重和独立评分人数', en: 'Set tasks, weights and the number of independent scorers' },
    params: inSession,
    body: z.object({
      tasks: z.array(z.object({ taskVersionId: id, weightPercent: z.int() })).max(20),
      scorers: z.int().min(1).max(15).default(2),
      /** The practical papers whose draw is the plan; tasks are then left out. */
      practicalSetId: id.nullable().default(null),
    }).refine(({ tasks, practicalSetId }) => practicalSetId === null || tasks.length === 0, { path: ['tasks'], message: 'the practical papers say the tasks' }),
    response: markingSessionView,
  }),
  examinerChoices: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId/examiners', permission: 'marking.manage',
    summary: { zh: '可派考评员及不可派原因', en: 'Who can examine, and why others cannot' },
    params: inSession, response: z.object({ examiners: z.array(examinerChoice) }),
  }),
  formGroup: route({
    method: 'POST', path: '/api/marking/sessions/:sessionId/groups', permission: 'marking.manage',
    summary: { zh: '组建考评组', en: 'Form an examiner group' },
    params: inSession, body: groupBody, response: groupView,
  }),
  changeGroup: route({
    method: 'PUT', path: '/api/marking/groups/:groupId', permission: 'marking.manage',
    summary: { zh: '调整考评组（开放评分前）', en: 'Change a group before scoring is open' },
    params: z.object({ groupId: id }), body: groupBody.extend({ reason }), response: groupView,
  }),
  dissolveGroup: route({
    method: 'POST', path: '/api/marking/groups/:groupId/dissolve', permission: 'marking.manage',
    summary: { zh: '撤销考评组（开放评分前）', en: 'Dissolve a group before scoring is open' },
    params: z.object({ groupId: id }), body: z.object({ reason }), response: z.object({ groupId: id }),
  }),
  openMarking: route({
    method: 'POST', path: '/api/marking/sessions/:sessionId/open', permission: 'marking.manage',
    summary: { zh: '开放评分：为每名考生的每道试题分派考评员', en: 'Open scoring: share every performance out among the examiners' },
    params: inSession,
    /** Why it is opened long before the planned start; without it that is refused. */
    body: z.object({ early: reason.optional() }),
    response: markingSessionView,
  }),
  performances: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId/performances', permission: 'marking.read',
    summary: { zh: '作品与评分状态（不含分数）', en: 'Performances and how far they are, without scores' },
    params: inSession, query: z.object({ state: performanceState.optional() }),
    response: z.object({ performances: z.array(performanceRow) }),
  }),
  reassignScorer: route({
    method: 'POST', path: '/api/marking/performances/:performanceId/reassign', permission: 'marking.manage',
    summary: { zh: '更换未评分的考评员', en: 'Give an unscored assignment to another examiner' },
    params: inPerformance,
    body: z.object({ fromExaminerId: id, toExaminerId: id.nullable().default(null), reason }), response: performanceRow,
  }),
  assignThird: route({
    method: 'POST', path: '/api/marking/performances/:performanceId/third', permission: 'marking.manage',
    summary: { zh: '指派三评（本组无人可派时）', en: 'Assign the third marking where the group had nobody' },
    params: inPerformance, body: z.object({ examinerId: id, reason }), response: performanceRow,
  }),
  markNotGiven: route({
    method: 'POST', path: '/api/marking/performances/:performanceId/absent', permission: 'marking.manage',
    summary: { zh: '登记考生未作业', en: 'Mark a performance as not given' },
    params: inPerformance, body: z.object({ reason }), response: performanceRow,
  }),
  restorePerformance: route({
    method: 'POST', path: '/api/marking/performances/:performanceId/restore', permission: 'marking.manage',
    summary: { zh: '恢复登记错误的作品', en: 'Restore a performance marked as not given by mistake' },
    params: inPerformance, body: z.object({ reason }), response: performanceRow,
  }),
  takeOverAbsences: route({
    method: 'POST', path: '/api/marking/sessions/:sessionId/absences', permission: 'marking.manage',
    summary: { zh: '按签到记录登记缺考', en: 'Take over the absences that the invigilators marked' },
    params: inSession, response: z.object({ candidates: z.int() }),
  }),
  recusals: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId/recusals', permission: 'marking.read',
    summary: { zh: '回避申请', en: 'Requests for recusal' },
    params: inSession, response: z.object({ recusals: z.array(recusalRow) }),
  }),
  askRecusalFor: route({
    method: 'POST', path: '/api/marking/sessions/:sessionId/recusals', permission: 'marking.manage',
    summary: { zh: '代考生或考评员登记回避申请', en: 'Register a recusal for a candidate or an examiner' },
    params: inSession, body: z.object({ candidateId: id, examinerId: id, reason }), response: recusalRow,
  }),
  decideRecusal: route({
    method: 'POST', path: '/api/marking/recusals/:recusalId/decision', permission: 'marking.manage',
    summary: { zh: '处理回避申请；同意即更换考评员', en: 'Decide on a recusal; granting it replaces the examiner' },
    params: z.object({ recusalId: id }), body: z.object({ outcome: z.enum(['granted', 'refused']), reason }), response: recusalRow,
  }),
  markTheory: route({
    method: 'POST', path: '/api/marking/sessions/:sessionId/theory', permission: 'marking.manage',
    summary: { zh: '理论阅卷（可重复执行）', en: 'Mark a closed theory session; may be repeated' },
    params: inSession, response: z.object({ attempts: z.int(), marked: z.int() }),
  }),
  markingMonitor: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId/monitor', permission: 'marking.read',
    summary: { zh: '评分监控：三评率、均分、速度', en: 'Marking monitor: third-marking rate, means, pace' },
    params: inSession,
    response: z.object({
      pairs: z.int(),
      agreedPairs: z.int(),
      thirdRatePercent: figure,
      adjudicationRatePercent: figure,
      meanAbsoluteDifferencePercent: figure,
      examiners: z.array(
        personName.extend({
          assigned: z.int(), scores: z.int(), meanPercent: figure, meanDifferencePercent: figure, agreementPercent: figure, paceSeconds: figure,
          lastAt: instant.nullable(),
        }),
      ),
    }),
  }),
  theoryOverview: route({
    method: 'GET', path: '/api/marking/sessions/:sessionId/theory', permission: 'marking.read',
    summary: { zh: '理论阅卷概况', en: 'What came of marking a theory session' },
    params: inSession,
    response: z.object({
      markedAt: instant.nullable(),
      papers: z.int(),
      questions: z.int(),
      unmarkable: z.int(),
      meanPoints: hundredths.nullable(),
    }),
  }),
  scoreSheetPdf: route({
    method: 'GET', path: '/api/marking/performances/:performanceId/sheet.pdf', permission: 'marking.read',
    summary: { zh: '评分记录表（定分后）', en: 'Score sheets of a final performance, for signature' },
    params: inPerformance, response: { file: 'application/pdf' },
  }),
} as const;
