import { z } from 'zod';
import { assessmentMode, hundredths, id, instant } from '../core/common';
import { route } from '../core/route';
import { objectionKind, publicationHead, publicationLine, verdict } from './shapes';

/** Ticket and ID number, as a candidate gives them; in the body, so that no log of addresses carries them. */
const ticketAndId = z.object({
  ticketNo: z.string().trim().min(4).max(40),
  idNumber: z.string().trim().toUpperCase().min(15).max(20),
});

const notice = z.object({
  id, kind: z.enum(['fees', 'rules', 'announcement']), title: z.string(), text: z.string(), basis: z.string().nullable(),
  fees: z.array(z.object({ item: z.string(), unit: z.string(), cents: z.int() })), publishedAt: instant,
});

/** Public HTTP routes of the lib results: no account, masked ID numbers only. */
export const publicResultsRoutes = {
  board: route({
    method: 'GET', path: '/api/public/board', permission: 'public',
    summary: { zh: '公示公告栏', en: 'The public board: announced rounds, published lists, notices' },
    response: z.object({
      organisation: z.object({ name: z.string(), filingNo: z.string(), creditCode: z.string() }),
      rounds: z.array(z.object({ id, name: z.string(), occupationName: z.string(), levelWords: z.string(), from: z.string(), to: z.string(), state: z.string() })),
      publications: z.array(publicationHead),
      notices: z.array(notice),
    }),
  }),
  publication: route({
    method: 'GET', path: '/api/public/publications/:publicationId', permission: 'public',
    summary: { zh: '一份公示名单', en: 'One published list' },
    params: z.object({ publicationId: id }),
    response: publicationHead.extend({ lines: z.array(publicationLine) }),
  }),
  ownResult: route({
    method: 'POST', path: '/api/public/results', permission: 'public',
    summary: { zh: '考生凭准考证号和证件号查成绩', en: "A candidate's own result by ticket and ID number" },
    body: ticketAndId,
    response: z.object({
      name: z.string(), idNumberMasked: z.string(), ticketNo: z.string(), roundName: z.string(), occupationName: z.string(), levelWords: z.string(), direction: z.string(),
      verdict, passHundredths: hundredths,
      /** The published result was withdrawn and is being corrected: there are no points until the next publication. */
      correcting: z.boolean(),
      parts: z.array(z.object({ part: assessmentMode, status: z.enum(['scored', 'absent', 'missing']), points: hundredths.nullable(), passed: z.boolean() })),
      publishedAt: instant, closesAt: instant, objectionsOpen: z.boolean(),
      objections: z.array(z.object({ part: assessmentMode, kind: objectionKind, state: z.enum(['open', 'upheld', 'dismissed']), scoreStands: z.boolean(), raisedAt: instant, decision: z.string().nullable() })),
    }),
  }),
  raiseObjection: route({
    method: 'POST', path: '/api/public/objections', permission: 'public',
    summary: { zh: '公示期内提出异议', en: 'Raise an objection within the window' },
    body: ticketAndId.extend({ part: assessmentMode, kind: objectionKind, text: z.string().trim().min(5).max(1000) }),
    response: z.object({ id, raisedAt: instant }),
  }),
} as const;
