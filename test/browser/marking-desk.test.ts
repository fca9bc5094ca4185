import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { seedId } from '../../seeds/ids';
import { MARKING_IDS } from '../../seeds/marking';
import { SITTING_IDS } from '../../seeds/sitting';
import { MarkingDay } from '../../libs/marking/testing/marking-day';
import type { PerformanceRow } from '../../libs/marking/persistence/performance-rows';
import { violations } from '../support/axe';
import { keepScreen, keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { Line } from '../support/line';
import { enterAs } from '../support/staff';


interface Person {
  readonly page: Page;
  readonly errors: string[];
  readonly login: string;
  readonly line: Line;
}

let instance: TestInstance;
let browser: TestBrowser;
let day: MarkingDay;
const people = new Map<string, Person>();

beforeAll(async () => {
  if (!existsSync(WEB_DIR)) throw new Error('build the pages first: npm run build');
  [instance, browser] = await Promise.all([startInstance({ seeded: true, webDir: WEB_DIR }), startBrowser()]);
  day = new MarkingDay(instance.nest, SITTING_IDS.practical, MARKING_IDS.group, (login) => seedId(`person:${login}`));
}, 180_000);
afterAll(async () => {
  await browser.stop();
  for (const { line } of people.values()) line.close();
  await instance.stop();
});

/** A window of this person, signed in; tablets for examiners. */
async function windowOf(login: string): Promise<Person> {
  const known = people.get(login);
  if (known) return known;
  const tablet = login.startsWith('examiner');
  const line = await Line.to(instance.url);
  const { page, errors } = await openWindow(browser.browser, line.url, tablet ? { width: 820, height: 1180 } : {});
  await enterAs(page, login);
  const person = { page, errors, login, line };
  people.set(login, person);
  return person;
}

async function accessible(page: Page): Promise<string[]> {
  await page.mouse.move(0, 0);
  return violations(page);
}

/** Fills the sheet on the page criterion by criterion: full points, or none for the first `zeros` of them. */
async function fill(page: Page, zeros: number): Promise<void> {
  const cards = page.locator('.marking-criterion');
  await cards.first().waitFor();
  for (let i = 0; i < (await cards.count()); i++) await cards.nth(i).getByRole('button', { name: i < zeros ? '0 分' : '满分', exact: true }).click();
}

const sign = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '核对并提交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '签名并提交' }).click();
};

describe('the marking desk', () => {
  let work: PerformanceRow;

  test('an officer sees who may examine and why others may not, and opens the scoring', async () => {
    const { page } = await windowOf('officer');
    await page.goto('/marking/sessions');
    await page.getByRole('main').getByRole('link', { name: '操作技能' }).waitFor();
    await keepShot(page, 'marking-sessions');
    await page.getByRole('main').getByRole('link', { name: '操作技能' }).click();
    await page.getByText('考评员证已于').first().waitFor();
    expect(await page.getByText('同一单位').first().isVisible()).toBe(true);
    await keepShot(page, 'marking-groups');
    await page.getByRole('tab', { name: '试题与比重' }).click();
    await page.getByText('比重合计 100%').waitFor();
    await keepShot(page, 'marking-plan');
    await page.getByRole('button', { name: '开放评分' }).click();
    await page.getByRole('dialog').getByText('24 名考生 × 3 道试题 = 72 件作品').waitFor();
    await page.getByRole('dialog').getByText(/现在开放即为提前开始/).waitFor();
    await keepShot(page, 'marking-open-early');
    await page.getByRole('dialog').getByRole('textbox').fill('提前演练评分');
    await page.getByRole('dialog').getByRole('button', { name: /确\s*认|确定/ }).click();
    await page.getByText('提前开放于').waitFor();
    await page.getByRole('tab', { name: '作品 (72)' }).click();
    await page.getByText('独立评分中').first().waitFor();
    await keepShot(page, 'marking-works');
    expect(await accessible(page)).toEqual([]);
    work = (await day.performances())[0] as PerformanceRow;
  });

  test('the leader briefs; then the group may score', async () => {
    const { page } = await windowOf('examiner1');
    await page.goto('/marking');
    await page.getByText('等待组长完成评分标准交底').waitFor();
    await page.getByRole('link', { name: '组长工作台' }).click();
    await page.getByRole('button', { name: '签署交底' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('逐项讲解评分标准，统一扣分尺度');
    await page.getByRole('dialog').getByRole('button', { name: '签署交底' }).click();
    await page.getByText('已于').first().waitFor();
    await keepScreen(page, 'marking-leader');
  });

  test('two examiners score the same work on their tablets, blind, one of them through a lost network', async () => {
    const scorers = (await day.scorers(work.id)).map((s) => ['examiner1', 'examiner2', 'examiner3'].find((l) => seedId(`person:${l}`) === s.examiner_id) as string);
    const [one, two] = await Promise.all(scorers.map(windowOf)) as [Person, Person];
    await one.page.goto('/marking');
    await one.page.getByText(work.code, { exact: true }).first().waitFor();
    await keepShot(one.page, 'marking-queue');
    expect(await accessible(one.page)).toEqual([]);
    await one.page.getByText(work.code, { exact: true }).first().click();
    await fill(one.page, 0);
    await one.page.getByText(/已保存 \d/).waitFor();
    await keepScreen(one.page, 'marking-score');
    expect(await accessible(one.page)).toEqual([]);
    const small = await one.page.locator('.marking-score button, .marking-score .ant-checkbox-wrapper').evaluateAll((all) => all.map((e) => e.getBoundingClientRect()).filter((r) => r.height > 0 && r.height < 44).length);
    expect(small).toBe(0);
    one.line.cut();
    await one.page.getByRole('button', { name: '核对并提交' }).click();
    await keepShot(one.page, 'marking-confirm');
    await one.page.getByRole('dialog').getByRole('button', { name: '签名并提交' }).click();
    await one.page.getByText(/网络中断，已存本机/).waitFor();
    await keepShot(one.page, 'marking-offline');
    await two.page.goto(`/marking/performances/${work.id}`);
    await fill(two.page, 5);
    expect(await two.page.content()).not.toContain(one.login);
    await sign(two.page);
    await two.page.getByText('评分记录表 PDF').waitFor();
    await keepShot(two.page, 'marking-submitted');
    expect((await day.performances()).find((p) => p.id === work.id)?.state).toBe('blind');
    one.line.mend();
    await one.page.getByText('评分记录表 PDF').waitFor();
    expect((await day.performances()).find((p) => p.id === work.id)?.state).toBe('third');
    for (const { errors } of [one, two]) expect(errors.filter((e) => !e.includes('net::ERR_'))).toEqual([]);
  });

  test('the third, the leader’s pair, the adjudicator', async () => {
    const third = (await day.scorers(work.id)).find((s) => s.kind === 'third')!;
    await day.score(work, third.examiner_id, 7000);
    const state = (await day.performances()).find((p) => p.id === work.id)?.state;
    const leader = await windowOf('examiner1');
    await leader.page.goto(`/marking/groups/${MARKING_IDS.group}`);
    await leader.page.getByText('不一致').first().waitFor();
    await keepScreen(leader.page, 'marking-disagreement');
    expect(await accessible(leader.page)).toEqual([]);
    expect(state).toBe('adjudication');
    const { page } = await windowOf('examiner4');
    await page.goto('/marking/adjudications');
    await page.getByRole('link', { name: /裁\s*定/ }).click();
    await fill(page, 2);
    await keepScreen(page, 'marking-adjudication');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('按评分标准逐项裁定');
    await page.getByRole('dialog').getByRole('button', { name: '签名并裁定' }).click();
    await page.getByText('没有待仲裁的作品').waitFor();
    expect((await day.performances()).find((p) => p.id === work.id)?.state).toBe('final');
  });

  test('the reviewer’s queue and verdicts, the monitor', async () => {
    for (const p of (await day.performances()).filter((x) => x.state === 'blind')) await day.scoreBoth(p, 7000, 7300);
    const reviewer = await windowOf('mreviewer');
    await reviewer.page.goto('/marking/reviews');
    await reviewer.page.locator('table').getByRole('link', { name: /复\s*核/ }).first().click();
    await reviewer.page.getByText('评分无误，签署').waitFor();
    await keepScreen(reviewer.page, 'marking-review');
    expect(await accessible(reviewer.page)).toEqual([]);
    await reviewer.page.getByRole('button', { name: '评分无误，签署' }).click();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: /确\s*认|确定/ }).click();
    await reviewer.page.getByText('待复核').first().waitFor();
    await keepShot(reviewer.page, 'marking-reviews');
    const { page } = await windowOf('officer');
    await page.goto(`/marking/sessions/${SITTING_IDS.practical}`);
    await page.getByRole('tab', { name: '评分监控' }).click();
    await page.getByText('三评率').waitFor();
    await keepShot(page, 'marking-monitor');
    await page.getByRole('tab', { name: /作品/ }).click();
    await page.getByText('已定分').first().waitFor();
    await keepShot(page, 'marking-works-final');
    expect([...people.values()].flatMap((p) => p.errors).filter((e) => !e.includes('net::ERR_'))).toEqual([]);
  });
});
