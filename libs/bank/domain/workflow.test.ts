import { versionAct, versionState, type VersionAct, type VersionState } from '@kaowu/contracts';
import { STAGES, STATUSES, STEPS } from '../testing/workflows';
import { allowedActs, decideAct, decideRevision, neededIn, stepOf, type VersionFacts, type Workflow } from './workflow';

const workflow = (more: Partial<Workflow> = {}): Workflow => ({ statuses: STATUSES, steps: STEPS, reviewsToApprove: 1, judgesToApprove: 0, ...more });

const version = (status: string, more: Partial<VersionFacts> = {}): VersionFacts => ({ status, writerId: 'writer', writerIds: ['writer'], passedBy: [], judges: 0, openThreads: 0, tableChecked: true, ...more });

describe('statuses of a version', () => {
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
    expect(decision.ok ? decision.value.code : decision.problem.code).toBe(outcome);
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
    expect(decision.ok ? decision.value.code : decision.problem.code).toBe(outcome);
  });
});

describe('revising', () => {
  test.each([
    ['a draft is replaced at once', 'draft', 2, { version: 3, replaces: true }],
    ['an approved version stays until the next is approved', 'approved', 2, { version: 3, replaces: false }],
    ['a retired item can be taken up again', 'retired', 2, { version: 3, replaces: false }],
    ['not while a reviewer has it', 'in_review', 2, 'version.under-review'],
    ['not from an older version', 'draft', 1, 'version.stale'],
  ] as const)('%s', (_, state, base, outcome) => {
    const decision = decideRevision({ version: 2, state }, base);
    expect(decision.ok ? decision.value : decision.problem.code).toEqual(outcome);
  });
});

describe('several stages of review', () => {
  const stages: Workflow = { ...workflow(), statuses: STAGES.statuses, steps: STAGES.steps };
  const outcome = (facts: VersionFacts, act: VersionAct, person = 'reviewer', of = stages): string => {
    const decision = decideAct(of, facts, act, person);
    return decision.ok ? `${decision.value.code} (${decision.value.standing})` : decision.problem.code;
  };

  test.each<[string, VersionFacts, VersionAct, string]>([
    ['a draft goes to the first stage', version('draft', { writerId: 'reviewer', writerIds: ['reviewer'] }), 'submit', 'in_review (in_review)'],
    ['which nobody has passed', version('in_review'), 'forward', 'version.review-missing'],
    ['which one of two has passed', version('in_review', { passedBy: ['r1'] }), 'forward', 'version.reviews-too-few'],
    ['which two have passed', version('in_review', { passedBy: ['r1', 'r2'] }), 'forward', 'second (in_review)'],
    ['and is not approved from there', version('in_review', { passedBy: ['r1', 'r2'] }), 'approve', 'version.act-refused'],
    ['the second stage counts anew', version('second'), 'approve', 'version.review-missing'],
    ['and asks as many as the rule set', version('second', { passedBy: ['r3'] }), 'approve', 'approved (approved)'],
    ['or sends back to the first', version('second'), 'return', 'in_review (in_review)'],
    ['the last has nothing to move on to', version('second', { passedBy: ['r3'] }), 'forward', 'version.act-refused'],
  ])('%s', (_, facts, act, expected) => expect(outcome(facts, act)).toBe(expected));

  test('its writer moves nothing on', () => expect(outcome(version('in_review', { passedBy: ['r1', 'r2'] }), 'forward', 'writer')).toBe('version.reviewer-is-writer'));
  test('a step that says no number asks the rule set’s', () => {
    expect(outcome(version('second', { passedBy: ['r3'] }), 'approve', 'head', { ...stages, reviewsToApprove: 2 })).toBe('version.reviews-too-few');
    expect(outcome(version('in_review', { passedBy: ['r1', 'r2'] }), 'forward', 'head', { ...stages, reviewsToApprove: 3 })).toBe('second (in_review)');
  });
  test('a step to a status that is not there cannot be taken', () => {
    expect(outcome(version('in_review', { passedBy: ['r1', 'r2'] }), 'forward', 'head', { ...stages, statuses: STATUSES })).toBe('version.act-refused');
  });
  test.each([['draft', 0, 0], ['in_review', 2, 0], ['second', 1, 3], ['approved', 0, 0]])('%s asks %i passes and %i estimates to lead on', (code, reviews, judges) => {
    expect(neededIn({ ...stages, judgesToApprove: 3 }, code)).toEqual({ reviews, judges });
  });
});
