import { z } from 'zod';
import { hundredths, id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { statusCode } from './statuses';
import { rangeCode, reviewVerdict, versionAct, versionState } from './vocabulary';

/** One thing that an examiner scores in a task. */
export const taskCriterion = z.object({
  code: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(200),
  /** What the candidate must do. */
  requirement: z.string().trim().max(2000),
  /** How points are given or taken. */
  standard: z.string().trim().max(2000),
  /** Full points in hundredths. */
  points: hundredths.min(1),
  steps: z.array(z.object({ code: z.string().trim().min(1).max(20), text: z.string().trim().min(1).max(500) })).max(50),
});

/** What a fatal item does: the task scores 0, or the whole practical part is failed (否定项). */
export const fatalEffect = z.enum(['task_zero', 'fail_part']);
export type FatalEffect = z.infer<typeof fatalEffect>;

/** Something that must not happen (否定项). */
export const fatalItem = z.object({
  code: z.string().trim().min(1).max(20),
  text: z.string().trim().min(1).max(500),
  effect: fatalEffect,
});

/** What a practical task says. */
export const taskBody = z.object({
  name: z.string().trim().min(1).max(200),
  minutes: z.int().min(1).max(1440),
  /** What the candidate reads (试卷). */
  instructions: z.string().trim().min(1).max(8000),
  /** What the venue and the candidate bring (准备通知单). */
  preparation: z.string().trim().max(8000).default(''),
  fullPoints: hundredths.min(1),
  criteria: z.array(taskCriterion).min(1).max(100),
  fatalItems: z.array(fatalItem).max(50),
});
export type TaskBody = z.infer<typeof taskBody>;

/** What a writer saves of a task. */
export const taskDraft = taskBody.extend({
  /** Ranges of the practical element table that the task assesses. */
  rangeCodes: z.array(rangeCode).min(1).max(50),
  /** Share of the practical part, hundredths of a percent. */
  weightHundredths: z.int().min(1).max(10_000),
});
export type TaskDraft = z.infer<typeof taskDraft>;

/** A line of the task list. */
export const taskRow = z.object({
  id,
  code: z.string(),
  versionId: id,
  version: z.int(),
  state: versionState,
  status: statusCode,
  approvedVersion: z.int().nullable(),
  name: z.string(),
  rangeCodes: z.array(rangeCode),
  weightHundredths: z.int(),
  minutes: z.int(),
  fullPoints: hundredths,
  writer: z.string(),
  writerId: z.string(),
  changedAt: instant,
});

/** A task as experts see it. */
export const taskView = taskRow.extend({
  tableId: id,
  content: taskBody,
  /** HTML of the texts that hold a formula, a medium or a table: made and cleaned by the server. */
  shown: z.object({ instructions: z.string().optional(), preparation: z.string().optional() }),
  versions: z.array(z.object({
    id, version: z.int(), state: versionState, status: statusCode, digest: z.string(), writer: z.string(), madeAt: instant, approver: z.string().nullable(), approvedAt: instant.nullable(),
  })),
  reviews: z.array(z.object({ id, version: z.int(), status: statusCode, reviewer: z.string(), verdict: reviewVerdict, reason: z.string(), at: instant })),
  acts: z.array(versionAct),
});
export type TaskView = z.infer<typeof taskView>;

const taskParams = z.object({ id });

/** Routes of practical tasks. */
export const taskRoutes = {
  tasks: route({
    method: 'GET', path: '/api/bank/tasks', permission: 'bank.read',
    summary: { zh: '操作试题列表', en: 'Practical tasks' },
    query: z.object({ tableId: id }), response: z.object({ rows: z.array(taskRow) }),
  }),
  task: route({
    method: 'GET', path: '/api/bank/tasks/:id', permission: 'bank.read', readsClear: true,
    summary: { zh: '打开一道操作试题（记入日志）', en: 'Open a practical task; journalled' },
    params: taskParams, response: taskView,
  }),
  createTask: route({
    method: 'POST', path: '/api/bank/tasks', permission: 'bank.write',
    summary: { zh: '新命制操作试题', en: 'Write a practical task' },
    body: taskDraft.extend({ tableId: id, code: z.string().trim().min(1).max(20) }), response: taskView,
  }),
  reviseTask: route({
    method: 'POST', path: '/api/bank/tasks/:id/versions', permission: 'bank.write',
    summary: { zh: '修改操作试题，形成新版本', en: 'Revise a practical task into a new version' },
    params: taskParams, body: taskDraft.extend({ baseVersion: z.int().min(1) }), response: taskView,
  }),
  moveTask: route({
    method: 'POST', path: '/api/bank/task-versions/:id/move', permission: 'bank.write',
    summary: { zh: '操作试题送审、撤回', en: 'Submit a task or take it back' },
    params: taskParams, body: z.object({ act: z.enum(['submit', 'withdraw']), reason }), response: taskView,
  }),
  reviewTask: route({
    method: 'POST', path: '/api/bank/task-versions/:id/review', permission: 'bank.review',
    summary: { zh: '审核操作试题', en: 'Review a practical task' },
    params: taskParams, body: z.object({ verdict: reviewVerdict, reason }), response: taskView,
  }),
  forwardTask: route({
    method: 'POST', path: '/api/bank/task-versions/:id/forward', permission: 'bank.review',
    summary: { zh: '操作试题转入下一环节', en: 'Move a practical task on to the next stage' },
    params: taskParams, body: z.object({ reason }), response: taskView,
  }),
  decideTask: route({
    method: 'POST', path: '/api/bank/task-versions/:id/decide', permission: 'bank.approve',
    summary: { zh: '操作试题批准入库、停用', en: 'Approve or retire a practical task' },
    params: taskParams, body: z.object({ act: z.enum(['approve', 'retire']), reason }), response: taskView,
  }),
} as const;
