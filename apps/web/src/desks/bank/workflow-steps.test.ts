import type { WorkflowDefinition, WorkflowStep } from '@kaowu/contracts';
import { differs, edited, merging, moved, plain, plainSteps, reordered, restored, statusChanges, stepChanges, withoutStatus, withStatus, withStep } from './workflow-steps';

const none = { reviews: null, judges: null };
const submit: WorkflowStep = { from: 'draft', act: 'submit', to: 'in_review', by: 'writer', demands: [], ...none };
const approve: WorkflowStep = { from: 'in_review', act: 'approve', to: 'approved', by: 'not-writers', demands: ['passes', 'checked-table'], ...none };
const workflow: WorkflowDefinition = {
  statuses: [{ code: 'draft', zh: '草稿', en: 'Draft', standing: 'draft' }, { code: 'in_review', zh: '审题中', en: 'In review', standing: 'in_review' }, { code: 'approved', zh: '已入库', en: 'Approved', standing: 'approved' }],
  steps: [submit, approve], moves: [],
};
const begun = edited(workflow, []);
const codes = (of: Pick<WorkflowDefinition, 'statuses'> | { statuses: readonly { code: string }[] }): string[] => of.statuses.map((s) => s.code);

describe('steps', () => {
  test('the same steps in another order are the same, and so are demands', () => {
    expect(stepChanges([submit, approve], [{ ...approve, demands: ['checked-table', 'passes'] }, submit])).toEqual([]);
  });
  test('what came, went and changed is told by status and act', () => {
    const changes = stepChanges([submit, approve], [{ ...approve, demands: ['passes'] }, { ...submit, act: 'retire', to: 'retired' }]);
    expect(changes.map((c) => [c.kind, c.before?.act ?? null, c.after?.act ?? null])).toEqual([['added', null, 'retire'], ['removed', 'submit', null], ['changed', 'approve', 'approve']]);
  });
  test('keys are no part of a step, nor are numbers of what it does not demand', () => {
    expect(plainSteps([{ ...submit, reviews: 2, judges: 3, key: 3 }])).toEqual([submit]);
    expect(stepChanges([approve], [{ ...approve, reviews: 2 }])).toHaveLength(1);
  });
  test('a step more has a key of its own', () => expect(withStep(begun).steps.map((s) => s.key)).toEqual([0, 1, 2]));
});

describe('statuses', () => {
  const staged = withStatus(begun, new Set(codes(workflow)));
  test('a stage more stands before the bank, can be passed and returned from', () => {
    expect(codes(staged)).toEqual(['draft', 'in_review', 'stage_1', 'approved']);
    expect(staged.steps.slice(2).map((s) => [s.from, s.act, s.to])).toEqual([['stage_1', 'pass', 'stage_1'], ['stage_1', 'return', 'draft']]);
    expect(new Set(staged.steps.map((s) => s.key)).size).toBe(4);
  });
  test('its code is none that was ever used, by a version before or beside it', () => {
    expect(codes(withStatus(staged, new Set(['stage_2'])))).toContain('stage_3');
  });
  test('without it its steps go, and merging into it', () => {
    expect(plain(withoutStatus(merging(staged, 'in_review', 'stage_1'), 'stage_1'))).toEqual(plain(begun));
  });
  test('one that was in force comes back at its place with its steps', () => {
    const without = merging(withoutStatus(begun, 'in_review'), 'in_review', 'draft');
    expect([codes(without), without.steps]).toEqual([['draft', 'approved'], []]);
    expect(plain(restored(without, workflow, 'in_review'))).toEqual(plain(begun));
  });
  test.each([['draft', -1, ['draft', 'in_review', 'approved']], ['draft', 1, ['in_review', 'draft', 'approved']], ['approved', -1, ['draft', 'approved', 'in_review']], ['approved', 1, ['draft', 'in_review', 'approved']]] as const)('%s moved by %i', (code, by, order) => {
    expect(codes(moved(begun, code, by))).toEqual(order);
  });
  test('names, places and mergers are differences', () => {
    const renamed = { ...begun, statuses: begun.statuses.map((s) => ({ ...s, zh: `${s.zh}！` })) };
    expect(statusChanges(workflow.statuses, renamed.statuses).map((c) => c.kind)).toEqual(['changed', 'changed', 'changed']);
    expect([reordered(workflow.statuses, staged.statuses), reordered(workflow.statuses, moved(begun, 'draft', 1).statuses)]).toEqual([false, true]);
    expect([begun, renamed, staged, moved(begun, 'draft', 1), merging(begun, 'a', 'b')].map((e) => differs(workflow, e))).toEqual([false, true, true, true, true]);
  });
});
