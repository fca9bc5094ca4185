import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { RecordStatistics } from '@kaowu/bank';
import { newId } from '@kaowu/kernel';
import { systemActor } from '@kaowu/platform';
import { TableWorkbook } from '../../libs/bank/application/table-workbook';
import { BANK_IDS } from '../../seeds/bank';
import { violations } from '../support/axe';
import { signIn, sure } from '../support/bank-desk';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

let instance: TestInstance;
let chromium: TestBrowser;
const pages = new Map<string, Page>();
const logged: string[][] = [];

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

async function as(login: string): Promise<Page> {
  const known = pages.get(login);
  if (known) return known;
  const { page, errors } = await openWindow(chromium.browser, instance.url, { width: 1366, height: 768 });
  logged.push(errors);
  await signIn(page, login);
  pages.set(login, page);
  return page;
}

const confirm = (page: Page, reason = '浏览器测试'): Promise<void> => sure(page, null, reason);

/** The seeded table as the field prints it, changed cell by cell. */
async function changedTable(change: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const { bytes } = await instance.nest.get(TableWorkbook).run(BANK_IDS.theoryTable);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  change(book.worksheets[0] as ExcelJS.Worksheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let editionId = '';

describe('a new edition of an element table', () => {
  it('is imported with its contradictions shown, corrected, beside the former one', async () => {
    const page = await as('writer');
    await page.goto('/bank/import-table');
    await page.locator('#bank-offer').click();
    await page.keyboard.type('保育师');
    await page.getByText(/保育师.*五级/).first().click();
    await page.locator('#bank-label').fill('2027版');
    await page.locator('#bank-standard').fill('国家职业技能标准 保育师（2027年版）');
    await page.locator('#bank-former').click();
    await page.getByTitle('2026版').click();
    const edit = (weight: number) => changedTable((sheet) => {
      sheet.getCell('K5').value = '09:09:00';
      sheet.getCell('L5').value = weight;
      sheet.getCell('N6').value = '职业道德的核心';
    });
    await page.locator('input[type=file]').setInputFiles({ name: '细目表.xlsx', mimeType: XLSX, buffer: await edit(9) });
    await page.getByText(/“A-A”下级比重之和为 9%，应为 10%/).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '导入细目表' }).isDisabled();
    await page.getByRole('tab', { name: /提醒/ }).click();
    await page.getByText(/A-A-A 印刷的比例 09:09:00 与实际 X:Y:Z = 04:03:00 不符/).waitFor();
    await keepShot(page, 'bank-table-contradiction');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: '细目表.xlsx', mimeType: XLSX, buffer: await edit(10) });
    await page.getByRole('tab', { name: /提醒/ }).waitFor();
    await page.getByRole('button', { name: '导入细目表' }).click();
    await page.getByRole('button', { name: '查看题库' }).click();
    await page.waitForURL(/\/bank\/tables\/[0-9a-f-]+$/);
    editionId = page.url().split('/').at(-1) ?? '';
    await page.getByRole('button', { name: '与上一版对照' }).click();
    await page.getByText('名称不同').first().waitFor();
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  it('carries items over, and the checker, another person, approves', async () => {
    const page = await as('writer');
    await page.getByRole('checkbox', { name: 'A-A-A-002 是同一评价点' }).check();
    await page.getByRole('button', { name: '结转试题' }).click();
    await confirm(page);
    await page.getByText(/已结转 \d+ 题/).first().waitFor();
    await page.getByRole('tab', { name: /不能结转的试题/ }).waitFor();
    await keepShot(page, 'bank-edition');
    await page.goto(`/bank/tables/${editionId}`);
    await page.getByText(/第?\s*1/).first().waitFor();
    const checker = await as('reviewer');
    await checker.goto(`/bank/tables/${editionId}`);
    await checker.getByRole('button', { name: '校核通过' }).click();
    await confirm(checker);
    await checker.getByText('已校核').first().waitFor();
    const moved = await instance.db.one<{ n: number }>('SELECT count(*)::int AS n FROM item WHERE table_id = $1', [editionId]);
    expect(moved?.n).toBeGreaterThan(380);
  }, 120_000);

  it('is edited in its tree with live sums', async () => {
    const page = await as('writer');
    await page.goto(`/bank/tables/${editionId}`);
    await page.getByRole('button', { name: '起草新版' }).click();
    await page.locator('#edition-label').fill('2028版');
    await confirm(page);
    await page.waitForURL(/\/edition$/);
    await page.goto(page.url().replace('/edition', '/tree'));
    const weight = page.getByRole('spinbutton', { name: 'B 比重', exact: true });
    await weight.fill('74');
    await weight.press('Tab');
    await page.getByText('一级合计 99%，应为 100%').waitFor();
    await page.getByText(/下级合计 75%，应为 74%/).waitFor();
    await keepShot(page, 'bank-tree');
    expect(await violations(page)).toEqual([]);
    await weight.fill('75');
    await weight.press('Tab');
    await page.getByText('一级合计 100%').waitFor();
    await page.getByRole('button', { name: 'A-A-A 加评价点' }).click();
    await page.getByText('有名称未填写').waitFor();
    await page.getByRole('textbox', { name: 'A-A-A-008 名称' }).fill('新的评价点');
    await page.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('button', { name: /保\s*存/, disabled: true }).waitFor();
  }, 120_000);
});

describe('from draft to bank', () => {
  it('a writer moves a card by keyboard, a reviewer judges, the head drags it into the bank', async () => {
    const writer = await as('writer');
    await writer.goto(`/bank/board?table=${editionId}`);
    const handle = writer.getByRole('region', { name: '草稿' }).getByRole('button', { name: /^移动第 \d+ 题$/ }).first();
    await handle.focus();
    await writer.keyboard.press('Space');
    await writer.getByText(/已拿起第 \d+ 题/).waitFor({ state: 'attached' });
    // A card that was just picked up hears its keys only once the columns are measured.
    const over = writer.getByText('在“审题中”列上方');
    await writer.keyboard.press('ArrowRight');
    if (!(await over.waitFor({ state: 'attached', timeout: 3000 }).then(() => true, () => false))) await writer.keyboard.press('ArrowRight');
    await over.waitFor({ state: 'attached' });
    await writer.keyboard.press('Space');
    await writer.getByRole('dialog').getByText(/送交审题人/).waitFor();
    await confirm(writer);
    await writer.getByRole('region', { name: '审题中' }).getByText(/第 \d+ 题/).waitFor();

    const head = await as('head');
    await head.goto(`/bank/board?table=${editionId}`);
    const lane = head.getByRole('region', { name: '审题中' });
    await lane.getByRole('button', { name: '分派审题' }).click();
    await head.locator('#assign-reviewer').click();
    await head.getByTitle(/唐审题/).click();
    await head.locator('#assign-due').fill('2099-12-31');
    await head.locator('#assign-due').press('Enter');
    await confirm(head);
    await lane.getByText('唐审题 · 2099-12-31 前').waitFor();
    expect(await violations(head)).toEqual([]);

    const reviewer = await as('reviewer');
    await reviewer.goto(`/bank/review?table=${editionId}`);
    await reviewer.getByLabel('100 名刚好合格的考生中，约有多少人能答对？').fill('65');
    await reviewer.getByRole('button', { name: '提交估计' }).click();
    await reviewer.getByText('1 人估计，65%').waitFor();
    for (const name of ['与评价点相符', '答案正确且唯一', '表述清楚规范', '难度估计合理']) {
      await reviewer.getByRole('radiogroup', { name }).getByText('符合', { exact: true }).click();
    }
    await reviewer.getByLabel('意见', { exact: true }).fill('可用');
    await keepShot(reviewer, 'bank-review');
    expect(await violations(reviewer)).toEqual([]);
    await reviewer.getByRole('button', { name: '审题通过' }).click();
    await reviewer.getByText('通过 1/1').waitFor();
    await reviewer.getByRole('textbox', { name: '提出意见' }).fill('图片已补齐吗？');
    await reviewer.getByRole('button', { name: '提出意见' }).click();
    await reviewer.getByText('图片已补齐吗？').first().waitFor();

    await head.goto(`/bank/board?table=${editionId}`);
    await head.getByText('1 条意见未处理').waitFor();
    const open = await instance.db.one<{ item_id: string }>(`SELECT v.item_id FROM item_version v JOIN item i ON i.id = v.item_id WHERE i.table_id = $1 AND v.state = 'in_review'`, [editionId]);
    await writer.goto(`/bank/tables/${editionId}?item=${open?.item_id}`);
    await writer.getByRole('tab', { name: '讨论' }).click();
    await writer.getByRole('button', { name: '已处理' }).click();
    await writer.getByText('梁命题 已处理').waitFor();

    await head.reload();
    const [grip, target] = [lane.getByRole('button', { name: /^移动第 \d+ 题$/ }), head.getByRole('region', { name: '已入库' })];
    await grip.waitFor();
    await keepShot(head, 'bank-board');
    const box = await target.boundingBox();
    await grip.hover();
    await head.mouse.down();
    await head.mouse.move((box?.x ?? 0) + 120, (box?.y ?? 0) + 60, { steps: 12 });
    await head.mouse.up();
    await head.getByRole('dialog').getByText(/批准入库/).first().waitFor();
    await confirm(head);
    await lane.getByText('没有试题').waitFor();
  }, 180_000);
});

describe('coverage and statistics', () => {
  it('the heat map shows what is short, for a blueprint too', async () => {
    const page = await as('writer');
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}/coverage`);
    await page.getByText(/\d+ 个评价点，\d+ 个没有试题/).waitFor();
    await page.getByRole('combobox', { name: '对照组卷方案' }).click();
    await page.getByTitle('保育师（五级）理论知识试卷', { exact: true }).click();
    await page.getByText('方案“保育师（五级）理论知识试卷”题量足够').waitFor();
    await page.getByRole('img', { name: /难度分布/ }).waitFor();
    await keepShot(page, 'bank-coverage');
    expect(await violations(page)).toEqual([]);
    await page.getByText('只看不足的').click();
    await page.getByText('按难度', { exact: true }).click();
    await page.getByRole('columnheader', { name: '较难' }).waitFor();
  }, 60_000);

  it('the head sees what results propose and keeps an item', async () => {
    const rows = await instance.db.query<{ id: string }>(`SELECT id FROM item_version WHERE table_id = $1 AND state = 'approved' ORDER BY id LIMIT 12`, [BANK_IDS.theoryTable]);
    await instance.nest.get(RecordStatistics, { strict: false }).run(systemActor('test'), newId(), rows.map(({ id }, i) => ({
      versionId: id, sessions: 1, responses: 200, omitted: i, score: 12 + i * 14, scoreSquared: 12 + i * 14, rest: 120, restSquared: 76, product: 9 + i * 9, options: [{ id: 'A', chosen: 60, rest: 30 }, { id: 'B', chosen: 40, rest: 30 }],
    })));
    const page = await as('head');
    await page.goto(`/bank/reports?table=${BANK_IDS.theoryTable}`);
    await page.getByText('过难').first().waitFor();
    await page.getByRole('img', { name: /12 题的答对率与区分度/ }).waitFor();
    await keepShot(page, 'bank-statistics');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('switch', { name: '只看建议停用的' }).click();
    await page.getByRole('row').nth(1).getByRole('checkbox').check();
    await page.getByRole('button', { name: /保\s*留/ }).click();
    await confirm(page);
    await page.getByRole('tab', { name: '审题进度' }).click();
    await page.getByRole('cell', { name: '唐审题' }).first().waitFor();
    await keepShot(page, 'bank-pace');
    expect(await violations(page)).toEqual([]);
    expect(await instance.db.one('SELECT count(*)::int AS n FROM item_kept')).toEqual({ n: 1 });
  }, 60_000);

  it('a list is filtered by what results say, and its address shows another person the same', async () => {
    const page = await as('head');
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}?state=approved`);
    await page.getByText(/共 \d{3} 题/).waitFor();
    await page.getByRole('button', { name: /统\s*计$/ }).click();
    await page.getByRole('spinbutton', { name: '答对率不高于' }).fill('0.2');
    await page.getByRole('spinbutton', { name: '答对率不高于' }).press('Enter');
    await page.getByText('共 3 题').waitFor();
    await page.getByText('答对率 0.06 区分度').first().waitFor();
    await page.getByRole('checkbox', { name: '规则集建议停用' }).click();
    await page.getByText('共 1 题').waitFor();
    await keepShot(page, 'bank-filter');
    expect(await violations(page)).toEqual([]);
    const { search } = new URL(page.url());
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({ state: 'approved', facilityTo: '0.2', flagged: 'true' });
    const other = await as('reviewer');
    await other.goto(`/bank/tables/${BANK_IDS.theoryTable}${search}`);
    await other.getByText('共 1 题').waitFor();
    await other.getByRole('button', { name: '取消“规则集建议停用”' }).click();
    await other.getByText('共 3 题').waitFor();
    await keepShot(other, 'bank-filtered');
  }, 60_000);

  it('what was retired in bulk is taken back from the list of what was lately done; others read why they cannot', async () => {
    const page = await as('head');
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}?state=approved&facilityTo=0.2`);
    await page.getByText('共 3 题').waitFor();
    await page.getByText('全选已载入的').click();
    await page.getByRole('region', { name: '试题', exact: true }).getByRole('button', { name: /停\s*用/ }).click();
    await confirm(page, '成绩太差');
    await page.getByText('共 0 题').waitFor();
    const other = await as('reviewer');
    await other.goto(`/bank/tables/${BANK_IDS.theoryTable}`);
    await other.getByRole('button', { name: '近期操作' }).click();
    await other.getByText('3 题不能撤销：只有操作人 郑负责 本人可以撤销').waitFor();
    await keepShot(other, 'bank-undo-words');
    await page.getByRole('button', { name: '近期操作' }).click();
    await page.getByText('停用 3 题').waitFor();
    await keepShot(page, 'bank-undo');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销 3 题' }).click();
    const sure = page.getByRole('dialog', { name: '撤销 3 题' });
    await sure.getByRole('textbox', { name: '理由' }).fill('先留着再看');
    await sure.getByRole('button', { name: /确\s*认/ }).click();
    await page.getByText('已撤销 3 题').waitFor();
    await page.getByText('共 3 题').waitFor({ state: 'attached' });
    expect(await instance.db.one(`SELECT count(*)::int AS n FROM item_version WHERE state = 'retired'`)).toEqual({ n: 0 });
  }, 60_000);

  it('nothing was logged as an error', () => expect(logged.flat()).toEqual([]));
});
