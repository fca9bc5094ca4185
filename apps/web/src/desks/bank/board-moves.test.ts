import type { WorkflowStep } from '@kaowu/contracts';
import { actsTo } from './board-moves';

const steps: WorkflowStep[] = [
  { from: 'draft', act: 'submit', to: 'in_review', by: 'writer', demands: [] },
  { from: 'in_review', act: 'withdraw', to: 'draft', by: 'writer', demands: [] },
  { from: 'in_review', act: 'return', to: 'draft', by: 'not-writers', demands: [] },
  { from: 'in_review', act: 'pass', to: 'in_review', by: 'not-writers', demands: [] },
  { from: 'in_review', act: 'approve', to: 'approved', by: 'not-writers', demands: ['passes'] },
];

test.each([
  ['a writer’s draft to review', ['submit'], 'draft', 'in_review', ['submit']],
  ['a reviewer sends it back', ['pass', 'return', 'approve'], 'in_review', 'draft', ['return']],
  ['its writer takes it back', ['withdraw'], 'in_review', 'draft', ['withdraw']],
  ['approval where the rules allow it', ['pass', 'return', 'approve'], 'in_review', 'approved', ['approve']],
  ['no approval where they do not', ['pass', 'return'], 'in_review', 'approved', []],
  ['from draft past review', ['submit'], 'draft', 'approved', []],
  ['where it is already', ['pass'], 'in_review', 'in_review', []],
] as const)('%s', (_, acts, from, to, expected) => expect(actsTo({ steps }, { acts: [...acts] }, from, to)).toEqual(expected));
