import { z } from 'zod';
import { mediumName } from '../bank/media';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { answerEvent, answerRefused, answerSaved, attemptStateName, deliverySessionView, receipt, roomPaper, roomState } from './schemas';

const sessionParams = z.object({ sessionId: id });

/** The answer to a batch of events: each either saved or refused with its words. */
export const batchReply = z.object({ saved: z.array(answerSaved), refused: z.array(answerRefused) });

/** What a hand-in says it holds, so that nothing unsent is left behind. */
export const handInBody = z.object({
  epoch: z.int().min(1),
  /** Highest event number that the device has seen acknowledged (0: none). */
  upToN: z.int().min(0),
});

/** HTTP routes of the lib delivery. */
export const deliveryRoutes = {
  signIn: route({
    method: 'POST', path: '/api/room/sign-in', permission: 'public',
    summary: { zh: '考生登录（准考证号加身份证号）', en: 'Candidate signs in with ticket and ID number' },
    body: z.object({ ticketNo: z.string().trim().min(4).max(40), idNumber: z.string().trim().toUpperCase().min(6).max(30) }),
    /** `token` lets a client without cookies (the rehearsal, a load test) act as this candidate. */
    response: z.object({ token: z.string(), state: roomState }),
  }),
  signOut: route({
    method: 'POST', path: '/api/room/sign-out', permission: 'candidate.sit',
    summary: { zh: '考生退出本机', en: 'Candidate leaves this machine' },
    response: z.object({ done: z.literal(true) }),
  }),
  signStatement: route({
    method: 'POST', path: '/api/room/statement', permission: 'candidate.sit',
    summary: { zh: '签署诚信承诺', en: 'Sign the integrity statement' },
    body: z.object({ version: z.string().max(20) }),
    response: roomState,
  }),
  roomState: route({
    method: 'GET', path: '/api/room/state', permission: 'candidate.sit',
    summary: { zh: '考生作答状态', en: 'State of the candidate’s attempt' },
    response: roomState,
  }),
  roomPaper: route({
    method: 'GET', path: '/api/room/paper', permission: 'candidate.sit',
    summary: { zh: '考生试卷（不含答案）', en: 'The candidate’s paper, without key' },
    response: roomPaper,
  }),
  roomMedium: route({
    method: 'GET', path: '/api/room/media/:name', permission: 'candidate.sit',
    summary: { zh: '考生试卷中的图片或音频', en: 'A picture or sound of the candidate’s paper' },
    params: z.object({ name: mediumName }), response: { file: 'application/octet-stream' },
  }),
  saveAnswers: route({
    method: 'POST', path: '/api/room/answers', permission: 'candidate.sit',
    summary: { zh: '保存作答（无法使用实时连接时）', en: 'Save answers where the live connection is not to be had' },
    body: z.object({ events: z.array(answerEvent).min(1).max(200) }),
    response: batchReply,
  }),
  handIn: route({
    method: 'POST', path: '/api/room/hand-in', permission: 'candidate.sit',
    summary: { zh: '交卷', en: 'Hand in' },
    body: handInBody,
    response: receipt,
  }),
  publicReceipt: route({
    method: 'GET', path: '/api/public/receipts/:code', permission: 'public',
    summary: { zh: '核验交卷回执', en: 'Check a hand-in receipt' },
    params: z.object({ code: z.string().min(8).max(40) }),
    response: z.object({ valid: z.literal(true), state: attemptStateName, handedInAt: instant, answered: z.int() }),
  }),
  prepareSession: route({
    method: 'POST', path: '/api/delivery/sessions/:sessionId/prepare', permission: 'sitting.manage',
    summary: { zh: '准备场次：为每名考生分配试卷', en: 'Prepare a session: one paper for each candidate' },
    params: sessionParams,
    response: deliverySessionView,
  }),
  startSession: route({
    method: 'POST', path: '/api/delivery/sessions/:sessionId/start', permission: 'session.start',
    summary: { zh: '开考', en: 'Start the session' },
    params: sessionParams,
    /** Why it starts before its planned time; without it that is refused. */
    body: z.object({ early: reason.optional() }),
    response: deliverySessionView,
  }),
  closeSession: route({
    method: 'POST', path: '/api/delivery/sessions/:sessionId/close', permission: 'session.start',
    summary: { zh: '结束场次', en: 'Close the session' },
    params: sessionParams,
    body: z.object({ reason }),
    response: deliverySessionView,
  }),
  deliverySession: route({
    method: 'GET', path: '/api/delivery/sessions/:sessionId', permission: 'room.watch',
    summary: { zh: '场次作答情况', en: 'A session and its attempts' },
    params: sessionParams,
    response: deliverySessionView.nullable(),
  }),
  attemptTrace: route({
    method: 'GET', path: '/api/delivery/attempts/:attemptId/trace', permission: 'oversight.read',
    summary: { zh: '作答流水与校验', en: 'The answer journal of an attempt, verified' },
    params: z.object({ attemptId: id }),
    response: z.object({
      attemptId: id,
      state: attemptStateName,
      verified: z.boolean(),
      /** The first event number that does not fit its chain; null where all fit. */
      firstBadSeq: z.int().nullable(),
      events: z.array(z.object({
        seq: z.int(), epoch: z.int(), n: z.int(), kind: z.enum(['answer', 'flag']), questionNo: z.int(),
        response: z.array(z.string()), clientAt: instant, receivedAt: instant, stale: z.boolean(), hash: z.string(),
      })),
      adjustments: z.array(z.object({
        kind: z.enum(['extension', 'pause', 'late_entry']), minutes: z.int().nullable(),
        fromAt: instant, untilAt: instant.nullable(), reason: z.string(), byId: z.string(),
      })),
    }),
  }),
} as const;
