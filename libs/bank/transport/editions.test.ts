import ExcelJS from 'exceljs';
import { bankRoutes, type ItemDraft, type ItemView } from '@kaowu/contracts';
import { Bank } from '../application/bank';
import { BANK_IDS } from '../../../seeds/bank';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let writer: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
const REASON = '测试';
const KEY = { edition: 'RESELECT-42', code: '4-10-01-03', direction: '', level: '4', mode: 'theory', standard: '国家职业技能标准' } as const;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  [writer, reviewer, head] = await staffClients(instance, 'writer', 'reviewer', 'head');
});
afterAll(() => instance.stop());

const entries = async (action: string): Promise<number> => Number((await instance.db.one<{ n: string }>('SELECT count(*) AS n FROM journal_entry WHERE action = $1', [action]))?.n);

type Cell = string | number;
interface Sheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly title?: string;
}

/** A workbook as the field prints it: title, three rows of merged headings, merged range cells, ratios that the spreadsheet took for times, a foot. */
async function printed(sheets: Readonly<Record<string, Sheet>>): Promise<Blob> {
  const book = new ExcelJS.Workbook();
  for (const [name, { rows, title = '保育师 四级/中级工 理论知识鉴定要素细目表' }] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    sheet.addRow([title]);
    sheet.mergeCells('A1:O1');
    sheet.addRow(['鉴定范围', ...Array<string>(11).fill(''), '鉴定点']);
    sheet.mergeCells('A2:L2');
    sheet.mergeCells('M2:O2');
    sheet.addRow(['一级', '', '', '', '二级', '', '', '', '三级', '', '', '', '']);
    for (const merge of ['A3:D3', 'E3:H3', 'I3:L3']) sheet.mergeCells(merge);
    sheet.addRow([...['一级', '二级', '三级'].flatMap(() => ['名称', '代码', '重要程度比例', '鉴定比重']), '代码', '名称', '重要程度']);
    for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'string' && /^\d\d:\d\d:\d\d$/.test(cell) ? asTime(cell) : cell === '' ? null : cell)));
    mergeDown(sheet, rows);
    for (const column of ['C', 'G', 'K']) sheet.getColumn(column).numFmt = '[hh]:mm:ss';
    sheet.addRow(['编制人：甲', '', '', '', '校核人：乙']);
  }
  return new Blob([new Uint8Array(await book.xlsx.writeBuffer())]);
}

/** What Excel stores when somebody types 05:02:00: a part of a day. */
const asTime = (text: string): number => text.split(':').reduce((sum, part, i) => sum + Number(part) / [24, 1440, 86_400][i]!, 0);

/** Merges each tier's cells down to the next row that says something of the tier. */
function mergeDown(sheet: ExcelJS.Worksheet, rows: readonly (readonly Cell[])[]): void {
  for (const first of [0, 4, 8]) {
    for (let from = 0; from < rows.length;) {
      let to = from;
      while (to + 1 < rows.length && rows[to + 1]?.[first + 1] === '') to += 1;
      if (to > from) for (let column = first + 1; column <= first + 4; column++) sheet.mergeCells(from + 5, column, to + 5, column);
      from = to + 1;
    }
  }
}

const line = (tiers: readonly (readonly Cell[])[], ...element: Cell[]): Cell[] => [...[0, 1, 2].flatMap((i) => tiers[i] ?? ['', '', '', '']), ...element];
const BLANK = ['', '', '', ''] as const;
/** Seven elements under a range that prints 05:02:00 over four X and three Y. */
const ethics = (ratio = '05:02:00'): Cell[][] => ['X', 'X', 'X', 'X', 'Y', 'Y', 'Y'].map((letter, i) =>
  i === 0
    ? line([['基本要求', 'A', '04:03:00', 20], ['职业道德', 'A', '04:03:00', 20], ['基本知识', 'A', ratio, 20]], '001', '职业道德的概念', letter)
    : line([], i + 1, `守则第 ${i} 条`, letter));
const care = (weight = 80): Cell[][] => [
  line([['相关知识', 'B', '02:00:00', 80], ['生活照料', 'A', '02:00:00', 80], ['清洁', 'A', '01:00:00', 30]], '001', '桌面清洁', 'X'),
  line([BLANK, BLANK, ['进餐', 'B', '01:00:00', weight - 30]], '001', '进餐照料', 'X'),
];

let label = 0;
const send = (file: Blob, more: object = {}) => writer.call(bankRoutes.importElementTable, { body: { ...KEY, label: `版本${++label}`, ...more }, file });
const check = (id: string, client = reviewer) => client.call(bankRoutes.checkElementTable, { params: { id }, body: { reason: REASON } });
const places = (list: readonly { code: string; sheet?: string | undefined; row?: number | undefined; column?: string | undefined }[]) => list.map((p) => [p.code, p.sheet, p.row, p.column]);
const ratios = (list: readonly { code: string }[]) => list.filter((p) => p.code === 'element.ratio-contradicts');

describe('a table as the field prints it', () => {
  it('reads merged cells, letters beside names and ratios stored as times; a contradicted ratio is a warning', async () => {
    const report = await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }), { dryRun: true });
    expect([report.ranges, report.elements, report.problems]).toEqual([7, 9, []]);
    expect(places(ratios(report.warnings))).toEqual([['element.ratio-contradicts', '理论', 5, 'K']]);
    expect(ratios(report.warnings)).toMatchObject([{ zh: expect.stringMatching(/A-A-A .*05:02:00 .*04:03:00/) as unknown }]);
  });

  it('a wrong sum is an error at its place, and the guidance of the rule set is a warning', async () => {
    const report = await send(await printed({ 理论: { rows: [...ethics('04:03:00'), ...care(79)] } }), { dryRun: true });
    expect(places(report.problems)).toEqual([['element.weight-sum', '理论', 12, 'L']]);
    expect(report.warnings.map((w) => w.code)).toEqual(['element.guide-points', 'element.guide-importance', 'element.guide-importance', 'element.guide-range', 'element.guide-range']);
    expect(await codeOf(send(await printed({ 理论: { rows: [...ethics(), ...care(79)] } })))).toBe('file.rows-invalid');
  });

  it('of several sheets the one named is taken; a title of another level or mode is doubted', async () => {
    const file = await printed({
      五级: { rows: [...ethics('04:03:00'), ...care()], title: '保育师 五级/初级工 理论知识鉴定要素细目表' },
      四级: { rows: ethics('04:03:00').map((r, i) => (i === 0 ? r.map((c) => (c === 20 ? 100 : c)) : r)) },
    });
    const first = await send(file, { dryRun: true });
    expect(first.warnings.slice(0, 2).map((w) => [w.code, w.sheet])).toEqual([['element.other-sheets', '五级'], ['element.title-differs', '五级']]);
    const named = await send(file, { dryRun: true, sheet: '四级' });
    expect([named.elements, named.warnings.some((w) => w.code === 'element.title-differs')]).toEqual([7, false]);
    expect(await codeOf(send(file, { sheet: '三级' }))).toBe('sheet.option-unusable');
    const practical = await send(file, { dryRun: true, sheet: '四级', mode: 'practical' });
    expect(practical.warnings.map((w) => w.code)).toContain('element.title-differs');
  });

  it('leaves as it came in: the exported workbook reads back to the same table without a warning of ratios', async () => {
    const taken = await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }));
    const view = await writer.call(bankRoutes.elementTable, { params: { id: taken.tableId ?? '' } });
    const file = await writer.call(bankRoutes.elementTableWorkbook, { params: { id: view.id } });
    const again = await send(file);
    const copy = await writer.call(bankRoutes.elementTable, { params: { id: again.tableId ?? '' } });
    expect([copy.digest, ratios(again.warnings)]).toEqual([view.digest, []]);
  });

  it('maker and checker are two people, and both are in the journal', async () => {
    const { tableId } = await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }));
    const before = await entries('element-table.checked');
    expect((await check(tableId ?? '')).checker).toBe('唐审题');
    expect(await entries('element-table.checked')).toBe(before + 1);
    await expect(instance.db.query(`UPDATE element_table SET checker_id = maker_id WHERE id = $1`, [tableId])).rejects.toThrow('check constraint');
  });
});

describe('a new edition', () => {
  const draft = (elementCode: string, more: Partial<ItemDraft> = {}): ItemDraft => ({ type: 'true_false', stem: `${elementCode} ${Math.random()}`, options: [], key: ['true'], explanation: '', elementCode, difficulty: 0.65, ...more });
  const write = (tableId: string, code: string): Promise<ItemView> => writer.call(bankRoutes.createItem, { body: { ...draft(code), tableId } });
  const bulk = (...versionIds: string[]) => ({ body: { versionIds, reason: REASON } });
  const approve = async (view: ItemView): Promise<string> => {
    const id = view.versions[0]?.id ?? '';
    await writer.call(bankRoutes.submitItems, bulk(id));
    await reviewer.call(bankRoutes.reviewItems, { body: { ...bulk(id).body, verdict: 'pass' } });
    await head.call(bankRoutes.approveItems, bulk(id));
    return id;
  };
  const newEdition = async (formerId: string) => send(await printed({ 理论: { rows: [
    ...ethics('04:03:00').map((r, i) => (i === 2 ? r.map((c) => (c === '守则第 2 条' ? '守则总则' : c)) : r)).filter((_, i) => i !== 6),
    line([['相关知识', 'B', '', 80], ['生活照料', 'A', '', 80], ['清洁', 'A', '', 80]], '001', '进餐照料', 'X'), line([], '002', '桌面清洁', 'Y'),
  ] } }), { formerId });

  it('shows the difference, carries items over by element, undoes it, and moves them at the check', async () => {
    const formerId = (await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }))).tableId ?? '';
    await check(formerId);
    const [stays, moves, renamed, gone] = [await write(formerId, 'A-A-A-001'), await write(formerId, 'B-A-A-001'), await write(formerId, 'A-A-A-003'), await write(formerId, 'A-A-A-007')];
    const approvedId = await approve(moves);
    const tableId = (await newEdition(formerId)).tableId ?? '';
    const params = { id: tableId };
    const seen = await writer.call(bankRoutes.edition, { params });
    expect(seen.elements.filter((d) => d.change !== 'kept').map((d) => [d.change, d.former?.code ?? null, d.next?.code ?? null, d.items])).toEqual([
      ['added', null, 'A-A-A-003', 0], ['moved', 'B-A-B-001', 'B-A-A-001', 0], ['moved', 'B-A-A-001', 'B-A-A-002', 1],
      ['renamed', 'A-A-A-003', null, 1], ['gone', 'A-A-A-007', null, 1],
    ]);
    expect(seen.ranges.map((r) => [r.code, r.next?.weightHundredths ?? null])).toEqual([['B-A-A', 8000], ['B-A-B', null]]);
    expect([seen.fitting, seen.carried]).toEqual([2, 0]);

    const carried = await writer.call(bankRoutes.carryItems, { params, body: { reason: REASON } });
    expect([carried.carried, carried.misfits.map((m) => [m.serial, m.reason])]).toEqual([2, [[renamed.serial, 'element-renamed'], [gone.serial, 'element-gone']]]);
    const inEdition = async () => (await writer.call(bankRoutes.items, { query: { tableId } })).rows.map((r) => [r.id, r.elementCode]);
    expect(await inEdition()).toEqual([[stays.id, 'A-A-A-001'], [moves.id, 'B-A-A-002']]);
    expect((await writer.call(bankRoutes.undoCarry, { params, body: { reason: REASON } })).carried).toBe(0);
    expect(await inEdition()).toEqual([]);
    expect(await codeOf(writer.call(bankRoutes.undoCarry, { params, body: { reason: REASON } }))).toBe('element-table.not-carried');

    const same = [{ former: 'A-A-A-003', next: 'A-A-A-003' }];
    expect((await writer.call(bankRoutes.carryItems, { params, body: { same, reason: REASON } })).carried).toBe(3);
    expect(await codeOf(writer.call(bankRoutes.carryItems, { params, body: { same: [{ former: 'A-A-A-003', next: 'Z-Z-Z-001' }], reason: REASON } }))).toBe('element-table.same-unknown');
    const view = await writer.call(bankRoutes.elementTable, { params });
    const without = { ranges: view.ranges, elements: view.elements.filter((e) => e.code !== 'B-A-A-002') };
    expect(await codeOf(writer.call(bankRoutes.saveElementTable, { params, body: without }))).toBe('element-table.in-use');

    await check(tableId);
    expect(await codeOf(writer.call(bankRoutes.undoCarry, { params, body: { reason: REASON } }))).toBe('element-table.not-draft');
    await expect(instance.db.query('DELETE FROM item_binding WHERE table_id = $1', [tableId])).rejects.toThrow('checked');
    const bank = instance.nest.get(Bank);
    expect((await bank.pool(tableId)).map((p) => [p.versionId, p.elementCode])).toEqual([[approvedId, 'B-A-A-002']]);
    expect((await bank.pool(formerId)).map((p) => [p.versionId, p.elementCode])).toEqual([[approvedId, 'B-A-A-001']]);
    const [open] = (await writer.call(bankRoutes.item, { params: { id: moves.id } })).versions;
    expect([(await writer.call(bankRoutes.item, { params: { id: moves.id } })).tableId, open?.elementCode, open?.digest]).toEqual([tableId, 'B-A-A-002', moves.versions[0]?.digest]);
    const revised = await writer.call(bankRoutes.reviseItem, { params: { id: moves.id }, body: { ...draft('B-A-A-002'), baseVersion: 1 } });
    expect(revised.versions.map((v) => [v.version, v.state, v.elementCode])).toEqual([[2, 'draft', 'B-A-A-002'], [1, 'approved', 'B-A-A-002']]);
    expect((await writer.call(bankRoutes.edition, { params })).misfits.map((m) => m.reason)).toEqual(['element-gone']);
    expect([await entries('element-table.items-carried'), await entries('element-table.carry-undone'), await entries('element-table.items-moved')]).toEqual([2, 1, 1]);
  });

  it('can begin as a copy, follows its own kind only, and needs a former one', async () => {
    const formerId = (await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }))).tableId ?? '';
    const begin = () => writer.call(bankRoutes.startEdition, { params: { id: formerId }, body: { label: '抄录版', standard: '标准', reason: REASON } });
    expect(await codeOf(begin())).toBe('element-table.not-checked');
    await check(formerId);
    const copy = await begin();
    expect([copy.state, copy.formerId, copy.elements.length]).toEqual(['draft', formerId, 9]);
    expect(await codeOf(begin())).toBe('element-table.exists');
    expect((await writer.call(bankRoutes.edition, { params: { id: copy.id } })).elements.every((d) => d.change === 'kept')).toBe(true);
    expect(await codeOf(writer.call(bankRoutes.edition, { params: { id: formerId } }))).toBe('element-table.no-former');
    expect(await codeOf(send(await printed({ 理论: { rows: [...ethics(), ...care()] } }), { formerId, level: '5' }))).toBe('element-table.former-other');
  });

  it('practical tasks go along by range, count for the re-selection form and are revised in the new edition', async () => {
    const formerId = BANK_IDS.practicalTable;
    const line = async () => (await head.call(bankRoutes.coverage)).rows.find((r) => r.key.level === '5' && r.practicalPoints > 0)?.practicalItems;
    const before = await line();
    const edition = await writer.call(bankRoutes.startEdition, { params: { id: formerId }, body: { label: '实操新版', standard: '标准', reason: REASON } });
    const params = { id: edition.id };
    const swapped = { elements: edition.elements, ranges: edition.ranges.map((r) => (r.code === 'A' ? { ...r, name: '改了名的范围' } : r)) };
    await writer.call(bankRoutes.saveElementTable, { params, body: swapped });
    const seen = await writer.call(bankRoutes.edition, { params });
    const former = (await writer.call(bankRoutes.tasks, { query: { tableId: formerId } })).rows;
    const lost = former.filter((t) => t.rangeCodes.some((c) => c === 'A'));
    expect([seen.fitting, seen.taskMisfits.map((m) => [m.code, m.reason])]).toEqual([former.length - lost.length, lost.map((t) => [t.code, 'element-gone'])]);
    await writer.call(bankRoutes.saveElementTable, { params, body: { ranges: edition.ranges, elements: edition.elements } });
    expect((await writer.call(bankRoutes.carryItems, { params, body: { reason: REASON } })).carried).toBe(former.length);
    await check(edition.id);
    const tasks = (await writer.call(bankRoutes.tasks, { query: { tableId: edition.id } })).rows;
    expect(tasks.map((t) => [t.id, t.versionId, t.rangeCodes])).toEqual(former.map((t) => [t.id, t.versionId, t.rangeCodes]));
    expect((await instance.nest.get(Bank).tasks(edition.id)).map((t) => t.elementTableId)).toEqual(tasks.map(() => edition.id));
    expect((await instance.nest.get(Bank).tasks(formerId)).length).toBe(tasks.length);
    expect(await line()).toBe(before);
    const [first] = tasks;
    const open = await writer.call(bankRoutes.task, { params: { id: first?.id ?? '' } });
    expect(open.tableId).toBe(edition.id);
    const revised = await writer.call(bankRoutes.reviseTask, { params: { id: open.id }, body: { ...open.content, name: '改过的操作试题', rangeCodes: open.rangeCodes, weightHundredths: open.weightHundredths, baseVersion: open.version } });
    expect(revised.versions.map((v) => [v.version, v.state])).toEqual([[open.version + 1, 'draft'], ...open.versions.map((v) => [v.version, v.state])]);
  });

  it('serial numbers that are taken give way, and enemies go along', async () => {
    const formerId = (await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }))).tableId ?? '';
    await check(formerId);
    const [a, b] = [await write(formerId, 'A-A-A-001'), await write(formerId, 'A-A-A-002')];
    await writer.call(bankRoutes.setEnemies, { params: { id: a.id }, body: { enemyIds: [b.id], reason: REASON } });
    const tableId = (await send(await printed({ 理论: { rows: [...ethics(), ...care()] } }), { formerId })).tableId ?? '';
    const own = await write(tableId, 'A-A-A-003');
    expect(own.serial).toBe(1);
    await writer.call(bankRoutes.carryItems, { params: { id: tableId }, body: { reason: REASON } });
    await check(tableId);
    expect((await writer.call(bankRoutes.items, { query: { tableId } })).rows.map((r) => [r.id, r.serial])).toEqual([[own.id, 1], [b.id, 2], [a.id, 3]]);
    for (const item of [a, b]) await approve(item);
    const pool = await instance.nest.get(Bank).pool(tableId);
    expect([a, b].map((x) => pool.find((p) => p.itemId === x.id)?.enemies)).toEqual([[b.id], [a.id]]);
    expect((await write(tableId, 'A-A-A-001')).serial).toBe(4);
  });
});
