import type { WorkflowStep } from '@kaowu/contracts';
import { plainSteps, stepChanges } from './workflow-steps';

const submit: WorkflowStep = { from: 'draft', act: 'submit', to: 'in_review', by: 'writer', demands: [] };
const approve: WorkflowStep = { from: 'in_review', act: 'approve', to: 'approved', by: 'not-writers', demands: ['passes', 'checked-table'] };

test('the same steps in another order are the same, and so are demands', () => {
  expect(stepChanges([submit, approve], [{ ...approve, demands: ['checked-table', 'passes'] }, submit])).toEqual([]);
});
test('what came, went and changed is told by state and act', () => {
  const changes = stepChanges([submit, approve], [{ ...approve, demands: ['passes'] }, { ...submit, act: 'retire', to: 'retired' }]);
  expect(changes.map((c) => [c.kind, c.before?.act ?? null, c.after?.act ?? null])).toEqual([['added', null, 'retire'], ['removed', 'submit', null], ['changed', 'approve', 'approve']]);
});
test('keys are no part of a step', () => expect(plainSteps([{ ...submit, key: 3 }])).toEqual([submit]));
