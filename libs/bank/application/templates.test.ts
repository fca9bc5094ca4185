import ExcelJS from 'exceljs';
import { readSheets } from '@kaowu/platform';
import { ITEM_COLUMNS } from './item-columns';
import { itemTemplate } from './templates';

test('the template for items offers the types and grades as lists, and its empty rows are no items', async () => {
  const { bytes } = await itemTemplate();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
  const headings = (sheet.getRow(1).values as unknown[]).slice(1).map(String);
  const rule = (heading: string): string => String(sheet.getCell(2, headings.indexOf(heading) + 1).dataValidation?.formulae[0]);
  expect([rule('题型'), rule('难度')]).toEqual([expect.stringMatching(/^"单选题,多选题,判断题,.*案例分析题"$/) as unknown, '"易,较易,中等,较难,难"']);
  for (const [heading, text] of [['题型', '判断题'], ['题干', '水在标准大气压下 100 ℃ 沸腾'], ['答案', '正确']] as const) sheet.getCell(2, headings.indexOf(heading) + 1).value = text;
  const filled = new Uint8Array(await workbook.xlsx.writeBuffer());
  const [read] = await readSheets(filled, ITEM_COLUMNS);
  expect(read?.rows.map((r) => [r.row, r.cells['type'], r.cells['key']])).toEqual([[2, '判断题', '正确']]);
});
