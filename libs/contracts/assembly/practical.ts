import { z } from 'zod';
import { hundredths, id, instant, occupationKey, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { secondFactorCode } from '../identity/second-factor';
import { paperSetState } from './paper';

const person = z.object({ id, name: z.string() });

/** Tasks of which a candidate does all (必考), or so many as are drawn (n选一 and the like), with their part of the practical score. */
export const taskGroup = z.object({
  title: z.string().trim().min(1).max(60),
  /** How many of the tasks a candidate does; all of them where the group is 必考. */
  take: z.int().min(1).max(10),
  taskVersionIds: z.array(id).min(1).max(30),
  /** Part of the practical score, in hundredths of a percent, shared evenly by the tasks that are done. */
  weightHundredths: z.int().min(1).max(10_000),
});
export type TaskGroup = z.infer<typeof taskGroup>;

/** Whether every candidate draws, or one draw holds for a whole session. */
export const practicalDraw = z.enum(['candidate', 'session']);
export type PracticalDraw = z.infer<typeof practicalDraw>;

/** What a practical paper is made of. */
export const practicalSpec = z.object({ elementTableId: id, drawBy: practicalDraw, groups: z.array(taskGroup).min(1).max(12) });
export type PracticalSpec = z.infer<typeof practicalSpec>;

/** What is asked: papers for so many candidates (one for a session), and when the exam opens. */
export const practicalCommand = practicalSpec.extend({
  name: z.string().trim().min(2).max(80), count: z.int().min(1).max(2000), opensAt: instant, reason,
});

/** PDF of a practical paper: what venue and candidates prepare, what candidates read, what examiners fill in. */
export const practicalDocument = z.enum(['notice-venue', 'notice-candidate', 'tasks', 'score-sheets']);
export type PracticalDocument = z.infer<typeof practicalDocument>;

/** Words of the documents. */
export const PRACTICAL_DOCUMENTS: Readonly<Record<PracticalDocument, { readonly zh: string; readonly en: string }>> = {
  'notice-venue': { zh: '准备通知单（考场）', en: 'Preparation notice (venue)' },
  'notice-candidate': { zh: '准备通知单（考生）', en: 'Preparation notice (candidates)' },
  tasks: { zh: '操作技能试卷', en: 'Task sheets' },
  'score-sheets': { zh: '评分记录表', en: 'Score record sheets' },
};

/** A practical task that papers may be made of, without what it asks. */
export const practicalTaskHead = z.object({
  taskVersionId: id, code: z.string(), name: z.string(), minutes: z.int(), fullPoints: hundredths, weightHundredths: z.int(), rangeCodes: z.array(z.string()),
});

/** A set in a list. */
export const practicalSetRow = z.object({
  id, name: z.string(), state: paperSetState, occupationName: z.string(), drawBy: practicalDraw, papers: z.int(), opensAt: instant, releaseFrom: instant, drawnAt: instant,
});

/** A set's page. Which tasks a paper drew is told only after the release. */
export const practicalSetView = practicalSetRow.extend({
  groups: z.array(z.object({ title: z.string(), take: z.int(), weightHundredths: z.int(), tasks: z.array(practicalTaskHead) })),
  minutes: z.object({ least: z.int(), most: z.int() }),
  digest: z.string(),
  drawnBy: person,
  releases: z.array(z.object({ person, reason: z.string(), at: instant })),
  releasesNeeded: z.int(),
  awaited: z.array(person),
  /** Null while sealed. */
  draws: z.array(z.object({ no: z.int(), tasks: z.array(z.object({ taskVersionId: id, code: z.string(), name: z.string() })) })).nullable(),
});
export type PracticalSetView = z.infer<typeof practicalSetView>;

/** What came of drawing every paper anew. */
export const practicalReplay = z.object({ papers: z.int(), matching: z.int(), digestMatches: z.boolean() });

const byId = z.object({ id });

/** Routes of practical papers. */
export const practicalRoutes = {
  practicalTables: route({
    method: 'GET', path: '/api/practical-tables', permission: 'paper.read',
    summary: { zh: '可组操作技能试卷的细目表及其试题', en: 'Practical element tables with their approved tasks' },
    response: z.object({ rows: z.array(z.object({ id, key: occupationKey, occupationName: z.string(), edition: z.string(), tasks: z.array(practicalTaskHead) })) }),
  }),
  practicalSets: route({
    method: 'GET', path: '/api/practical-sets', permission: 'paper.read',
    summary: { zh: '操作技能试卷列表', en: 'Sets of practical papers' },
    query: pageQuery, response: pageOf(practicalSetRow),
  }),
  drawPractical: route({
    method: 'POST', path: '/api/practical-sets', permission: 'paper.manage',
    summary: { zh: '组操作技能试卷（必考、n选一抽签）', en: 'Make practical papers: obligatory tasks and draws' },
    body: practicalCommand, response: practicalSetView,
  }),
  practicalSet: route({
    method: 'GET', path: '/api/practical-sets/:id', permission: 'paper.read',
    summary: { zh: '一套操作技能试卷', en: 'A set of practical papers' },
    params: byId, response: practicalSetView,
  }),
  releasePractical: route({
    method: 'POST', path: '/api/practical-sets/:id/release', permission: 'paper.release',
    summary: { zh: '同意启封操作技能试卷（两人）', en: 'Give one of the two releases' },
    params: byId, body: z.object({ reason, code: secondFactorCode.optional() }), response: practicalSetView,
  }),
  replayPractical: route({
    method: 'POST', path: '/api/practical-sets/:id/replay', permission: 'paper.read',
    summary: { zh: '按种子复现抽签并核对', en: 'Draw every paper anew from its seed and compare' },
    params: byId, response: practicalReplay,
  }),
  practicalDocument: route({
    method: 'POST', path: '/api/practical-sets/:id/documents', permission: 'paper.manage',
    summary: { zh: '领取操作技能试卷文件（记录事由）', en: 'Get a document of a practical paper as PDF; journalled with its reason' },
    params: byId, body: z.object({ document: practicalDocument, no: z.int().min(1).optional(), reason }), response: { file: 'application/pdf' },
  }),
} as const;
