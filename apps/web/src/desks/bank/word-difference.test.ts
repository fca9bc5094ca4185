import fc from 'fast-check';
import { wordDifference, type DifferencePiece } from './word-difference';

const text = (pieces: readonly DifferencePiece[], without: DifferencePiece['kind']): string => pieces.filter((p) => p.kind !== without).map((p) => p.text).join('');

test.each([
  ['水温应为三十八度', '水温应为三十九度', [['same', '水温应为三十'], ['removed', '八'], ['added', '九'], ['same', '度']]],
  ['不变', '不变', [['same', '不变']]],
  ['', '新写', [['added', '新写']]],
  ['旧题', '', [['removed', '旧题']]],
])('%s → %s', (older, newer, wanted) => {
  const pieces = wordDifference(older, newer);
  expect([text(pieces, 'added'), text(pieces, 'removed')]).toEqual([older, newer]);
  if (older === '' || newer === '' || older === newer) expect(pieces.map((p) => [p.kind, p.text])).toEqual(wanted);
  else expect(pieces.some((p) => p.kind === 'same')).toBe(true);
});

test('leaving out what was added gives the older text, and the other way round', () => {
  const words = fc.array(fc.constantFrom('水', '温度', '38', '℃', ' ', '。', 'abc', '\n', '____'), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(fc.property(words, words, (a, b) => {
    const pieces = wordDifference(a, b);
    expect(text(pieces, 'added')).toBe(a);
    expect(text(pieces, 'removed')).toBe(b);
  }));
});

test('what both begin and end with is never marked', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (head, a, b) => {
    const pieces = wordDifference(`${head} 共同 ${a}`, `${head} 共同 ${b}`);
    expect(pieces[0]).toMatchObject({ kind: 'same' });
    expect(pieces[0]?.text.startsWith(head)).toBe(true);
  }));
});
