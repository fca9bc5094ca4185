import { deliveryRoutes, invigilationRoutes } from '@kaowu/contracts';
import { SITTING_IDS } from '../../seeds/sitting';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { RoomDay } from '../support/room-day';
import { enterAs } from '../support/staff';

let instance: TestInstance;
let chromium: TestBrowser;
let day: RoomDay;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
  day = new RoomDay(instance);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await day.stop();
});

/** A window of a member of staff, signed in without the form. */
async function staffWindow(login: string, path: string) {
  const window = await openWindow(chromium.browser, instance.url);
  await enterAs(window.page, login);
  await window.page.goto(path);
  return window;
}

describe('the wall when the room loses its network', () => {
  it('says who and since when, makes no show of old data, and comes back by itself after the server did', async () => {
    await day.openDoors(3);
    await day.as('officer', deliveryRoutes.prepareSession, { params: { sessionId: SITTING_IDS.theory } });
    const machines = await Promise.all([0, 1, 2].map((serial) => day.ready(serial)));
    await day.start();
    const window = await staffWindow('chief', `/wall/${SITTING_IDS.theory}`);
    const { page } = window;
    await page.addInitScript(`window.tones = 0; window.AudioContext = class { currentTime = 0; destination = {}; createGain() { return { gain: {}, connect() {} }; } createOscillator() { window.tones++; return { frequency: {}, connect() {}, start() {}, stop() {} }; } close() { return Promise.resolve(); } };`);
    await page.reload();
    await page.locator('.wall-seat[data-state=answering]').nth(2).waitFor();
    // The plan of the room is on the wall.
    expect(await page.locator('.k-fixture').allInnerTexts()).toEqual(expect.arrayContaining(['门', '摄像头']));
    machines.forEach((machine) => machine.close());
    await page.locator('.wall-seat[data-state=disconnected]').nth(2).waitFor({ timeout: 20_000 });
    await page.getByText(/^断线 3 人，自 \d\d:\d\d:\d\d 起$/).waitFor();
    await keepShot(page, 'desk-wall-break');
    expect(await violations(page)).toEqual([]);
    // A new incident is heard, unless the wall is muted.
    const report = () => day.as('chief', invigilationRoutes.reportIncident, { params: { sessionId: SITTING_IDS.theory }, body: { roomId: SITTING_IDS.roomOne, categoryCode: 'network-break', text: '交换机断电' } });
    await report();
    await page.getByText('网络中断').first().waitFor();
    expect(await page.evaluate('window.tones')).toBe(2);
    await page.getByRole('switch', { name: '情况提示音' }).click();
    await report();
    await page.getByText('未处置情况（2）').waitFor();
    expect(await page.evaluate('window.tones')).toBe(2);
    // The server goes: what stands there is told to be old, and stands still.
    const restarted = instance.restart(4_500);
    await page.getByRole('alert').getByText(/^连接中断，以下为 \d\d:\d\d:\d\d 时的情况/).waitFor();
    const held = await page.locator('.wall-seat[data-state=disconnected] .wall-seat-state').first().innerText();
    await page.waitForTimeout(2_200);
    expect(await page.locator('.wall-seat[data-state=disconnected] .wall-seat-state').first().innerText()).toBe(held);
    expect(await page.locator('[data-stale=true]').count()).toBe(1);
    await keepShot(page, 'desk-wall-stale');
    await restarted;
    await page.getByText(/^实时 · \d 秒前/).waitFor({ timeout: 20_000 });
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await page.locator('[data-stale=true]').count()).toBe(0);
    expect(await page.locator('.wall-seat[data-state=disconnected] .wall-seat-state').first().innerText()).not.toBe(held);
    await window.context.close();
  });

  it('shows practical sessions too, turn by turn, with what can be done there', async () => {
    const { page, errors, context } = await staffWindow('chief', '/wall');
    await page.getByRole('link', { name: '操作技能', exact: true }).click();
    await page.getByText(/距第 1\/4 轮/).waitFor();
    await page.locator('.wall-seat').first().waitFor();
    expect(await page.locator('.wall-seat').count()).toBe(6);
    await page.getByRole('radiogroup', { name: '轮次' }).getByText('第 4 轮').click();
    await page.locator('.wall-seat').first().click();
    expect(await page.getByRole('button', { name: '强制收卷' }).count()).toBe(0);
    await page.getByRole('button', { name: '登记情况' }).waitFor();
    await page.getByRole('button', { name: '详情' }).click();
    await page.getByRole('heading', { name: '时间线' }).waitFor();
    await keepShot(page, 'desk-wall-practical');
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
