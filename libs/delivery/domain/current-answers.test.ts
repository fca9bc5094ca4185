import fc from 'fast-check';
import { countAnswered, currentAnswers, type AnswerFact } from './current-answers';

const fact = (epoch: number, n: number, questionNo: number, response: string[], more: Partial<AnswerFact> = {}): AnswerFact => ({
  epoch, n, questionNo, response, kind: 'answer', stale: false, receivedAtMs: n, ...more,
});

describe('the present answers', () => {
  const cases: [string, AnswerFact[], [no: number, response: string[], flagged: boolean][]][] = [
    ['nothing yet', [], []],
    ['one answer', [fact(1, 1, 3, ['B'])], [[3, ['B'], false]]],
    ['the later answer replaces', [fact(1, 1, 3, ['B']), fact(1, 2, 3, ['C'])], [[3, ['C'], false]]],
    ['an overtaken resend does not replace', [fact(1, 2, 3, ['C']), fact(1, 1, 3, ['B'])], [[3, ['C'], false]]],
    ['a newer device counts after an older one', [fact(1, 9, 3, ['B']), fact(2, 1, 3, ['D'])], [[3, ['D'], false]]],
    ['a stale answer is evidence only', [fact(1, 1, 3, ['B']), fact(1, 2, 3, ['A'], { stale: true })], [[3, ['B'], false]]],
    ['an emptied answer stays as empty', [fact(1, 1, 3, ['B']), fact(1, 2, 3, [])], [[3, [], false]]],
    ['a flag and an answer stand beside each other', [fact(1, 1, 3, ['B']), fact(1, 2, 3, ['1'], { kind: 'flag' })], [[3, ['B'], true]]],
    ['a flag taken away', [fact(1, 1, 3, ['1'], { kind: 'flag' }), fact(1, 2, 3, [], { kind: 'flag' })], [[3, [], false]]],
    ['in order of questions', [fact(1, 1, 10, ['A']), fact(1, 2, 2, ['B'])], [[2, ['B'], false], [10, ['A'], false]]],
  ];
  it.each(cases)('%s', (_name, events, expected) => {
    expect(currentAnswers(events).map((a) => [a.no, a.response, a.flagged])).toEqual(expected);
  });

  it('counts non-empty answers, not flags', () => {
    const answers = currentAnswers([fact(1, 1, 1, ['A']), fact(1, 2, 2, []), fact(1, 3, 3, ['1'], { kind: 'flag' })]);
    expect(countAnswered(answers)).toBe(1);
  });

  it('do not depend on the order of arrival', () => {
    const events = fc.uniqueArray(
      fc.record({ epoch: fc.integer({ min: 1, max: 3 }), n: fc.integer({ min: 1, max: 30 }), questionNo: fc.integer({ min: 1, max: 5 }), pick: fc.constantFrom('A', 'B', '') }),
      { selector: (e) => `${e.epoch}:${e.n}`, maxLength: 25 },
    ).map((list) => list.map((e) => fact(e.epoch, e.n, e.questionNo, e.pick ? [e.pick] : [])));
    fc.assert(fc.property(events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([a, b]) => {
      expect(currentAnswers(b)).toEqual(currentAnswers(a));
    }));
  });
});
