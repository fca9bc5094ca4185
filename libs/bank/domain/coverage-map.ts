import { DIFFICULTY_GRADES, itemType, type CoverageCell, type CoverageMap, type Importance, type ItemType } from '@kaowu/contracts';

/** What stands under one element in one type. */
export interface Holding {
  readonly code: string;
  readonly name: string;
  readonly importance: Importance;
  /** Null where nothing stands under the element. */
  readonly type: ItemType | null;
  /** Drafts and items in review. */
  readonly open: number;
  /** Expected shares of right answers of the approved items. */
  readonly difficulties: readonly number[];
  /** Answers that each of them had in released rounds. */
  readonly seen: readonly number[];
}

/** Index of the grade whose expected share is nearest; the easier of two that are equally near. */
const gradeOf = (difficulty: number): number =>
  DIFFICULTY_GRADES.reduce((best, g, i) => (Math.abs(g.facility - difficulty) < Math.abs((DIFFICULTY_GRADES[best]?.facility ?? 0) - difficulty) ? i : best), 0);

/**
 * The heat map of a table: every element with the number of its items by type and by grade of difficulty, and how often
 * they were answered. An element is short with fewer approved items than guidance asks (rules.md: ≥ 4 items a point).
 */
export function coverageMap(holdings: readonly Holding[], itemsPerElement: number): CoverageMap {
  const byCode = new Map<string, Holding[]>();
  for (const holding of holdings) byCode.set(holding.code, [...(byCode.get(holding.code) ?? []), holding]);
  const used = new Set(holdings.flatMap((h) => h.type ?? []));
  return { itemsPerElement, types: itemType.options.filter((type) => used.has(type)), cells: [...byCode.values()].map((own) => cellOf(own, itemsPerElement)) };
}

function cellOf(own: readonly Holding[], itemsPerElement: number): CoverageCell {
  const [{ code, name, importance }] = own as [Holding];
  const difficulties = own.flatMap((h) => h.difficulties);
  const seen = own.flatMap((h) => h.seen);
  const byType = Object.fromEntries(itemType.options.map((type) => [type, own.filter((h) => h.type === type).reduce((n, h) => n + h.difficulties.length, 0)])) as Record<ItemType, number>;
  const mean = difficulties.reduce((sum, d) => sum + d, 0) / difficulties.length;
  return {
    code, name, importance, approved: difficulties.length, open: own.reduce((n, h) => n + h.open, 0), byType,
    difficulty: difficulties.length === 0 ? null : Math.round(mean * 1000) / 1000,
    byGrade: DIFFICULTY_GRADES.map((_, grade) => difficulties.filter((d) => gradeOf(d) === grade).length),
    seen: seen.reduce((sum, n) => sum + n, 0), seenMost: Math.max(0, ...seen), short: difficulties.length < itemsPerElement,
  };
}
