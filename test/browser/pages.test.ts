import { assemblyRoutes, bankRoutes, certificatesRoutes, identityRoutes, OPEN_PAGES, oversightRoutes, peopleRoutes, resultsRoutes, sittingRoutes } from '@kaowu/contracts';
import type { Route } from 'playwright-core';
import { rehearse } from '../../apps/cli/rehearse/run';
import { signInCrew, type Crew } from '../../apps/cli/rehearse/people';
import { DEMO_PASSWORD } from '../../seeds';
import { COLOURS, violations } from '../support/axe';
import { keepScreen, keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

let instance: TestInstance;
let chromium: TestBrowser;
/** Places in the addresses below, found in the rehearsed round. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
  await rehearse({ urls: [instance.url], candidates: 10, paceMs: 3, say: () => undefined });
  await findIds(await signInCrew(instance.url));
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

async function findIds({ officer, writer }: Crew): Promise<void> {
  const { rounds } = await officer.client.call(sittingRoutes.listRounds);
  ids['roundId'] = rounds.find((r) => r.name.startsWith('考务演练'))?.id ?? '';
  ids['openRoundId'] = rounds.find((r) => !r.name.startsWith('考务演练'))?.id ?? '';
  const { sessions } = await officer.client.call(sittingRoutes.listSessions, { query: { roundId: ids['roundId'] } });
  ids['theoryId'] = sessions.find((s) => s.mode === 'theory')?.id ?? '';
  ids['practicalId'] = sessions.find((s) => s.mode === 'practical')?.id ?? '';
  ids['roomId'] = sessions[0]?.rooms[0]?.id ?? '';
  ids['setId'] = (await officer.client.call(assemblyRoutes.paperSets, { query: {} })).rows[0]?.id ?? '';
  ids['blueprintId'] = (await officer.client.call(assemblyRoutes.blueprints, { query: {} })).rows[0]?.id ?? '';
  ids['tableId'] = (await writer.client.call(bankRoutes.elementTables)).rows[0]?.id ?? '';
  ids['personId'] = (await officer.client.call(peopleRoutes.listPeople, { query: {} })).rows[0]?.id ?? '';
  ids['runId'] = (await officer.client.call(resultsRoutes.pipeline, { params: { roundId: ids['roundId'] } })).current?.id ?? '';
  ids['batchId'] = (await officer.client.call(certificatesRoutes.batches, { query: {} })).rows[0]?.id ?? '';
  ids['publicationId'] = (await officer.client.call(resultsRoutes.board)).publications[0]?.id ?? '';
}

const fill = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);

/** Every page of a desk, by the account that sits at it. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  head: ['/', '/overview', '/duties', '/journal', '/trace/session/:theoryId', '/results', '/results/:roundId', '/certificates'],
  officer: [
    '/catalogue', '/catalogue/difference', '/organisation', '/rule-sets', '/people', '/people/:personId', '/people-posts', '/blueprints', '/blueprints/:blueprintId',
    '/papers', '/papers/:setId', '/paper-exposure', '/rounds', '/rounds/:roundId', '/rounds/:openRoundId', '/sessions', '/sessions/:theoryId', '/venues', '/rooms/:roomId', '/rooms/:roomId/plan', '/duty-plan', '/bars',
    '/eligibility/check', '/marking/sessions', '/marking/sessions/:practicalId', '/marking/sessions/:theoryId', '/result-statistics', '/filings', '/filings/:batchId',
    '/filings/rounds/:roundId', '/filing-columns', '/notices',
  ],
  writer: ['/bank', '/bank/tables/:tableId', '/bank/tables/:tableId/coverage', '/bank/board', '/bank/reports', '/bank/coverage', '/bank/import-table', '/bank/tables/:tableId/items/new', '/bank/tables/:tableId/import', '/my-record'],
  reviewer: ['/bank/review'],
  district: ['/eligibility/confirm'],
  chief: ['/wall', '/wall/:theoryId', '/wall/:theoryId/checklist', '/wall/:theoryId/rooms/:roomId/record', '/wall/:theoryId/screen', '/check-in'],
  examiner1: ['/marking', '/marking/adjudications'],
  mreviewer: ['/marking/reviews'],
  areviewer: ['/results/:roundId/review/:runId'],
  platform: ['/accounts', '/my-account'],
};

const ZOOMED = { width: 683, height: 384 };
const USUAL = { width: 1366, height: 768 };

type Window = Awaited<ReturnType<typeof openWindow>>;

/** The name of a page's picture: its address without what differs from one instance to the next. */
const nameOf = (path: string): string => `page${path.replaceAll('/', '-').replaceAll(':', '')}`.replace(/-$/, '-home');

/** Chinese that an English reader meets in words of ours: labels and headings of columns hold no data (but sections of a paper and places of a plan). */
const untranslated = (page: Window['page']): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('th, label:not(.ant-segmented-item), legend, [role=menuitem], main button[aria-label]:not(.plan-piece), input[aria-label]')]
    .map((e) => e.getAttribute('aria-label') ?? e.textContent ?? '').filter((t) => /[\\u4e00-\\u9fff]/.test(t) && !/^[一二三四五六]、/.test(t)).map((t) => t.slice(0, 60))`);

/** Waits until a page shows what it has to show. */
async function settle(page: Window['page']): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.k-loading, .k-field-waiting, .ant-spin-spinning, .o-loading').first().waitFor({ state: 'detached' });
}

/** What the frame asks for itself: who is there, and what waits for them. */
const OF_THE_FRAME = new Set<string>([identityRoutes.session.path, oversightRoutes.waiting.path]);
const BUSY = '.k-loading, .ant-spin-spinning, .o-loading';

/** Opens a page while the server does not answer, then fails, then is well again. What a reader misses meanwhile. */
async function throughTrouble({ page, errors }: Window, path: string): Promise<string[]> {
  const found: string[] = [];
  const held: Route[] = [];
  let heldOne = (): void => undefined;
  const first = new Promise<void>((done) => (heldOne = done));
  let state: 'silent' | 'failing' | 'well' = 'silent';
  const fail = (route: Route): Promise<void> => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', code: 'server.broken', status: 500, title: 'x', zh: '服务器出错（试验）', en: 'The server failed (a trial)' }) });
  await page.route(/\/api\//, async (route) => {
    if (state === 'well' || OF_THE_FRAME.has(new URL(route.request().url()).pathname)) return route.continue();
    if (state === 'failing') return fail(route);
    held.push(route);
    heldOne();
  });
  await page.goto(fill(path));
  await Promise.race([first, page.waitForTimeout(2_000)]);
  const asks = held.length > 0;
  if (asks && (await page.locator(`${BUSY}, [aria-busy=true], .k-field-waiting`).count()) === 0 && (await page.locator('main').innerText()).trim() === '') found.push('blank while it loads');
  state = 'failing';
  await Promise.all(held.map(fail));
  if (asks) {
    const told = page.getByText('服务器出错（试验）').first();
    if (!(await told.waitFor({ timeout: 4_000 }).then(() => true, () => false))) found.push('does not say that the server failed');
    if ((await page.locator(BUSY).count()) > 0) found.push('looks busy after the server failed');
  }
  state = 'well';
  const retry = page.getByRole('button', { name: '重试' });
  if (asks && (await retry.count()) > 0) for (const button of (await retry.all()).reverse()) await button.click({ timeout: 2_000 }).catch(() => undefined);
  else await page.reload();
  await page.unrouteAll({ behavior: 'wait' });
  errors.length = 0;
  return found;
}

/** One page: through loading and failure to its content; in Chinese and light, in English and dark, and at 200 % zoom; what axe, the console and a ruler find on it. */
async function lookAt({ page, context, errors }: Window, path: string): Promise<string[]> {
  errors.length = 0;
  const found: string[] = [];
  await page.emulateMedia({ colorScheme: 'light' });
  found.push(...(await throughTrouble({ page, context, errors }, path)));
  await settle(page);
  // The large screen is made for a wall.
  await keepScreen(page, nameOf(path), path.endsWith('/screen') ? { width: 1920, height: 1080 } : USUAL);
  found.push(...(await violations(page)).map((v) => `light ${v}`));
  await page.emulateMedia({ colorScheme: 'dark' });
  const language = page.getByRole('button', { name: /English|中文/ }).first();
  const bare = (await language.count()) === 0;
  if (!bare) await language.click();
  found.push(...(await violations(page, COLOURS)).map((v) => `dark ${v}`));
  await keepShot(page, `${nameOf(path)}-dark`);
  if (!bare) {
    found.push(...(await untranslated(page)).map((text) => `not translated: ${text}`));
    await language.click();
  }
  await page.setViewportSize(ZOOMED);
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
  if (wide > ZOOMED.width) found.push(`${wide} px wide at 200 % zoom`);
  await page.setViewportSize(USUAL);
  return [...found, ...errors.map((e) => `console: ${e}`)].map((line) => `${path} ${line}`);
}

/** Works through jobs in two lanes: the machine has two cores, and each window waits for itself only. */
async function inTwoLanes<T>(jobs: readonly T[], work: (job: T) => Promise<void>): Promise<void> {
  const left = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await work(job);
  };
  await Promise.all([lane(), lane()]);
}

/** At most eight pages a window, so that both lanes end at about the same time. */
const JOBS = Object.entries(PAGES).flatMap(([login, paths]) =>
  Array.from({ length: Math.ceil(paths.length / 8) }, (_, i) => ({ login, paths: paths.slice(i * 8, i * 8 + 8) })));

it('every page of every desk is without a fault that a browser, axe or a ruler can tell: both languages, light and dark, 200 % zoom', async () => {
  const found: string[] = [];
  await inTwoLanes(JOBS, async ({ login, paths }) => {
    const window = await openWindow(chromium.browser, instance.url);
    await window.context.request.post(identityRoutes.signIn.path, { data: { login, password: DEMO_PASSWORD } });
    // A page that does not come to rest is named, and the others are looked at all the same.
    for (const path of paths) found.push(...(await lookAt(window, path).catch((error: Error) => [`${path} ${error.message.split('\n')[0] ?? ''}`])));
    await window.context.close();
  });
  expect(found).toEqual([]);
}, 400_000);

it('a certificate is shown as it will be printed, without a PDF reader', async () => {
  const { page, context, errors } = await openWindow(chromium.browser, instance.url);
  await context.request.post(identityRoutes.signIn.path, { data: { login: 'head', password: DEMO_PASSWORD } });
  await page.goto('/certificates');
  await page.getByRole('row').nth(1).click();
  const face = page.getByRole('img', { name: /^预览 [YS]\d/ });
  await face.waitFor();
  const texts = await face.locator('text').allTextContents();
  expect(texts).toEqual(expect.arrayContaining(['职业技能等级证书', '居民身份证', '预览 · 非正式证书 PREVIEW']));
  expect(await face.locator('path').count()).toBe(1);
  await keepShot(page, 'page-certificate');
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

it('the public pages are without fault on a phone, in both themes and languages', async () => {
  const found: string[] = [];

  const paths = [...OPEN_PAGES.map((page) => `/${page}`), '/board/:publicationId', '/sign-in'];
  await inTwoLanes(paths, async (path) => {
    const window = await openWindow(chromium.browser, instance.url, { width: 390, height: 844 });
    await window.page.goto(fill(path));
    await settle(window.page);
    await keepShot(window.page, nameOf(path).replace('page', 'phone'));
    expect(await window.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    found.push(...(await violations(window.page)).map((v) => `${path} phone ${v}`));
    await window.page.setViewportSize(USUAL);
    found.push(...(await lookAt(window, path)));
    await window.context.close();
  });
  expect(found).toEqual([]);
}, 120_000);

describe('what people come to the public pages for', () => {
  let person: { ticketNo: string; idNumber: string; name: string; number: string; receipt: string };

  beforeAll(async () => {
    const row = await instance.db.one<{ ticket_no: string; name: string; id_number_sealed: Buffer; number: string; receipt_code: string }>(
      `SELECT c.ticket_no, c.name, c.id_number_sealed, k.number, a.receipt_code
         FROM candidate c JOIN certificate k ON k.candidate_id = c.id JOIN attempt a ON a.candidate_id = c.id WHERE c.round_id = $1 LIMIT 1`, [ids['roundId']],
    );
    if (!row) throw new Error('the rehearsal issued no certificate');
    person = { ticketNo: row.ticket_no, idNumber: instance.vault.openText(row.id_number_sealed, 'id-number'), name: row.name, number: row.number, receipt: row.receipt_code };
  });

  const onPhone = async (path: string): Promise<Window> => {
    const window = await openWindow(chromium.browser, instance.url, { width: 390, height: 844 });
    await window.page.goto(path);
    return window;
  };

  it('own result with its parts, by keyboard alone; objections are over where certificates are out', async () => {
    const { page, errors, context } = await onPhone('/my-result');
    await page.getByLabel('准考证号').focus();
    await page.keyboard.type(person.ticketNo);
    await page.keyboard.press('Tab');
    await page.keyboard.type(person.idNumber);
    await page.keyboard.press('Enter');
    await page.getByText('合格', { exact: true }).first().waitFor();
    await page.getByText(person.name).waitFor();
    await keepShot(page, 'phone-my-result-shown');
    expect(await violations(page)).toEqual([]);
    await page.getByText('公示异议期已满。').waitFor();
    expect(await page.getByLabel('具体说明').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  }, 30_000);

  it('a certificate by number and name: true, false, and the holder’s own file', async () => {
    const { page, errors, context } = await onPhone('/verify');
    await page.getByLabel('证书编号').fill(person.number);
    await page.getByLabel('持证人姓名').fill('无此人');
    await page.getByRole('button', { name: '查验' }).click();
    await page.getByText('没有与该编号和姓名相符的证书').waitFor();
    await page.getByLabel('持证人姓名').fill(person.name);
    await page.getByRole('button', { name: '查验' }).click();
    await page.getByText('证书有效').waitFor();
    await keepShot(page, 'phone-verify-valid');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('证件号码').fill(person.idNumber);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载电子证书' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    expect(errors).toEqual([]);
    await context.close();
  }, 30_000);

  it('a receipt by its code, also as an address that can be shared', async () => {
    const { page, errors, context } = await onPhone(`/receipt/${person.receipt}`);
    await page.getByText('回执有效，作答已收到').waitFor();
    await keepShot(page, 'phone-receipt-valid');
    expect([...(await violations(page)), ...errors]).toEqual([]);
    await context.close();
  }, 30_000);

  it('who examines, and a request for recusal with its reason', async () => {
    const { page, errors, context } = await onPhone('/examiners');
    await page.getByLabel('准考证号').fill(person.ticketNo);
    await page.getByLabel('证件号码').fill(person.idNumber);
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('button', { name: /^申请 .* 回避$/ }).first().click();
    const dialog = page.getByRole('dialog');
    expect(await violations(page)).toEqual([]);
    await keepShot(page, 'phone-recusal');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  }, 30_000);
});
