import { withFullNames, withShortNames } from './media-names';

const NAME = `${'0123456789abcdef'.repeat(4)}.png`;

test('a name that was shown is whole again when the text is stored', () => {
  const stored = `看![球](media:${NAME})图`;
  const shown = withShortNames(stored);
  expect(shown).toBe('看![球](media:0123456789.png)图');
  expect(withFullNames(shown)).toBe(stored);
});
test('a name that nobody has seen stays, for the server to refuse', () => expect(withFullNames('(media:ffffffffff.png)')).toBe('(media:ffffffffff.png)'));
