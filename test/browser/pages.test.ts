import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyRoutes, bankRoutes, certificatesRoutes, peopleRoutes, resultsRoutes, sittingRoutes } from '@kaowu/contracts';
import { rehearse } from '../../apps/cli/rehearse/run';
import { signInCrew, type Crew } from '../../apps/cli/rehearse/people';
import { DEMO_PASSWORD } from '../../seeds';
import { violations } from '../support/axe';
import { ARTEFACTS, keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
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
}

const fill = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);

/** Every page of a desk, by the account that sits at it. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  head: ['/', '/overview', '/duties', '/journal', '/trace/session/:theoryId', '/results', '/results/:roundId', '/certificates'],
  officer: [
    '/catalogue', '/catalogue/difference', '/organisation', '/rule-sets', '/people', '/people/:personId', '/people-posts', '/blueprints', '/blueprints/:blueprintId',
    '/papers', '/papers/:setId', '/paper-exposure', '/rounds', '/rounds/:roundId', '/rounds/:openRoundId', '/sessions', '/sessions/:theoryId', '/venues', '/rooms/:roomId', '/bars',
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

/** Pages shown in the documents. */
const SHOWN = new Set(['/overview', '/journal', '/results/:roundId', '/rounds/:roundId', '/papers/:setId', '/bank/tables/:tableId', '/blueprints/:blueprintId', '/organisation', '/marking/sessions/:practicalId']);
const SCREENS = join(__dirname, '..', '..', 'docs', 'screens');

async function lookAt(window: Awaited<ReturnType<typeof openWindow>>, path: string): Promise<string[]> {
  const { page, errors } = window;
  errors.length = 0;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(fill(path));
  await page.locator('h1').first().waitFor();
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  const name = `page${path.replaceAll('/', '-').replaceAll(':', '')}`;
  await keepShot(page, name);
  if (SHOWN.has(path) && process.env['KAOWU_WRITE_SCREENS']) {
    mkdirSync(SCREENS, { recursive: true });
    copyFileSync(join(ARTEFACTS, `${name}.png`), join(SCREENS, `${name}.png`));
  }
  const found = (await violations(page)).map((v) => `${path} light ${v}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await violations(page)).map((v) => `${path} dark ${v}`));
  await keepShot(page, `${name}-dark`);
  return [...found, ...errors.map((e) => `${path} console: ${e}`)];
}

describe.each(Object.entries(PAGES))('the desk of %s', (login, paths) => {
  it('shows every page without a fault that a browser or axe can tell, in both themes', async () => {
    const window = await openWindow(chromium.browser, instance.url);
    const { page } = window;
    await page.goto('/sign-in');
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.locator('h1').first().waitFor();
    const found: string[] = [];
    for (const path of paths) found.push(...(await lookAt(window, path)));
    await window.context.close();
    expect(found).toEqual([]);
  }, 180_000);
});

it('the public pages are without fault on a phone', async () => {
  const window = await openWindow(chromium.browser, instance.url, { width: 390, height: 844 });
  const found: string[] = [];
  for (const path of ['/board', '/my-result', '/verify', '/receipt', '/announcements', '/examiners', '/sign-in']) {
    found.push(...(await lookAt(window, path)));
    expect(await window.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
  await window.context.close();
  expect(found).toEqual([]);
}, 120_000);
