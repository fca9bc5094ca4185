import { z } from 'zod';
import { id, instant, pageOf, pageQuery } from '../core/common';
import { route } from '../core/route';

/** One journal entry as it is shown to those who may read the journal. */
export const journalEntryView = z.object({
  seq: z.int(),
  id,
  at: instant,
  actorKind: z.enum(['staff', 'candidate', 'public', 'system']),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).nullable(),
  beforeDigest: z.string().nullable(),
  afterDigest: z.string().nullable(),
  hash: z.string(),
});

/** Answer of a check of the whole chain. */
export const chainCheckView = z.object({
  ok: z.boolean(),
  entries: z.int(),
  headHash: z.string(),
  firstBad: z.object({ seq: z.int(), fault: z.enum(['hash', 'link', 'gap', 'head']) }).nullable(),
});

/** HTTP routes of the lib journal. */
export const journalRoutes = {
  list: route({
    method: 'GET',
    path: '/api/journal',
    permission: 'journal.read',
    summary: { zh: '操作日志', en: 'Journal' },
    query: pageQuery.extend({
      action: z.string().max(80).optional(),
      actorId: z.string().max(80).optional(),
      subjectType: z.string().max(80).optional(),
      subjectId: z.string().max(80).optional(),
    }),
    response: pageOf(journalEntryView),
  }),
  verify: route({
    method: 'POST',
    path: '/api/journal/verify',
    permission: 'journal.read',
    summary: { zh: '核验日志链', en: 'Verify the journal chain' },
    response: chainCheckView,
  }),
} as const;
