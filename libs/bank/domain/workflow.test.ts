import { versionAct, versionState, type VersionAct, type VersionState } from '@kaowu/contracts';
import { allowedActs, decideAct, decidePass, decideRevision, nextState, TRANSITIONS, type VersionFacts } from './workflow';

const version = (state: VersionState, more: Partial<VersionFacts> = {}): VersionFacts => ({ state, writerId: 'writer', writerIds: ['writer'], passedBy: [], ...more });

describe('states of a version', () => {
  const expected: Record<VersionState, Partial<Record<VersionAct, VersionState>>> = {
    draft: { submit: 'in_review', retire: 'retired', replace: 'replaced' },
    in_review: { withdraw: 'draft', return: 'draft', approve: 'approved' },
    approved: { retire: 'retired', replace: 'replaced' },
    retired: {},
    replaced: {},
  };

  test.each(versionState.options.flatMap((from) => versionAct.options.map((act) => [from, act] as const)))('%s + %s', (from, act) => {
    expect(nextState(from, act)).toBe(expected[from][act] ?? null);
  });

  test('every transition is listed once', () => {
    expect(new Set(TRANSITIONS.map((t) => `${t.from} ${t.act}`)).size).toBe(TRANSITIONS.length);
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
    const decision = decideAct(facts, act, person);
    expect(decision.ok ? decision.value : decision.problem.code).toBe(outcome);
  });

  test.each([
    ['a reviewer', 'in_review', 'reviewer', true],
    ['the writer', 'in_review', 'writer', false],
    ['a reviewer, of a draft', 'draft', 'reviewer', false],
  ] as const)('passing by %s', (_, state, person, ok) => {
    expect(decidePass(version(state), person).ok).toBe(ok);
  });

  test('a reader without part in it may only retire a draft', () => {
    expect(allowedActs(version('draft'), 'other')).toEqual(['retire']);
    expect(allowedActs(version('draft'), 'writer')).toEqual(['submit', 'retire']);
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
