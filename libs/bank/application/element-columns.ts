import type { SheetColumn } from '@kaowu/platform';

const TIER_WORDS = ['一级', '二级', '三级'] as const;

/** Columns of an element table as the field prints them; the first heading of each is our template's. */
export const ELEMENT_COLUMNS: readonly SheetColumn[] = [
  ...TIER_WORDS.flatMap((word, i) => [
    { key: `code${i + 1}`, headings: [`${word}代码`, `${word}范围代码`, `${word}鉴定范围代码`, `鉴定范围${word}代码`, `${word}评价范围代码`] },
    { key: `name${i + 1}`, headings: [`${word}名称`, `${word}范围名称`, `${word}鉴定范围`, `${word}鉴定范围名称`, `鉴定范围${word}名称`, `${word}评价范围`] },
    { key: `weight${i + 1}`, headings: [`${word}比重`, `${word}鉴定比重`, `${word}比重(%)`, `鉴定范围${word}比重`, `${word}评价比重`] },
  ]),
  { key: 'code', headings: ['鉴定点代码', '评价点代码', '代码', '要素代码'] },
  { key: 'name', headings: ['名称', '鉴定点名称', '评价点名称', '鉴定点', '评价点', '要素名称'] },
  { key: 'importance', headings: ['重要程度', '重要性', '重要程度(X/Y/Z)'] },
];

