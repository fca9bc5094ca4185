import { z } from 'zod';
import { assessmentMode, day, id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { seatingView, sittingSessionDetail, sittingSessionSummary, dutyChoice, plannedSession } from './shapes';

const inRound = z.object({ roundId: id });
const inSession = z.object({ sessionId: id });
const pdf = { file: 'application/pdf' } as const;

const sessionBody = z.object({
  name: z.string().trim().min(1).max(60),
  mode: assessmentMode,
  startsAt: instant,
  /** Minutes of one turn. */
  durationMinutes: z.int().min(1).max(600),
  /** How often the places are used one after the other; theory has one turn. */
  turns: z.int().min(1).max(40).default(1),
  /** Minutes between two turns. */
  changeMinutes: z.int().min(0).max(240).default(0),
  roomIds: z.array(id).max(40),
});

/** Sessions: rooms, staff, papers, seats, printed forms (D22, D36). */
export const sittingSessionRoutes = {
  listSessions: route({
    method: 'GET', path: '/api/sessions', permission: 'sitting.read',
    summary: { zh: '场次时间线', en: 'Sessions by time, with what is not ready' },
    query: z.object({ roundId: id.optional(), from: day.optional(), to: day.optional() }),
    response: z.object({ sessions: z.array(sittingSessionSummary) }),
  }),
  planSession: route({
    method: 'POST', path: '/api/rounds/:roundId/sessions', permission: 'sitting.manage',
    summary: { zh: '安排场次', en: 'Plan a session' },
    params: inRound, body: sessionBody, response: sittingSessionDetail,
  }),
  changeSession: route({
    method: 'PUT', path: '/api/sessions/:sessionId', permission: 'sitting.manage',
    summary: { zh: '修改场次', en: 'Change a planned session' },
    params: inSession, body: sessionBody.omit({ mode: true }), response: sittingSessionDetail,
  }),
  sessionDetail: route({
    method: 'GET', path: '/api/sessions/:sessionId', permission: 'sitting.read',
    summary: { zh: '场次详情', en: 'A session with rooms, staff, papers and what is not ready' },
    params: inSession, response: sittingSessionDetail,
  }),
  dutyPlan: route({
    method: 'GET', path: '/api/duty-plan', permission: 'sitting.read',
    summary: { zh: '监考值班表：谁监考哪个考场，时间冲突与回避', en: 'The staff plan: who invigilates which room, with conflicts of time and recusal' },
    query: z.object({ from: day, to: day }), response: z.object({ sessions: z.array(plannedSession) }),
  }),
  dutyPlanPdf: route({
    method: 'GET', path: '/api/duty-plan.pdf', permission: 'sitting.read',
    summary: { zh: '监考值班表（打印）', en: 'The staff plan for print' },
    query: z.object({ from: day, to: day }), response: pdf,
  }),
  staffChoices: route({
    method: 'GET', path: '/api/sessions/:sessionId/staff-choices', permission: 'sitting.manage',
    summary: { zh: '可派监考员与主考', en: 'Who can be put on duty' },
    params: inSession,
    response: z.object({ invigilators: z.array(dutyChoice), chiefs: z.array(dutyChoice) }),
  }),
  assignStaff: route({
    method: 'PUT', path: '/api/sessions/:sessionId/staff', permission: 'sitting.manage',
    summary: { zh: '安排监考员与主考', en: 'Put invigilators and the chief on duty' },
    params: inSession,
    body: z.object({
      chiefId: id.nullable(),
      rooms: z.array(z.object({ roomId: id, invigilatorIds: z.array(id).max(40) })).max(40),
    }),
    response: sittingSessionDetail,
  }),
  attachPaperSet: route({
    method: 'PUT', path: '/api/sessions/:sessionId/paper-set', permission: 'sitting.manage',
    summary: { zh: '指定试卷组', en: 'Attach the set of papers; it is reserved to open at the start' },
    params: inSession, body: z.object({ paperSetId: id }), response: sittingSessionDetail,
  }),
  markReady: route({
    method: 'POST', path: '/api/sessions/:sessionId/ready', permission: 'sitting.manage',
    summary: { zh: '场次就绪', en: 'Declare the session ready' },
    params: inSession, response: sittingSessionDetail,
  }),
  backToPlanning: route({
    method: 'POST', path: '/api/sessions/:sessionId/replan', permission: 'sitting.manage',
    summary: { zh: '退回安排', en: 'Take a ready session back into planning' },
    params: inSession, body: z.object({ reason }), response: sittingSessionDetail,
  }),
  closeSession: route({
    method: 'POST', path: '/api/sessions/:sessionId/close', permission: 'sitting.manage',
    summary: { zh: '关闭场次', en: 'Close a session that is over' },
    params: inSession, body: z.object({ reason }), response: sittingSessionDetail,
  }),
  listSeatings: route({
    method: 'GET', path: '/api/sessions/:sessionId/seatings', permission: 'sitting.read',
    summary: { zh: '座次表', en: 'Who sits where' },
    params: inSession, response: z.object({ seatings: z.array(seatingView) }),
  }),
  seatAll: route({
    method: 'POST', path: '/api/sessions/:sessionId/seats', permission: 'sitting.manage',
    summary: { zh: '一键排座（随机、同单位分开）', en: 'Seat all confirmed candidates at once: seeded shuffle, same employer apart' },
    params: inSession,
    body: z.object({
      /** Another seed gives another order; the same seed the same one. */
      seed: z.string().trim().min(1).max(100).optional(),
      /** Seats as many as there are places and leaves the others for another session of this part. */
      partial: z.boolean().default(false),
    }),
    response: z.object({ seated: z.int(), left: z.int(), seed: z.string(), sameEmployerNeighbours: z.int() }),
  }),
  seatByHand: route({
    method: 'PUT', path: '/api/sessions/:sessionId/seats', permission: 'sitting.manage',
    summary: { zh: '手工排座', en: 'Seat one candidate by hand' },
    params: inSession,
    body: z.object({ candidateId: id, placeId: id, turn: z.int().min(1).max(40).default(1) }),
    response: seatingView,
  }),
  clearSeats: route({
    method: 'POST', path: '/api/sessions/:sessionId/clear-seats', permission: 'sitting.manage',
    summary: { zh: '清除座次', en: 'Take all seats of a planned session back' },
    params: inSession, body: z.object({ reason }), response: z.object({ cleared: z.int() }),
  }),
  ticketsPdf: route({
    method: 'GET', path: '/api/rounds/:roundId/tickets.pdf', permission: 'sitting.manage',
    summary: { zh: '准考证（全批次或一人）', en: 'Admission tickets of the round, or of one candidate' },
    params: inRound, query: z.object({ candidateId: id.optional() }), response: pdf,
  }),
  signInSheetPdf: route({
    method: 'GET', path: '/api/sessions/:sessionId/sign-in-sheet.pdf', permission: 'sitting.read',
    summary: { zh: '签到表', en: 'Sign-in sheets, one per room' },
    params: inSession, response: pdf,
  }),
  seatLabelsPdf: route({
    method: 'GET', path: '/api/sessions/:sessionId/seat-labels.pdf', permission: 'sitting.read',
    summary: { zh: '座位标签', en: 'Labels to stick on the seats' },
    params: inSession, response: pdf,
  }),
} as const;
