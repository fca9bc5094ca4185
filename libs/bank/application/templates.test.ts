import ExcelJS from 'exceljs';
import { readSheets } from '@kaowu/platform';
import { ITEM_COLUMNS } from './item-columns';
import { elementFinder } from '../domain/place-elements';
import { fileInMemory } from '../formats/item-file';
import { candidatesOf } from './import-candidates';
import { itemTemplate } from './templates';

const SOURCE = { known: new Set(['A-A-A-001']), byDefault: 'A-A-A-001', bySheet: {} };

/** What reading a workbook came upon, in words. */
async function imported(bytes: Uint8Array): Promise<string[]> {
  const met: string[] = [];
  for await (const c of candidatesOf(fileInMemory('t.xlsx', bytes), 'spreadsheet', { finder: elementFinder([], undefined), sheets: SOURCE })) {
    const words = c.kind === 'item' ? [c.draft.stem] : c.kind === 'rejected' ? [c.count, ...c.problems.map((p) => p.code), ...c.warnings.map((p) => `(${p.code})`)] : [];
    met.push([c.kind, ...words].join(' '));
  }
  return met;
}

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
  expect(await imported(filled)).toEqual(['rejected 0', 'repeated', 'item 水在标准大气压下 100 ℃ 沸腾']);
});

test('a sheet beside the items that has no heading of theirs is left, which is said; one that lacks a heading is refused; alone it is refused', async () => {
  const workbook = new ExcelJS.Workbook();
  const add = (name: string, ...rows: string[][]): unknown => workbook.addWorksheet(name).addRows(rows);
  add('目录', ['题型', '页'], ['判断题', '3']);
  const bytes = async (): Promise<Uint8Array> => new Uint8Array(await workbook.xlsx.writeBuffer());
  expect(await imported(await bytes())).toEqual(['rejected 1 sheet.header-missing sheet.header-missing']);
  add('试题', ['题干', '答案', '题型'], ['水会沸腾', '正确', '判断题']);
  add('缺答案', ['题干', '题型'], ['水会结冰', '判断题']);
  expect(await imported(await bytes())).toEqual(['rejected 0 (import.sheet-left)', 'rejected 0', 'repeated', 'item 水会沸腾', 'rejected 1 sheet.header-missing']);
});
