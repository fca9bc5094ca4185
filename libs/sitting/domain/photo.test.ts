import { checkPhoto, numberInName, type PhotoFacts } from './photo';

const RULES = { minWidthPixels: 295, minHeightPixels: 413, maxKilobytes: 500 };
const photo = (change: Partial<PhotoFacts> = {}): PhotoFacts => ({ file: 'a.jpg', kilobytes: 80, picture: { width: 295, height: 413 }, ...change });

describe('a photograph', () => {
  test.each<[string, Partial<PhotoFacts>, string]>([
    ['exactly the least size', {}, 'granted'],
    ['one pixel too narrow', { picture: { width: 294, height: 413 } }, 'photo.too-small'],
    ['one pixel too low', { picture: { width: 295, height: 412 } }, 'photo.too-small'],
    ['the largest file', { kilobytes: 500 }, 'granted'],
    ['a larger one', { kilobytes: 501 }, 'photo.too-large'],
    ['square', { picture: { width: 500, height: 500 } }, 'granted'],
    ['lying', { picture: { width: 501, height: 500 } }, 'photo.not-upright'],
    ['no picture', { picture: null }, 'photo.unreadable'],
  ])('%s', (_, change, expected) => {
    const decision = checkPhoto(photo(change), RULES);
    expect(decision.ok ? 'granted' : decision.problem.code).toBe(expected);
  });

  test('without numbers in the rule set any sound upright picture is taken', () => {
    expect(checkPhoto(photo({ kilobytes: 4000, picture: { width: 10, height: 10 } }), undefined).ok).toBe(true);
  });

  test.each([
    ['110101199003070011.jpg', '110101199003070011'],
    ['照片/11010119900307109x.JPG', '11010119900307109X'],
    ['１１０１０１１９９００３０７００１１.png', '110101199003070011'],
  ])('%s is named by its number', (path, number) => expect(numberInName(path)).toBe(number));
});
