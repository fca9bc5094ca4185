import { versionAct, versionState, type VersionAct, type VersionState, type WorkflowStep } from '@kaowu/contracts';
import { allowedActs, decideAct, decideRevision, stepOf, type VersionFacts, type Workflow } from './workflow';

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
const workflow = (more: Partial<Workflow> = {}): Workflow => ({ steps: STEPS, reviewsToApprove: 1, judgesToApprove: 0, ...more });

const version = (state: VersionState, more: Partial<VersionFacts> = {}): VersionFacts => ({ state, writerId: 'writer', writerIds: ['writer'], passedBy: [], judges: 0, openThreads: 0, tableChecked: true, ...more });

describe('states of a version', () => {
  const expected: Record<VersionState, Partial<Record<VersionAct, VersionState>>> = {
    draft: { submit: 'in_review', retire: 'retired', replace: 'replaced' },
    in_review: { withdraw: 'draft', pass: 'in_review', return: 'draft', approve: 'approved' },
    approved: { retire: 'retired', replace: 'replaced' },
    retired: {},
    replaced: {},
  };

  test.each(versionState.options.flatMap((from) => versionAct.options.map((act) => [from, act] as const)))('%s + %s', (from, act) => {
    expect(stepOf(workflow(), from, act)?.to ?? null).toBe(expected[from][act] ?? null);
  });

});

describe('who may do what', () => {
  const cases: [string, VersionFacts, VersionAct, string, string][] = [
    ['its writer submits a draft', version('draft'), 'submit', 'writer', 'in_review'],
    ['another submits it', version('draft'), 'submit', 'other', 'version.not-writer'],
    ['its writer takes it back', version('in_review'), 'withdraw', 'writer', 'draft'],
    ['another takes it back', version('in_review'), 'withdraw', 'other', 'version.not-writer'],
    ['a reviewer returns it', version('in_review'), 'return', 'reviewer', 'draft'],
    ['its writer returns it', version('in_review'), 'return', 'writer', 'version.reviewer-is-writer'],
    ['approval without review', version('in_review'), 'approve', 'head', 'version.review-missing'],
    ['approval after a pass', version('in_review', { passedBy: ['reviewer'] }), 'approve', 'head', 'approved'],
    ['approval by the reviewer who passed it', version('in_review', { passedBy: ['reviewer'] }), 'approve', 'reviewer', 'approved'],
    ['approval by its writer', version('in_review', { passedBy: ['reviewer'] }), 'approve', 'writer', 'version.reviewer-is-writer'],
    ['approval by the writer of an earlier version', version('in_review', { writerIds: ['first', 'writer'], passedBy: ['reviewer'] }), 'approve', 'first', 'version.reviewer-is-writer'],
    ['approval on the pass of an earlier writer alone', version('in_review', { writerIds: ['first', 'writer'], passedBy: ['first'] }), 'approve', 'head', 'version.review-missing'],
    ['approval of a draft', version('draft', { passedBy: ['reviewer'] }), 'approve', 'head', 'version.act-refused'],
    ['retiring an approved one', version('approved'), 'retire', 'head', 'retired'],
    ['retiring a retired one', version('retired'), 'retire', 'head', 'version.act-refused'],
  ];

  test.each(cases)('%s', (_, facts, act, person, outcome) => {
    const decision = decideAct(workflow(), facts, act, person);
    expect(decision.ok ? decision.value : decision.problem.code).toBe(outcome);
  });

  test.each([
    ['a reviewer', 'in_review', 'reviewer', true],
    ['the writer', 'in_review', 'writer', false],
    ['a reviewer, of a draft', 'draft', 'reviewer', false],
  ] as const)('passing by %s', (_, state, person, ok) => {
    expect(decideAct(workflow(), version(state), 'pass', person).ok).toBe(ok);
  });

  test('a reader without part in it may only retire a draft', () => {
    expect(allowedActs(workflow(), version('draft'), 'other')).toEqual(['retire']);
    expect(allowedActs(workflow(), version('draft'), 'writer')).toEqual(['submit', 'retire']);
  });

  const passed = { passedBy: ['r1', 'r2'] };
  test.each([
    ['as many reviewers as the rule set asks', { reviewsToApprove: 2 }, passed, 'approved'],
    ['one reviewer fewer', { reviewsToApprove: 3 }, passed, 'version.reviews-too-few'],
    ['a writer among the reviewers does not count', { reviewsToApprove: 2 }, { passedBy: ['r1', 'writer'] }, 'version.reviews-too-few'],
    ['as many judges as asked', { judgesToApprove: 3 }, { ...passed, judges: 3 }, 'approved'],
    ['one judge fewer', { judgesToApprove: 3 }, { ...passed, judges: 2 }, 'version.estimates-too-few'],
    ['a task, of which no estimates are made', { judgesToApprove: 3 }, { ...passed, judges: null }, 'approved'],
    ['an open thread', {}, { ...passed, openThreads: 1 }, 'version.threads-open'],
    ['a table that nobody has checked', {}, { ...passed, tableChecked: false }, 'element-table.not-checked'],
  ] as const)('approval with %s', (_, numbers, facts, outcome) => {
    const decision = decideAct(workflow(numbers), version('in_review', facts), 'approve', 'head');
    expect(decision.ok ? decision.value : decision.problem.code).toBe(outcome);
  });
});

describe('revising', () => {
  test.each([
    ['a draft is replaced at once', 'draft', 2, { version: 3, newestBecomes: 'replaced' }],
    ['an approved version stays until the next is approved', 'approved', 2, { version: 3, newestBecomes: 'approved' }],
    ['a retired item can be taken up again', 'retired', 2, { version: 3, newestBecomes: 'retired' }],
    ['not while a reviewer has it', 'in_review', 2, 'version.under-review'],
    ['not from an older version', 'draft', 1, 'version.stale'],
  ] as const)('%s', (_, state, base, outcome) => {
    const decision = decideRevision({ version: 2, state }, base);
    expect(decision.ok ? decision.value : decision.problem.code).toEqual(outcome);
  });
});
