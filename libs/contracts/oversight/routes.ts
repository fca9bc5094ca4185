import { z } from 'zod';
import { flag, id, instant, pageQuery } from '../core/common';
import { route } from '../core/route';
import { runState } from '../results/shapes';
import { searchHit } from './search';
import { traceView } from './trace';
import { waitingView } from './waiting';

const bothWords = z.object({ zh: z.string(), en: z.string() });

/** A duty of the register D1–D63 as inspectors and the head see it. */
export const dutyView = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  does: bothWords,
  state: z.enum(['works', 'partly', 'not-yet']),
  missing: bothWords.nullable(),
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
      rounds: z.array(z.object({ id, name: z.string(), occupationName: z.string(), level: z.string(), state: z.string(), candidates: z.int(), resultState: runState.nullable() })),
      sessions: z.array(todaySession),
      journal: z.object({ entries: z.int(), lastAt: instant.nullable() }),
      roundsThisYear: z.int(),
      minRoundsPerYear: z.int(),
    }),
  }),
  search: route({
    method: 'GET',
    path: '/api/search',
    permission: 'signed-in',
    summary: { zh: '搜索（只在有权查看的范围内）', en: 'Search within what the caller may read' },
    query: z.object({ q: z.string().trim().min(1).max(60) }),
    response: z.object({ hits: z.array(searchHit) }),
  }),
  trace: route({
    method: 'GET',
    path: '/api/trace/:type/:id',
    permission: 'journal.read',
    summary: { zh: '追溯：一个对象及其相关对象的全部操作', en: 'Every act on a thing and on what belongs to it' },
    params: z.object({ type: z.string().regex(/^[a-z_-]{2,40}$/), id: z.string().min(1).max(80) }),
    query: pageQuery.pick({ offset: true, limit: true }).extend({ related: flag.default(true), newestFirst: flag.default(false) }),
    response: traceView,
  }),
  waiting: route({
    method: 'GET',
    path: '/api/waiting',
    permission: 'signed-in',
    summary: { zh: '待办与未来 24 小时的场次', en: 'What waits for the caller, and the sessions of the next 24 hours' },
    response: waitingView,
  }),
} as const;
