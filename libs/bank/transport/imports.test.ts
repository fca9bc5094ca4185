import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankRoutes, taskDraft, type ProcedureStage, type TaskDraft, type TaskView, type WireProblem } from '@kaowu/contracts';
import { Accounts } from '@kaowu/identity';
import { Clock } from '@kaowu/kernel';
import { systemActor, writeWorkbook } from '@kaowu/platform';
import { HttpClient, ProblemReply } from '../../../apps/cli/client/http-client';
import { DEMO_PASSWORD, seedAccounts } from '../../../seeds/accounts';
import { BANK_IDS, seedBank } from '../../../seeds/bank';
import { seedCatalogue } from '../../../seeds/catalogue';
import type { SeedContext } from '../../../seeds/context';
import { seedId } from '../../../seeds/ids';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { Bank } from '../application/bank';
import { ITEM_COLUMNS } from '../application/item-columns';
import { staffClients } from '../../../test/support/staff';

const SHARED = join(__dirname, '../../../../shared/data');
const SEEDS = join(__dirname, '../../../seeds/bank/data');
const REASON = '测试';

let instance: TestInstance;
let writer: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
let both: HttpClient;

beforeAll(async () => {
  instance = await startInstance();
  const ctx: SeedContext = { app: instance.nest, db: instance.db, vault: instance.vault, clock: instance.nest.get(Clock), actor: systemActor('seed'), say: () => undefined };
  await seedAccounts(ctx);
  await ctx.app.get(Accounts).create(ctx.actor, { id: seedId('person:both'), login: 'both', name: '两岗', password: DEMO_PASSWORD, posts: ['writer', 'item_reviewer'], reason: REASON });
  await seedCatalogue(ctx);
  await seedBank(ctx);
  [writer, reviewer, head, both] = await staffClients(instance, 'writer', 'reviewer', 'head', 'both');
});
afterAll(() => instance.stop());

const problemOf = async (work: Promise<unknown>): Promise<WireProblem | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ProblemReply) return error.problem;
    throw error;
  }
};
const blob = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)]);
const sheet = async (headings: readonly string[], rows: readonly (readonly (string | number | null)[])[], name = '表'): Promise<Blob> =>
  blob(await writeWorkbook([{ name, columns: headings.map((heading) => ({ heading })), rows }]));

const KEY = { edition: 'RESELECT-42', code: '4-10-01-03', direction: '', level: '4', mode: 'theory', standard: '国家职业技能标准' } as const;
const TABLE_HEADINGS = ['一级代码', '一级名称', '一级比重', '二级代码', '二级名称', '二级比重', '三级代码', '三级名称', '三级比重', '鉴定点代码', '名称', '重要程度'];
const tableRows = (): (string | number | null)[][] => [
  ['A', '基本要求', 20, 'A', '职业道德', 20, 'A', '基本知识', 20, '001', '职业道德的概念', 'X'],
  [null, null, null, null, null, null, null, null, null, '002', '职业守则', 'Y'],
  ['B', '相关知识', 80, 'A', '生活照料', 80, 'A', '清洁', 80, '001', '桌面清洁', 'X'],
];
let label = 0;
const importTable = async (rows: (string | number | null)[][], more: object = {}, client = writer) =>
  client.call(bankRoutes.importElementTable, { body: { ...KEY, label: `第${++label}版`, ...more }, file: await sheet(TABLE_HEADINGS, rows) });
const newTable = async (client = writer): Promise<string> => (await importTable(tableRows(), {}, client)).tableId ?? '';

describe('element tables', () => {
  it('come from a spreadsheet and are checked by another person', async () => {
    const id = await newTable(both);
    const check = (client: HttpClient) => client.call(bankRoutes.checkElementTable, { params: { id }, body: { reason: REASON } });
    expect((await problemOf(check(both)))?.code).toBe('element-table.checker-is-maker');
    expect(await check(reviewer)).toMatchObject({ state: 'checked', maker: '两岗', checker: '唐审题', ratio: { X: 2, Y: 1, Z: 0 } });
    expect((await problemOf(check(reviewer)))?.code).toBe('element-table.not-draft');
    await expect(instance.db.query('DELETE FROM element WHERE table_id = $1', [id])).rejects.toThrow('checked');
  });

  it('with a fault are refused whole with every place, or taken without the wrong rows', async () => {
    const rows = tableRows();
    rows[1] = [null, null, null, null, null, null, null, null, null, '002', '职业守则', 'W'];
    (rows[2] as (string | number | null)[])[8] = 79;
    const refused = await problemOf(importTable(rows));
    expect(refused).toMatchObject({ code: 'file.rows-invalid', status: 422 });
    expect(refused?.details?.map((d) => [d.code, d.sheet, d.row, d.column])).toEqual([['element.importance-invalid', '表', 3, 'L'], ['element.weight-sum', '表', 4, 'I']]);
    const taken = await importTable(rows, { onProblems: 'take-good' });
    expect([taken.elements, taken.rejectedRows]).toEqual([2, 1]);
    const params = { id: taken.tableId ?? '' };
    expect((await problemOf(reviewer.call(bankRoutes.checkElementTable, { params, body: { reason: REASON } })))?.details?.map((d) => d.code)).toEqual(['element.weight-sum']);
    const view = await writer.call(bankRoutes.elementTable, { params });
    const mended = { elements: view.elements, ranges: view.ranges.map((r) => (r.code === 'B-A-A' ? { ...r, weightHundredths: 8000 } : r)) };
    await writer.call(bankRoutes.saveElementTable, { params, body: mended });
    expect((await reviewer.call(bankRoutes.checkElementTable, { params, body: { reason: REASON } })).state).toBe('checked');
  });

  it.each([
    ['a dry run stores nothing', { dryRun: true }, null],
    ['an occupation that the catalogue does not offer', { code: '4-99-99-99' }, 'element-table.offer-unknown'],
    ['the same edition twice', { label: '第1版' }, 'element-table.exists'],
  ])('%s', async (_, more, code) => {
    const before = (await writer.call(bankRoutes.elementTables)).rows.length;
    expect((await problemOf(importTable(tableRows(), more)))?.code ?? null).toBe(code);
    expect((await writer.call(bankRoutes.elementTables)).rows.length).toBe(before);
  });

  it('without the headings say which are missing; with none of them too', async () => {
    const refused = await problemOf(writer.call(bankRoutes.importElementTable, { body: { ...KEY, label: 'x' }, file: await sheet(TABLE_HEADINGS.slice(0, 11), []) }));
    expect(refused?.details).toMatchObject([{ code: 'sheet.header-missing', zh: expect.stringContaining('重要程度') as unknown }]);
  });

  it('keep an element that has items', async () => {
    const id = await newTable();
    await writer.call(bankRoutes.createItem, { body: { tableId: id, type: 'true_false', stem: '对吗', options: [], key: ['true'], elementCode: 'B-A-A-001', difficulty: 0.5 } });
    const view = await writer.call(bankRoutes.elementTable, { params: { id } });
    expect(view.counts).toEqual([{ code: 'B-A-A-001', type: 'true_false', state: 'draft', count: 1 }]);
    const without = { ranges: view.ranges, elements: view.elements.filter((e) => e.code !== 'B-A-A-001') };
    expect((await problemOf(writer.call(bankRoutes.saveElementTable, { params: { id }, body: without })))?.code).toBe('element-table.in-use');
  });

  it('are signed for by the head alone, until the items change', async () => {
    const id = BANK_IDS.theoryTable;
    const sign = (client: HttpClient) => client.call(bankRoutes.signOffBank, { params: { id }, body: { reason: REASON } });
    expect((await problemOf(sign(reviewer)))?.code).toBe('element-table.signer-not-head');
    expect(await sign(head)).toMatchObject({ approvedItems: 385, current: true });
    const [item] = (await head.call(bankRoutes.items, { query: { tableId: id, state: 'approved', limit: 1 } })).rows;
    await head.call(bankRoutes.retireItems, { body: { versionIds: [item?.versionId ?? ''], reason: REASON } });
    expect((await head.call(bankRoutes.elementTable, { params: { id } })).signOffs.map((s) => s.current)).toEqual([false, false]);
  });

  it('keep the evidence of each step of the item-writing procedure', async () => {
    const id = await newTable();
    const record = (stage: ProcedureStage, note: string) => writer.call(bankRoutes.recordStage, { params: { id }, body: { stage, note } });
    await record('standard_analysis', '对照 2021 年版标准逐条分析');
    const { stages } = await record('item_writing', '按细目表分工命制');
    expect(stages.map((s) => [s.stage, s.recorder])).toEqual([['standard_analysis', '梁命题'], ['item_writing', '梁命题']]);
    expect((await problemOf(record('item_writing', ' ')))?.code).toBe('request.invalid');
    await expect(instance.db.query('DELETE FROM procedure_stage')).rejects.toThrow('never changed');
  });

  it('make the lines of the re-selection form', async () => {
    const { rows } = await head.call(bankRoutes.coverage);
    expect(rows.find((r) => r.key.level === '5')).toMatchObject({ occupationName: '保育师', theoryPoints: 66, practicalPoints: 21, theoryItems: 384, practicalItems: 3 });
    expect((await head.call(bankRoutes.coverageWorkbook)).size).toBeGreaterThan(1000);
  });
});

const ITEM_HEADINGS = ITEM_COLUMNS.map((c) => c.headings[0] ?? '');
const itemRow = (stem: string, key = 'A', element = 'A-A-A-001'): (string | null)[] => ITEM_COLUMNS.map((c) => ({ type: '单选题', stem, 'option.A': '甲', 'option.B': '乙', key, element } as Record<string, string>)[c.key] ?? null);

describe('items from spreadsheets', () => {
  it('good rows are taken beside wrong ones, and a second time nothing changes', async () => {
    const id = await newTable();
    const file = await sheet(ITEM_HEADINGS, [itemRow('甲题'), itemRow('乙题', 'C'), itemRow('丙题', 'B', 'X-X-X-001'), itemRow('=1+1')], '试题');
    const run = (more: object) => writer.call(bankRoutes.importItems, { params: { id }, body: more, file });
    const refused = await problemOf(run({}));
    expect(refused?.details?.map((d) => [d.code, d.row, d.column])).toEqual([['item.key-unknown', 3, 'M'], ['item.element-unknown', 4, 'O']]);
    expect(await run({ dryRun: true })).toMatchObject({ total: 4, taken: 2, rejected: 2, dryRun: true });
    expect(await run({ onProblems: 'take-good' })).toMatchObject({ total: 4, taken: 2, rejected: 2, unchanged: 0, byType: { single: 2 } });
    expect(await run({ onProblems: 'take-good' })).toMatchObject({ taken: 0, unchanged: 2 });
    expect((await writer.call(bankRoutes.items, { query: { tableId: id } })).rows.map((r) => [r.serial, r.excerpt])).toEqual([[1, '甲题'], [2, '=1+1']]);
  });

  it('two imports of one file at once take it once', async () => {
    const id = await newTable();
    const file = await sheet(ITEM_HEADINGS, [itemRow('一'), itemRow('二')]);
    const reports = await Promise.all([1, 2, 3].map(() => writer.call(bankRoutes.importItems, { params: { id }, body: {}, file })));
    expect(reports.map((r) => r.taken).sort()).toEqual([0, 0, 2]);
  });

  it('headings of their own and a sheet an element', async () => {
    const id = await newTable();
    const bytes = await writeWorkbook(['第一章', '第二章'].map((name) => ({ name, columns: ['类别', '题目正文', 'A', 'B', '标答'].map((heading) => ({ heading })), rows: [['单选', `${name}的题`, '甲', '乙', 'B']] })));
    const body = { columns: JSON.stringify({ 类别: 'type', 题目正文: 'stem', 标答: 'key' }), elementBySheet: JSON.stringify({ 第一章: 'A-A-A-002', 第二章: 'B-A-A-001' }) };
    expect(await writer.call(bankRoutes.importItems, { params: { id }, body, file: blob(bytes) })).toMatchObject({ taken: 2 });
    expect((await writer.call(bankRoutes.items, { query: { tableId: id } })).rows.map((r) => r.elementCode)).toEqual(['A-A-A-002', 'B-A-A-001']);
    expect((await problemOf(writer.call(bankRoutes.importItems, { params: { id }, body: { columns: '{"x": "nothing"}' }, file: blob(bytes) })))?.code).toBe('sheet.option-unusable');
  });

  it('a file that is no spreadsheet is refused', async () => {
    const id = await newTable();
    expect((await problemOf(writer.call(bankRoutes.importItems, { params: { id }, body: {}, file: new Blob(['PK\x03\x04 no zip']) })))?.code).toBe('file.unreadable');
  });

  const derived = join(SHARED, 'questions/derived');
  (existsSync(derived) ? it : it.skip)('the 386 questions of 保育师 import as expected', async () => {
    const id = await newTable();
    const report = await writer.call(bankRoutes.importItems, { params: { id }, body: { defaultElement: 'B-A-A-001' }, file: blob(readFileSync(join(derived, 'baoyushi.xlsx'))) });
    expect(report).toMatchObject({ total: 386, taken: 386, rejected: 0, byType: { single: 271, multiple: 38, true_false: 77 } });
    const expected = JSON.parse(readFileSync(join(derived, 'baoyushi.EXPECTED.json'), 'utf8')) as { questions: { type: string; stem: string; options: string[]; correct: boolean[] }[] };
    const rows = await instance.db.query<{ id: string }>('SELECT v.id FROM item_version v JOIN item i ON i.id = v.item_id WHERE i.table_id = $1 ORDER BY i.serial', [id]);
    const contents = await instance.nest.get(Bank).contents(rows.map((r) => r.id));
    const names = { single: 'single', multiple: 'multi', true_false: 'judge' } as Record<string, string>;
    const got = contents.map((c) => ({ type: names[c.type], stem: c.stem, options: c.options.map((o) => o.text), correct: c.options.map((o) => c.key.includes(o.id)) }));
    expect(got).toEqual(expected.questions.map(({ type, stem, options, correct }) => ({ type, stem, options, correct })));
  });

  const attack = join(SHARED, 'attack/xlsx-formulas.xlsx');
  (existsSync(attack) ? it : it.skip)('formulas, scripts and rounded numbers in a file do no harm', async () => {
    const id = await newTable();
    const report = await writer.call(bankRoutes.importItems, { params: { id }, body: { defaultElement: 'B-A-A-001', onProblems: 'take-good' }, file: blob(readFileSync(attack)) });
    expect(report.warnings.map((w) => w.code)).toContain('item.number-imprecise');
    const { rows } = await writer.call(bankRoutes.items, { query: { tableId: id } });
    expect(rows.map((r) => r.excerpt)).toContain('<script>alert(1)</script>');
    expect(rows.every((r) => !r.excerpt.includes('HYPERLINK'))).toBe(true);
  });

  const cmmlu = join(SHARED, 'questions/cn-cmmlu');
  (existsSync(cmmlu) ? it : it.skip)('nine thousand questions import in one go', async () => {
    const id = await newTable();
    const questions = readdirSync(cmmlu).filter((f) => f.endsWith('.jsonl')).flatMap((f) =>
      readFileSync(join(cmmlu, f), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { stem: string; options: { text: string }[]; answer: string[] }));
    const bytes = await writeWorkbook([{ name: '试题', columns: ['题型', '题干', '选项A', '选项B', '选项C', '选项D', '答案'].map((heading) => ({ heading })), rows: questions.map((q) => ['单选题', q.stem, ...q.options.map((o) => o.text), q.answer.join('')]) }]);
    const report = await writer.call(bankRoutes.importItems, { params: { id }, body: { defaultElement: 'A-A-A-001', onProblems: 'take-good' }, file: blob(bytes) });
    expect(report.total).toBe(questions.length);
    expect(report.taken).toBeGreaterThan(9000);
    expect((await instance.nest.get(Bank).pool(id)).length).toBe(0);
  });
});

describe('practical tasks', () => {
  const body = (more: Partial<TaskDraft> = {}): TaskDraft => ({ ...taskDraft.array().parse(JSON.parse(readFileSync(join(SEEDS, 'tasks.json'), 'utf8')))[0] as TaskDraft, ...more });
  const create = (code: string, draft = body()): Promise<TaskView> => writer.call(bankRoutes.createTask, { body: { ...draft, tableId: BANK_IDS.practicalTable, code } });

  it('go the same way as items and are handed to marking with criteria, points and fatal items', async () => {
    const task = await create('P10', body({ weightHundredths: 2500 }));
    const decide = (act: 'approve' | 'retire', client = head, versionId = task.versionId) => client.call(bankRoutes.decideTask, { params: { id: versionId }, body: { act, reason: REASON } });
    await writer.call(bankRoutes.moveTask, { params: { id: task.versionId }, body: { act: 'submit', reason: REASON } });
    expect((await problemOf(decide('approve')))?.code).toBe('version.review-missing');
    await reviewer.call(bankRoutes.reviewTask, { params: { id: task.versionId }, body: { verdict: 'pass', reason: REASON } });
    expect((await decide('approve')).state).toBe('approved');
    const revised = await writer.call(bankRoutes.reviseTask, { params: { id: task.id }, body: { ...body({ weightHundredths: 3000 }), baseVersion: 1 } });
    expect(revised.versions.map((v) => [v.version, v.state])).toEqual([[2, 'draft'], [1, 'approved']]);
    const handed = (await instance.nest.get(Bank).tasks(BANK_IDS.practicalTable)).find((t) => t.taskId === task.id);
    expect(handed).toMatchObject({ taskVersionId: task.versionId, weightPercent: 25, fullPoints: 10_000 });
    expect([handed?.criteria.length, handed?.fatalItems[0]?.effect]).toEqual([10, 'task_zero']);
    await decide('retire');
    expect((await instance.nest.get(Bank).task(task.versionId)).name).toBe(task.name);
  });

  it('hold formulas as items do, and are shown with them', async () => {
    const task = await create('P12', body({ instructions: '按 \\(R=\\frac{U}{I}\\) 计算。', preparation: '无公式' }));
    expect(task.content.instructions).toMatch(/^按 <math>.*<mfrac>.*<\/math> 计算。$/);
    expect(task.shown).toEqual({ instructions: expect.stringContaining('<mfrac>') as string });
  });

  it.each([
    ['a picture that is not there', 'P13', body({ instructions: `见图 ![](media:${'ab'.repeat(32)}.png)` }), 'item.media-unknown'],
    ['points that do not sum', 'P11', body({ fullPoints: 9900 }), 'request.invalid'],
    ['a range that the table lacks', 'P11', body({ rangeCodes: ['Z'] }), 'request.invalid'],
    ['a code that is taken', 'P01', body(), 'task.code-taken'],
  ])('%s is refused', async (_, code, draft, expected) => expect((await problemOf(create(code, draft)))?.code).toBe(expected));
});
