import { z } from 'zod';
import { id, instant } from '../core/common';
import { route } from '../core/route';

/** A duty of the register D1–D63 as inspectors and the head see it. */
export const dutyView = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  does: z.string(),
  state: z.enum(['works', 'partly', 'not-yet']),
  missing: z.string().nullable(),
});

/** One session on today's timeline. */
const todaySession = z.object({
  id,
  roundId: id,
  roundName: z.string(),
  name: z.string(),
  mode: z.enum(['theory', 'practical', 'review']),
  startsAt: instant,
  state: z.enum(['planned', 'ready', 'closed']),
  candidates: z.int(),
  checkedIn: z.int(),
  absent: z.int(),
});

/** HTTP routes of the lib oversight. */
export const oversightRoutes = {
  duties: route({
    method: 'GET',
    path: '/api/duties',
    permission: 'oversight.read',
    summary: { zh: '职责登记（D1–D63）', en: 'Duty register D1–D63' },
    response: z.array(dutyView),
  }),
  overview: route({
    method: 'GET',
    path: '/api/overview',
    permission: 'oversight.read',
    summary: { zh: '全局概览', en: 'Overview for the head and inspectors' },
    response: z.object({
      at: instant,
      rounds: z.array(z.object({ id, name: z.string(), occupationName: z.string(), level: z.string(), state: z.string(), candidates: z.int(), resultState: z.string().nullable() })),
      sessions: z.array(todaySession),
      journal: z.object({ entries: z.int(), lastAt: instant.nullable() }),
      roundsThisYear: z.int(),
      minRoundsPerYear: z.int(),
    }),
  }),
} as const;
