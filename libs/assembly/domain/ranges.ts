import type { PaperRecipe } from '@kaowu/contracts';

/** A range of an element table with its weight in hundredths of a percent of the whole. */
export type WeightedRange = PaperRecipe['ranges'][number];

/** One item version that may be drawn. */
export type SupplyItem = PaperRecipe['pool'][number];

/**
 * The ranges over which a blueprint shares its questions: those of the tier, and wider ones where the table does not
 * go that deep. Sorted by code; together they cover the table once.
 */
export function rangesOfTier(ranges: readonly WeightedRange[], tier: 1 | 2 | 3): WeightedRange[] {
  const upTo = ranges.filter((range) => range.tier <= tier);
  const parents = new Set(upTo.map((range) => range.code.slice(0, Math.max(0, range.code.lastIndexOf('-')))));
  return upTo
    .filter((range) => range.tier === tier || !parents.has(range.code))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** True where a range or element code lies in the range: `A-B-001` and `A-B` lie in `A-B` and in `A`. */
export const liesIn = (code: string, rangeCode: string): boolean => code === rangeCode || code.startsWith(`${rangeCode}-`);

/** Finds the range (its index) that an element code belongs to; −1 where none does. */
export function rangeFinder(ranges: readonly WeightedRange[]): (elementCode: string) => number {
  const byCode = new Map(ranges.map((range, index) => [range.code, index] as const));
  return (elementCode) => {
    for (let end = elementCode.length; end > 0; end = elementCode.lastIndexOf('-', end - 1)) {
      const found = byCode.get(elementCode.slice(0, end));
      if (found !== undefined) return found;
    }
    return -1;
  };
}
