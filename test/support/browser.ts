import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** A real Chromium, and how a suite leaves it. */
export interface TestBrowser {
  readonly browser: Browser;
  stop(): Promise<void>;
}

let shared: Promise<Browser> | undefined;

/** Chromium, one for all suites of a worker: it ends with the worker, a suite closes its windows. */
export async function startBrowser(): Promise<TestBrowser> {
  shared ??= launch();
  const browser = await shared;
  return { browser, stop: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))) };
}

const MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The Chromium of CHROMIUM_PATH, of this machine, or the one that ships in a package. */
async function choose(): Promise<{ executablePath: string; args: readonly string[] }> {
  const found = [process.env['CHROMIUM_PATH'], ...MACHINE].find((path) => path !== undefined && existsSync(path));
  if (found) return { executablePath: found, args: [] };
  const { default: packaged } = await import('@sparticuz/chromium');
  // In one process, a cookie that a page's fetch sets is seen by every window: two people could not be signed in at once.
  // The package is made for servers that print pages: what it takes away of a browser's own protection stays on here.
  const loose = /^--(single-process|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|no-zygote)$/;
  return { executablePath: await packaged.executablePath(), args: packaged.args.filter((arg) => !loose.test(arg)) };
}

/** Starts Chromium; it ends when this process does, for the pipe to it breaks. */
async function launch(): Promise<Browser> {
  const { executablePath, args } = await choose();
  return chromium.launch({
    executablePath,
    args: [...args, '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN'],
  });
}

/** A window of its own (cookies apart), Chinese, 1366×768 unless told. It has said why it reads items, unless told. What a page logs as an error fails the test. */
export async function openWindow(browser: Browser, baseURL: string, options: { width?: number; height?: number; dark?: boolean; saysWhy?: boolean } = {}): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce',
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
  });
  if (options.saysWhy !== false) {
    await context.addInitScript({ content: `sessionStorage.setItem('kaowu.reading', JSON.stringify({ text: '浏览器测试', until: Date.now() + 1800000 }));` });
  }
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d|WebSocket connection/.test(message.text())) errors.push(message.text());
  });
  return { context, page, errors };
}

/** Waits until an expression holds on the page. (The page's own rules forbid `waitForFunction` to evaluate text.) */
export async function until(page: Page, expression: string, timeoutMs = 15_000): Promise<void> {
  for (const end = Date.now() + timeoutMs; !(await page.evaluate(expression));) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${expression}`);
    await page.waitForTimeout(30);
  }
}

/** Folder of screenshots and other artefacts of browser tests. */
export const ARTEFACTS = join(__dirname, '..', 'artefacts');
mkdirSync(ARTEFACTS, { recursive: true });

/** The web font comes late and in pieces, as characters are met. */
const fontsLoaded = (page: Page): Promise<void> => until(page, `(async () => {
  if (![...document.fonts].some((face) => face.family.includes('Noto Sans SC'))) return false;
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  return document.fonts.status === 'loaded';
})()`);

/** Keeps a screenshot of the page under a name, in a run that is asked for pictures (KAOWU_KEEP_SHOTS or KAOWU_WRITE_SCREENS). */
export async function keepShot(page: Page, name: string): Promise<void> {
  if (!process.env['KAOWU_KEEP_SHOTS'] && !process.env['KAOWU_WRITE_SCREENS']) return;
  await fontsLoaded(page);
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
}

/** The screenshots that the documents show. */
export const SCREENS = join(__dirname, '..', '..', 'docs', 'screens');

/** The same picture as WebP, made by the browser itself: half of the PNG and less. */
async function webpOf(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  try {
    const url = await blank.evaluate(async (base64) => {
      const { createImageBitmap: read, OffscreenCanvas: Canvas, Blob: Bytes } = globalThis as unknown as {
        createImageBitmap(blob: unknown): Promise<{ width: number; height: number }>;
        OffscreenCanvas: new (w: number, h: number) => { getContext(kind: '2d'): { drawImage(image: unknown, x: number, y: number): void }; convertToBlob(o: object): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }> };
        Blob: new (parts: unknown[], o: object) => unknown;
      };
      const image = await read(new Bytes([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' }));
      const canvas = new Canvas(image.width, image.height);
      canvas.getContext('2d').drawImage(image, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })).arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    }, png.toString('base64'));
    return Buffer.from(url, 'base64');
  } finally {
    await blank.close();
  }
}

/**
 * Keeps a screenshot as an artefact and, where KAOWU_WRITE_SCREENS is set, at the size that the documents show
 * (1366×768 unless told) among the screens of the documents.
 */
export async function keepScreen(page: Page, name: string, size: { width: number; height: number } = { width: 1366, height: 768 }): Promise<void> {
  if (!process.env['KAOWU_WRITE_SCREENS']) return keepShot(page, name);
  const before = page.viewportSize();
  await page.setViewportSize(size);
  await fontsLoaded(page);
  const png = await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
  if (before) await page.setViewportSize(before);
  mkdirSync(SCREENS, { recursive: true });
  writeFileSync(join(SCREENS, `${name}.webp`), await webpOf(page, png));
}
