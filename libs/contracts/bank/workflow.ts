import { z } from 'zod';
import { day, id, instant, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { bulkOutcome } from './bulk';
import { statusCode, workflowStatus } from './statuses';
import { elementCode, facility, itemType, versionAct, versionState } from './vocabulary';

/** Who may take a step: the version's own writer, anybody but those who wrote the item, or anybody with the permission. */
export const stepBy = z.enum(['writer', 'not-writers', 'anyone']);
export type StepBy = z.infer<typeof stepBy>;

/**
 * What must be there before a step: passes of other reviewers, given in the status that the step leaves; judges'
 * estimates of difficulty; no open thread of comments; an element table that was checked. How many passes and
 * estimates the step says itself, or else the rule set.
 */
export const stepDemand = z.enum(['passes', 'estimates', 'threads-settled', 'checked-table']);
export type StepDemand = z.infer<typeof stepDemand>;

/** A step that a version may take from status to status; what is not listed is refused. */
export const workflowStep = z.object({
  from: statusCode, act: versionAct, to: statusCode, by: stepBy, demands: z.array(stepDemand),
  /** How many reviewers must have passed it, where the step demands passes; null: as many as the rule set asks. */
  reviews: z.int().min(1).max(9).nullable().default(null),
  /** How many judges must have estimated it, where the step demands estimates; null: as many as the rule set asks. */
  judges: z.int().min(1).max(99).nullable().default(null),
});
export type WorkflowStep = z.infer<typeof workflowStep>;

/** The workflow in force. `reviews` and `judges` of a status: how many passes and estimates lead on from it; 0 where none are asked. */
export const workflowView = z.object({
  statuses: z.array(workflowStatus.extend({ reviews: z.int(), judges: z.int() })),
  steps: z.array(workflowStep),
});
export type WorkflowView = z.infer<typeof workflowView>;

/** Estimates of one version (Angoff): how many of 100 just competent candidates would be right. */
export const estimateSummary = z.object({
  judges: z.int(),
  /** Null until the reader has estimated, or where nobody has: estimates are given independently. */
  mean: z.number().nullable(),
  /** Standard deviation between judges (n − 1); null for fewer than two. */
  deviation: z.number().nullable(),
  own: z.number().nullable(),
  estimates: z.array(z.object({ judge: z.string(), estimate: z.number(), at: instant })),
});
export type EstimateSummary = z.infer<typeof estimateSummary>;

/** A card of the board. */
export const boardCard = z.object({
  itemId: id,
  versionId: id,
  serial: z.int(),
  version: z.int(),
  type: itemType,
  elementCode,
  difficulty: z.number(),
  excerpt: z.string(),
  writer: z.string(),
  writerId: z.string(),
  changedAt: instant,
  passes: z.int(),
  judges: z.int(),
  openThreads: z.int(),
  /** Who is asked to review it, and until when. */
  assigned: z.array(z.object({ reviewer: z.string(), reviewerId: z.string(), dueOn: day, done: z.boolean() })),
  acts: z.array(versionAct),
});
export type BoardCard = z.infer<typeof boardCard>;

/** Somebody asked to review a version. */
export const assignmentRow = z.object({
  id,
  tableId: id,
  itemId: id,
  versionId: id,
  serial: z.int(),
  elementCode,
  occupationName: z.string(),
  state: versionState,
  status: statusCode,
  reviewer: z.string(),
  reviewerId: z.string(),
  dueOn: day,
  assignedBy: z.string(),
  at: instant,
  overdue: z.boolean(),
});
export type AssignmentRow = z.infer<typeof assignmentRow>;

/** A comment of a thread; a thread is settled by whoever opened it, or by a writer of the item. */
export const comment = z.object({ id, author: z.string(), authorId: z.string(), text: z.string(), at: instant });
export const commentThread = z.object({
  id,
  version: z.int(),
  comments: z.array(comment),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
});
export type CommentThread = z.infer<typeof commentThread>;

/** What people say of an item beside its content. */
export const discussionView = z.object({
  threads: z.array(commentThread),
  /** Of the newest version. */
  estimates: estimateSummary,
  assigned: z.array(z.object({ id, reviewer: z.string(), reviewerId: z.string(), dueOn: day, done: z.boolean() })),
  /** Passes given in its present status, and what leads on from there. */
  passes: z.int(),
  reviewsNeeded: z.int(),
  judgesNeeded: z.int(),
});
export type DiscussionView = z.infer<typeof discussionView>;

const itemParams = z.object({ id });
const text = z.string().trim().min(1).max(2000);

/** Routes of the board, of review and of what is said about items. */
export const workflowRoutes = {
  workflow: route({
    method: 'GET', path: '/api/bank/workflow', permission: 'bank.read',
    summary: { zh: '命审题流程：状态、允许的步骤与所需审题', en: 'The workflow: states, steps and the reviews they need' },
    response: workflowView,
  }),
  boardCards: route({
    method: 'GET', path: '/api/bank/item-board/cards', permission: 'bank.read', readsClear: true,
    summary: { zh: '看板的一列（记入日志）', en: 'One column of the board; journalled' },
    query: pageQuery.omit({ search: true }).extend({ tableId: id, status: statusCode }),
    response: pageOf(boardCard),
  }),
  discussion: route({
    method: 'GET', path: '/api/bank/items/:id/discussion', permission: 'bank.read',
    summary: { zh: '试题的讨论、难度估计与审题分工', en: 'Comments, estimates and assignments of an item' },
    params: itemParams, response: discussionView,
  }),
  addComment: route({
    method: 'POST', path: '/api/bank/items/:id/comments', permission: 'bank.read',
    summary: { zh: '发表意见或回复', en: 'Comment on an item, or answer in a thread' },
    params: itemParams, body: z.object({ threadId: id.nullable().default(null), text }), response: discussionView,
  }),
  settleThread: route({
    method: 'POST', path: '/api/bank/comment-threads/:id/settle', permission: 'bank.read',
    summary: { zh: '意见已处理', en: 'Settle a thread of comments' },
    params: itemParams, response: discussionView,
  }),
  estimateItem: route({
    method: 'POST', path: '/api/bank/item-versions/:id/estimate', permission: 'bank.review',
    summary: { zh: '估计难度（Angoff：刚合格的考生中多少人能答对）', en: 'Estimate difficulty (Angoff: how many just competent candidates would be right)' },
    params: itemParams, body: z.object({ estimate: facility }), response: discussionView,
  }),
  assignReview: route({
    method: 'POST', path: '/api/bank/item-versions/assign', permission: 'bank.approve',
    summary: { zh: '分派审题并定期限', en: 'Ask a reviewer to review versions by a day' },
    body: z.object({ versionIds: z.array(id).min(1).max(500), reviewerId: z.string().min(1), dueOn: day, reason }), response: bulkOutcome,
  }),
  reviewers: route({
    method: 'GET', path: '/api/bank/reviewers', permission: 'bank.read',
    summary: { zh: '可分派的审题人', en: 'Who may be asked to review' },
    response: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), open: z.int(), overdue: z.int() })) }),
  }),
  reviewAssignments: route({
    method: 'GET', path: '/api/bank/review-assignments', permission: 'bank.read',
    summary: { zh: '未完成的审题任务与逾期', en: 'Reviews that are asked for and not done, with what is overdue' },
    query: pageQuery.omit({ search: true }).extend({ tableId: id.optional(), overdue: z.enum(['true', 'false']).optional(), mine: z.enum(['true', 'false']).optional() }),
    response: pageOf(assignmentRow),
  }),
} as const;
