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

const reasons = async (): Promise<(string | null)[]> =>
  (await instance.db.query<{ reason: string | null }>(`SELECT DISTINCT reason FROM journal_entry WHERE action IN ('items.listed', 'item.opened')`)).map(({ reason }) => reason);

it('items are shown only to who says why; the journal keeps it, a watermark names the reader, and half an hour is not asked again', async () => {
  const { page, errors } = await openWindow(chromium.browser, instance.url, { saysWhy: false });
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill('writer');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto(`/bank/tables/${BANK_IDS.theoryTable}`);
  const gate = page.getByRole('dialog', { name: '查看试题须写明事由' });
  await gate.waitFor();
  expect(await reasons()).toEqual([]);
  expect(await page.locator('.k-reader-mark').count()).toBe(0);
  await keepShot(page, 'reading-gate');
  await gate.getByRole('button', { name: '不查看' }).click();
  await page.getByText('查看试题或试卷须写明事由').first().waitFor();
  await page.reload();
  await gate.getByRole('button', { name: /命\s*题/ }).click();
  await gate.getByRole('button', { name: /继\s*续/ }).click();
  await page.locator('.k-reader-mark').waitFor({ state: 'attached' });
  expect(await page.locator('.k-reader-mark').first().innerText()).toContain('梁命题');
  await keepShot(page, 'reading-mark');
  expect(await reasons()).toEqual(['命题']);
  await page.reload();
  await page.locator('.k-reader-mark').waitFor({ state: 'attached' });
  expect(await gate.count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.k-reader-mark').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  expect([...(await violations(page)), ...errors]).toEqual([]);
}, 120_000);
