import type { ElementTableContent, ElementTableView } from '@kaowu/contracts';

/** What is being edited of a table. */
export type Draft = ElementTableContent;

type Range = Draft['ranges'][number];
type Element = Draft['elements'][number];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const byCode = <T extends { readonly code: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.code < b.code ? -1 : 1));
const under = (code: string, above: string): boolean => code === above || code.startsWith(`${above}-`);

/** The draft with a part of a range changed. */
export const changeRange = (draft: Draft, code: string, part: Partial<Range>): Draft => ({ ...draft, ranges: draft.ranges.map((r) => (r.code === code ? { ...r, ...part } : r)) });

/** The draft with a part of an element changed. */
export const changeElement = (draft: Draft, code: string, part: Partial<Element>): Draft => ({ ...draft, elements: draft.elements.map((e) => (e.code === code ? { ...e, ...part } : e)) });

/** The first letter that no range beside it has, or null when the alphabet is used up. */
export function nextRangeCode(draft: Draft, above: string): string | null {
  const taken = new Set(draft.ranges.map((r) => r.code));
  const letter = [...LETTERS].find((l) => !taken.has(above === '' ? l : `${above}-${l}`));
  return letter === undefined ? null : above === '' ? letter : `${above}-${letter}`;
}

/** The draft with a range more under another ('' for the first tier). */
export function addRange(draft: Draft, above: string): Draft {
  const code = nextRangeCode(draft, above);
  return code === null ? draft : { ...draft, ranges: byCode([...draft.ranges, { code, tier: ((code.length + 1) / 2) as 1 | 2 | 3, name: '', weightHundredths: 0 }]) };
}

/** The draft with an element more under a third-tier range: the number after its last. */
export function addElement(draft: Draft, range: string): Draft {
  const last = Math.max(0, ...draft.elements.filter((e) => under(e.code, range)).map((e) => Number(e.code.slice(-3))));
  return last >= 999 ? draft : { ...draft, elements: byCode([...draft.elements, { code: `${range}-${String(last + 1).padStart(3, '0')}`, name: '', importance: 'X' }]) };
}

/** The draft without a range or element and all that is under it. */
export const remove = (draft: Draft, code: string): Draft => ({
  ranges: draft.ranges.filter((r) => !under(r.code, code)), elements: draft.elements.filter((e) => !under(e.code, code)),
});

/** A row of the tree with its live sum. */
export interface TreeRow {
  readonly code: string;
  readonly name: string;
  /** Null for elements. */
  readonly tier: 1 | 2 | 3 | null;
  readonly weightHundredths: number | null;
  readonly importance: Element['importance'] | null;
  /** What the ranges below sum to; null where there are none. */
  readonly sum: number | null;
  /** Items of the table under it; it cannot be removed then. */
  readonly items: number;
  readonly children?: TreeRow[];
}

/** The draft as a tree, sums counted anew. `counts` is what the table holds now. */
export function treeRows({ ranges, elements }: Draft, counts: ElementTableView['counts']): TreeRow[] {
  const items = (code: string): number => counts.filter((c) => under(c.code, code)).reduce((sum, c) => sum + c.count, 0);
  const below = (above: string): TreeRow[] => ranges.filter((r) => (above === '' ? r.tier === 1 : r.code.length === above.length + 2 && under(r.code, above))).map((r) => {
    const inner = r.tier < 3 ? below(r.code) : elements.filter((e) => under(e.code, r.code)).map((e): TreeRow => ({ code: e.code, name: e.name, tier: null, weightHundredths: null, importance: e.importance, sum: null, items: items(e.code) }));
    return {
      code: r.code, name: r.name, tier: r.tier, weightHundredths: r.weightHundredths, importance: null, items: items(r.code),
      sum: r.tier < 3 ? inner.reduce((sum, c) => sum + (c.weightHundredths ?? 0), 0) : null, ...(inner.length > 0 ? { children: inner } : {}),
    };
  });
  return below('');
}

/** How many sums are wrong or third-tier ranges without elements; the check by another person asks for none. */
export function faultCount(draft: Draft): number {
  const rows = treeRows(draft, []);
  const walk = (list: readonly TreeRow[]): number => list.reduce((sum, r) => sum + (r.sum !== null && r.sum !== r.weightHundredths ? 1 : 0) + (r.tier === 3 && !r.children ? 1 : 0) + walk(r.children ?? []), 0);
  return walk(rows) + (rows.reduce((sum, r) => sum + (r.weightHundredths ?? 0), 0) === 10_000 ? 0 : 1);
}

/** True where a name is blank: such a draft cannot be saved. */
export const hasBlank = ({ ranges, elements }: Draft): boolean => [...ranges, ...elements].some((r) => r.name.trim() === '');
