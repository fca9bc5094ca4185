import { assemblyRoutes, NO_CONSTRAINTS } from '@kaowu/contracts';
import { Papers } from '@kaowu/assembly';
import { newId } from '@kaowu/kernel';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { ZipFile } from 'yazl';
import { DEMO_PASSWORD } from '../../seeds';
import { SEEDED_BLUEPRINTS } from '../../seeds/assembly';
import { qtiItem } from '../../libs/bank/formats/qti-write';
import { openItem } from '../../libs/bank/persistence/sealed';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { ShiftedClock } from '../support/room-day';
import { staffClients } from '../support/staff';

type Login = 'officer' | 'head' | 'custodian';

const clock = new ShiftedClock();
let instance: TestInstance;
let chromium: TestBrowser;
const pages = new Map<Login, Page>();
const errors: string[][] = [];
const at = (login: Login): Page => pages.get(login) as Page;
let setPath: string;
let runPath: string;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, clock, webDir: WEB_DIR })]);
  for (const login of ['officer', 'head', 'custodian'] as const) {
    const opened = await openWindow(chromium.browser, instance.url);
    await opened.page.goto('/sign-in');
    await opened.page.getByLabel('账号').fill(login);
    await opened.page.getByLabel('密码').fill(DEMO_PASSWORD);
    await opened.page.getByRole('button', { name: /登\s*录/ }).click();
    await opened.page.waitForURL((url) => url.pathname !== '/sign-in');
    pages.set(login, opened.page);
    errors.push(opened.errors);
  }
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

/** A signed blueprint of thirty questions in two sections. */
async function blueprint(): Promise<{ blueprintId: string; versionId: string }> {
  const [officer, head] = await staffClients(instance, 'officer', 'head');
  const { id, blueprintId } = await officer.call(assemblyRoutes.createBlueprint, {
    body: {
      ...SEEDED_BLUEPRINTS.nursery, title: '纸笔考试方案', tier: 2, constraints: { ...NO_CONSTRAINTS, rangeTolerance: 1 },
      sections: SEEDED_BLUEPRINTS.nursery.sections.map((s, i) => ({ ...s, ranges: [...s.ranges], count: i === 0 ? 20 : 10 })),
    },
  });
  await head.call(assemblyRoutes.approveBlueprint, { params: { id }, body: { reason: '同意' } });
  return { blueprintId, versionId: id };
}

/** A QTI package of a test whose items the bank has, so many of each section, and one that it has not. */
async function packageOf(counts: readonly number[]): Promise<Buffer> {
  const rows = await instance.db.query<{ item_id: string; type: string; content: Buffer }>(
    `SELECT item_id, type, content FROM item_version WHERE state = 'approved' AND table_id = $1 ORDER BY element_code, id`, [SEEDED_BLUEPRINTS.nursery.elementTableId]);
  const chosen = ['single', 'true_false'].map((type, s) => rows.filter((r) => r.type === type).slice(0, counts[s]));
  const ref = (id: string): string => `<assessmentItemRef identifier="r-${id}" href="items/${id}.xml"/>`;
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`<assessmentTest identifier="t" title="卷"><testPart identifier="p" navigationMode="linear" submissionMode="individual">${chosen.map((some, s) =>
    `<assessmentSection identifier="s${s}" title="S${s}" visible="true">${[...some.map((r) => r.item_id), ...(s === 0 ? ['elsewhere'] : [])].map(ref).join('')}</assessmentSection>`).join('')}</testPart></assessmentTest>`), 'test.xml');
  for (const { item_id: id, content } of chosen.flat()) zip.addBuffer(Buffer.from(qtiItem(openItem(instance.vault, content), `i-${id}`).text), `items/${id}.xml`);
  zip.end();
  return buffer(zip.outputStream);
}

describe('a fixed paper by hand', () => {
  it('comes whole from a QTI package: what the bank has is taken, what it has not is named', async () => {
    const { blueprintId } = await blueprint();
    const page = at('officer');
    await page.goto(`/blueprints/${blueprintId}`);
    await page.getByRole('button', { name: '手工组卷' }).click();
    await page.getByRole('button', { name: '整卷导入' }).click();
    const dialog = page.getByRole('dialog', { name: '整卷导入' });
    await dialog.locator('input[type=file]').setInputFiles({ name: '外来卷.zip', mimeType: 'application/zip', buffer: await packageOf([7, 4]) });
    await dialog.getByText(/r-elsewhere/).waitFor();
    await keepShot(page, 'hand-import');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await page.getByText(/（7 \/ 20）/).waitFor();
    await page.getByText(/4 \/ 10/).first().waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await dialog.waitFor({ state: 'hidden' });
  }, 60_000);

  it('is checked as it is built, filled up, and sealed in the background', async () => {
    const { blueprintId } = await blueprint();
    const page = at('officer');
    await page.goto(`/blueprints/${blueprintId}`);
    await page.getByRole('button', { name: '手工组卷' }).click();
    await page.getByText(/还有 \d+ 项不符/).waitFor();
    await page.getByRole('button', { name: /^选用 / }).first().click();
    await page.getByText(/（1 \/ 20）/).waitFor();
    await page.getByRole('button', { name: '按方案补齐' }).click();
    await page.getByText('全部符合，可以封存').waitFor({ timeout: 60_000 });
    await page.locator('.ant-btn-loading').waitFor({ state: 'detached' });
    await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
    await keepShot(page, 'hand-filled');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^移除 / }).first().click();
    await page.getByText(/还有 \d+ 项不符/).waitFor();
    await page.getByText(/20 题 · 现为 19/).first().waitFor();
    await keepShot(page, 'hand-broken');
    await page.getByRole('button', { name: '按方案补齐' }).click();
    await page.getByText('全部符合，可以封存').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '组卷并封存' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('纸笔第一场');
    await dialog.getByLabel('事由').fill('纸笔考试');
    await dialog.getByRole('button', { name: '组卷并封存' }).click();
    await page.waitForURL(/\/papers\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    setPath = new URL(page.url()).pathname;
    await page.getByText('fixed-1').waitFor();
  }, 150_000);
});

describe('papers printed in envelopes', () => {
  const step = async (words: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> => {
    const page = at('officer');
    await page.goto(runPath);
    await page.getByRole('checkbox', { name: /^试卷袋 / }).first().check();
    await page.getByRole('button', { name: `登记：${words}` }).click();
    const dialog = page.getByRole('dialog');
    await fill(dialog);
    if (words !== '印制') {
      await dialog.getByRole('combobox', { name: '共同经手人' }).click();
      await page.getByTitle('何保管').last().click();
    }
    await dialog.getByRole('button', { name: /登\s*记/ }).click();
    await dialog.waitFor({ state: 'detached' });
    if (words === '印制') return;
    const other = at('custodian');
    await other.goto(runPath);
    await other.getByRole('button', { name: '确认 1 袋的上一步' }).click();
    await other.getByRole('dialog').getByRole('button', { name: /确\s*认|确\s*定/ }).click();
    await other.getByRole('button', { name: '确认 1 袋的上一步' }).waitFor({ state: 'detached' });
  };
  const copies = (dialog: ReturnType<Page['getByRole']>, n: number): Promise<void> => dialog.getByLabel(/^清点份数/).fill(String(n));
  const seal = (dialog: ReturnType<Page['getByRole']>, text: string): Promise<void> => dialog.getByLabel(/^封签号/).fill(text);

  it('are ordered on their page, and opened for printing by two people only', async () => {
    await instance.nest.get(Papers).reserve(setPath.slice(-36), { sessionId: newId(), opensAt: new Date(clock.now().getTime() + 30 * 60_000) });
    const page = at('officer');
    await page.goto(setPath);
    await page.getByRole('button', { name: '下达制卷任务' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('份数 1').fill('2');
    await dialog.getByLabel('事由').fill('第一考场用卷');
    await dialog.getByRole('button', { name: /下\s*达/ }).last().click();
    await page.waitForURL(/\/print-runs\/[0-9a-f-]{36}$/);
    runPath = new URL(page.url()).pathname;
    expect(await page.getByRole('button', { name: /试\s*卷/ }).last().isDisabled()).toBe(true);
    for (const login of ['head', 'custodian'] as const) {
      const other = at(login);
      await other.goto(runPath);
      await other.getByRole('button', { name: '授权制卷' }).click();
      await other.getByRole('dialog').getByLabel('原因').or(other.getByRole('dialog').getByRole('textbox')).first().fill('同意制卷');
      await other.getByRole('dialog').getByRole('button', { name: /确\s*认|确\s*定/ }).click();
      await other.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.reload();
    await page.getByText('已授权制卷').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('table').getByRole('button', { name: /^试\s*卷$/ }).first().click();
        await page.getByRole('dialog').getByRole('textbox').first().fill('印制第一考场');
        await page.getByRole('dialog').getByRole('button', { name: /确\s*认|确\s*定/ }).click();
      })(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^纸笔第一场 试卷 \d{4}-01\.pdf$/);
    await page.getByText('印制第一考场').waitFor();
    await keepShot(page, 'print-run');
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  it('go their way step by step, each confirmed by the other person, to the shredder; a missing copy is a finding', async () => {
    await step('印制', (dialog) => copies(dialog, 2));
    await step('清点', (dialog) => copies(dialog, 2));
    await step('装袋', () => Promise.resolve());
    await step('密封', (dialog) => seal(dialog, 'F-100'));
    await step('移交', () => Promise.resolve());
    await step('接收', (dialog) => seal(dialog, 'F-100'));
    clock.forward(31);
    await step('启封', async (dialog) => {
      await seal(dialog, 'F-100');
      await copies(dialog, 2);
    });
    await step('回收', async (dialog) => {
      await dialog.getByLabel(/^已用/).fill('1');
      await dialog.getByLabel(/^未用/).fill('0');
      await dialog.getByLabel(/^作废/).fill('0');
      await dialog.getByText('应为 2 份，现为 1 份').waitFor();
      expect(await dialog.getByRole('button', { name: /登\s*记/ }).isDisabled()).toBe(true);
      await keepShot(at('officer'), 'custody-differs');
      await dialog.getByLabel('不符情况说明').fill('考生带出一份，已追回封存');
    });
    const head = at('head');
    await head.goto(runPath);
    await head.getByRole('region', { name: '不符事项' }).getByRole('button', { name: /处\s*理/ }).click();
    await head.getByRole('dialog').getByRole('textbox').first().fill('已核实，附情况说明');
    await head.getByRole('dialog').getByRole('button', { name: /确\s*认|确\s*定/ }).click();
    await head.getByText(/郑负责 已处理/).waitFor();
    clock.forward(91);
    await step('销毁', () => Promise.resolve());
    const page = at('officer');
    await page.goto(runPath);
    await page.getByText('销毁').first().waitFor();
    expect(await page.locator('.ant-timeline-item').count()).toBe(9);
    await page.locator('.ant-timeline-item').last().scrollIntoViewIfNeeded();
    await keepShot(page, 'custody-timeline');
    expect([...(await violations(page)), ...errors.flat()]).toEqual([]);
  }, 240_000);
});

describe('practical papers', () => {
  it('are made of obligatory and drawn tasks, released by two, and their draw is shown then', async () => {
    const page = at('officer');
    await page.goto('/practical-papers');
    await page.getByRole('button', { name: '组操作技能试卷' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('操作技能第一场');
    await dialog.getByRole('combobox', { name: '操作技能细目表' }).click();
    await page.getByTitle(/保育师/).first().click();
    const choose = async (group: number, count: number): Promise<void> => {
      await dialog.getByRole('combobox', { name: `试题 ${group}` }).click();
      const options = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:not(.ant-select-item-option-selected)');
      for (let i = 0; i < count; i++) await options.nth(group === 1 ? 0 : 1).click();
      await dialog.getByLabel('名称').click();
    };
    await choose(1, 1);
    await dialog.getByLabel('占成绩（%） 1').fill('45');
    await dialog.getByRole('button', { name: '增加一组' }).click();
    await dialog.getByLabel('组名 2').fill('二选一');
    await choose(2, 2);
    await dialog.getByLabel('占成绩（%） 2').fill('55');
    await dialog.getByText('比重合计 100%').waitFor();
    await keepShot(page, 'practical-dialog');
    await dialog.getByLabel('开考时间').fill(new Date(clock.now().getTime() + 8 * 3_600_000 + 65 * 60_000).toISOString().slice(0, 16).replace('T', ' '));
    await dialog.getByLabel('开考时间').press('Enter');
    await dialog.getByLabel('事由').fill('本批次');
    await dialog.getByRole('button', { name: '组卷并封存' }).click();
    await page.waitForURL(/\/practical-papers\/[0-9a-f-]{36}$/);
    await page.getByText('启封后显示').waitFor();
    const path = new URL(page.url()).pathname;
    // A machine's own clock may be wrong either way: the button waits for the server's time, an hour before the exam.
    const wrongBy = (login: Login, minutes: number): Promise<void> => at(login).clock.setSystemTime(new Date(clock.now().getTime() + minutes * 60_000));
    await wrongBy('custodian', 10);
    await at('custodian').goto(path);
    await at('custodian').getByText(/之后才能启封/).waitFor();
    expect(await at('custodian').getByRole('button', { name: '同意启封' }).count()).toBe(0);
    clock.forward(10);
    await wrongBy('head', -10);
    for (const login of ['head', 'custodian'] as const) {
      const other = at(login);
      await other.goto(path);
      await other.getByRole('button', { name: '同意启封' }).click();
      await other.getByRole('dialog').getByRole('textbox').first().fill('开考前启封');
      await other.getByRole('dialog').getByRole('button', { name: /确\s*认|确\s*定/ }).click();
      await other.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.reload();
    await page.getByRole('button', { name: '复现抽签' }).click();
    await page.getByText('24 份抽签全部一致').waitFor();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
    await keepShot(page, 'practical-set');
    expect([...(await violations(page)), ...errors.flat()]).toEqual([]);
  }, 120_000);
});
