import type { Page } from 'playwright-core';
import { deliveryRoutes, markingRoutes } from '@kaowu/contracts';
import { DEMO_PASSWORD } from '../../seeds';
import { keepScreen, keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { Line } from '../support/line';
import { checkInAll, openPractical, playableDay, releaseAndPrepare, type PlayableDay } from '../support/day';

let day: PlayableDay;
let chromium: TestBrowser;

beforeAll(async () => {
  [chromium, day] = await Promise.all([startBrowser(), playableDay(2)]);
  await checkInAll(day, day.round.theoryId);
  await releaseAndPrepare(day);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await day.instance.stop();
});

async function staffWindow(login: string, path: string) {
  const window = await openWindow(chromium.browser, day.instance.url);
  await window.page.goto(path);
  await window.page.getByLabel('账号').fill(login);
  await window.page.getByLabel('密码').fill(DEMO_PASSWORD);
  await window.page.getByRole('button', { name: /登\s*录/ }).click();
  return window;
}

async function enterRoom(page: Page, name: string): Promise<void> {
  const person = day.people.find((p) => p.name === name);
  await page.goto('/room');
  await page.getByLabel('准考证号').fill(day.tickets.get(name) ?? '');
  await page.getByLabel('身份证号').fill(person?.idNumber ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '我已阅读并承诺遵守' }).click();
  await page.getByRole('heading', { name: '请等待开考' }).waitFor();
}

const heading = (page: Page, no: number) => page.getByRole('heading', { name: new RegExp(`^第 ${no} 题`) });

it('a candidate sits the test while a supervisor watches and acts', async () => {
  const name = day.people[0]?.name ?? '';
  const line = await Line.to(day.instance.url);
  const candidate = await openWindow(chromium.browser, line.url, { width: 1024, height: 768 });
  const { page } = candidate;
  await enterRoom(page, name);

  const wall = await staffWindow('chief', `/wall/${day.round.theoryId}`);
  const tile = wall.page.locator('.wall-seat', { hasText: name });
  await tile.filter({ has: wall.page.locator(':scope[data-state=waiting]') }).or(wall.page.locator('.wall-seat[data-state=waiting]', { hasText: name })).first().waitFor();
  await wall.page.getByRole('button', { name: '开考', exact: true }).click();
  // The rehearsed round is planned for later: starting it now asks why.
  await wall.page.getByRole('dialog').getByText(/提前开考不能撤回/).waitFor();
  await wall.page.getByRole('dialog').getByRole('textbox').fill('演练提前开考');
  await wall.page.getByRole('dialog').getByRole('button', { name: /确\s*认/ }).click();

  // The questions appear by themselves; answered by keys alone.
  await heading(page, 1).waitFor();
  await page.keyboard.press('1');
  await page.getByText(/^✓?\s*已保存/).first().waitFor();
  await page.keyboard.press('ArrowRight');
  await heading(page, 2).waitFor();
  await page.keyboard.press('2');
  await page.keyboard.press('f');
  await keepScreen(page, 'room-exam');
  await keepScreen(wall.page, 'wall');
  await wall.page.locator('.wall-seat', { hasText: name }).getByText(/^2\/90$/).waitFor();

  // A message reaches the candidate, and the wall sees that it was read.
  await tile.click();
  await wall.page.getByRole('button', { name: '发消息' }).click();
  const dialog = wall.page.getByRole('dialog');
  await dialog.getByLabel('消息内容').fill('请注意掌握时间');
  await dialog.getByLabel('理由').fill('例行提醒');
  await dialog.getByRole('button', { name: /确\s*认/ }).click();
  await page.getByText('请注意掌握时间').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await wall.page.getByText('1/1 已送达考生端').first().waitFor();

  // The network goes; answers stay on the machine and follow when it is back.
  line.cut();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('1');
  await page.getByText('网络中断，作答已存本机，将自动续传').first().waitFor({ timeout: 30_000 });
  await keepScreen(page, 'room-offline');
  line.mend();
  await page.getByText(/已保存 \d/).first().waitFor({ timeout: 30_000 });

  // A refresh loses nothing, and leads back to where the candidate was.
  await page.reload();
  await heading(page, 3).waitFor();
  for (const no of [1, 2, 3]) await page.getByRole('button', { name: new RegExp(`^第 ${no} 题.*已答`) }).waitFor();
  await page.getByRole('button', { name: new RegExp('^第 2 题.*已标记') }).waitFor();

  await page.getByRole('button', { name: '交卷', exact: true }).first().click();
  await page.getByText('还有 87 题没有作答：').waitFor();
  await page.getByRole('button', { name: '确认交卷' }).click();
  await page.getByRole('heading', { name: '已交卷' }).waitFor();
  await page.getByText('3 / 90 题').waitFor();
  await keepScreen(page, 'room-receipt');
  await wall.page.locator('.wall-seat[data-state=handed_in]', { hasText: name }).waitFor();
  // What the browser itself says of the lost network.
  expect(candidate.errors.filter((e) => !e.includes('net::ERR_'))).toEqual([]);
  expect(wall.errors).toEqual([]);
  await candidate.context.close();
  line.close();
  await wall.context.close();
}, 120_000);

it('another machine takes over, and the first one says so', async () => {
  const name = day.people[1]?.name ?? '';
  const first = await openWindow(chromium.browser, day.instance.url);
  await first.page.goto('/room');
  const person = day.people[1];
  const signIn = async (page: Page) => {
    await page.goto('/room');
    await page.getByLabel('准考证号').fill(day.tickets.get(name) ?? '');
    await page.getByLabel('身份证号').fill(person?.idNumber ?? '');
    await page.getByRole('button', { name: '登录' }).click();
  };
  await signIn(first.page);
  await first.page.getByRole('button', { name: '我已阅读并承诺遵守' }).click();
  await heading(first.page, 1).waitFor();
  await first.page.keyboard.press('1');
  await first.page.getByText(/已保存 \d/).first().waitFor();
  const second = await openWindow(chromium.browser, day.instance.url);
  await signIn(second.page);
  await heading(second.page, 1).waitFor();
  await second.page.getByRole('button', { name: /^第 1 题.*已答/ }).waitFor();
  await first.page.getByRole('heading', { name: '已在另一台机器登录' }).waitFor();
  await day.crew.chief.client.call(deliveryRoutes.closeSession, { params: { sessionId: day.round.theoryId }, body: { reason: '演练结束' } }).catch(() => undefined);
  await first.context.close();
  await second.context.close();
}, 60_000);

it('two examiners score the same work at once, and neither sees the other’s score', async () => {
  const examiners = await openPractical(day);
  const queues = await Promise.all(examiners.map((e) => e.client.call(markingRoutes.myMarking)));
  const shared = queues[0]?.performances.map((p) => p.code).find((code) => queues.filter((q) => q.performances.some((p) => p.code === code)).length === 2) ?? '';
  const pair = queues.map((q, i) => ({ i, row: q.performances.find((p) => p.code === shared) })).filter((x) => x.row !== undefined).slice(0, 2);
  const windows = await Promise.all(pair.map(({ i }) => staffWindow(`day-e${i + 1}`, '/marking')));
  await Promise.all(windows.map(async ({ page }, k) => {
    await page.getByRole('link', { name: new RegExp(shared) }).first().click();
    const all = page.getByRole('button', { name: '满分' });
    await all.first().waitFor();
    const count = await all.count();
    // One gives full points, the other leaves some criteria at zero.
    for (let c = 0; c < count; c++) await (k === 1 && c < 3 ? page.getByRole('button', { name: '0 分' }).nth(c) : all.nth(c)).click();
    if (k === 0) await keepShot(page, 'marking-sheet');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签名并提交' }).click();
    await page.getByText('已提交').first().waitFor();
  }));
  for (const { page } of windows) expect(await page.content()).not.toContain(day.people[0]?.name);
  const other = await windows[1]?.page.textContent('main');
  expect(other).not.toMatch(/考评员甲.*得分|独立评分 1/);
  for (const w of windows) {
    expect(w.errors).toEqual([]);
    await w.context.close();
  }
}, 120_000);
