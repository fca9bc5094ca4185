import { z } from 'zod';
import { id } from '../core/common';
import type { Permission } from '../identity/permissions';

/** What the search box finds. The words are the headings of the list; only what the actor may read is looked for. */
export const SEARCH_KINDS = {
  person: { zh: '工作人员', en: 'Staff', permission: 'people.read' },
  candidate: { zh: '考生、准考证', en: 'Candidates, tickets', permission: 'sitting.read' },
  seat: { zh: '座位', en: 'Seats', permission: 'sitting.read' },
  session: { zh: '场次', en: 'Sessions', permission: 'sitting.read' },
  round: { zh: '批次', en: 'Rounds', permission: 'sitting.read' },
  item: { zh: '试题', en: 'Items', permission: 'bank.read' },
  'paper-set': { zh: '试卷', en: 'Paper sets', permission: 'paper.read' },
  certificate: { zh: '证书', en: 'Certificates', permission: 'certificate.read' },
} as const satisfies Record<string, { zh: string; en: string; permission: Permission }>;

export type SearchKind = keyof typeof SEARCH_KINDS;

/** The kinds as a tuple, for schemas and in the order of the list. */
export const SEARCH_KIND_CODES = Object.keys(SEARCH_KINDS) as [SearchKind, ...SearchKind[]];

/** One thing found. `path` is the page that shows it. */
export const searchHit = z.object({
  kind: z.enum(SEARCH_KIND_CODES),
  id,
  title: z.string(),
  /** What tells it from others of the same name: round, room, masked number, state. */
  sub: z.string(),
  path: z.string().startsWith('/'),
});
export type SearchHit = z.infer<typeof searchHit>;
