import { z } from 'zod';
import { refusal, type SheetColumn } from '@kaowu/platform';
import { OPTION_COLUMNS } from '../domain/item-rows';
import { optionLetter } from '../domain/item-content';

/** Columns of an item sheet; the first heading of each is our template's, the others are what other systems print. */
export const ITEM_COLUMNS: readonly SheetColumn[] = [
  { key: 'type', headings: ['题型', '试题类型', '题目类型', 'type'] },
  { key: 'stem', headings: ['题干', '题目', '试题内容', '题目内容', '试题', 'stem', 'question'] },
  ...Array.from({ length: OPTION_COLUMNS }, (_, i) => {
    const letter = optionLetter(i);
    return { key: `option.${letter}`, headings: [`选项${letter}`, `答案选项${letter}`, `备选项${letter}`, letter, `option ${letter}`] };
  }),
  { key: 'key', headings: ['答案', '正确答案', '标准答案', '参考答案', 'key', 'answer', 'correct answer', 'correct_letter'] },
  { key: 'difficulty', headings: ['难度', '难度等级', '难度系数', 'difficulty'] },
  { key: 'element', headings: ['评价点代码', '鉴定点代码', '考核点代码', '要素代码', 'element'] },
  { key: 'explanation', headings: ['解析', '试题解析', '答案解析', '说明', 'explanation'] },
  { key: 'identifier', headings: ['试题编号', '题目编号', 'identifier', 'id'] },
  { key: 'unit', headings: ['单位', 'unit'] },
  { key: 'seconds', headings: ['预计用时（秒）', '预计用时', '答题时间', '作答时间', 'seconds', 'expected time'] },
  { key: 'credit', headings: ['计分方式', '得分方式', 'credit'] },
  { key: 'title', headings: ['试题名称', 'title'] },
  { key: 'points', headings: ['分值', '建议分值', 'points'] },
];

/** The columns without which items cannot be read; a type that no column says follows from the key. */
export const NEEDED_ITEM_COLUMNS = ['stem', 'key'] as const;

const parsed = <S extends z.ZodType>(schema: S, name: string, text: string | undefined): z.output<S> | null => {
  if (text === undefined || text.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('sheet.option-unusable', { name }, { field: `body.${name}` });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw refusal('sheet.option-unusable', { name }, { field: `body.${name}` });
  return result.data;
};

/**
 * The columns with a file's own headings added: `{"题目正文": "stem"}`. A heading given here wins over what it means
 * otherwise. Problem: `sheet.option-unusable`.
 */
export function columnsWith(mapping: string | undefined): readonly SheetColumn[] {
  const keys = ITEM_COLUMNS.map((c) => c.key) as [string, ...string[]];
  const own = parsed(z.record(z.string().min(1), z.enum(keys)), 'columns', mapping);
  if (!own) return ITEM_COLUMNS;
  return ITEM_COLUMNS.map(({ key, headings }) => ({
    key,
    headings: [...headings.filter((h) => own[h] === undefined || own[h] === key), ...Object.keys(own).filter((h) => own[h] === key)],
  }));
}

/** Sheet name → element code, for workbooks with a sheet an element. Problem: `sheet.option-unusable`. */
export const elementsBySheet = (mapping: string | undefined): Readonly<Record<string, string>> =>
  parsed(z.record(z.string(), z.string()), 'elementBySheet', mapping) ?? {};
