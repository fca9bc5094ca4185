import type { ElementTableContent, Importance, Problem, ProblemDetail } from '@kaowu/contracts';
import { digestOf, grant, refuse, type Decision } from '@kaowu/kernel';

/** All of a table, in hundredths of a percent. */
export const WHOLE = 10_000;

type Range = ElementTableContent['ranges'][number];

/** Code of the range above ("A-B" of "A-B-C"), or null on tier 1. */
export const parentCode = (code: string): string | null => (code.length > 1 ? code.slice(0, -2) : null);

/** Code of the tier-3 range that an element belongs to. */
export const rangeOfElement = (code: string): string => code.slice(0, 5);

/** Tier of a range by its code. */
export const tierOf = (code: string): 1 | 2 | 3 => ((code.length + 1) / 2) as 1 | 2 | 3;

/** Whether a range or element code lies at or under another code. */
export const liesUnder = (code: string, above: string): boolean => code === above || code.startsWith(`${above}-`);

/** Hundredths of a percent as a person reads them: 1250 is "12.5". */
export const percentText = (hundredths: number): string => String(hundredths / 100);

/**
 * Names everything wrong with a table's content (rules.md, Element table): codes that repeat, ranges without the
 * range above, tier-3 ranges without elements, children whose weights do not sum to their parent, a first tier that
 * does not sum to 100 %. Each detail's field is the code concerned. An empty list means the table is sound.
 */
export function elementTableProblems({ ranges, elements }: ElementTableContent): ProblemDetail[] {
  const known = new Set(ranges.map((r) => r.code));
  const filled = new Set(elements.map((e) => rangeOfElement(e.code)));
  const missing = (above: string | null): above is string => above !== null && !known.has(above);
  return [
    ...repeated([...ranges.map((r) => r.code), ...elements.map((e) => e.code)]),
    ...ranges.flatMap((r) => {
      const above = parentCode(r.code);
      return missing(above) ? [detail(r.code, 'element.range-missing', { code: above })] : [];
    }),
    ...elements.flatMap((e) => (missing(rangeOfElement(e.code)) ? [detail(e.code, 'element.range-missing', { code: rangeOfElement(e.code) })] : [])),
    ...ranges.filter((r) => tierOf(r.code) === 3 && !filled.has(r.code)).map((r) => detail(r.code, 'element.range-empty', { code: r.code })),
    ...weightProblems(ranges),
  ];
}

const detail = (field: string, code: string, params: ProblemDetail['params']): ProblemDetail => ({ field, code, params });

function repeated(codes: readonly string[]): ProblemDetail[] {
  const seen = new Set<string>();
  return codes.flatMap((code) => {
    if (seen.has(code)) return [detail(code, 'element.code-duplicate', { code })];
    seen.add(code);
    return [];
  });
}

/** Where the weights of the children do not sum to the parent, in hundredths without rounding. */
function weightProblems(ranges: readonly Range[]): ProblemDetail[] {
  const expected = new Map<string, number>([['', WHOLE], ...ranges.filter((r) => tierOf(r.code) < 3).map((r) => [r.code, r.weightHundredths] as const)]);
  const sums = new Map<string, number>();
  for (const r of ranges) {
    const above = parentCode(r.code) ?? '';
    sums.set(above, (sums.get(above) ?? 0) + r.weightHundredths);
  }
  return [...expected].flatMap(([above, weight]) => {
    const sum = sums.get(above) ?? 0;
    return sum === weight ? [] : [detail(above, 'element.weight-sum', { parent: above === '' ? '—' : above, sum: percentText(sum), expected: percentText(weight) })];
  });
}

/** X : Y : Z as counted. */
export function importanceRatio(elements: readonly { readonly importance: Importance }[]): Record<Importance, number> {
  const ratio = { X: 0, Y: 0, Z: 0 };
  for (const { importance } of elements) ratio[importance] += 1;
  return ratio;
}

/** A table in the order of its codes, as its digest is taken and its tree drawn. */
export function sortedContent({ ranges, elements }: ElementTableContent): ElementTableContent {
  const byCode = <T extends { code: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { ranges: byCode(ranges), elements: byCode(elements) };
}

/** Digest of a table's content, whatever the order of its rows. */
export const elementTableDigest = (content: ElementTableContent): string => digestOf(sortedContent(content));

/** Who made a table and how far it is. */
export interface TableFacts {
  readonly state: 'draft' | 'checked' | 'retired';
  readonly makerId: string;
}

/**
 * Whether a person may check a table: a draft, sound, and made by another (rules.md: maker and checker are two).
 * Problems: `element-table.not-draft`, `element-table.checker-is-maker`, `element-table.invalid` with every fault.
 */
export function decideCheck(table: TableFacts, content: ElementTableContent, personId: string): Decision<'checked', Problem> {
  if (table.state !== 'draft') return refuse({ code: 'element-table.not-draft' });
  if (table.makerId === personId) return refuse({ code: 'element-table.checker-is-maker' });
  const details = elementTableProblems(content);
  return details.length === 0 ? grant('checked') : refuse({ code: 'element-table.invalid', params: { count: details.length }, details });
}
