import { acknowledge, EMPTY_OUTBOX, enqueue, giveUp, rebase, renumber, shownAnswers, withSaved, type Outbox } from './outbox';

const T = Date.UTC(2026, 10, 20, 1, 0);
const at = (second: number): string => new Date(T + second * 1000).toISOString();
const draft = (questionNo: number, pick: string, second: number) => ({ kind: 'answer' as const, questionNo, response: pick ? [pick] : [], clientAt: T + second * 1000 });
const box = (epoch: number, ...drafts: ReturnType<typeof draft>[]): Outbox => drafts.reduce(enqueue, { ...EMPTY_OUTBOX, epoch });
const numbers = (b: Outbox) => b.pending.map((e) => [e.epoch, e.n, e.questionNo]);

describe('the outbox', () => {
  it('numbers events in order and forgets what is confirmed', () => {
    const b = box(1, draft(1, 'A', 1), draft(2, 'B', 2), draft(1, 'C', 3));
    expect(numbers(b)).toEqual([[1, 1, 1], [1, 2, 2], [1, 3, 1]]);
    expect(numbers(acknowledge(b, [{ epoch: 1, n: 1 }, { epoch: 1, n: 2 }]))).toEqual([[1, 3, 1]]);
    expect(numbers(acknowledge(b, [{ epoch: 2, n: 1 }]))).toEqual(numbers(b));
    expect([acknowledge(b, [{ epoch: 1, n: 2 }]).confirmedN, acknowledge(b, [{ epoch: 2, n: 9 }]).confirmedN]).toEqual([2, 0]);
  });

  it('goes on after what the server holds, on the same sign-in', () => {
    const b = rebase({ ...EMPTY_OUTBOX, epoch: 3 }, { epoch: 3, lastN: 41, answers: [] }, 0);
    expect(b.nextN).toBe(42);
    expect(numbers(enqueue(b, draft(1, 'A', 1)))).toEqual([[3, 42, 1]]);
  });

  it('keeps unsent events as they are on the same sign-in, so that a repeat is recognised', () => {
    const b = box(3, draft(1, 'A', 1));
    expect(rebase(b, { epoch: 3, lastN: 0, answers: [] }, 0)).toEqual(b);
  });

  it('renumbers what was left unsent under a new sign-in on this machine', () => {
    const b = rebase(box(1, draft(1, 'A', 1), draft(2, 'B', 2)), { epoch: 2, lastN: 0, answers: [] }, 0);
    expect(numbers(b)).toEqual([[2, 1, 1], [2, 2, 2]]);
    expect(b.nextN).toBe(3);
  });

  describe('after work on another machine', () => {
    const left = box(1, draft(1, 'A', 10), draft(2, 'B', 10));
    const saved = (no: number, second: number) => ({ no, response: ['D'], flagged: false, savedAt: at(second) });
    it('does not overwrite what is newer on the server', () => {
      expect(numbers(rebase(left, { epoch: 3, lastN: 0, answers: [saved(1, 11)] }, 0))).toEqual([[3, 1, 2]]);
    });
    it('does overwrite what is older on the server', () => {
      expect(numbers(rebase(left, { epoch: 3, lastN: 0, answers: [saved(1, 9)] }, 0))).toEqual([[3, 1, 1], [3, 2, 2]]);
    });
    it('compares by the server’s clock', () => {
      // This machine's clock is 5 s behind: what it calls second 10 was second 15.
      expect(numbers(rebase(left, { epoch: 3, lastN: 0, answers: [saved(1, 14)] }, 5000))).toEqual([[3, 1, 1], [3, 2, 2]]);
      expect(numbers(rebase(left, { epoch: 3, lastN: 0, answers: [saved(1, 16)] }, 5000))).toEqual([[3, 1, 2]]);
    });
  });

  it('keeps what can never be sent, to show it', () => {
    const b = giveUp(box(1, draft(1, 'A', 1), draft(2, 'B', 2)), [{ epoch: 1, n: 2 }]);
    expect(numbers(b)).toEqual([[1, 1, 1]]);
    expect(b.refused.map((e) => e.questionNo)).toEqual([2]);
  });

  it('gives a taken number a new one at its place', () => {
    const b = renumber(box(1, draft(1, 'A', 1), draft(2, 'B', 2)), { epoch: 1, n: 1 });
    expect(numbers(b)).toEqual([[1, 3, 1], [1, 2, 2]]);
    expect(b.nextN).toBe(4);
  });
});

describe('what the screen shows', () => {
  const saved = [{ no: 1, response: ['A'], flagged: true, savedAt: at(0) }];
  it('lays unsent acts over the server’s answers', () => {
    const b = box(1, draft(1, 'B', 1), draft(2, 'C', 2));
    const shown = shownAnswers(saved, b.pending);
    expect(shown.get(1)).toEqual({ response: ['B'], flagged: true, unsent: true });
    expect(shown.get(2)).toEqual({ response: ['C'], flagged: false, unsent: true });
  });
  it('is the same before and after the confirmation, but for "unsent"', () => {
    const b = box(1, draft(1, 'B', 1), { ...draft(1, '', 2), kind: 'flag' as never }, draft(2, 'C', 3));
    const before = shownAnswers(saved, b.pending);
    const after = shownAnswers(withSaved(saved, b.pending, at(5)), []);
    for (const [no, s] of before) expect(after.get(no)).toEqual({ ...s, unsent: false });
  });
});
