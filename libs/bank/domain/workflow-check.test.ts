import type { VersionAct, VersionState, WorkflowStep } from '@kaowu/contracts';
import { strandedStates, workflowProblems } from './workflow-check';

/** As the migration writes them. */
const STEPS: WorkflowStep[] = [
  { from: 'draft', act: 'submit', to: 'in_review', by: 'writer', demands: [] },
  { from: 'in_review', act: 'withdraw', to: 'draft', by: 'writer', demands: [] },
  { from: 'in_review', act: 'pass', to: 'in_review', by: 'not-writers', demands: [] },
  { from: 'in_review', act: 'return', to: 'draft', by: 'not-writers', demands: [] },
  { from: 'in_review', act: 'approve', to: 'approved', by: 'not-writers', demands: ['passes', 'estimates', 'threads-settled', 'checked-table'] },
  { from: 'approved', act: 'retire', to: 'retired', by: 'anyone', demands: [] },
  { from: 'draft', act: 'retire', to: 'retired', by: 'anyone', demands: [] },
  { from: 'draft', act: 'replace', to: 'replaced', by: 'anyone', demands: [] },
  { from: 'approved', act: 'replace', to: 'replaced', by: 'anyone', demands: [] },
];
const without = (act: VersionAct, from?: VersionState): WorkflowStep[] => STEPS.filter((s) => s.act !== act || (from !== undefined && s.from !== from));
const changed = (act: VersionAct, part: Partial<WorkflowStep>): WorkflowStep[] => STEPS.map((s) => (s.act === act ? { ...s, ...part } : s));
const more = (step: Partial<WorkflowStep>): WorkflowStep[] => [...STEPS, { from: 'draft', act: 'submit', to: 'in_review', by: 'anyone', demands: [], ...step }];

test.each<[string, WorkflowStep[], string[]]>([
  ['the shipped steps', STEPS, []],
  ['a review that may be retired, too', more({ from: 'in_review', act: 'retire', to: 'retired' }), []],
  ['a retired item that is taken up again', more({ from: 'retired', act: 'withdraw', to: 'draft' }), []],
  ['without returning', without('return'), []],
  ['a step twice', more({}), ['workflow.step-twice']],
  ['a state out of reach', without('retire'), ['workflow.unreachable']],
  ['a review without way out', [...without('withdraw'), ].filter((s) => s.act !== 'return' && s.act !== 'approve'), ['workflow.unreachable', 'workflow.dead-end', 'workflow.no-approval']],
  ['a step that goes nowhere', more({ act: 'return', from: 'draft', to: 'draft', by: 'not-writers' }), ['workflow.goes-nowhere']],
  ['a draft that cannot be replaced', without('replace', 'draft'), ['workflow.replace-needed']],
  ['no approval', without('approve'), ['workflow.unreachable', 'workflow.no-approval']],
  ['approval by anyone', changed('approve', { by: 'anyone' }), ['workflow.approves-unreviewed']],
  ['approval by the writer', changed('approve', { by: 'writer' }), ['workflow.approves-unreviewed']],
  ['approval without passes', changed('approve', { demands: ['checked-table'] }), ['workflow.approves-unreviewed']],
  ['approval for an unchecked table', changed('approve', { demands: ['passes'] }), ['workflow.approves-unreviewed']],
  ['another act that approves', more({ from: 'draft', act: 'pass', to: 'approved', by: 'not-writers', demands: ['passes', 'checked-table'] }), ['workflow.approve-only', 'workflow.pass-moves']],
  ['approval that leads elsewhere', changed('approve', { to: 'retired' }), ['workflow.unreachable', 'workflow.no-approval', 'workflow.approve-only']],
  ['a pass that moves', changed('pass', { to: 'draft' }), ['workflow.pass-moves']],
  ['a pass by its writer', changed('pass', { by: 'writer' }), ['workflow.maker-judges']],
  ['a return by anyone', changed('return', { by: 'anyone' }), ['workflow.maker-judges']],
  ['passes asked for that nobody gives', without('pass'), ['workflow.no-pass']],
  ['nothing at all', [], ['workflow.unreachable', 'workflow.unreachable', 'workflow.unreachable', 'workflow.unreachable', 'workflow.dead-end', 'workflow.replace-needed', 'workflow.replace-needed', 'workflow.no-approval']],
])('%s', (_, steps, codes) => expect(workflowProblems(steps).map((p) => p.code)).toEqual(codes));

test.each<[string, WorkflowStep[], VersionState[]]>([
  ['nothing changed', STEPS, []],
  ['review is left out', STEPS.filter((s) => s.from !== 'in_review'), ['in_review']],
  ['only the pass is left, which leads nowhere', STEPS.filter((s) => s.from !== 'in_review' || s.act === 'pass'), ['in_review']],
  ['one way of several is left', STEPS.filter((s) => s.from !== 'in_review' || s.act === 'return'), []],
  ['everything goes', [], ['draft', 'in_review', 'approved']],
])('stranded when %s', (_, next, states) => expect(strandedStates(STEPS, next)).toEqual(states));
