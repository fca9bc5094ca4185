import { canMark, canUnmark, dueAtMs, type StepCase } from './checklist';

const session = { startMs: 100 * 60_000, endMs: 190 * 60_000 };

describe('dueAtMs', () => {
  test.each([
    ['before the start', { phase: 'before', minutes: -30 }, 70],
    ['at the start', { phase: 'during', minutes: 0 }, 100],
    ['during', { phase: 'during', minutes: 15 }, 115],
    ['a quarter of an hour before the end', { phase: 'during', minutes: -15 }, 175],
    ['a minute before the end', { phase: 'during', minutes: -1 }, 189],
    ['at the end', { phase: 'after', minutes: 0 }, 190],
    ['after the end', { phase: 'after', minutes: 20 }, 210],
  ] as const)('%s', (_name, step, minute) => {
    expect(dueAtMs(step, session)).toBe(minute * 60_000);
  });
  test('any time of its phase', () => expect(dueAtMs({ phase: 'during', minutes: null }, session)).toBeNull());
});

const open: StepCase = { step: { doneByName: null }, onDuty: true };
const done: StepCase = { step: { doneByName: '周监考' }, onDuty: true };

describe('marking a step', () => {
  const cases: readonly (readonly [string, StepCase, string | null, string | null])[] = [
    ['an open one', open, null, 'checklist.not-done'],
    ['a done one', done, 'checklist.done-already', null],
    ['one that is not on the list', { step: null, onDuty: true }, 'checklist.step-unknown', 'checklist.step-unknown'],
    ['by somebody who is not on duty', { ...open, onDuty: false }, 'checklist.not-on-duty', 'checklist.not-on-duty'],
  ];
  test.each(cases)('%s', (_name, step, mark, unmark) => {
    const codes = [canMark(step), canUnmark(step)].map((decision) => (decision.ok ? null : decision.problem.code));
    expect(codes).toEqual([mark, unmark]);
  });
});
