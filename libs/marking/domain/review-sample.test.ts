import fc from 'fast-check';
import { reviewSample } from './review-sample';

const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `w${String(i).padStart(3, '0')}`);

describe('reviewSample', () => {
  test.each([
    ['nothing finished', 0, 20, 0],
    ['one of one: rounded up', 1, 20, 1],
    ['20 % of 5', 5, 20, 1],
    ['20 % of 6 rounds up', 6, 20, 2],
    ['100 %', 7, 100, 7],
    ['0 %', 7, 0, 0],
  ])('%s', (_name, n, percent, count) => {
    expect(reviewSample(ids(n), percent, 'seed')).toHaveLength(count);
  });

  test('the same seed gives the same sample whatever the order; another seed another one', () => {
    const all = ids(60);
    expect(reviewSample([...all].reverse(), 20, 'a')).toEqual(reviewSample(all, 20, 'a'));
    expect(reviewSample(all, 20, 'b')).not.toEqual(reviewSample(all, 20, 'a'));
  });

  test('a sample has no work twice and only works that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 100 }), fc.string(), (n, percent, seed) => {
        const sample = reviewSample(ids(n), percent, seed);
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((id) => ids(n).includes(id))).toBe(true);
      }),
    );
  });
});
