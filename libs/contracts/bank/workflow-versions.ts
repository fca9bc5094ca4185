import { z } from 'zod';
import { id, instant, reason } from '../core/common';
import { route } from '../core/route';
import { statusCode, statusMove, workflowStatus } from './statuses';
import { workflowStep, type StepBy, type StepDemand } from './workflow';

/** A version of the workflow: the draft, the one in force, those that were, and drafts that were dropped. */
export const workflowVersionState = z.enum(['draft', 'active', 'former', 'dropped']);
export type WorkflowVersionState = z.infer<typeof workflowVersionState>;

/** The words of these states. */
export const WORKFLOW_STATES: Readonly<Record<WorkflowVersionState, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '草稿', en: 'Draft' }, active: { zh: '现行', en: 'In force' }, former: { zh: '曾施行', en: 'Former' }, dropped: { zh: '已放弃', en: 'Dropped' },
};

/** The words of who may take a step, and of what it demands. */
export const STEP_BY: Readonly<Record<StepBy, { readonly zh: string; readonly en: string }>> = {
  writer: { zh: '命题人本人', en: 'its writer' }, 'not-writers': { zh: '非命题人', en: 'not by its writers' }, anyone: { zh: '有权限者', en: 'whoever may' },
};
export const STEP_DEMANDS: Readonly<Record<StepDemand, { readonly zh: string; readonly en: string }>> = {
  passes: { zh: '审题通过人数', en: 'passes of reviewers' }, estimates: { zh: '难度估计人数', en: 'estimates of difficulty' },
  'threads-settled': { zh: '意见均已处理', en: 'comments settled' }, 'checked-table': { zh: '细目表已校核', en: 'checked element table' },
};

/** What is drafted: the statuses in the order of the board, the steps between them, and where versions of removed statuses go. */
const definition = { statuses: z.array(workflowStatus).max(20), steps: z.array(workflowStep).max(120), moves: z.array(statusMove).max(20).default([]) };
export const workflowDefinition = z.object(definition);
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;

export const workflowVersion = z.object({
  id,
  number: z.int(),
  state: workflowVersionState,
  ...definition,
  note: z.string(),
  authors: z.array(z.string()),
  changedAt: instant,
  /** Who put it in force, or dropped it, when and why. */
  closedBy: z.string().nullable(),
  closedAt: instant.nullable(),
  reason: z.string().nullable(),
  /** The reader had a hand in it and cannot put it in force. */
  own: z.boolean(),
});
export type WorkflowVersion = z.infer<typeof workflowVersion>;

/**
 * What is wrong with a workflow, in words; and items and tasks in a status that it removes or leaves without a way on.
 * They hold it up unless `movedTo` says where they go.
 */
export const workflowCheck = z.object({
  problems: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  stranded: z.array(z.object({ code: statusCode, zh: z.string(), en: z.string(), removed: z.boolean(), movedTo: statusCode.nullable(), items: z.int(), tasks: z.int(), serials: z.array(z.int()) })),
});
export type WorkflowCheck = z.infer<typeof workflowCheck>;

/** Routes of editing the workflow. */
export const workflowVersionRoutes = {
  workflowVersions: route({
    method: 'GET', path: '/api/bank/workflow/versions', permission: 'bank.read',
    summary: { zh: '命审题流程的各版本', en: 'Versions of the workflow' },
    response: z.object({ rows: z.array(workflowVersion) }),
  }),
  checkWorkflow: route({
    method: 'POST', path: '/api/bank/workflow/check', permission: 'bank.read',
    summary: { zh: '即时检查流程的状态和步骤', en: 'Check statuses and steps of a workflow' }, body: workflowDefinition, response: workflowCheck,
  }),
  saveWorkflowDraft: route({
    method: 'PUT', path: '/api/bank/workflow/draft', permission: 'bank.approve',
    summary: { zh: '保存流程草稿', en: 'Save the draft of a workflow' },
    body: z.object({
      /** The version that the writer of the draft saw last. */
      baseNumber: z.int().min(1), ...definition, note: z.string().trim().max(500).default(''),
    }),
    response: workflowVersion,
  }),
  activateWorkflow: route({
    method: 'POST', path: '/api/bank/workflow/versions/:id/activate', permission: 'bank.approve',
    summary: { zh: '施行流程草稿（须由未参与起草的人）', en: 'Put a draft in force; by somebody who had no hand in it' },
    params: z.object({ id }), body: z.object({ reason }), response: workflowVersion,
  }),
  dropWorkflow: route({
    method: 'POST', path: '/api/bank/workflow/versions/:id/drop', permission: 'bank.approve',
    summary: { zh: '放弃流程草稿', en: 'Drop a draft' }, params: z.object({ id }), body: z.object({ reason }), response: workflowVersion,
  }),
} as const;
