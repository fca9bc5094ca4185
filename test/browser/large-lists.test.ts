import { SITTING_IDS } from '../../seeds/sitting';
import { openWindow, startBrowser, until, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { enterAs } from '../support/staff';

const MANY = 100_000;

let instance: TestInstance;
let chromium: TestBrowser;
let tableId: string;

/** Drafts like one that is there, so many: their contents are the same sealed bytes. */
async function copyItem(): Promise<void> {
  const like = await instance.db.one<{ id: string; item_id: string; table_id: string }>(`SELECT id, item_id, table_id FROM item_version WHERE state = 'approved' LIMIT 1`);
  if (!like) throw new Error('the demonstration has no items');
  tableId = like.table_id;
  await instance.db.query(
    `INSERT INTO item (id, table_id, serial, origin, made_at) SELECT gen_random_uuid(), table_id, 10000 + n, origin, made_at FROM item, generate_series(1, ${MANY}) n WHERE item.id = $1`, [like.item_id]);
  const columns = await instance.db.query<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'item_version' AND column_name NOT IN ('id', 'item_id')`);
  const names = columns.map((c) => c.name).join(', ');
  await instance.db.query(
    `INSERT INTO item_version (id, item_id, ${names}) SELECT gen_random_uuid(), i.id, ${columns.map((c) => `v.${c.name}`).join(', ')} FROM item i, item_version v WHERE i.serial > 10000 AND v.id = $1`, [like.id]);
  await instance.db.query('ANALYZE item; ANALYZE item_version');
}

async function copyCandidates(): Promise<void> {
  await instance.db.query(
    `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, condition, eligibility, checked_by, confirmed_by, added_at)
     SELECT gen_random_uuid(), $1, '考生' || n, '\\x00', 'many' || n, '110***********00X', 'female', '示范单位', '一', 'confirmed', 'a', 'b', now() + n * interval '1 millisecond' FROM generate_series(1, ${MANY}) n`,
    [SITTING_IDS.nextRound]);
  await instance.db.query('ANALYZE candidate');
}

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
  await Promise.all([copyItem(), copyCandidates()]);
}, 180_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

async function signedIn(login: string, path: string) {
  const window = await openWindow(chromium.browser, instance.url);
  await enterAs(window.context, login);
  await window.page.goto(path);
  return window;
}

it(`a list of ${MANY} items is read piece by piece, and only lines in sight are drawn`, async () => {
  const { page, errors, context } = await signedIn('writer', `/bank/tables/${tableId}`);
  await page.getByText(new RegExp(`共 100[,，]?\\d{3} 题`)).waitFor();
  const lines = page.locator('.bank-row');
  for (let piece = 1; piece <= 6; piece++) {
    await until(page, `document.querySelectorAll('.bank-row').length >= ${piece * 100}`);
    await page.mouse.move(700, 500);
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
  }
  expect(await lines.count()).toBeLessThan(2_000);
  const drawn = Number(await page.evaluate(`[...document.querySelectorAll('.bank-row')].filter((row) => row.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length`));
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(100);
  // The far end is reached without the way there.
  await page.getByLabel('题号').fill('109999');
  await page.getByRole('button', { name: /109999/ }).first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
}, 60_000);

it(`a table of ${MANY} candidates has one page of them in the browser, the last one too`, async () => {
  const { page, errors, context } = await signedIn('officer', `/rounds/${SITTING_IDS.nextRound}`);
  await page.getByRole('link', { name: '考生1', exact: true }).or(page.getByText('考生1', { exact: true })).first().waitFor();
  await page.locator('.ant-pagination-item').last().click();
  await page.getByText(`考生${MANY}`, { exact: true }).first().waitFor();
  expect(await page.locator('tr.ant-table-row').count()).toBeLessThanOrEqual(200);
  expect(errors).toEqual([]);
  await context.close();
}, 60_000);
