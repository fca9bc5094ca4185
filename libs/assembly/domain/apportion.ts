/**
 * Shares `total` questions over weights (whole numbers of any unit) by largest remainder 最大余数法: each gets the whole
 * part of its quota, and what is left goes one by one to the largest remainders, earlier entries first on a tie. All
 * arithmetic is exact. Weights that sum to nothing share nothing.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const counts = weights.map((weight) => Math.floor((weight * total) / sum));
  const order = weights
    .map((weight, index) => ({ index, remainder: (weight * total) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const left = total - counts.reduce((a, b) => a + b, 0);
  for (const { index } of order.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
