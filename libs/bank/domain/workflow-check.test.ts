import type { VersionAct, WorkflowDefinition, WorkflowStatus, WorkflowStep } from '@kaowu/contracts';
import { SHIPPED, STAGES, STATUSES, step, STEPS } from '../testing/workflows';
import { strandedStatuses, workflowProblems } from './workflow-check';

const without = (act: VersionAct, from?: string): WorkflowStep[] => STEPS.filter((s) => s.act !== act || (from !== undefined && s.from !== from));
const changed = (act: VersionAct, part: Partial<WorkflowStep>): WorkflowStep[] => STEPS.map((s) => (s.act === act ? { ...s, ...part } : s));
const more = (part: Partial<WorkflowStep>): WorkflowStep[] => [...STEPS, step({ from: 'draft', act: 'submit', to: 'in_review', ...part })];

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
])('%s', (_, steps, codes) => expect(workflowProblems({ ...SHIPPED, steps }, STATUSES).map((p) => p.code)).toEqual(codes));

test.each<[string, WorkflowStep[], string[]]>([
  ['nothing changed', STEPS, []],
  ['review is left out', STEPS.filter((s) => s.from !== 'in_review'), ['in_review']],
  ['only the pass is left, which leads nowhere', STEPS.filter((s) => s.from !== 'in_review' || s.act === 'pass'), ['in_review']],
  ['one way of several is left', STEPS.filter((s) => s.from !== 'in_review' || s.act === 'return'), []],
  ['everything goes', [], ['draft', 'in_review', 'approved']],
])('stranded when %s', (_, steps, codes) => expect(strandedStatuses(SHIPPED, { ...SHIPPED, steps })).toEqual(codes));

const statuses = (change: (status: WorkflowStatus) => WorkflowStatus | WorkflowStatus[]): WorkflowDefinition => ({ ...STAGES, statuses: STAGES.statuses.flatMap(change) });
const named = (code: string, part: Partial<WorkflowStatus>): WorkflowDefinition => statuses((s) => (s.code === code ? { ...s, ...part } : s));
const beside = (part: Partial<WorkflowStatus>): WorkflowDefinition => ({ ...STAGES, statuses: [...STAGES.statuses, { code: 'third', zh: '语言审校', en: 'Language', standing: 'in_review', ...part }] });
const staged = (from: string, act: VersionAct, part: Partial<WorkflowStep>): WorkflowDefinition => ({ ...STAGES, steps: STAGES.steps.map((s) => (s.from === from && s.act === act ? { ...s, ...part } : s)) });
const HOLD = step({ from: 'held', act: 'replace', to: 'replaced' });

test.each<[string, WorkflowDefinition, string[]]>([
  ['three stages', STAGES, []],
  ['a second status for drafts, from which one submits, too', { ...beside({ code: 'held', standing: 'draft' }), steps: [...STAGES.steps.map((s) => (s.act === 'return' && s.from === 'in_review' ? { ...s, to: 'held' } : s)), HOLD, step({ from: 'held', act: 'submit', to: 'in_review', by: 'writer' })] }, []],
  ['a status that no step reaches', { ...beside({}), steps: [...STAGES.steps, step({ from: 'third', act: 'retire', to: 'retired' })] }, ['workflow.unreachable']],
  ['a status that no step leaves', { ...beside({}), steps: [...STAGES.steps, step({ from: 'second', act: 'forward', to: 'third', by: 'not-writers' })] }, ['workflow.dead-end']],
  ['a draft that cannot be replaced', { ...beside({ code: 'held', standing: 'draft' }), steps: [...STAGES.steps, step({ from: 'draft', act: 'forward', to: 'held' }), step({ from: 'held', act: 'retire', to: 'retired' })] }, ['workflow.replace-needed']],
  ['a step from nowhere', { ...STAGES, steps: [...STAGES.steps, step({ from: 'third', act: 'retire', to: 'retired' })] }, ['workflow.status-unknown']],
  ['a step to nowhere', { ...STAGES, steps: [...STAGES.steps, step({ from: 'second', act: 'retire', to: 'third' })] }, ['workflow.status-unknown']],
  ['a code twice', statuses((s) => (s.code === 'second' ? [s, { ...s, zh: '三审中', en: 'Third' }] : s)), ['workflow.status-twice']],
  ['no name in Chinese', named('second', { zh: '' }), ['workflow.name-missing']],
  ['no name in English', named('second', { en: '' }), ['workflow.name-missing']],
  ['two of one name in Chinese', named('second', { zh: '初审中' }), ['workflow.name-twice']],
  ['two of one name in English, but for capitals', named('second', { en: 'first REVIEW' }), ['workflow.name-twice']],
  ['a new name', named('in_review', { zh: '一审', en: 'Review one' }), []],
  ['another standing than it has in force', named('in_review', { standing: 'draft' }), ['workflow.standing-changed', 'workflow.forward-leaves', 'workflow.replace-needed']],
  ['nothing approved', { ...STAGES, statuses: STAGES.statuses.filter((s) => s.standing !== 'approved') }, ['workflow.standing-missing', 'workflow.status-unknown', 'workflow.no-approval']],
  ['no draft to begin with', { ...STAGES, statuses: STAGES.statuses.filter((s) => s.standing !== 'draft') }, ['workflow.standing-missing', 'workflow.status-unknown']],
  ['two for what is replaced', beside({ code: 'gone', standing: 'replaced' }), ['workflow.replaced-once', 'workflow.unreachable']],
  ['moving on out of review', staged('in_review', 'forward', { to: 'draft' }), ['workflow.forward-leaves', 'workflow.unreachable']],
  ['moving on into the bank', staged('in_review', 'forward', { to: 'approved' }), ['workflow.approve-only', 'workflow.approves-unreviewed', 'workflow.forward-leaves', 'workflow.unreachable']],
  ['moving on by its writer', staged('in_review', 'forward', { by: 'writer' }), ['workflow.maker-judges']],
  ['passes asked for in a stage that gives none', { ...STAGES, steps: STAGES.steps.filter((s) => s.from !== 'second' || s.act !== 'pass') }, ['workflow.no-pass']],
  ['merging what stays', { ...STAGES, moves: [{ from: 'in_review', to: 'second' }] }, ['workflow.move-unfit']],
  ['merging what never was', { ...STAGES, moves: [{ from: 'third', to: 'second' }] }, ['workflow.move-unfit']],
])('statuses: %s', (_, next, codes) => expect([...new Set(workflowProblems(next, STATUSES).map((p) => p.code))].sort()).toEqual([...codes].sort()));

test.each<[string, string, string[]]>([
  ['another of its standing', 'in_review', []],
  ['one of another standing', 'draft', ['workflow.move-unfit']],
  ['one that goes as well', 'second', ['workflow.move-unfit']],
])('a status that goes is merged into %s', (_, to, codes) => expect(workflowProblems({ ...SHIPPED, moves: [{ from: 'second', to }] }, STAGES.statuses).map((p) => p.code)).toEqual(codes));

test('a status that goes is told as stranding what stands in it, merged or not', () => {
  expect(strandedStatuses(STAGES, SHIPPED)).toEqual(['second']);
  expect(strandedStatuses(STAGES, { ...SHIPPED, moves: [{ from: 'second', to: 'in_review' }] })).toEqual(['second']);
  expect(strandedStatuses(SHIPPED, STAGES)).toEqual([]);
});
