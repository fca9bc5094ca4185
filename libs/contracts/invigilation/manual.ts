import { z } from 'zod';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';

/** When a step of the exam manual is due: before the start, during the session, or after its end. */
export const MANUAL_PHASES = {
  before: { zh: '考前', en: 'Before' },
  during: { zh: '考中', en: 'During' },
  after: { zh: '考后', en: 'After' },
} as const;
export const manualPhase = z.enum(['before', 'during', 'after']);
export type ManualPhase = z.infer<typeof manualPhase>;

/** A step as it is written: minutes count from the start (before, during) or from the end (after, and during where negative); null is any time. */
export const manualStepText = z.object({
  phase: manualPhase,
  minutes: z.int().min(-1440).max(1440).nullable(),
  text: z.string().trim().min(2).max(300),
});

/** The exam manual 考务工作手册 in one of its versions (D34). */
export const manualView = z.object({
  version: z.int(),
  title: z.string(),
  source: z.string(),
  publishedByName: z.string(),
  publishedAt: instant,
  steps: z.array(manualStepText.extend({ id, no: z.int() })),
});
export type ManualView = z.infer<typeof manualView>;

/** A step of the day with who has done it. */
export const checklistStep = z.object({
  id,
  no: z.int(),
  phase: manualPhase,
  text: z.string(),
  /** When it is due; null for any time of its phase. */
  dueAt: instant.nullable(),
  done: z.object({ byName: z.string(), at: instant, note: z.string().nullable() }).nullable(),
});

/** The day's checklist of a session: the steps of the version that was in force when its first step was marked. */
export const checklistView = z.object({ sessionId: id, sessionName: z.string(), version: z.int(), title: z.string(), steps: z.array(checklistStep) });
export type ChecklistView = z.infer<typeof checklistView>;

const inStep = z.object({ sessionId: id, stepId: id });

/** Routes of the exam manual and the day's checklist. */
export const manualRoutes = {
  manual: route({
    method: 'GET', path: '/api/manual', permission: 'signed-in',
    summary: { zh: '考务工作手册（现行版本）', en: 'The exam manual, version in force' },
    response: manualView,
  }),
  publishManual: route({
    method: 'POST', path: '/api/manual', permission: 'sitting.manage',
    summary: { zh: '发布考务工作手册新版本', en: 'Publish a new version of the exam manual' },
    body: z.object({
      title: z.string().trim().min(2).max(100),
      source: z.string().trim().min(2).max(300),
      steps: z.array(manualStepText).min(1).max(100),
      reason,
    }),
    response: manualView,
  }),
  checklist: route({
    method: 'GET', path: '/api/wall/sessions/:sessionId/checklist', permission: 'sitting.read',
    summary: { zh: '场次当日流程', en: "The day's checklist of a session" },
    params: z.object({ sessionId: id }), response: checklistView,
  }),
  markStep: route({
    method: 'POST', path: '/api/wall/sessions/:sessionId/checklist/:stepId/done', permission: 'checkin.perform',
    summary: { zh: '完成一步', en: 'Mark a step as done' },
    params: inStep, body: z.object({ note: z.string().trim().max(300).optional() }), response: checklistView,
  }),
  unmarkStep: route({
    method: 'POST', path: '/api/wall/sessions/:sessionId/checklist/:stepId/undone', permission: 'checkin.perform',
    summary: { zh: '撤销一步', en: 'Take the mark of a step back' },
    params: inStep, body: z.object({ reason }), response: checklistView,
  }),
} as const;
