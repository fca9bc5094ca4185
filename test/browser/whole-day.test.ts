import type { Page } from 'playwright-core';
import { Papers } from '@kaowu/assembly';
import { Database, Vault } from '@kaowu/platform';
import { DEMO_PASSWORD } from '../../seeds';
import { demoTicket, SITTING_IDS } from '../../seeds/sitting';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { ShiftedClock } from '../support/room-day';

/**
 * The walk of docs/guide/README.md from bank to certificate, with the printed accounts and by the screens alone. Only
 * two things are done for the candidate: the clock is put forward, and the right answers are looked up.
 */
const clock = new ShiftedClock();
let instance: TestInstance;
let chromium: TestBrowser;
let candidate: { ticketNo: string; idNumber: string; name: string };
let room: Page;
const DAY_MS = 86_400_000;
const windows = new Map<string, Page>();
const errors: string[] = [];
/** The step that failed: the later ones build on it. */
let failed = '';

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR, clock })]);
  const db = instance.nest.get(Database);
  const ticket = await demoTicket({ db, vault: instance.nest.get(Vault) });
  if (!ticket) throw new Error('no candidate is seeded');
  candidate = ticket;
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

async function newPage(size: { width?: number; height?: number } = {}): Promise<Page> {
  const { page } = await openWindow(chromium.browser, instance.url, size);
  page.on('pageerror', (error) => errors.push(error.message));
  return page;
}

/** The window of a staff member at an address; signs in through the form the first time and after a long while. */
async function as(login: string, path: string): Promise<Page> {
  const page = windows.get(login) ?? (await newPage(login.startsWith('examiner') ? { width: 820, height: 1180 } : {}));
  windows.set(login, page);
  // The person's machine has the day that the server has.
  if (clock.shiftMs > DAY_MS) await page.clock.setSystemTime(clock.now());
  await page.goto(path);
  const account = page.locator('input#login');
  await account.or(page.getByRole('button', { name: /^当前账号/ })).first().waitFor();
  if (await account.isVisible()) {
    await account.fill(login);
    await page.getByLabel('密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.getByRole('button', { name: /^当前账号/ }).waitFor();
    await page.waitForURL((url) => url.pathname === path);
  }
  return page;
}

const spaced = (text: string): RegExp => new RegExp(`^${[...text].join('\\s*')}$`);
const button = (page: Page, name: string) => page.getByRole('button', { name: spaced(name) });
const dialog = (page: Page) => page.getByRole('dialog').last();

/** Presses a button of the dialog that has just opened, once it stands still. */
async function confirm(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('dialog').first().waitFor();
  await page.locator('[class*=ant-zoom-]').waitFor({ state: 'detached' });
  await dialog(page).getByRole('button', { name }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
const OK = /确\s*认|确\s*定/;

/** Presses a button of the page and confirms what it asks; gives a reason where the dialog wants one. */
async function act(page: Page, name: string, press: RegExp = OK): Promise<void> {
  await button(page, name).first().click();
  await dialog(page).waitFor();
  const reason = dialog(page).locator('textarea');
  if ((await reason.count()) > 0) await reason.last().fill('按规程办理');
  await confirm(page, press);
}

/** A step of the walk; where it fails the last look of every window is kept. */
function step(name: string, play: () => Promise<void>): void {
  it(name, async () => {
    if (failed) throw new Error(`the walk ended at: ${failed}`);
    try {
      await play();
    } catch (error) {
      for (const [login, page] of [...windows, ['room', room] as const]) if (page) await keepShot(page, `walk-failed-${login}`);
      failed = name;
      throw error;
    }
  }, 120_000);
}

/** Answers every question on the candidate's page by its keys, as the paper's key has it. */
async function answerAll(): Promise<void> {
  const row = await instance.nest.get(Database).one<{ paper_id: string }>('SELECT paper_id FROM attempt WHERE state = $1', ['running']);
  const papers = instance.nest.get(Papers);
  const paper = await papers.openForCandidate(row?.paper_id ?? '');
  const { questions: keys } = await papers.openKey(row?.paper_id ?? '');
  for (const question of paper.sections.flatMap((section) => section.questions)) {
    await room.getByRole('heading', { name: new RegExp(`^第 ${question.no} 题`) }).waitFor();
    const key = keys.find((k) => k.no === question.no)?.key ?? [];
    for (const [i, option] of question.options.entries()) if (key.includes(option.id)) await room.keyboard.press(String(i + 1));
    await room.keyboard.press('ArrowRight');
  }
  await room.getByText(/已保存 \d/).first().waitFor();
}

/** Scores every work in an examiner's queue with full points. */
async function scoreQueue(login: string): Promise<void> {
  for (;;) {
    const page = await as(login, '/marking');
    await page.locator('main').getByText(/评分|没有/).first().waitFor();
    await page.waitForLoadState('networkidle');
    const open = page.locator('main a[href*="/marking/performances/"]');
    if ((await open.count()) === 0) return;
    await open.first().click();
    const cards = page.locator('.marking-criterion');
    await cards.first().waitFor();
    for (let i = 0; i < (await cards.count()); i++) await cards.nth(i).getByRole('button', { name: '满分', exact: true }).click();
    await button(page, '核对并提交').click();
    await confirm(page, /签名并提交/);
    await page.getByText('评分记录表 PDF').waitFor();
  }
}

/** Adds up each sheet of the aggregation review from its lines, as a person would, and enters the total. */
async function sumUp(page: Page): Promise<void> {
  const number = async (cells: readonly string[]) => cells.map((text) => Number(text.replace(/[^\d.]/g, '')));
  for (;;) {
    await page.locator('.results-sheets button').first().waitFor();
    const total = page.getByRole('spinbutton');
    if (!(await total.isVisible())) return;
    const heading = await page.locator('.results-review h2').innerText();
    let sum: number;
    if (await page.locator('.results-questions').first().isVisible()) {
      sum = (await number(await page.locator('.results-questions strong').allInnerTexts())).reduce((a, n) => a + n, 0);
    } else {
      const rows = await page.locator('.results-review tbody tr.ant-table-row').all();
      const shares = await Promise.all(rows.map(async (row) => number((await row.locator('td').allInnerTexts()).slice(1, 4))));
      sum = shares.reduce((a, [final = 0, full = 1, weight = 0]) => a + (final / full) * weight, 0);
    }
    await total.fill(sum.toFixed(2));
    await button(page, '记录').click();
    await page.getByText(heading).first().waitFor({ state: 'detached' }).catch(() => undefined);
  }
}

describe('the walk from bank to certificate', () => {
  step('custodian and head release the papers', async () => {
    for (const [login, then] of [['custodian', '待第二人启封'], ['head', '试卷已启封']] as const) {
      const page = await as(login, '/papers');
      await page.getByText('演示用卷').first().click();
      await act(page, '同意启封');
      await page.getByText(then).first().waitFor();
    }
  });

  step('the invigilator checks the candidate in, who signs in and waits', async () => {
    const page = await as('invigilator1', '/check-in');
    await page.getByText('理论知识第一场').first().click();
    await page.getByRole('row', { name: new RegExp(candidate.name) }).or(page.getByRole('listitem').filter({ hasText: candidate.name })).first().waitFor();
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill(candidate.ticketNo);
    await button(page, '签到').first().click();
    await confirm(page, /三项均一致/);
    room = await newPage({ width: 1024, height: 768 });
    await room.goto('/room');
    await room.getByLabel('准考证号').fill(candidate.ticketNo);
    await room.getByLabel('身份证号').fill(candidate.idNumber);
    await room.getByRole('button', { name: '登录' }).click();
    await room.getByRole('button', { name: '我已阅读并承诺遵守' }).click();
    await room.getByRole('heading', { name: '请等待开考' }).waitFor();
  });

  step('the chief starts; the candidate answers and hands in', async () => {
    clock.forward(30);
    const page = await as('chief', `/wall/${SITTING_IDS.theory}`);
    await act(page, '开考');
    await answerAll();
    clock.forward(31);
    // A page learns of a jump of the clock when it asks anew.
    await room.reload();
    await room.getByRole('button', { name: '交卷', exact: true }).first().click();
    await room.getByRole('button', { name: '确认交卷' }).click();
    await room.getByRole('heading', { name: '已交卷' }).waitFor();
  });

  step('the others are absent, and the chief closes the session', async () => {
    const page = await as('invigilator1', `/check-in/${SITTING_IDS.theory}`);
    await act(page, '登记全部缺考');
    const wall = await as('chief', `/wall/${SITTING_IDS.theory}`);
    await act(wall, '结束场次');
    await wall.getByText('已结束').first().waitFor();
  });

  step('the practical session is checked in, and scored by two who cannot see each other', async () => {
    clock.forward(120);
    const desk = await as('invigilator3', `/check-in/${SITTING_IDS.practical}`);
    // A scanner types the number and Enter: the person is found in whatever turn.
    await desk.getByRole('searchbox').or(desk.getByRole('textbox')).first().fill(candidate.ticketNo);
    await desk.keyboard.press('Enter');
    await confirm(desk, /三项均一致/);
    clock.forward(24 * 60);
    await act(await as('invigilator3', `/check-in/${SITTING_IDS.practical}`), '登记全部缺考');
    const officer = await as('officer', `/marking/sessions/${SITTING_IDS.practical}`);
    await act(officer, '开放评分');
    const leader = await as('examiner1', '/marking');
    await leader.getByRole('link', { name: '组长工作台' }).click();
    await act(leader, '签署交底', /签署交底/);
    for (const login of ['examiner1', 'examiner2', 'examiner3']) await scoreQueue(login);
    const group = await as('examiner1', '/marking');
    await group.getByRole('link', { name: '组长工作台' }).click();
    await act(group, '签署全组评分', /确|签署/);
  });

  step('marks are reviewed and the round is finished', async () => {
    const reviewer = await as('mreviewer', '/marking/reviews');
    for (;;) {
      await reviewer.goto('/marking/reviews');
      await reviewer.waitForLoadState('networkidle');
      const next = reviewer.locator('table').getByRole('link', { name: /复\s*核/ });
      if ((await next.count()) === 0) break;
      await next.first().click();
      await act(reviewer, '评分无误，签署');
    }
    const officer = await as('officer', `/marking/sessions/${SITTING_IDS.practical}`);
    await officer.goto(`/sessions/${SITTING_IDS.practical}`);
    await act(officer, '关闭场次');
    await officer.goto(`/rounds/${SITTING_IDS.round}`);
    await act(officer, '结束批次');
  });

  step('totals are computed twice, reviewed, released and publicised', async () => {
    const officer = await as('officer', `/results/${SITTING_IDS.round}`);
    await act(officer, '统分');
    await act(officer, '统分人签字');
    const reviewer = await as('areviewer', `/results/${SITTING_IDS.round}`);
    await reviewer.getByRole('link', { name: '去复核' }).or(button(reviewer, '去复核')).first().click();
    await sumUp(reviewer);
    await act(reviewer, '复核人签字');
    await act(await as('head', `/results/${SITTING_IDS.round}`), '负责人放行');
    await act(await as('officer', `/results/${SITTING_IDS.round}`), '公示');
    const visitor = await newPage();
    await visitor.goto('/board');
    await visitor.getByText('保育师（五级）2026 年演示批次').first().click();
    await visitor.getByText(candidate.ticketNo).or(visitor.getByText(/\*{4,}/)).first().waitFor();
    expect(await visitor.content()).not.toContain(candidate.idNumber);
  });

  step('after the objections the passed are filed, certificates issued, and anybody can check one', async () => {
    clock.forward(15 * 24 * 60);
    const officer = await as('officer', `/results/${SITTING_IDS.round}`);
    await officer.getByRole('link', { name: '去报备' }).or(button(officer, '去报备')).first().click();
    await act(officer, '报备并赋号');
    await button(officer, '登记受理').first().click();
    await dialog(officer).getByRole('textbox').first().fill('京职鉴回〔2026〕001号');
    await confirm(officer, OK);
    const head = await as('head', '/filings');
    await head.getByRole('link', { name: '保育师（五级）2026 年演示批次' }).click();
    await act(head, '核发证书');
    const certificate = await instance.nest.get(Database).one<{ number: string }>('SELECT number FROM certificate LIMIT 1');
    const visitor = await newPage({ width: 390, height: 844 });
    await visitor.goto('/verify');
    await visitor.getByLabel(/证书编号/).fill(certificate?.number ?? '');
    await visitor.getByLabel(/姓名/).fill(candidate.name);
    await button(visitor, '查验').click();
    await visitor.getByText('证书有效').waitFor();
    expect(errors).toEqual([]);
  });
});
