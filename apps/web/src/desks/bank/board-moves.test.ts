import { workflowStep, type WorkflowStep } from '@kaowu/contracts';
import { actsTo, columnsOf } from './board-moves';

const steps: WorkflowStep[] = ([
  { from: 'draft', act: 'submit', to: 'in_review', by: 'writer', demands: [] },
  { from: 'in_review', act: 'withdraw', to: 'draft', by: 'writer', demands: [] },
  { from: 'in_review', act: 'return', to: 'draft', by: 'not-writers', demands: [] },
  { from: 'in_review', act: 'pass', to: 'in_review', by: 'not-writers', demands: [] },
  { from: 'in_review', act: 'approve', to: 'approved', by: 'not-writers', demands: ['passes'] },
  { from: 'in_review', act: 'forward', to: 'second', by: 'not-writers', demands: ['passes'], reviews: 2 },
] as const).map((s) => workflowStep.parse(s));

test.each([
  ['a writer’s draft to review', ['submit'], 'draft', 'in_review', ['submit']],
  ['a reviewer sends it back', ['pass', 'return', 'approve'], 'in_review', 'draft', ['return']],
  ['its writer takes it back', ['withdraw'], 'in_review', 'draft', ['withdraw']],
  ['approval where the rules allow it', ['pass', 'return', 'approve'], 'in_review', 'approved', ['approve']],
  ['no approval where they do not', ['pass', 'return'], 'in_review', 'approved', []],
  ['from draft past review', ['submit'], 'draft', 'approved', []],
  ['on to the next stage', ['pass', 'forward'], 'in_review', 'second', ['forward']],
  ['where it is already', ['pass'], 'in_review', 'in_review', []],
] as const)('%s', (_, acts, from, to, expected) => expect(actsTo({ steps }, { acts: [...acts] }, from, to)).toEqual(expected));

test('what was replaced has no column; the others stand in the body’s order', () => {
  const status = (code: string, standing: 'draft' | 'in_review' | 'replaced') => ({ code, zh: code, en: code, standing, reviews: 0, judges: 0 });
  expect(columnsOf({ statuses: [status('second', 'in_review'), status('old', 'replaced'), status('draft', 'draft')] }).map((c) => c.code)).toEqual(['second', 'draft']);
});
