import type { ElementTableContent } from '@kaowu/contracts';
import { importanceRatio, liesUnder, parentCode, percentText, rangeOfElement } from './element-table';

/** Columns of the printed layout: three tiers of name, letter, ratio and weight, then the element. */
export const SHEET_GROUPS = [
  { heading: '鉴定范围', parts: [
    { heading: '一级', fields: ['名称', '代码', '重要程度比例（X:Y:Z）', '鉴定比重（%）'] },
    { heading: '二级', fields: ['名称', '代码', '重要程度比例（X:Y:Z）', '鉴定比重（%）'] },
    { heading: '三级', fields: ['名称', '代码', '重要程度比例（X:Y:Z）', '鉴定比重（%）'] },
  ] },
  { heading: '鉴定点', parts: [{ heading: '鉴定点', fields: ['代码', '名称', '重要程度'] }] },
] as const;

/** Cells of one row that are the same from `from` to `to` (rows counted from 0), in the columns given (from 0). */
export interface Merge {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly number[];
}

const ratioText = (elements: ElementTableContent['elements']): string => {
  const { X, Y, Z } = importanceRatio(elements);
  return [X, Y, Z].map((n) => String(n).padStart(2, '0')).join(':');
};

/** An element table as rows of the printed layout, with the cells that are merged down. Ratios are the counted ones. */
export function elementSheet({ ranges, elements }: ElementTableContent): { rows: (string | number)[][]; merges: Merge[] } {
  const byCode = new Map(ranges.map((r) => [r.code, r]));
  const cells = new Map(ranges.map((r) => [r.code, [r.name, r.code.split('-').at(-1) ?? '', ratioText(elements.filter((e) => liesUnder(e.code, r.code))), Number(percentText(r.weightHundredths))]]));
  const merges: Merge[] = [];
  const begun = new Map<string, number>();
  const rows = elements.map((e, i): (string | number)[] => {
    const path = pathOf(rangeOfElement(e.code)).filter((code) => byCode.has(code));
    for (const code of path) if (!begun.has(code)) begun.set(code, i);
    return [...path.flatMap((code) => cells.get(code) ?? []), e.code.split('-').at(-1) ?? '', e.name, e.importance];
  });
  for (const [code, from] of begun) {
    const to = elements.findLastIndex((e) => liesUnder(e.code, code));
    const first = ((code.length - 1) / 2) * 4;
    if (to > from) merges.push({ from, to, columns: [first, first + 1, first + 2, first + 3] });
  }
  return { rows, merges };
}

const pathOf = (code: string): string[] => {
  const above = parentCode(code);
  return above === null ? [code] : [...pathOf(above), code];
};
