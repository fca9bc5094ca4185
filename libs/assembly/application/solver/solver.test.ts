import { hasReference, optimumOf, REFERENCE_PROBLEMS } from '../../../../bench/support/reference-problems';
import { brokenRules, ONE_FORM, worthOf } from '../../domain/selection/selection';
import { SolverSession, withSolver } from './solver';

let solver: SolverSession;
beforeAll(() => void (solver = new SolverSession()));
afterAll(() => solver.close());

(hasReference ? describe : describe.skip)('the reference problems (absent: ../shared/data/assembly)', () => {
  it.each(Object.keys(REFERENCE_PROBLEMS))('%s: the recorded optimum, and no constraint broken', async (name) => {
    const problem = (REFERENCE_PROBLEMS[name] as () => Parameters<SolverSession['select']>[0])();
    const selected = await solver.select(problem, { seconds: 30 });
    if (!selected.found) throw new Error(selected.message);
    const optimum = optimumOf(name);
    expect(selected.forms.flatMap((form) => brokenRules(problem.rules, form))).toEqual([]);
    expect(worthOf(problem.objective, selected.forms)).toBeGreaterThan(optimum * 0.99);
    expect(worthOf(problem.objective, selected.forms)).toBeLessThan(optimum * 1.000001);
  });
});

describe('the solver', () => {
  const pair = { group: 'both', on: [0, 1], weights: null };

  it('says that what cannot be is impossible', async () => {
    const selected = await solver.select({ things: 2, rules: [{ ...pair, lower: 3, upper: 3 }], objective: { kind: 'any' }, blocks: ONE_FORM });
    expect(selected).toMatchObject({ found: false, impossible: true });
  });

  it('leaves the event loop free while it works', async () => {
    const on = Array.from({ length: 300 }, (_, i) => i);
    const weights = on.map((i) => ((i * 7919) % 1009) + 1);
    const problem = { things: 300, rules: [{ group: 'sum', on, weights, lower: 50_001, upper: 50_001.5 }, { group: 'n', on, weights: null, lower: 100, upper: 100 }], objective: { kind: 'most' as const, on, weights: weights.map((w, i) => (w * (i % 13)) % 101) }, blocks: ONE_FORM };
    let turns = 0;
    const tick = setInterval(() => void turns++, 2);
    await solver.select(problem, { seconds: 1 });
    clearInterval(tick);
    expect(turns).toBeGreaterThan(3);
  });

  it('answers with an explanation when its thread is gone', async () => {
    const gone = new SolverSession();
    const asked = gone.select({ things: 1, rules: [], objective: { kind: 'any' }, blocks: ONE_FORM });
    await gone.close();
    expect((await asked).found).toBe(false);
  });

  it('runs no more than two at once; the others wait their turn, also when one fails', async () => {
    let [now, most] = [0, 0];
    const work = (fails: boolean): Promise<void> => withSolver(async (own) => {
      most = Math.max(most, ++now);
      await own.select({ things: 1, rules: [], objective: { kind: 'any' }, blocks: ONE_FORM });
      now--;
      if (fails) throw new Error('the work failed');
    });
    const done = await Promise.allSettled([work(false), work(true), work(false), work(false)]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(most).toBe(2);
  });
});
