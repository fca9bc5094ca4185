import type { WorkflowDefinition, WorkflowStatus, WorkflowStep } from '@kaowu/contracts';

/** A step without what it does not say. */
export const step = (part: Pick<WorkflowStep, 'from' | 'act' | 'to'> & Partial<WorkflowStep>): WorkflowStep => ({ by: 'anyone', demands: [], reviews: null, judges: null, ...part });

/** The statuses of the shipped workflow, as the migration writes them. */
export const STATUSES: WorkflowStatus[] = [
  { code: 'draft', zh: '草稿', en: 'Draft', standing: 'draft' },
  { code: 'in_review', zh: '审题中', en: 'In review', standing: 'in_review' },
  { code: 'approved', zh: '已入库', en: 'Approved', standing: 'approved' },
  { code: 'retired', zh: '已停用', en: 'Retired', standing: 'retired' },
  { code: 'replaced', zh: '已被新版取代', en: 'Replaced', standing: 'replaced' },
];

/** What approval asks for in the shipped workflow. */
export const APPROVAL: WorkflowStep['demands'] = ['passes', 'estimates', 'threads-settled', 'checked-table'];

/** Its steps, likewise. */
export const STEPS: WorkflowStep[] = [
  step({ from: 'draft', act: 'submit', to: 'in_review', by: 'writer' }),
  step({ from: 'in_review', act: 'withdraw', to: 'draft', by: 'writer' }),
  step({ from: 'in_review', act: 'pass', to: 'in_review', by: 'not-writers' }),
  step({ from: 'in_review', act: 'return', to: 'draft', by: 'not-writers' }),
  step({ from: 'in_review', act: 'approve', to: 'approved', by: 'not-writers', demands: APPROVAL }),
  step({ from: 'approved', act: 'retire', to: 'retired' }),
  step({ from: 'draft', act: 'retire', to: 'retired' }),
  step({ from: 'draft', act: 'replace', to: 'replaced' }),
  step({ from: 'approved', act: 'replace', to: 'replaced' }),
];

/** The shipped workflow. */
export const SHIPPED: WorkflowDefinition = { statuses: STATUSES, steps: STEPS, moves: [] };

/** A workflow as the national item-writing procedure tells: a first review by two, a second by one, then approval. */
export const STAGES: WorkflowDefinition = {
  statuses: STATUSES.flatMap((s) => (s.code === 'in_review' ? [{ ...s, zh: '初审中', en: 'First review' }, { code: 'second', zh: '复审中', en: 'Second review', standing: 'in_review' as const }] : [s])),
  steps: [
    ...STEPS.filter((s) => s.act !== 'approve'),
    step({ from: 'in_review', act: 'forward', to: 'second', by: 'not-writers', demands: ['passes'], reviews: 2 }),
    step({ from: 'second', act: 'pass', to: 'second', by: 'not-writers' }),
    step({ from: 'second', act: 'return', to: 'in_review', by: 'not-writers' }),
    step({ from: 'second', act: 'approve', to: 'approved', by: 'not-writers', demands: APPROVAL }),
  ],
  moves: [],
};
