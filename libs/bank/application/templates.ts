import { DIFFICULTY_GRADES, ITEM_TYPES, itemType, type FileReply } from '@kaowu/contracts';
import { writeWorkbook, type SheetColumn, type SheetToWrite } from '@kaowu/platform';
import { SHEET_GROUPS } from '../domain/element-sheet';
import { XLSX } from './coverage';
import { CREDIT_WORDS } from '../domain/row-marks';
import { ITEM_COLUMNS } from './item-columns';

/** What may stand in a column of the item sheet, where that is a list. */
const CHOICES: Readonly<Record<string, readonly string[]>> = { type: itemType.options.map((type) => ITEM_TYPES[type].zh), difficulty: DIFFICULTY_GRADES.map((g) => g.zh), credit: [CREDIT_WORDS.all, CREDIT_WORDS.share] };

const headings = (columns: readonly SheetColumn[]) => columns.map((c) => ({ heading: c.headings[0] ?? c.key, width: c.key === 'stem' ? 48 : 16, ...(CHOICES[c.key] ? { choices: CHOICES[c.key] as readonly string[] } : {}) }));

/** The sheet of our templates that tells how to fill them in. */
export const TEMPLATE_NOTES = '填写说明';

/** An empty workbook with our headings and a sheet that tells how to fill it in. */
async function template(filename: string, sheet: Pick<SheetToWrite, 'name' | 'columns' | 'heads'>, notes: readonly (readonly [string, string])[]): Promise<FileReply> {
  const bytes = await writeWorkbook([
    { ...sheet, rows: [] },
    { name: TEMPLATE_NOTES, columns: [{ heading: '栏目', width: 20 }, { heading: '填写要求', width: 80 }], rows: notes },
  ]);
  return { filename, mimetype: XLSX, bytes };
}

/** The headings of an element table as the field prints them: 鉴定范围 over three tiers, 鉴定点 beside. */
export const TABLE_HEADINGS: Pick<SheetToWrite, 'columns' | 'heads'> = {
  heads: [
    SHEET_GROUPS.flatMap((g) => g.parts.flatMap((p) => p.fields.map(() => g.heading))),
    SHEET_GROUPS.flatMap((g) => g.parts.flatMap((p) => p.fields.map(() => p.heading))),
  ],
  columns: SHEET_GROUPS.flatMap((g) => g.parts.flatMap((p) => p.fields.map((heading) => ({ heading, width: heading === '名称' ? 24 : 12 })))),
};

/** The template for element tables. */
export const elementTableTemplate = (): Promise<FileReply> =>
  template('评价要素细目表模板.xlsx', { name: '细目表', ...TABLE_HEADINGS }, [
    ['一、二、三级', '代码为一个大写字母，同一范围写一次即可，其下各行可留空或合并单元格；比重为占全卷的百分数，可有两位小数'],
    ['重要程度比例', '按 X:Y:Z 填写评价点数量，如 05:02:00；系统自行计数，不符时提醒'],
    ['比重之和', '一级比重之和为 100；下级比重之和等于上级比重'],
    ['鉴定点代码', '三位数字，在每个三级范围内自 001 起'],
    ['重要程度', 'X 核心要素、Y 一般要素、Z 辅助要素'],
  ]);

/** The template for items. */
export const itemTemplate = (): Promise<FileReply> =>
  template('试题导入模板.xlsx', { name: '试题', columns: headings(ITEM_COLUMNS) }, [
    ['题型', itemType.options.map((type) => ITEM_TYPES[type].zh).join('、')],
    ['选项A…', '自 A 起连续填写；判断题不填选项'],
    ['答案', '单选、多选填字母（如 ABD）；判断题填“正确”或“错误”；排序题按正确顺序填字母（如 CAB）'],
    ['答案（续）', '填空题每行一个可接受的答案，几个空之间隔一行“---”；数值题如“6.25 ± 0.05”；匹配题每行一对，如“佝偻病 → 维生素D”'],
    ['难度', `${DIFFICULTY_GRADES.map((g) => `${g.grade} ${g.zh}`).join('、')}，或 0 至 1 之间的难度系数；留空为中等`],
    ['预计用时（秒）', '考生做这道题大约需要的秒数，如 45、1分30秒、1:30；留空则按组卷方案中该题型的用时'],
    ['计分方式', '“全对给分”或“部分得分”；留空则按题型（填空题按空给分，其他题型全对给分）'],
    ['公式', 'LaTeX 写在 \\( … \\)、\\[ … \\] 或 $$ … $$ 之间，导入时转为 MathML'],
    ['评价点代码', '如 A-A-A-001；整份文件同属一个评价点时，可在导入时指定'],
  ]);
