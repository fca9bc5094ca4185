import { violations } from '../support/axe';
import { ARTEFACTS, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

const webDir = process.env['KAOWU_TEST_WEB'] ?? WEB_DIR;

let instance: TestInstance;
let chromium: TestBrowser;

beforeAll(async () => void ([chromium, instance] = await Promise.all([startBrowser(), startInstance({ webDir })])), 120_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

describe.each(['light', 'dark', 'contrast'] as const)('the gallery, %s', (theme) => {
  it.each([['zh', '组件库'], ['en', 'Gallery']] as const)('shows every component without a fault, %s', async (language, title) => {
    const { page, errors, context } = await openWindow(chromium.browser, instance.url);
    await page.addInitScript(([t, l]) => {
      const { localStorage } = globalThis as unknown as { localStorage: { setItem(key: string, value: string): void } };
      localStorage.setItem('kaowu.theme', t);
      localStorage.setItem('kaowu.language', l);
    }, [theme, language] as const);
    await page.goto('/gallery?gallery');
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByText('route.unknown').waitFor();
    expect(await violations(page)).toEqual([]);
    if (language === 'zh') await page.screenshot({ path: `${ARTEFACTS}/gallery-${theme}.png`, fullPage: true });
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('dialogs of the gallery hold no fault either, and a refusal leaves them open', async () => {
  const { page, errors, context } = await openWindow(chromium.browser, instance.url, { dark: true });
  await page.goto('/gallery?gallery');
  await page.getByRole('button', { name: '不可撤销' }).first().click();
  const dialog = page.getByRole('dialog', { name: '不可撤销' });
  await dialog.getByLabel('理由').fill('试一试');
  await dialog.getByRole('button', { name: /确\s*认/ }).click();
  await page.getByText('没有导入').last().waitFor();
  expect(await dialog.isVisible()).toBe(true);
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

it('is not shown to those who do not ask for it', async () => {
  const { page, context } = await openWindow(chromium.browser, instance.url);
  await page.goto('/gallery');
  await page.getByText('没有这个页面').waitFor();
  await context.close();
});
