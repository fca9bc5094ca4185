import { checkSheet } from './score-sheet';
import type { Sheet, ScoredTask } from './score-sheet';

const task: ScoredTask = {
  fullPoints: 10000,
  criteria: [
    { code: 'C1', points: 4000, steps: [{ code: 'S1' }, { code: 'S2' }] },
    { code: 'C2', points: 6000, steps: [] },
  ],
  fatalItems: [
    { code: 'F0', effect: 'task_zero' },
    { code: 'FX', effect: 'fail_part' },
  ],
};

const entry = (code: string, points: number, steps: string[] = []): Sheet['criteria'][number] => ({ code, points, steps, note: '' });
const sheet = (criteria: Sheet['criteria'], fatal: string[] = []): Sheet => ({
  criteria,
  fatal: fatal.map((code) => ({ code, note: '' })),
  comment: '',
});

const granted: [name: string, given: Sheet, shown: number, total: number, effect: string | null][] = [
  ['everything zero (lowest edge)', sheet([entry('C1', 0), entry('C2', 0)]), 0, 0, null],
  ['full points (highest edge)', sheet([entry('C1', 4000), entry('C2', 6000)]), 10000, 10000, null],
  ['half points and steps', sheet([entry('C1', 2050, ['S1', 'S2']), entry('C2', 5925)]), 7975, 7975, null],
  ['any order', sheet([entry('C2', 1), entry('C1', 2)]), 3, 3, null],
  ['task zero wipes the total', sheet([entry('C1', 4000), entry('C2', 6000)], ['F0']), 0, 0, 'task_zero'],
  ['fail part keeps the total', sheet([entry('C1', 4000), entry('C2', 6000)], ['FX']), 10000, 10000, 'fail_part'],
  ['both: zero, and the graver effect', sheet([entry('C1', 4000), entry('C2', 6000)], ['F0', 'FX']), 0, 0, 'fail_part'],
];

const refused: [name: string, given: Sheet, shown: number, codes: string[]][] = [
  ['a criterion is missing', sheet([entry('C1', 100)]), 100, ['score.criterion-missing']],
  ['one hundredth below zero', sheet([entry('C1', -1), entry('C2', 0)]), -1, ['score.criterion-out-of-range']],
  ['one hundredth above its points', sheet([entry('C1', 4001), entry('C2', 0)]), 4001, ['score.criterion-out-of-range']],
  ['a fraction of a hundredth', sheet([entry('C1', 0.5), entry('C2', 0)]), 0.5, ['score.criterion-out-of-range']],
  ['scored twice', sheet([entry('C1', 1), entry('C1', 2), entry('C2', 0)]), 3, ['score.criterion-twice']],
  ['unknown criterion', sheet([entry('C1', 1), entry('C2', 2), entry('C9', 0)]), 3, ['score.criterion-unknown']],
  ['unknown step', sheet([entry('C1', 1, ['S9']), entry('C2', 2)]), 3, ['score.step-unknown']],
  ['unknown fatal item', sheet([entry('C1', 1), entry('C2', 2)], ['F9']), 3, ['score.fatal-unknown']],
  ['shown total one hundredth off', sheet([entry('C1', 1), entry('C2', 2)]), 4, ['score.total-differs']],
  ['shown total ignores the fatal item', sheet([entry('C1', 4000), entry('C2', 0)], ['F0']), 4000, ['score.total-differs']],
  ['all faults at once', sheet([entry('C1', 9999), entry('C9', 0)], ['F9']), 0, ['score.criterion-out-of-range', 'score.criterion-missing', 'score.criterion-unknown', 'score.fatal-unknown']],
];

describe('checkSheet', () => {
  test.each(granted)('takes: %s', (_name, given, shown, total, effect) => {
    const decision = checkSheet(task, given, shown);
    expect(decision).toMatchObject({ ok: true, value: { total, fatalEffect: effect } });
  });

  test.each(refused)('refuses: %s', (_name, given, shown, codes) => {
    const decision = checkSheet(task, given, shown);
    expect(decision.ok).toBe(false);
    if (!decision.ok) expect(decision.problem.details?.map((d) => d.code)).toEqual(codes);
  });
});
