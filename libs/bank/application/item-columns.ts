import { z } from 'zod';
import { refusal, type SheetColumn } from '@kaowu/platform';
import { OPTION_COLUMNS } from '../domain/row-options';
import { optionLetter } from '../domain/item-content';

/** Columns of an item sheet; the first heading of each is our template's, the others are what other systems print. */
export const ITEM_COLUMNS: readonly SheetColumn[] = [
  { key: 'type', headings: ['题型', '试题类型', '题目类型', '类型', '题目题型', '试题题型', '题类', 'type', 'question type'] },
  { key: 'stem', headings: ['题干', '题目', '试题内容', '题目内容', '试题', '问题', '题干内容', '试题题干', '题目题干', '题目正文', 'stem', 'question', 'question text'] },
  ...Array.from({ length: OPTION_COLUMNS }, (_, i) => {
    const letter = optionLetter(i);
    return { key: `option.${letter}`, headings: [`选项${letter}`, `答案选项${letter}`, `备选项${letter}`, letter, `option ${letter}`, `${letter}选项`, `${letter}项`, `备选答案${letter}`, `答案${letter}`, `选择${letter}`, `选项${i + 1}`, `选项${'一二三四五六七八九十'[i] ?? ''}`, `option ${i + 1}`, `choice ${letter}`] };
  }),
  { key: 'key', headings: ['答案', '正确答案', '标准答案', '参考答案', '试题答案', '题目答案', '正确选项', '正确项', 'key', 'answer', 'correct answer', 'correct_letter'] },
  { key: 'difficulty', headings: ['难度', '难度等级', '难度系数', '题目难度', '试题难度', '难易度', '难易程度', 'difficulty'] },
  { key: 'element', headings: ['评价点代码', '鉴定点代码', '考核点代码', '要素代码', 'element'] },
  { key: 'explanation', headings: ['解析', '试题解析', '答案解析', '题目解析', '详解', '试题分析', '解析说明', '说明', 'explanation', 'analysis'] },
  { key: 'identifier', headings: ['试题编号', '题目编号', 'identifier', 'id'] },
  { key: 'unit', headings: ['单位', 'unit'] },
  { key: 'seconds', headings: ['预计用时（秒）', '预计用时', '答题时间', '作答时间', 'seconds', 'expected time'] },
  { key: 'credit', headings: ['计分方式', '得分方式', 'credit'] },
  { key: 'title', headings: ['试题名称', 'title'] },
  { key: 'points', headings: ['分值', '建议分值', '分数', '题目分数', '题目分值', 'points', 'score'] },
];

/** Columns that are read but that our template does without: all options in one cell. */
const READ_ONLY: readonly SheetColumn[] = [
  { key: 'options', headings: ['选项', '试题选项', '题目选项', '备选答案', '答案选项', '备选项', '候选项', 'options', 'choices'] },
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
  const all = [...ITEM_COLUMNS, ...READ_ONLY];
  const keys = all.map((c) => c.key) as [string, ...string[]];
  const own = parsed(z.record(z.string().min(1), z.enum(keys)), 'columns', mapping);
  if (!own) return all;
  return all.map(({ key, headings }) => ({
    key,
    headings: [...headings.filter((h) => own[h] === undefined || own[h] === key), ...Object.keys(own).filter((h) => own[h] === key)],
  }));
}

/** Sheet name → element code, for workbooks with a sheet an element. Problem: `sheet.option-unusable`. */
export const elementsBySheet = (mapping: string | undefined): Readonly<Record<string, string>> =>
  parsed(z.record(z.string(), z.string()), 'elementBySheet', mapping) ?? {};
