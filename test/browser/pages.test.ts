import { assemblyRoutes, bankRoutes, certificatesRoutes, identityRoutes, OPEN_PAGES, oversightRoutes, peopleRoutes, resultsRoutes, sittingRoutes } from '@kaowu/contracts';
import { newId } from '@kaowu/kernel';
import { Corrections } from '@kaowu/marking';
import { rehearse } from '../../apps/cli/rehearse/run';
import { signInCrew, type Crew } from '../../apps/cli/rehearse/people';
import { COLOURS, violations } from '../support/axe';
import { keepScreen, keepShot, openWindow, startBrowser, until, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { enterAs } from '../support/staff';

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
  writer: ['/bank', '/bank/tables/:tableId', '/bank/tables/:tableId/coverage', '/bank/board', '/bank/reports', '/bank/coverage', '/bank/workflow', '/bank/import-table', '/bank/tables/:tableId/items/new', '/bank/tables/:tableId/import', '/my-record'],
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

/** English that a reader of Chinese hears: names of parts that are words of the library's. (Its number fields have theirs built in.) */
const leftInEnglish = (page: Window['page']): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('main [aria-label]:not(.ant-input-number-action), nav [aria-label]')]
    .map((e) => e.getAttribute('aria-label')).filter((t) => /^[A-Za-z][a-z]+( [A-Za-z0-9]+)+$/.test(t)).map((t) => t.slice(0, 60))`);

/** What looks as if it could be clicked and cannot be reached by keyboard: no focus on it, around it or inside it. (Arrow keys change tabs and numbers.) */
const mouseOnly = (page: Window['page']): Promise<string[]> =>
  page.evaluate(`(() => {
    const FOCUS = 'a[href], button, input, select, textarea, summary, [role=tab], [tabindex]:not([tabindex="-1"])';
    const hand = (e) => getComputedStyle(e).cursor === 'pointer';
    return [...document.querySelectorAll('body *')]
      .filter((e) => hand(e) && !hand(e.parentElement) && e.checkVisibility() && !e.closest('.ant-input-number') && !e.matches('label, ' + FOCUS) && !e.closest('label, ' + FOCUS) && !e.querySelector(FOCUS))
      .map((e) => e.outerHTML.slice(0, 120));
  })()`);

/** Waits until a page shows what it has to show. */
async function settle(page: Window['page']): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.k-loading, .k-field-waiting, .ant-spin-spinning, .o-loading').first().waitFor({ state: 'detached' });
}

/** Stands before the page's own `fetch`: silent at first, then failing, then well. What the frame asks for itself gets through. */
const TROUBLE = `{
  const [real, held, own] = [fetch, [], ${JSON.stringify([identityRoutes.session.path, oversightRoutes.waiting.path])}];
  let state = sessionStorage.getItem('trouble') === 'off' ? 'well' : 'silent';
  const broken = () => new Response(JSON.stringify({ type: 'about:blank', code: 'server.broken', status: 500, title: 'x', zh: '服务器出错（试验）', en: 'The server failed (a trial)' }), { status: 500, headers: { 'content-type': 'application/problem+json' } });
  globalThis.trouble = {
    held: () => held.length,
    fail: () => { state = 'failing'; held.forEach((answer) => answer(broken())); },
    end: () => { state = 'well'; },
  };
  globalThis.fetch = (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname;
    if (state === 'well' || !path.startsWith('/api/') || own.includes(path)) return real(input, init);
    return state === 'failing' ? Promise.resolve(broken()) : new Promise((answer) => held.push(answer));
  };
}`;
const BUSY = '.k-loading, .ant-spin-spinning, .o-loading';

/** Opens a page while the server does not answer, then fails, then is well again. What a reader misses meanwhile. */
async function throughTrouble(page: Window['page'], path: string): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(`sessionStorage.removeItem('trouble')`).catch(() => undefined);
  await page.goto(fill(path));
  const asks = await until(page, 'trouble.held() > 0', 2_000).then(() => true, () => false);
  if (asks && (await page.locator(`${BUSY}, [aria-busy=true], .k-field-waiting`).count()) === 0 && (await page.locator('main').innerText()).trim() === '') found.push('blank while it loads');
  await page.evaluate('trouble.fail()');
  if (asks) {
    const told = page.getByText('服务器出错（试验）').first();
    if (!(await told.waitFor({ timeout: 4_000 }).then(() => true, () => false))) found.push('does not say that the server failed');
    if ((await page.locator(BUSY).count()) > 0) found.push('looks busy after the server failed');
  }
  await page.evaluate(`trouble.end(); sessionStorage.setItem('trouble', 'off')`);
  const retries = await page.getByRole('button', { name: '重试' }).all();
  if (retries.length === 0) await page.reload();
  // One retry may bring the others back with it.
  for (const retry of retries.reverse()) await retry.click({ timeout: 2_000 }).catch(() => undefined);
  return found;
}

/** One page: through loading and failure to its content; in Chinese and light, in English and dark, and at 200 % zoom; what axe, the console, a ruler and the keyboard find on it. */
async function lookAt({ page, errors }: Window, path: string): Promise<string[]> {
  errors.length = 0;
  const found: string[] = [];
  await page.emulateMedia({ colorScheme: 'light' });
  found.push(...(await throughTrouble(page, path)));
  await settle(page);
  // The large screen is made for a wall.
  await keepScreen(page, nameOf(path), path.endsWith('/screen') ? { width: 1920, height: 1080 } : USUAL);
  found.push(...(await violations(page)).map((v) => `light ${v}`));
  found.push(...(await leftInEnglish(page)).map((text) => `left in English: ${text}`));
  found.push(...(await mouseOnly(page)).map((html) => `by mouse only: ${html}`));
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

it('every page of every desk is without a fault that a browser, axe, a ruler or the keyboard can tell: a silent and a failing server, both languages, light and dark, 200 % zoom', async () => {
  const found: string[] = [];
  await inTwoLanes(JOBS, async ({ login, paths }) => {
    const window = await openWindow(chromium.browser, instance.url);
    await window.page.addInitScript({ content: TROUBLE });
    await enterAs(window.context, login);
    // A page that does not come to rest is named, and the others are looked at all the same.
    for (const path of paths) found.push(...(await lookAt(window, path).catch((error: Error) => [`${path} ${error.message.split('\n')[0] ?? ''}`])));
    await window.context.close();
  });
  expect(found).toEqual([]);
}, 400_000);

it('the mark of a question is corrected by two people where an objection was upheld', async () => {
  const path = '/marking/corrections/:correctionId';
  const [id, roundId] = [(ids['correctionId'] = newId()), ids['roundId'] ?? ''];
  const candidate = await instance.db.one<{ id: string }>('SELECT id FROM candidate WHERE round_id = $1 LIMIT 1', [roundId]);
  await instance.db.tx(() => instance.nest.get(Corrections).open({ id, roundId, candidateId: candidate?.id ?? '', part: 'theory', ground: '经核对，漏评一题' }));
  const seenBy = async (login: string): Promise<Window> => {
    const window = await openWindow(chromium.browser, instance.url);
    await enterAs(window.context, login);
    await window.page.addInitScript({ content: TROUBLE });
    expect(await lookAt(window, path)).toEqual([]);
    return window;
  };
  const officer = await seenBy('officer');
  const wrong = officer.page.getByRole('row').filter({ hasText: /^\d+.*0\s*\/\s*1/ }).first();
  await wrong.getByRole('button', { name: '更正得分' }).click();
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('答题卡上已作答，漏评');
  expect(await violations(officer.page)).toEqual([]);
  await keepShot(officer.page, 'page-correction-propose');
  await dialog.getByRole('button', { name: /确\s*认/ }).click();
  await officer.page.getByText('待第二人确认').waitFor();
  expect(await officer.page.getByRole('button', { name: '不同意' }).count()).toBe(0);
  const reviewer = await seenBy('mreviewer');
  await reviewer.page.getByRole('button', { name: /^确\s*认$/ }).first().click();
  await reviewer.page.getByRole('dialog').getByLabel('理由').fill('与答题卡一致');
  await reviewer.page.getByRole('dialog').getByRole('button', { name: /确\s*认/ }).click();
  await reviewer.page.getByText('已更正，待重新统分').waitFor();
  await keepShot(reviewer.page, 'page-correction-made');
  expect([...officer.errors, ...reviewer.errors]).toEqual([]);
  await Promise.all([officer, reviewer].map(({ context }) => context.close()));
}, 60_000);

it('a certificate is shown as it will be printed, without a PDF reader', async () => {
  const { page, context, errors } = await openWindow(chromium.browser, instance.url);
  await enterAs(context, 'head');
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
    await window.page.addInitScript({ content: TROUBLE });
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
