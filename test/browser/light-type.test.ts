import { openWindow, startBrowser, until, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

let instance: TestInstance;
let chromium: TestBrowser;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

/** How high the page's parts are, top to bottom. */
const HEIGHTS = `[...document.querySelectorAll('main article, main h1, nav a, .r-panel, h2')].map((part) => Math.round(part.getBoundingClientRect().height))`;
/** True where the machine itself draws Chinese: nothing is held there. */
const OWN_TYPE = `(() => { const pen = document.createElement('canvas').getContext('2d'); pen.font = '100px sans-serif'; return Math.abs(pen.measureText('考务').width - 200) < 4; })()`;

async function opened(path: string, withFont: boolean) {
  const { page, errors } = await openWindow(chromium.browser, instance.url, { width: 390, height: 844 });
  if (!withFont) await page.route(/\.woff2$/, (route) => route.abort());
  await page.goto(path);
  await page.locator(path === '/room' ? 'h1' : 'article').first().waitFor();
  return { page, errors };
}

describe('the web font on a machine without Chinese type', () => {
  it.each(['/announcements', '/room'])('%s is laid out before the font comes as it is after', async (path) => {
    const before = await opened(path, false);
    const after = await opened(path, true);
    if (await before.page.evaluate<boolean>(OWN_TYPE)) console.warn('this machine has Chinese type of its own: nothing is held');
    else {
      expect(await before.page.evaluate(`[...document.fonts].some((face) => /Kaowu Wide/.test(face.family) && face.status === 'loaded')`)).toBe(true);
      await until(after.page, `[...document.fonts].some((face) => /Noto Sans SC/.test(face.family) && face.status === 'loaded') && document.fonts.status === 'loaded'`);
    }
    const heights = await before.page.evaluate<number[]>(HEIGHTS);
    expect(heights.length).toBeGreaterThan(0);
    // A word in Latin type may be a little wider in one of them: at most one line.
    const moved = (await after.page.evaluate<number[]>(HEIGHTS)).map((height, at) => Math.abs(height - (heights[at] ?? 0)));
    expect(moved).toHaveLength(heights.length);
    expect(Math.max(...moved)).toBeLessThan(30);
    expect(after.errors).toEqual([]);
  });
});
