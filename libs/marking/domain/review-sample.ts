import { seededRandom } from '@kaowu/kernel';

/**
 * Which of the finished works a person reviews again (阅卷复核, D27): `percent` of them, rounded up, chosen by the seed
 * alone so that the choice can be repeated and proved. The order of `ids` does not matter; the sample comes sorted.
 */
export function reviewSample(ids: readonly string[], percent: number, seed: string): string[] {
  const sorted = [...new Set(ids)].sort();
  const count = Math.ceil((sorted.length * percent) / 100);
  return seededRandom(seed).sample(sorted, Math.min(count, sorted.length)).sort();
}
