import type { BrowserContext, Page as Window } from 'playwright-core';
import { Attempts } from '@kaowu/delivery';
import { DEMO_PASSWORD } from '../../seeds';
import { staffActor } from '@kaowu/platform/testing';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance } from '../support/instance';
import { Line } from '../support/line';
import { RoomDay, ShiftedClock } from '../support/room-day';

const clock = new ShiftedClock();
const chief = staffActor('0198c0de-0000-7000-8000-00000000c41e', ['chief']);
let day: RoomDay;
let chromium: TestBrowser;

beforeAll(async () => {
  [chromium, day] = await Promise.all([startBrowser(), startInstance({ seeded: true, clock, webDir: WEB_DIR }).then((i) => new RoomDay(i))]);
  await day.openDoors(6);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await day.stop();
});

const attempts = () => day.instance.nest.get(Attempts);
const heading = (page: Window, no: number) => page.getByRole('heading', { name: new RegExp(`^第 ${no} 题`) });
const number = (page: Window, no: number, state: string) => page.getByRole('button', { name: new RegExp(`^第 ${no} 题.*${state}`) });
const saved = (page: Window) => page.locator('[data-saved=saved]').waitFor();

async function signIn(page: Window, serial: number): Promise<string> {
  const { ticketNo, idNumber } = await day.ticket(serial);
  await page.getByLabel('准考证号').fill(ticketNo);
  await page.getByLabel('身份证号').fill(idNumber);
  await page.getByRole('button', { name: '登录' }).click();
  return ticketNo;
}

async function enter(serial: number, options: Parameters<typeof openWindow>[2] = {}) {
  const line = await Line.to(day.instance.url);
  const window = await openWindow(chromium.browser, line.url, options);
  await window.page.goto('/room');
  await signIn(window.page, serial);
  await window.page.getByRole('button', { name: '我已阅读并承诺遵守' }).click();
  return { ...window, line };
}

const attemptOf = async (serial: number): Promise<string> => {
  const { ticketNo } = await day.ticket(serial);
  const row = await day.instance.db.one<{ id: string }>('SELECT a.id FROM attempt a JOIN candidate c ON c.id = a.candidate_id WHERE c.ticket_no = $1', [ticketNo]);
  return row?.id ?? '';
};

const answersOf = async (serial: number): Promise<Map<number, string[]>> =>
  new Map((await attempts().answers(await attemptOf(serial))).map((a) => [a.no, a.response]));

/** Takes the network away, and sees that the page tells it. */
async function cutNetwork(line: Line, page: Window): Promise<void> {
  line.cut();
  await page.locator('[data-saved^=offline]').waitFor({ timeout: 30_000 });
}

let first: { context: BrowserContext; page: Window; errors: string[]; line: Line };

it('from the door to the start: every screen is accessible and says what to do', async () => {
  const line = await Line.to(day.instance.url);
  first = { ...(await openWindow(chromium.browser, line.url, { width: 1024, height: 768 })), line };
  const { page } = first;
  await page.goto('/room');
  await page.getByRole('heading', { name: '考生登录' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-1-sign-in');
  await page.getByLabel('准考证号').fill('20269999999');
  await page.getByLabel('身份证号').fill('110101199003070011');
  await page.keyboard.press('Enter');
  await page.getByText('准考证号或身份证号不正确').waitFor();
  await signIn(page, 0);
  await page.getByRole('heading', { name: '诚信承诺' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-2-statement');
  await page.getByRole('button', { name: '我已阅读并承诺遵守' }).click();
  await page.getByRole('heading', { name: '请等待开考' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-3-waiting');
}, 60_000);

it('the exam can be worked with keys alone, and is accessible in every look', async () => {
  const { page } = first;
  await day.start();
  await heading(page, 1).waitFor();
  expect(await violations(page)).toEqual([]);
  for (const key of ['1', 'ArrowRight', 'b', 'f', 'ArrowRight', '3']) await page.keyboard.press(key);
  await number(page, 1, '已答').waitFor();
  await number(page, 2, '已答.*已标记').waitFor();
  await number(page, 3, '已答').waitFor();
  await saved(page);
  expect([...(await answersOf(0))]).toEqual([[1, ['A']], [2, ['B']], [3, ['C']]]);
  await keepShot(page, 'room-4-exam');
  await page.getByRole('button', { name: '显示设置' }).click();
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-5-looks');
  for (const look of ['深色', '高对比']) {
    await page.getByLabel(look, { exact: true }).check();
    await page.getByLabel('特大').check();
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await violations(page)).toEqual([]);
    await keepShot(page, look === '深色' ? 'room-6-dark' : 'room-7-contrast');
    await page.getByRole('button', { name: '显示设置' }).click();
  }
  await page.getByLabel('浅色').check();
  await page.getByLabel('标准').check();
  await page.getByRole('button', { name: '关闭' }).click();
  // True/false stands at the end of the paper.
  await number(page, 100, '未答').click();
  await page.keyboard.press('2');
  await number(page, 100, '已答').waitFor();
  await saved(page);
  expect((await answersOf(0)).get(100)).toEqual(['false']);
}, 60_000);

it('English by a switch, and at 200 % zoom everything is in reach', async () => {
  const { page } = first;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: /^Question 100/ }).waitFor();
  await keepShot(page, 'room-8-english');
  await page.getByRole('button', { name: '中文' }).click();
  // What 200 % zoom makes of 1024×768.
  await page.setViewportSize({ width: 512, height: 384 });
  await number(page, 1, '已答').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^答题卡/ }).click();
  await number(page, 1, '已答').click();
  await heading(page, 1).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(512);
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-9-zoom');
  await page.setViewportSize({ width: 1024, height: 768 });
}, 60_000);

it('the browser dies without network, and nothing is lost', async () => {
  const { page, context, line } = first;
  await cutNetwork(line, page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await heading(page, 4).waitFor();
  await page.keyboard.press('4');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('1');
  await page.locator('[data-saved=offline]').waitFor({ timeout: 30_000 });
  await keepShot(page, 'room-10-offline');
  // Killed, not closed: no farewell runs.
  await page.close({ runBeforeUnload: false });
  expect((await answersOf(0)).has(4)).toBe(false);
  line.mend();
  const again = await context.newPage();
  await again.goto('/room');
  await heading(again, 1).waitFor();
  await number(again, 4, '已答').waitFor();
  await saved(again);
  const held = await answersOf(0);
  expect([held.get(4), held.get(5)]).toEqual([['D'], ['A']]);
  first = { ...first, page: again };
}, 60_000);

it('a pause covers the questions; going on shows them again', async () => {
  const { page } = first;
  const id = await attemptOf(0);
  await attempts().pause(chief, [id], '消防演练');
  await page.getByRole('heading', { name: '考试暂停' }).waitFor();
  expect(await heading(page, 1).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-11-paused');
  await attempts().resume(chief, [id], '演练结束');
  await heading(page, 1).waitFor();
  await page.keyboard.press('2');
  await saved(page);
}, 60_000);

it('another page of the same browser takes over, and gives back', async () => {
  const { page, context } = first;
  const second = await context.newPage();
  await second.goto('/room');
  await heading(second, 1).waitFor();
  await page.getByRole('heading', { name: '考试已在本机的另一个页面打开' }).waitFor();
  await second.keyboard.press('ArrowRight');
  await second.keyboard.press('1');
  await saved(second);
  await page.getByRole('button', { name: '在此页继续' }).click();
  await heading(page, 1).waitFor();
  await page.keyboard.press('3');
  await saved(page);
  const held = await answersOf(0);
  expect([held.get(1), held.get(2)]).toEqual([['C'], ['A']]);
  await second.close();
}, 60_000);

it('what another machine left unsent follows after signing in there again, but overwrites nothing newer', async () => {
  const a = await enter(1);
  await heading(a.page, 1).waitFor();
  await a.page.keyboard.press('1');
  await saved(a.page);
  await cutNetwork(a.line, a.page);
  await a.page.keyboard.press('2');
  await a.page.keyboard.press('ArrowRight');
  await a.page.keyboard.press('2');
  await a.page.locator('[data-saved=offline]').waitFor({ timeout: 30_000 });
  const b = await openWindow(chromium.browser, day.instance.url);
  await b.page.goto('/room');
  await signIn(b.page, 1);
  await heading(b.page, 1).waitFor();
  await b.page.keyboard.press('4');
  await saved(b.page);
  a.line.mend();
  await a.page.getByRole('heading', { name: '已在另一台机器登录' }).waitFor({ timeout: 30_000 });
  await keepShot(a.page, 'room-12-moved');
  expect([...(await answersOf(1))]).toEqual([[1, ['D']]]);
  await a.page.getByRole('button', { name: '在本机重新登录' }).click();
  await signIn(a.page, 1);
  // Where this machine had stood.
  await heading(a.page, 2).waitFor();
  await saved(a.page);
  await expect(answersOf(1)).resolves.toEqual(new Map([[1, ['D']], [2, ['B']]]));
  await b.page.getByRole('heading', { name: '已在另一台机器登录' }).waitFor();
  await a.context.close();
  a.line.close();
  await b.context.close();
}, 90_000);

it('handing in names what is open, and is not possible with something unsent', async () => {
  const { page, line } = first;
  await number(page, 2, '').first().click();
  await page.getByRole('button', { name: '交卷', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/还有 94 题没有作答/).waitFor();
  await dialog.getByText(/有 1 题做了标记/).waitFor();
  // The rule set lets nobody hand in so early.
  expect(await dialog.getByRole('button', { name: '确认交卷' }).isEnabled()).toBe(false);
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-13-hand-in');
  await dialog.getByRole('button', { name: '继续作答' }).click();
  await cutNetwork(line, page);
  await page.keyboard.press('1');
  await page.locator('[data-saved=offline]').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: '交卷', exact: true }).first().click();
  await dialog.getByText(/网络中断，恢复后才能交卷/).waitFor();
  expect(await dialog.getByRole('button', { name: '确认交卷' }).isEnabled()).toBe(false);
  await dialog.getByRole('button', { name: '继续作答' }).click();
  line.mend();
  await saved(page);
}, 90_000);

it('the last minutes are told, and at the end the paper is collected by itself', async () => {
  const { page } = first;
  clock.forward(84);
  await page.reload();
  await page.locator('.r-time-attention').waitFor();
  await page.getByText('不足 10 分钟').waitFor();
  await keepShot(page, 'room-14-last-minutes');
  clock.forward(7);
  await page.getByRole('heading', { name: '已收卷' }).waitFor({ timeout: 30_000 });
  await page.getByText(/\d+ \/ 100 题/).waitFor();
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'room-15-receipt');
  expect(first.errors.filter((e) => !e.includes('net::ERR_'))).toEqual([]);
  await first.context.close();
  first.line.close();
}, 90_000);

it('staff see the answer journal behind it, verified', async () => {
  const { page, context, errors } = await openWindow(chromium.browser, day.instance.url);
  await page.goto(`/attempts/${await attemptOf(0)}`);
  await page.getByLabel('账号').fill('inspector');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.getByText(/校验通过，共 \d+ 条/).waitFor();
  await page.getByText('消防演练').waitFor();
  expect(await violations(page)).toEqual([]);
  await keepShot(page, 'attempt-journal');
  expect(errors).toEqual([]);
  await context.close();
}, 60_000);

it('is light: the first load is at most 120 KB gzip', async () => {
  const { page, context } = await openWindow(chromium.browser, day.instance.url);
  const sizes: number[] = [];
  const waiting: Promise<void>[] = [];
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const urls = new Map<string, string>();
  session.on('Network.responseReceived', (e) => urls.set(e.requestId, e.response.url));
  session.on('Network.loadingFinished', (e) => {
    if (!/\.woff2|fonts-|\/api\//.test(urls.get(e.requestId) ?? '')) sizes.push(e.encodedDataLength);
  });
  await page.goto('/room');
  await page.getByRole('heading', { name: '考生登录' }).waitFor();
  await Promise.all(waiting);
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(120 * 1024);
  await context.close();
}, 30_000);
