import fc from 'fast-check';
import { smallestConflict } from './smallest-conflict';

/** Runs the search against sets of which none may be asked for whole. */
function search(all: readonly number[], forbidden: readonly (readonly number[])[]): { found: number[]; asked: number } {
  const feasible = (some: readonly number[]): boolean => !forbidden.some((set) => set.every((n) => some.includes(n)));
  const steps = smallestConflict(all);
  let step = steps.next();
  let asked = 0;
  for (; !step.done; asked++) step = steps.next(feasible(step.value));
  return { found: step.value, asked };
}

describe('the smallest conflict', () => {
  const all = Array.from({ length: 12 }, (_, i) => i);

  it.each<[string, number[][], number[]]>([
    ['nothing forbidden', [], []],
    ['one constraint alone', [[7]], [7]],
    ['two apart', [[0, 11]], [0, 11]],
    ['of two conflicts the one that ends first', [[1, 2], [3, 9]], [1, 2]],
    ['the first and the last of three', [[0, 5, 11]], [0, 5, 11]],
  ])('%s', (_name, forbidden, expected) => {
    expect(search(all, forbidden).found.sort((a, b) => a - b)).toEqual(expected);
  });

  it('is always a conflict, and never one without any of its parts; asked for few sets', () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(fc.nat({ max: 59 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (forbidden) => {
      const many = Array.from({ length: 60 }, (_, i) => i);
      const { found, asked } = search(many, forbidden);
      const conflicts = (some: readonly number[]): boolean => forbidden.some((set) => set.every((n) => some.includes(n)));
      expect(conflicts(found)).toBe(true);
      for (const part of found) expect(conflicts(found.filter((n) => n !== part))).toBe(false);
      expect(asked).toBeLessThan(60);
    }));
  });
});
