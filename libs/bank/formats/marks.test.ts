import { marksOf, readMarks, secondsOfDuration } from './marks';

test.each([
  [{}], [{ credit: 'share' as const }], [{ credit: 'all' as const, seconds: 1 }], [{ seconds: 7200 }],
])('%j comes back from its marks', (item) => {
  expect(readMarks(marksOf(item))).toEqual(item);
  expect(readMarks(marksOf(item, '-'), '-')).toEqual(item);
});
test.each([
  [['credit=half']], [['seconds=0']], [['seconds=7201']], [['seconds=1.5']], [['seconds=']], [['seconds=x']], [['creditshare', 'fill_in']],
])('%j says nothing', (marks) => expect(readMarks(marks)).toEqual({}));
test.each([
  ['PT45S', 45], ['PT1M30S', 90], ['PT2H', 7200], ['PT2H1S', undefined], ['PT0S', undefined], ['PT', undefined], ['45', undefined], ['P1D', undefined], ['', undefined], ['PT1M30.5S', 90],
])('duration %s', (text, seconds) => expect(secondsOfDuration(text)).toBe(seconds));
