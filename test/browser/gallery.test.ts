import { COLOURS, violations } from '../support/axe';
import { keepScreen, keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';


let instance: TestInstance;
let chromium: TestBrowser;

beforeAll(async () => void ([chromium, instance] = await Promise.all([startBrowser(), startInstance({ webDir: WEB_DIR })])), 120_000);
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
    if (language === 'zh') await keepShot(page, `gallery-${theme}`);
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

const LOOKS = { light: { colorScheme: 'light', contrast: 'no-preference' }, dark: { colorScheme: 'dark', contrast: 'no-preference' }, contrast: { colorScheme: 'light', contrast: 'more' } } as const;

describe('the candidate’s room in every state', () => {
  /** One state in three looks and two languages, and at what 200 % zoom makes of the smallest screen. */
  async function lookAt(state: string): Promise<string[]> {
    const { page, errors, context } = await openWindow(chromium.browser, instance.url, { width: 1024, height: 768 });
    await page.goto(`/room?gallery=${state}`);
    await page.locator('.r-head').waitFor();
    const found: string[] = [];
    for (const language of ['zh', 'en'] as const) {
      for (const [look, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        found.push(...(await violations(page, look === 'light' ? {} : COLOURS)).map((v) => `${language} ${look} ${v}`));
        if (language === 'zh' && look === 'light') await keepScreen(page, `room-state-${state}`);
        else await keepShot(page, `room-state-${state}-${language}-${look}`);
      }
      if (language === 'zh') await page.getByRole('button', { name: 'English' }).click();
    }
    const words = await page.locator('body').innerText();
    if (/undefined|\{\w+\}/.test(words)) found.push('a word is missing');
    await page.setViewportSize({ width: 512, height: 384 });
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (wide > 512) found.push(`${wide} px wide at 200 % zoom`);
    await context.close();
    return [...found, ...errors].map((line) => `${state}: ${line}`);
  }

  it('is without fault, light, dark and in high contrast, in both languages', async () => {
    const index = await openWindow(chromium.browser, instance.url);
    await index.page.goto('/room?gallery');
    await index.page.getByRole('link').first().waitFor();
    const left = await index.page.getByRole('link').allInnerTexts();
    await index.context.close();
    expect(left).toEqual(expect.arrayContaining(['waiting', 'running', 'paused', 'locked', 'offline', 'moved', 'handed-in']));
    const found: string[] = [];
    const lane = async (): Promise<void> => {
      for (let state = left.shift(); state !== undefined; state = left.shift()) found.push(...(await lookAt(state)));
    };
    await Promise.all([lane(), lane()]);
    expect(found).toEqual([]);
  }, 180_000);
});

it('practice needs no account, asks the server for nothing, and ends where it began', async () => {
  const { page, errors, context } = await openWindow(chromium.browser, instance.url);
  await page.goto('/room');
  await page.getByRole('button', { name: '先练习一下' }).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/|socket/.test(request.url())) asked.push(request.url());
  });
  await page.getByRole('button', { name: '先练习一下' }).click();
  await page.getByRole('heading', { name: /^第 1 题/ }).waitFor();
  await page.getByText('练习 · 不计分').waitFor();
  await keepScreen(page, 'room-practice');
  // The whole of it by keys alone: choose, flag, move, type.
  for (const key of ['b', 'f', 'ArrowRight', '1', '2', 'ArrowRight', '1', 'ArrowRight', 'Tab', 'Tab', 'ArrowDown']) await page.keyboard.press(key);
  await page.getByRole('button', { name: /^第 6 题/ }).click();
  await page.getByRole('textbox').first().fill('12');
  await page.getByRole('button', { name: /^第 6 题.*已答/ }).waitFor();
  await page.getByRole('button', { name: /^第 1 题.*已答.*已标记/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '交卷', exact: true }).first().click();
  await page.getByText('这是练习，不会交出任何内容。').waitFor();
  await page.getByRole('button', { name: '确认交卷' }).click();
  await page.getByText('您作答了 5 题。').waitFor();
  await page.getByRole('button', { name: '结束练习' }).click();
  await page.getByRole('heading', { name: '考生登录' }).waitFor();
  expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0);
  expect({ asked, errors }).toEqual({ asked: [], errors: [] });
  // Its address can be shared, and "back" leaves it.
  await page.getByRole('button', { name: '先练习一下' }).click();
  await page.getByRole('heading', { name: /^第 1 题/ }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: '考生登录' }).waitFor();
  await context.close();
}, 60_000);
