import type { Page } from 'playwright-core';
import { BANK_IDS } from '../../seeds/bank';
import { COLOURS, violations } from '../support/axe';
import { carry, choose, lane, signIn, sure } from '../support/bank-desk';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

/** A red dot, 12 by 12. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAwAAAAMCAIAAADZF8uwAAAAGUlEQVR4nGP4z8Dwnxw0VNQwDDUFDEPNRQBXo/4RY1MeAAAAAABJRU5ErkJggg==', 'base64');

let instance: TestInstance;
let chromium: TestBrowser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
  ({ page, errors } = await openWindow(chromium.browser, instance.url, { width: 1440, height: 1000 }));
  await signIn(page, 'writer');
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

const preview = () => page.getByRole('region', { name: '考生看到的样子' });
const saved = async (): Promise<void> => {
  await page.waitForURL(/item=/);
  await page.getByRole('button', { name: /保存/ }).first().waitFor({ state: 'detached' });
};

describe('an item writer', () => {
  it('finds items by words, reads on through the list, and opens one as the candidate sees it', async () => {
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}`);
    await page.getByText(/共 \d{3} 题/).waitFor();
    const rows = page.locator('.bank-row');
    const first = await rows.count();
    await rows.last().scrollIntoViewIfNeeded();
    await rows.nth(first).waitFor();
    await page.getByPlaceholder('搜索题干、选项、解析').fill('幼儿 牙');
    await page.keyboard.press('Enter');
    await page.getByText(/已找到 \d+ 题/).waitFor();
    expect(await rows.count()).toBeGreaterThan(0);
    await rows.first().getByRole('button').click();
    await preview().getByText(/题/).first().waitFor();
    await keepShot(page, 'bank-search');
    expect(await violations(page)).toEqual([]);
    await page.getByPlaceholder('搜索题干、选项、解析').fill('绝无此事物');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的试题').waitFor();
  }, 90_000);

  it('writes an item with a formula and a picture and sees both as the candidate will', async () => {
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}/items/new?under=A-A-A-001`);
    const stem = page.getByLabel('题干', { exact: true });
    await stem.fill('看图，小球的动能是');
    await page.getByRole('toolbar', { name: /^题干/ }).getByRole('button', { name: /公\s*式/ }).click();
    await page.getByRole('dialog').getByLabel('LaTeX').fill('\\frac{1}{2}mv^2');
    await page.getByRole('dialog').locator('math').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: /插\s*入/ }).click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('toolbar', { name: /^题干/ }).getByRole('button', { name: /图\s*片/ }).click()]);
    await chooser.setFiles({ name: '球.png', mimeType: 'image/png', buffer: DOT });
    await page.getByRole('dialog').getByLabel(/图片说明/).fill('一个红色小球');
    await page.getByRole('dialog').getByRole('button', { name: /插\s*入/ }).click();
    await preview().locator('math mfrac').waitFor();
    await preview().getByRole('img', { name: '一个红色小球' }).waitFor();
    expect(await preview().getByRole('img').evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(12);
    for (const [letter, text] of [['A', '与质量成正比'], ['B', '与速度无关'], ['C', '恒为零'], ['D', '与颜色有关']] as const) await page.getByLabel(`选项 ${letter}`, { exact: true }).fill(text);
    await page.getByRole('radio', { name: 'A', exact: true }).check();
    await keepShot(page, 'bank-editor');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '保存为草稿' }).click();
    await saved();
    await preview().locator('math mfrac').waitFor();
    const sealed = await instance.db.one<{ content: Buffer }>('SELECT content FROM bank_medium');
    expect(sealed?.content.includes(DOT)).toBe(false);
  }, 90_000);

  it('writes a formula into a practical task with the same tools, and sees it', async () => {
    await page.goto(`/bank/tables/${BANK_IDS.practicalTable}/tasks/new`);
    await page.getByLabel('代码', { exact: true }).fill('P77');
    await page.getByLabel('名称', { exact: true }).fill('测量绕组电阻');
    await page.getByLabel('对应范围').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.keyboard.press('Escape');
    await page.getByLabel('试题（考生阅读）', { exact: true }).fill('按公式换算：');
    await page.getByRole('toolbar', { name: /^试题（考生阅读）/ }).getByRole('button', { name: /公\s*式/ }).click();
    await page.getByRole('dialog').getByLabel('LaTeX').fill('R=\\frac{U}{I}');
    await page.getByRole('dialog').getByRole('button', { name: /插\s*入/ }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel(/^评分点 1/).fill('换算正确');
    await keepShot(page, 'task-editor');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '保存为草稿' }).click();
    await page.waitForURL(/\/bank\/tasks\//);
    await page.locator('math mfrac').waitFor();
    await keepShot(page, 'task-with-formula');
  }, 90_000);

  it('is warned of a near-duplicate with the other item beside it, and saves the two as enemies', async () => {
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}/items/new?under=A-A-A-001`);
    await page.getByLabel('题干', { exact: true }).fill('看图，小球的动能公式是 \\(\\frac{1}{2}mv^2\\)');
    for (const [letter, text] of [['A', '与质量成正比'], ['B', '与速度无关'], ['C', '恒为零'], ['D', '与颜色有关']] as const) await page.getByLabel(`选项 ${letter}`, { exact: true }).fill(text);
    await page.getByRole('radio', { name: 'A', exact: true }).check();
    await page.getByRole('button', { name: '保存为草稿' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/题库中有 1 道相似的试题/).waitFor();
    await dialog.locator('ins, del').first().waitFor();
    await keepShot(page, 'bank-likes');
    await dialog.getByRole('button', { name: '保存并设为相克题' }).click();
    await saved();
    await page.getByRole('tab', { name: '相似题' }).click();
    await page.getByText('已相克').waitFor();
    expect((await instance.db.one<{ n: number }>('SELECT count(*)::int AS n FROM item_enemy'))?.n).toBeGreaterThan(0);
  }, 90_000);

  it('revises it and sees in the history, word by word, what changed', async () => {
    await page.getByRole('button', { name: /修\s*改/ }).first().click();
    const stem = page.getByLabel('题干', { exact: true });
    await stem.fill('看图，小球的势能公式是 \\(mgh\\)');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByRole('button', { name: '仍然保存' }).click({ timeout: 4000 }).catch(() => undefined);
    await saved();
    await page.getByRole('tab', { name: /^版本/ }).click();
    await page.getByRole('button', { name: '与上一版对照' }).click();
    await page.locator('del', { hasText: '动能' }).waitFor();
    await page.locator('ins', { hasText: '势能' }).waitFor();
    await keepShot(page, 'bank-versions');
    expect(await violations(page)).toEqual([]);
  }, 90_000);

  it('submits several at once and takes it back', async () => {
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}?state=draft`);
    await page.locator('.bank-row').first().waitFor();
    await page.getByPlaceholder('搜索题干、选项、解析').fill('小球');
    await page.keyboard.press('Enter');
    await page.getByText(/已找到 2 题/).waitFor();
    await page.getByText('全选已载入的').click();
    await page.getByRole('button', { name: /送\s*审/ }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('请审');
    await page.getByRole('dialog').getByRole('button', { name: /确\s*认/ }).click();
    await page.getByRole('button', { name: /撤\s*销/ }).click();
    await page.getByText('已撤销').waitFor();
    const counted = await instance.db.query<{ state: string; n: number }>("SELECT v.state, count(*)::int AS n FROM item_version v JOIN journal_entry j ON j.subject_id = v.item_id::text AND j.action = 'item.act-undone' GROUP BY v.state");
    expect(counted.find((c) => c.state === 'draft')?.n).toBe(2);
    expect(errors).toEqual([]);
  }, 90_000);
});

describe('the workflow', () => {
  async function openAs(login: string, dark: boolean, version?: number) {
    const opened = await openWindow(chromium.browser, instance.url, { width: 1366, height: 768, dark });
    await signIn(opened.page, login);
    await opened.page.goto('/bank/workflow');
    await opened.page.getByText(version === undefined ? /现行流程（第 \d+ 版）/ : `现行流程（第 ${version} 版）`).waitFor();
    return opened;
  }

  it('is drafted by one under live checks and put in force by another', async () => {
    const head = await openAs('head', false);
    expect(await violations(head.page)).toEqual([]);
    await head.page.getByRole('button', { name: '修改流程' }).click();
    await head.page.getByText('没有问题').waitFor();
    await head.page.getByRole('button', { name: '删除“审题中”的“退回”' }).click();
    await head.page.getByRole('button', { name: '删除“审题中”的“批准入库”' }).click();
    await head.page.getByText('没有“批准入库”这一步').waitFor();
    await keepShot(head.page, 'bank-workflow-faults');
    await head.page.getByRole('button', { name: '不改了' }).click();
    await head.page.getByRole('button', { name: '修改流程' }).click();
    await head.page.getByRole('button', { name: '加一步' }).click();
    await head.page.getByText('没有问题').waitFor();
    await head.page.getByText('新增').waitFor();
    await head.page.getByRole('textbox', { name: '修改说明' }).fill('审题中发现不能用的题可直接停用');
    await keepShot(head.page, 'bank-workflow');
    expect(await violations(head.page)).toEqual([]);
    await head.page.getByRole('button', { name: '保存草稿' }).click();
    await head.page.getByText('您参与了起草，须由另一人施行。').waitFor();
    const other = await openAs('reviewer', true);
    await other.page.getByRole('button', { name: '继续起草' }).click();
    await other.page.getByText('没有问题').waitFor();
    await keepShot(other.page, 'bank-workflow-dark');
    expect(await violations(other.page, COLOURS)).toEqual([]);
    await other.page.getByRole('button', { name: /施\s*行/ }).click();
    await sure(other.page, '施行', '按新办法');
    await other.page.getByText('现行流程（第 2 版）').waitFor();
    await other.page.getByText('与上一施行版的不同').first().click();
    await other.page.getByText('新增').waitFor();
    await keepShot(other.page, 'bank-workflow-history');
    expect([...head.errors, ...other.errors]).toEqual([]);
  }, 120_000);

  it('gets a second stage of review: drafted by one, put in force by another', async () => {
    const head = await openAs('head', false);
    const { page: desk } = head;
    await desk.getByRole('button', { name: '修改流程' }).click();
    await desk.getByRole('button', { name: '加一个状态' }).click();
    await desk.getByText('第 3 个状态缺中文名或英文名').waitFor();
    await desk.getByLabel('2 中文名').fill('初审中');
    await desk.getByLabel('2 英文名').fill('First review');
    await desk.getByLabel('3 中文名').fill('复审中');
    await desk.getByLabel('3 英文名').fill('Second review');
    await desk.getByText('从草稿无法到达“复审中”').waitFor();
    await keepShot(desk, 'bank-statuses-faults');
    // The approval begins at the second stage, and the first leads on to it after one pass.
    const rows = desk.locator('.bank-steps').nth(1).locator('tbody tr');
    const names = await rows.getByRole('button', { name: /^删除/ }).evaluateAll((buttons) => buttons.map((b) => (b as unknown as { ariaLabel: string }).ariaLabel));
    const at = names.indexOf('删除“初审中”的“批准入库”') + 1;
    await choose(desk, `${at} 现状态`, '复审中');
    await desk.getByRole('button', { name: '加一步' }).click();
    const last = names.length + 1;
    await choose(desk, `${last} 操作`, '转入下一环节');
    await choose(desk, `${last} 到`, '复审中');
    await choose(desk, `${last} 由谁`, '非命题人');
    await choose(desk, `${last} 要求`, '审题通过人数');
    await desk.keyboard.press('Escape');
    await desk.getByLabel(`${last} 审题通过人数`).fill('1');
    await desk.getByText('没有问题').waitFor();
    await keepShot(desk, 'bank-statuses');
    expect(await violations(desk)).toEqual([]);
    await desk.getByRole('button', { name: '保存草稿' }).click();
    await desk.getByText('您参与了起草，须由另一人施行。').waitFor();
    const other = await openAs('reviewer', true);
    await other.page.getByRole('button', { name: '继续起草' }).click();
    await other.page.getByText('没有问题').waitFor();
    await keepShot(other.page, 'bank-statuses-dark');
    expect(await violations(other.page, COLOURS)).toEqual([]);
    await other.page.getByRole('button', { name: /施\s*行/ }).click();
    await sure(other.page, '施行', '按新办法');
    await other.page.getByText('现行流程（第 3 版）').waitFor();
    expect([...head.errors, ...other.errors]).toEqual([]);
  }, 120_000);

  it('shows its column on the board, through which an item goes into the bank', async () => {
    const item = await instance.db.one<{ id: string; item_id: string; serial: number }>(
      `SELECT v.id, v.item_id, i.serial FROM item_version v JOIN item i ON i.id = v.item_id WHERE i.table_id = $1 AND v.state = 'draft' AND v.writer_name = '梁命题' ORDER BY v.changed_at LIMIT 1`, [BANK_IDS.theoryTable]);
    const serial = item?.serial ?? 0;
    const [{ page: judge, errors: judged }, { page: head, errors: headed }] = [await openAs('reviewer', false, 3), await openAs('head', true, 3)];
    const passes = async (): Promise<void> => {
      await judge.goto(`/bank/review?table=${BANK_IDS.theoryTable}&item=${item?.item_id ?? ''}`);
      for (const name of ['与评价点相符', '答案正确且唯一', '表述清楚规范', '难度估计合理']) await judge.getByRole('radiogroup', { name }).getByText('符合', { exact: true }).click();
      await judge.getByLabel('意见', { exact: true }).fill('可以');
      await judge.getByRole('button', { name: '审题通过' }).click();
      await judge.getByText('通过 1/1').waitFor();
    };
    await carry(page, BANK_IDS.theoryTable, serial, '草稿', '初审中');
    await passes();
    await carry(judge, BANK_IDS.theoryTable, serial, '初审中', '复审中');
    await keepShot(judge, 'bank-board-stages');
    expect(await violations(judge)).toEqual([]);
    expect(await lane(judge, '复审中').getByText('通过 0/1').count()).toBe(1);
    await judge.goto(`/bank/tables/${BANK_IDS.theoryTable}?state=stage_1&item=${item?.item_id ?? ''}`);
    await judge.locator('.bank-row').getByText('复审中').waitFor();
    await judge.getByText('共 1 题').waitFor();
    await keepShot(judge, 'bank-list-stages');
    expect(await violations(judge)).toEqual([]);
    await passes();
    await keepShot(judge, 'bank-review-stages');
    await carry(head, BANK_IDS.theoryTable, serial, '复审中', '已入库');
    await keepShot(head, 'bank-board-stages-dark');
    expect(await violations(head, COLOURS)).toEqual([]);
    expect(await instance.db.one('SELECT state, status FROM item_version WHERE id = $1', [item?.id])).toEqual({ state: 'approved', status: 'approved' });
    expect([...judged, ...headed, ...errors]).toEqual([]);
  }, 180_000);

  it('is not removed over what is in it, but hands it over where one says so', async () => {
    await instance.db.query(`UPDATE item_version SET status = 'stage_1', state = 'in_review' WHERE id = (SELECT id FROM item_version WHERE state = 'approved' ORDER BY id LIMIT 1)`);
    const { page: head, errors: headed } = await openAs('head', false, 3);
    await head.getByRole('button', { name: '修改流程' }).click();
    await head.getByText('没有问题').waitFor();
    await head.getByRole('button', { name: '删除状态“复审中”' }).click();
    await head.getByText('“复审中”里还有 1 道试题、0 道操作试题，请指定并入哪个状态').waitFor();
    await head.getByText('没有“批准入库”这一步').waitFor();
    await keepShot(head, 'bank-statuses-removed');
    expect(await violations(head)).toEqual([]);
    await choose(head, '删去“复审中” 并入哪个状态', '初审中');
    await head.getByText('“复审中”里的全部并入“初审中”').waitFor();
    await head.getByText('请指定并入哪个状态').waitFor({ state: 'detached' });
    await head.getByRole('button', { name: /恢\s*复/ }).click();
    await head.getByText('没有问题').waitFor();
    await head.getByText('与现行版相同').waitFor();
    await head.getByRole('button', { name: '不改了' }).click();
    expect(headed).toEqual([]);
  }, 60_000);
});
