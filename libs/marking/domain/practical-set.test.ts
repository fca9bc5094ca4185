import { checkSet, papersBySeat, type SetForPlan, type SetUse } from './practical-set';

const key = { edition: '2022', code: '4-10-01-03', direction: '', level: '5' as const };
const at = new Date('2026-11-27T01:00:00Z');
const set = (over: Partial<SetForPlan> = {}): SetForPlan => ({
  name: '一', state: 'sealed', drawBy: 'candidate', papers: 3, opensAt: at, key,
  tasks: [{ taskVersionId: 'a', weightPercent: 45 }, { taskVersionId: 'b', weightPercent: 27.5 }, { taskVersionId: 'c', weightPercent: 27.5 }], ...over,
});
const use = (over: Partial<SetUse> = {}): SetUse => ({ key, startsAt: at, candidates: 3, ...over });

test.each<[string, SetForPlan, SetUse, string]>([
  ['a paper for each, open at the start', set(), use(), 'granted'],
  ['one paper short', set(), use({ candidates: 4 }), 'marking.set-short'],
  ['one draw for all', set({ drawBy: 'session', papers: 1 }), use(), 'granted'],
  ['open a moment late', set({ opensAt: new Date(at.getTime() + 1) }), use(), 'marking.set-late'],
  ['void', set({ state: 'void' }), use(), 'marking.set-void'],
  ['released already', set({ state: 'released' }), use(), 'granted'],
  ['another level', set(), use({ key: { ...key, level: '4' } }), 'marking.set-foreign'],
  ['another direction', set(), use({ key: { ...key, direction: 'x' } }), 'marking.set-foreign'],
  ['a group that cannot be shared evenly', set({ tasks: [{ taskVersionId: 'a', weightPercent: null }] }), use(), 'marking.set-uneven'],
])('%s', (_, given, its, wanted) => {
  const decision = checkSet(given, its);
  expect(decision.ok ? 'granted' : decision.problem.code).toBe(wanted);
});

test('seats have papers in their order, or all the one that the session drew', () => {
  expect([...papersBySeat(['x', 'y'], 'candidate')]).toEqual([['x', 1], ['y', 2]]);
  expect([...papersBySeat(['x', 'y'], 'session')]).toEqual([['x', 1], ['y', 1]]);
});
