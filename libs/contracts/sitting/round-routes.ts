import { z } from 'zod';
import { assessmentMode, day, id, occupationKey, reason } from '../core/common';
import { route } from '../core/route';
import { sittingOpenPoint, roundView } from './shapes';

const inRound = z.object({ roundId: id });

/** Rounds: planning, announcing, confirming the list, finishing (D14, D41). */
export const sittingRoundRoutes = {
  listRounds: route({
    method: 'GET', path: '/api/rounds', permission: 'sitting.read',
    summary: { zh: '批次列表', en: 'Rounds' },
    response: z.object({ rounds: z.array(roundView) }),
  }),
  openRound: route({
    method: 'POST', path: '/api/rounds', permission: 'sitting.manage',
    summary: { zh: '新建批次（须在备案范围、区域和有效期内）', en: 'Open a round, within the filed scope, district and dates' },
    body: z.object({
      name: z.string().trim().min(2).max(100),
      key: occupationKey,
      districtCode: z.string().regex(/^\d{6}$/),
      from: day,
      to: day,
      parts: z.array(assessmentMode).min(1).max(3),
    }),
    response: roundView,
  }),
  roundDetail: route({
    method: 'GET', path: '/api/rounds/:roundId', permission: 'sitting.read',
    summary: { zh: '批次详情与未就绪事项', en: 'A round and what is not ready' },
    params: inRound,
    response: z.object({ round: roundView, openPoints: z.array(sittingOpenPoint) }),
  }),
  announceRound: route({
    method: 'POST', path: '/api/rounds/:roundId/announce', permission: 'sitting.manage',
    summary: { zh: '发布公告，开始报名', en: 'Publish the announcement and take registrations' },
    params: inRound,
    body: z.object({ text: z.string().trim().min(10).max(5000) }),
    response: roundView,
  }),
  confirmRound: route({
    method: 'POST', path: '/api/rounds/:roundId/confirm', permission: 'sitting.manage',
    summary: { zh: '确认考生名单（之后不得更改）', en: 'Confirm the list of candidates; it is frozen from then on' },
    params: inRound, body: z.object({ reason }), response: roundView,
  }),
  finishRound: route({
    method: 'POST', path: '/api/rounds/:roundId/finish', permission: 'sitting.manage',
    summary: { zh: '结束批次', en: 'Finish the round' },
    params: inRound, body: z.object({ reason }), response: roundView,
  }),
  publicRounds: route({
    method: 'GET', path: '/api/public/rounds', permission: 'public',
    summary: { zh: '考试公告', en: 'Announced rounds' },
    response: z.object({
      rounds: z.array(roundView.pick({ id: true, name: true, key: true, occupationName: true, districtCode: true, from: true, to: true, parts: true, state: true, announcement: true, announcedAt: true })),
    }),
  }),
} as const;
