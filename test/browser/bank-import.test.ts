import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds';
import { BANK_IDS } from '../../seeds/bank';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

let instance: TestInstance;
let chromium: TestBrowser;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

async function signIn(login: string): Promise<Page> {
  const { page } = await openWindow(chromium.browser, instance.url, { width: 1440, height: 1000 });
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

const GIFT = '::甲::把年龄段和体检次数连起来{\n\t=1 岁以内 -> 四次\n\t=3 岁以上 -> 一次\n}\n\n::乙::水温约{#39:1} 度\n\n::丙::坏的{\n\n::丁::[html]<p>看图<img src="a.png"/>作答</p>{=对 ~错}\n';

describe('items of another system', () => {
  it('a writer sees what cannot be taken, item by item, takes the rest, and revises a matching question', async () => {
    const page = await signIn('writer');
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}/import`);
    await page.getByRole('combobox', { name: '未写明评价点的行归入' }).click();
    await page.getByTitle(/^A-A-A-001/).first().click();
    await page.getByText('只导入没有问题的行').click();
    await page.locator('input[type=file]').setInputFiles({ name: '外校题.txt', mimeType: 'text/plain', buffer: Buffer.from(GIFT) });
    await page.getByText('格式：GIFT').waitFor({ timeout: 30_000 });
    await page.getByText('外校题.txt 第 8 行 丙').waitFor();
    await page.getByText('GIFT：大括号不成对').waitFor();
    await page.getByRole('tab', { name: /提醒/ }).click();
    await page.getByText(/媒体“a\.png”未导入/).waitFor();
    await keepShot(page, 'bank-import');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 3 题' }).click();
    await page.getByText('已导入', { exact: true }).waitFor();
    const row = await instance.db.one<{ item_id: string }>("SELECT item_id FROM item_version WHERE type = 'matching'");
    await page.goto(`/bank/items/${row?.item_id}/edit`);
    const pairs = page.getByLabel(/^配对/);
    expect(await pairs.inputValue()).toBe('1 岁以内 → 四次\n3 岁以上 → 一次');
    await pairs.fill('1 岁以内 → 四次\n1 至 3 岁 → 两次\n3 岁以上 → 一次');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.waitForURL(/item=/);
    await page.getByRole('button', { name: '保存为新版本' }).waitFor({ state: 'detached' });
    await page.getByText('1 至 3 岁', { exact: true }).waitFor();
    await page.getByLabel('显示答案').click();
    await page.getByText('1 至 3 岁 → 两次').waitFor();
    await keepShot(page, 'bank-matching');
  }, 120_000);

  it('the head exports a package with a reason', async () => {
    const page = await signIn('head');
    await page.goto(`/bank/tables/${BANK_IDS.theoryTable}`);
    await page.getByRole('button', { name: '导出试题' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('交换题库');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: /确\s*认/ }).click()]);
    expect(download.suggestedFilename()).toMatch(/保育师.*\.zip$/);
    const saved = join(mkdtempSync(join(tmpdir(), 'kaowu-export-')), 'export.zip');
    await download.saveAs(saved);
    expect(readFileSync(saved).subarray(0, 2).toString()).toBe('PK');
    rmSync(dirname(saved), { recursive: true });
    expect(await instance.db.one("SELECT 1 AS n FROM journal_entry WHERE action = 'items.exported'")).not.toBeNull();
  }, 60_000);
});
