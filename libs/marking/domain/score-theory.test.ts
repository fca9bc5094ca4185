import { scoreTheory } from './score-theory';
import type { PartialCredit } from './score-theory';

const mark = (type: string, key: string[], response: string[], partial: PartialCredit = 'none'): number | null | undefined =>
  scoreTheory([{ no: 1, versionId: 'v', type, key, points: 100 }], [{ no: 1, response }], partial)[0]?.awarded;

const table: [name: string, type: string, key: string[], response: string[], partial: PartialCredit, awarded: number | null][] = [
  ['single right', 'single', ['B'], ['B'], 'none', 100],
  ['single wrong', 'single', ['B'], ['A'], 'none', 0],
  ['single empty', 'single', ['B'], [], 'none', 0],
  ['single with a second choice', 'single', ['B'], ['B', 'C'], 'none', 0],
  ['true/false right', 'true_false', ['true'], ['true'], 'none', 100],
  ['true/false wrong never deducts', 'true_false', ['true'], ['false'], 'none', 0],
  ['multiple exact', 'multiple', ['A', 'C'], ['A', 'C'], 'none', 100],
  ['multiple exact in another order', 'multiple', ['A', 'C'], ['C', 'A'], 'none', 100],
  ['multiple named twice counts once', 'multiple', ['A', 'C'], ['A', 'C', 'A'], 'none', 100],
  ['multiple one missing', 'multiple', ['A', 'C'], ['A'], 'none', 0],
  ['multiple one too many', 'multiple', ['A', 'C'], ['A', 'B', 'C'], 'none', 0],
  ['multiple one missing, share paid', 'multiple', ['A', 'C'], ['A'], 'proportional', 50],
  ['multiple share is rounded down', 'multiple', ['A', 'B', 'C'], ['A'], 'proportional', 33],
  ['multiple one wrong, share not paid', 'multiple', ['A', 'C'], ['A', 'B'], 'proportional', 0],
  ['multiple empty, share', 'multiple', ['A', 'C'], [], 'proportional', 0],
  ['fill-in with another width and case', 'fill_in', ['CPR'], ['　ｃｐｒ '], 'none', 100],
  ['fill-in other accepted text', 'fill_in', ['三', '3'], ['3'], 'none', 100],
  ['fill-in wrong', 'fill_in', ['3'], ['4'], 'none', 0],
  ['an essay needs a person', 'essay', ['…'], ['text'], 'none', null],
  ['a question without key cannot be marked', 'single', [], ['A'], 'none', null],
];

describe('scoreTheory', () => {
  test.each(table)('%s', (_name, type, key, response, partial, awarded) => {
    expect(mark(type, key, response, partial)).toBe(awarded);
  });

  test('keeps every question of the key, answered or not, and ignores answers to none', () => {
    const key = [1, 2, 3].map((no) => ({ no, versionId: `v${no}`, type: 'single', key: ['A'], points: 50 }));
    const marks = scoreTheory(key, [{ no: 2, response: ['A'] }, { no: 9, response: ['A'] }]);
    expect(marks.map((m) => [m.no, m.awarded, m.response])).toEqual([[1, 0, []], [2, 50, ['A']], [3, 0, []]]);
  });
});
