import fc from 'fast-check';
import { bandsOf, comparedText, gramsOf, likeness, likenessOfMarks, normalised, pairsOf, says, searchedText, searchWords } from './likeness';

const item = (stem: string, options: readonly string[] = []) => ({ type: 'single' as const, stem, options: options.map((text, i) => ({ id: String.fromCharCode(65 + i), text })), key: ['A'], explanation: '' });

describe('likeness of two questions', () => {
  const like = (a: string, b: string): number => likeness(pairsOf(comparedText(item(a))), pairsOf(comparedText(item(b))));
  test.each([
    ['the same', '水温约三十九度', '水温约三十九度', 1, 1],
    ['width, case, signs and blanks say nothing', '水温 约３９度（ ）。', '水温约39度', 1, 1],
    ['one word of a sentence', '下列关于幼儿口腔保健的说法，正确的是', '下列关于幼儿口腔保健的说法，错误的是', 0.65, 0.95],
    ['another question', '下列关于幼儿口腔保健的说法', '体温计使用前应当甩至多少度', 0, 0.1],
    ['one sign each', '水', '水', 1, 1],
  ])('%s', (_, a, b, least, most) => {
    expect(like(a, b)).toBeGreaterThanOrEqual(least);
    expect(like(a, b)).toBeLessThanOrEqual(most);
  });

  test('options in another order are the same question', () => {
    expect(likeness(pairsOf(comparedText(item('题', ['甲乙', '丙丁']))), pairsOf(comparedText(item('题', ['丙丁', '甲乙']))))).toBe(1);
  });

  test('it is the same both ways, and 1 only for the same pairs', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(like(a, b)).toBe(like(b, a));
      expect(like(a, a)).toBe(1);
    }));
  });
});

describe('what is looked for', () => {
  test('every item that says the words has all their grams', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (word, before, after) => {
      const words = searchWords(word);
      fc.pre(words.length > 0);
      const texts = searchedText({ ...item(`${before}${word}${after}`), source: { title: '题' } });
      fc.pre(says(texts, words));
      const held = gramsOf(texts);
      expect([...gramsOf(words, false)].every((gram) => held.has(gram))).toBe(true);
    }));
  });
  test('words parted by blanks are all needed', () => {
    const texts = searchedText(item('幼儿口腔保健', ['每日两次刷牙']));
    expect([says(texts, searchWords('口腔 刷牙')), says(texts, searchWords('口腔 体温')), says(texts, searchWords('口腔、保健'))]).toEqual([true, false, true]);
  });
  test('a search of signs alone is no search', () => expect(searchWords(' 。（）… ')).toEqual([]));
  test('formulas and pictures are what they show and what is said of them', () => expect(normalised('动能<math><mi>m</mi><annotation encoding="x">m</annotation></math>![小球](media:abc.png)')).toBe('动能m小球'));
  test('normalised', () => expect(normalised('ＡＢc，１２ ３。')).toBe('abc123'));
});

test('marks that agree in three of thirty are no likeness, in all of them one', () => {
  const a = Uint32Array.from({ length: 30 }, (_, i) => i);
  const b = a.map((m, i) => (i < 3 ? m : m + 100));
  expect([likenessOfMarks(a, a), likenessOfMarks(a, b)]).toEqual([1, 0.1]);
  expect(bandsOf(a).filter((band, i) => band === bandsOf(b)[i]).length).toBe(1);
});
