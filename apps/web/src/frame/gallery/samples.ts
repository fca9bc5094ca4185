import { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { pageOf, pageQuery, route, type oversightRoutes, type ReplyOf, type WireProblem } from '@kaowu/contracts';
import { ApiProblem } from '../api';
import { keyOf } from '../data';
import type { Live } from '../live';
import type { Language } from '../words';
import { galleryMessages } from './messages';

/** Contracts of lists that only the gallery has; their answers are put into its own cache. */
const listRoute = (name: string) =>
  route({
    method: 'GET', path: `/api/gallery/${name}`, permission: 'public', summary: { zh: '组件库', en: 'Gallery' },
    query: pageQuery, response: pageOf(z.object({ id: z.string(), name: z.string(), points: z.int() })),
  });

export const LISTS = { rows: listRoute('rows'), none: listRoute('none'), failing: listRoute('failing'), waiting: listRoute('waiting') };

/** The cache of the gallery: one list with rows, one without, one that never answers; the fourth asks a server that knows it not. */
export function galleryClient(language: Language): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const key = (list: keyof typeof LISTS): unknown[] => [keyOf(LISTS[list]), { query: { offset: 0, limit: 20 } }];
  const rows = Array.from({ length: 3 }, (_, i) => ({ id: String(i), name: galleryMessages[language].row.replace('{n}', String(i + 1)), points: 6050 + i * 1275 }));
  client.setQueryData(key('rows'), { total: 53, rows });
  client.setQueryData(key('none'), { total: 0, rows: [] });
  void client.prefetchQuery({ queryKey: key('waiting'), queryFn: () => new Promise(() => undefined) });
  return client;
}

/** A refusal with two places. */
export const REFUSAL: WireProblem = {
  type: 'about:blank', code: 'gallery.refused', status: 422, title: 'Refused', zh: '名单有 2 处错误，没有导入', en: 'The list has 2 errors; nothing was imported',
  details: [7, 12].map((row) => ({ code: 'gallery.cell', zh: galleryMessages.zh.noSheet.replace('{row}', String(row)), en: galleryMessages.en.noSheet.replace('{row}', String(row)), sheet: 'Sheet1', row, column: 'C' })),
};

export const refusal = (): ApiProblem => new ApiProblem(REFUSAL);

/** A live view that stands still. */
export const liveOf = (status: Live['status'], secondsAgo: number): Live => ({
  status, heardAtMs: Date.now() - secondsAgo * 1000, problem: null, rejoin: () => undefined, send: () => Promise.reject(refusal()),
});

type Session = ReplyOf<typeof oversightRoutes.waiting>['sessions'][number];

/** A session with or without open points, starting in so many minutes. */
export function sessionOf(language: Language, minutes: number, open: boolean): Session {
  const w = galleryMessages[language];
  const startsAt = new Date(Date.now() + minutes * 60_000);
  const id = '00000000-0000-4000-8000-000000000001';
  const point = (code: string, key: 'noChief' | 'noSpares', weight: 'blocks' | 'warns', step: 'staff' | 'rooms') =>
    ({ code, zh: galleryMessages.zh[key], en: galleryMessages.en[key], weight, step, sessionId: id, roomId: null });
  return {
    id, roundId: id, roundName: w.round, name: open ? w.practical : w.session, mode: 'theory', startsAt: startsAt.toISOString(), durationMinutes: 90, turns: 1,
    endsAt: new Date(startsAt.getTime() + 5_400_000).toISOString(), state: open ? 'planned' : 'ready', candidates: 24, checkedIn: minutes < 0 ? 23 : 0, absent: 0,
    rooms: [{ id, name: w.room, venueName: w.venue }], blocking: open ? 1 : 0,
    openPoints: open ? [point('ready.no-chief', 'noChief', 'blocks', 'staff'), point('ready.spares-short', 'noSpares', 'warns', 'rooms')] : [],
  };
}
