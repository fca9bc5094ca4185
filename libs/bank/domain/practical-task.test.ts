import type { TaskBody } from '@kaowu/contracts';
import { cleanTask, decideTask, taskDigest } from './practical-task';

const criterion = (code: string, points: number): TaskBody['criteria'][number] => ({ code, name: code, requirement: '', standard: '', points, steps: [{ code: '1', text: '做' }] });
const task = (more: Partial<TaskBody> = {}): TaskBody => ({
  name: '生活管理', minutes: 20, instructions: '完成下列操作', preparation: '', fullPoints: 10_000,
  criteria: [criterion('1', 6000), criterion('2', 4000)],
  fatalItems: [{ code: 'F1', text: '烫伤幼儿', effect: 'task_zero' }], ...more,
});
const known = new Set(['A', 'A-A']);

describe('decideTask', () => {
  test.each([
    ['a sound task', task(), ['A'], []],
    ['points one hundredth short', task({ criteria: [criterion('1', 6000), criterion('2', 3999)] }), ['A'], ['task.points-sum']],
    ['points one hundredth over', task({ criteria: [criterion('1', 6000), criterion('2', 4001)] }), ['A'], ['task.points-sum']],
    ['a criterion code twice', task({ criteria: [criterion('1', 6000), criterion('1', 4000)] }), ['A'], ['task.code-duplicate']],
    ['a range that is not in the table', task(), ['A', 'C'], ['task.range-unknown']],
  ])('%s', (_, body, ranges, expected) => {
    const decision = decideTask(body, ranges, known);
    expect(decision.ok ? [] : decision.problem.details?.map((d) => d.code)).toEqual(expected);
  });
});

test('texts are cleaned, and a cleaned task keeps its digest', () => {
  const clean = cleanTask(task({ name: ' 生活\u200B管理 ' }));
  expect(clean.name).toBe('生活管理');
  expect(taskDigest(cleanTask(clean))).toBe(taskDigest(clean));
});
