import { Sessions } from '@kaowu/identity';
import { STAFF_COOKIE } from '@kaowu/platform';
import { answer, connectAll, reconnect, type Candidate } from '../../bench/support/candidates';
import { insertExam, type MadeExam } from '../../bench/support/exam-room';
import ruleSet from '../../seeds/catalogue/rule-set.default.json';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

let instance: TestInstance;
let chromium: TestBrowser;
let exam: MadeExam;
let people: readonly Candidate[];
let token: string;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ webDir: WEB_DIR })]);
  const sessions = instance.nest.get(Sessions);
  exam = await insertExam(instance.db, { rooms: 3, perRoom: 100, columns: 10, startedAt: new Date(), ruleValues: ruleSet.values });
  people = await connectAll(instance.url, sessions, exam);
  ({ token } = await sessions.open('staff', exam.chiefId, 60));
}, 120_000);
afterAll(async () => {
  people.forEach(({ socket }) => socket.disconnect());
  await chromium.stop();
  await instance.stop();
});

async function chiefWindow(size: { width: number; height: number; dark?: boolean }, path: string) {
  const window = await openWindow(chromium.browser, instance.url, size);
  await window.context.addCookies([{ name: STAFF_COOKIE, value: token, url: instance.url }]);
  await window.page.goto(path);
  return window;
}

describe('300 candidates in three rooms, and one room loses its network', () => {
  it('is seen at a glance on the wall, from any room, and on the large screen; and it is seen to be over', async () => {
    const wall = await chiefWindow({ width: 1920, height: 1080 }, `/wall/${exam.sessionId}`);
    const screen = await chiefWindow({ width: 1920, height: 1080, dark: true }, `/wall/${exam.sessionId}/screen`);
    const tab = (room: number) => wall.page.getByRole('tab', { name: `第${room}机房` });
    await wall.page.locator('.wall-seat[data-state=answering]').nth(299).waitFor();
    expect(await wall.page.locator('.wall-seat').count()).toBe(300);
    await answer(people, 600, 2);
    await wall.page.locator('.wall-seat', { hasText: '4/100' }).nth(299).waitFor();
    await keepShot(wall.page, 'desk-wall-300');
    // Somebody looks at the first room while the third is cut off.
    await tab(1).click();
    const lost = people.filter(({ seat }) => seat.roomId === exam.roomIds[2]);
    lost.forEach(({ socket }) => socket.disconnect());
    await tab(3).getByText('断线 100').waitFor();
    expect(await wall.page.locator('.wall-seat[data-state=disconnected]').count()).toBe(0);
    await keepShot(wall.page, 'desk-wall-300-elsewhere');
    await tab(3).click();
    await wall.page.getByText(/^断线 100 人，自 \d\d:\d\d:\d\d 起$/).waitFor();
    expect(await wall.page.locator('.wall-seat[data-state=disconnected]').count()).toBe(100);
    await wall.page.locator('[data-count=disconnected]').click();
    await wall.page.getByText('已选 100 人').waitFor();
    expect(await violations(wall.page)).toEqual([]);
    await keepShot(wall.page, 'desk-wall-300-lost');
    const [broken, calm] = [screen.page.locator('.wall-big-room[data-look=broken]'), screen.page.getByText('无异常')];
    await broken.getByText(/^断线 100 人，自 \d\d:\d\d:\d\d 起$/).waitFor();
    expect([await broken.count(), await calm.count()]).toEqual([1, 2]);
    expect(await screen.page.locator('.wall-big-room').count()).toBe(3);
    await keepShot(screen.page, 'desk-wall-300-screen');
    // The same on a laptop in the dark: the lost room's name and number need no scrolling.
    const laptop = await chiefWindow({ width: 1366, height: 768, dark: true }, `/wall/${exam.sessionId}`);
    await laptop.page.getByRole('tab', { name: '第3机房' }).getByText('断线 100').waitFor();
    expect((await laptop.page.getByRole('tab', { name: '第3机房' }).getByText('断线 100').boundingBox())?.y).toBeLessThan(700);
    await keepShot(laptop.page, 'desk-wall-300-laptop');
    await laptop.page.getByRole('tab', { name: '第3机房' }).click();
    await laptop.page.locator('.wall-seat[data-state=disconnected]').nth(99).waitFor();
    // Even on the narrowest tile the word and the time since can be read.
    expect(await laptop.page.evaluate(`[...document.querySelectorAll('.wall-seat-state')].filter((line) => line.scrollWidth > line.clientWidth).length`)).toBe(0);
    await keepShot(laptop.page, 'desk-wall-300-laptop-lost');
    await reconnect(lost);
    await tab(3).getByText('断线 100').waitFor({ state: 'detached' });
    await wall.page.locator('.wall-seat[data-state=answering]').nth(99).waitFor();
    expect(await screen.page.locator('.wall-big-room[data-look=broken]').count()).toBe(0);
    expect([...wall.errors, ...screen.errors, ...laptop.errors]).toEqual([]);
  });
});
