import { overlaps, type DutySpan } from './duty-overlap';

const duty = (personId: string, sessionId: string, startMs: number, endMs: number): DutySpan => ({ personId, sessionId, name: sessionId, startMs, endMs });

describe('who is in two places at once', () => {
  test.each<[string, DutySpan[], [string, string[]][]]>([
    ['one after the other', [duty('a', 's1', 0, 10), duty('a', 's2', 10, 20)], []],
    ['one millisecond together', [duty('a', 's1', 0, 11), duty('a', 's2', 10, 20)], [['a s1', ['s2']], ['a s2', ['s1']]]],
    ['one within the other', [duty('a', 's1', 0, 100), duty('a', 's2', 10, 20)], [['a s1', ['s2']], ['a s2', ['s1']]]],
    ['two people', [duty('a', 's1', 0, 10), duty('b', 's2', 0, 10)], []],
  ])('%s', (_, duties, expected) => expect([...overlaps(duties)]).toEqual(expected));
});
