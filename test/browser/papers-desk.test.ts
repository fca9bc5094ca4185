import { assemblyRoutes, identityRoutes } from '@kaowu/contracts';
import type { Page } from 'playwright-core';
import { HttpClient } from '../../apps/cli/client/http-client';
import { DEMO_PASSWORD } from '../../seeds';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

let instance: TestInstance;
let chromium: TestBrowser;
let window: Awaited<ReturnType<typeof openWindow>>;
let page: Page;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
  window = await openWindow(chromium.browser, instance.url, { width: 1440, height: 1000 });
  page = window.page;
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill('officer');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

const number = (label: string): ReturnType<Page['getByRole']> => page.getByRole('spinbutton', { name: label, exact: true });

describe('an expert at the papers’ desk', () => {
  it('builds a blueprint: a conflict is named while it is typed, with the items that would mend it, and goes when it is relaxed', async () => {
    await page.goto('/blueprints/new');
    await page.getByLabel('试卷名称').fill('有约束的方案');
    await page.getByRole('combobox', { name: '评价要素细目表' }).click();
    await page.getByTitle(/保育师.*五级/).first().click();
    for (const [section, count] of [[0, '40'], [1, '10']] as const) await number('题量').nth(section).fill(count);
    await page.getByText('难度分布', { exact: true }).click();
    await page.getByRole('button', { name: '增加难度段' }).click();
    await number('难度到').fill('0.2');
    await number('最少 %').last().fill('30');
    await number('最多 %').last().fill('100');
    await page.getByText(/相互冲突的约束|无法满足的约束/).waitFor({ timeout: 30_000 });
    expect(await page.getByText('难度 0–0.2 的题占 30–100%（15–50 题）').count()).toBe(1);
    await page.getByText('补充以下试题即可组卷').waitFor();
    await keepShot(page, 'papers-conflict');
    expect(await violations(page)).toEqual([]);
    await number('最少 %').last().fill('0');
    await page.getByText('题库足够，可以组卷').waitFor({ timeout: 30_000 });
    await page.getByText('X/Y/Z 比例（%）').click();
    await number('每个范围允许偏差（题）').fill('2');
    await page.getByText('题库足够，可以组卷').waitFor({ timeout: 30_000 });
    await keepShot(page, 'papers-builder');
    await page.getByRole('button', { name: '保存方案' }).click();
    await page.waitForURL(/\/blueprints\/[0-9a-f-]{36}$/);
  }, 120_000);

  it('makes fixed forms from it, sees their reports, and saves them as a workbook', async () => {
    const head = new HttpClient(instance.url);
    head.token = (await head.call(identityRoutes.signIn, { body: { login: 'head', password: DEMO_PASSWORD } })).token;
    const blueprintId = page.url().slice(-36);
    const { versions } = await head.call(assemblyRoutes.blueprint, { params: { id: blueprintId } });
    expect(versions[0]?.spec.constraints).toMatchObject({ rangeTolerance: 2, difficultyBands: [{ from: 0, to: 0.2, minPercent: 0, maxPercent: 100 }] });
    await head.call(assemblyRoutes.approveBlueprint, { params: { id: versions[0]?.id ?? '' }, body: { reason: '同意' } });
    await page.reload();
    await page.getByRole('button', { name: /^组\s*卷$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('A、B 卷');
    await dialog.getByText('平行固定卷（A/B/…）').click();
    await dialog.getByLabel('固定卷套数').fill('3');
    await dialog.getByLabel('份数').fill('6');
    await dialog.getByLabel('事由').fill('固定卷');
    await keepShot(page, 'papers-forms-dialog');
    await dialog.getByRole('button', { name: '组卷并封存' }).click();
    await page.waitForURL(/\/papers\/[0-9a-f-]{36}$/, { timeout: 90_000 });
    await page.getByText('两两相同题数：平均 0，最多 0（3 对）').waitFor();
    await page.getByRole('img', { name: /题目使用次数/ }).locator('svg').waitFor();
    expect(await page.getByRole('region', { name: '双向细目表' }).locator('tbody tr').count()).toBeGreaterThan(5);
    await keepShot(page, 'papers-forms');
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载报告（.xlsx）' }).click()]);
    expect(download.suggestedFilename()).toContain('试卷质量报告.xlsx');
    await page.getByRole('button', { name: '复现核对' }).click();
    await page.getByText(/6 份全部一致/).waitFor();
  }, 150_000);

  it('is told on the exposure page when nothing has been released', async () => {
    await page.goto('/paper-exposure');
    await page.getByText('还没有启封过的试卷').waitFor();
    await keepShot(page, 'papers-exposure');
    expect([...(await violations(page)), ...window.errors]).toEqual([]);
  }, 60_000);
});
