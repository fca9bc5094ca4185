import { z } from 'zod';
import { id, instant } from '../core/common';

/** waiting: in the queue · running · done: the set is sealed · refused: a rule says no · cancelled · failed: it will be tried again. */
export const drawJobState = z.enum(['waiting', 'running', 'done', 'refused', 'cancelled', 'failed']);
export type DrawJobState = z.infer<typeof drawJobState>;

/** Words of the states. */
export const DRAW_JOB_STATES: Readonly<Record<DrawJobState, { readonly zh: string; readonly en: string }>> = {
  waiting: { zh: '排队中', en: 'In the queue' },
  running: { zh: '组卷中', en: 'At work' },
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '无法组卷', en: 'Refused' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  failed: { zh: '出错，稍后重试', en: 'Failed, to be tried again' },
};

/** What a draw is at: choosing forms (one step a form), drawing and sealing papers (one step a paper). */
export const drawPhase = z.enum(['choose', 'seal']);
export type DrawPhase = z.infer<typeof drawPhase>;

/** Words of the phases. */
export const DRAW_PHASES: Readonly<Record<DrawPhase, { readonly zh: string; readonly en: string }>> = {
  choose: { zh: '求解卷型', en: 'Choosing forms' },
  seal: { zh: '组卷并封存', en: 'Drawing and sealing' },
};

const words = z.object({ code: z.string(), zh: z.string(), en: z.string() });

/** A draw that runs in the background, as its page shows it. */
export const drawJobView = z.object({
  /** Also the id of the set that comes of it. */
  id,
  name: z.string(),
  count: z.int(),
  forms: z.int().nullable(),
  state: drawJobState,
  phase: drawPhase.nullable(),
  done: z.int(),
  total: z.int(),
  problem: words.extend({ details: z.array(words) }).nullable(),
  askedBy: z.object({ id, name: z.string() }),
  askedAt: instant,
  endedAt: instant.nullable(),
  cancelAsked: z.boolean(),
});
export type DrawJobView = z.infer<typeof drawJobView>;
