import { violations } from '../support/axe';
import { openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { enterAs } from '../support/staff';

let instance: TestInstance;
let chromium: TestBrowser;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

/** Pages of the menu with a form behind a button: who opens it, where, and what the button is called. */
const FORMS = {
  head: [['/organisation', '更正机构信息'], ['/organisation', '登记备案回执'], ['/my-record', '申报回避关系']],
  officer: [
    ['/rule-sets', '登记新版本'], ['/rounds', '新建批次'], ['/bars', '登记禁考'], ['/venues', '登记考点'], ['/venues', '登记考场'], ['/venues', '修改考点'], ['/manual', '发布新版本'],
    ['/papers', /^组\s*卷$/], ['/practical-papers', '组操作技能试卷'], ['/notices', /^发\s*布$/], ['/filing-columns', '另存新版'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string | RegExp])[]>;

describe('a form behind a button of a page of the menu', () => {
  it.each(Object.keys(FORMS) as (keyof typeof FORMS)[])('comes when it is asked for, by keyboard too, and is not left by a slip: what %s fills in', async (login) => {
    const { page, errors } = await openWindow(chromium.browser, instance.url);
    await enterAs(page, login);
    for (const [path, button] of FORMS[login]) {
      await page.goto(path);
      const opener = page.getByRole('main').getByRole('button', { name: button }).first();
      await opener.waitFor();
      // What is being loaded may take the focus with it when it comes.
      await page.locator('.k-loading, .ant-spin-spinning').first().waitFor({ state: 'detached' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.locator('form').waitFor();
      expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
      const field = dialog.locator('input[type=text]:not([role]):not([readonly]), input:not([type]):not([role]):not([readonly]), textarea').first();
      await field.fill('未保存');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '留下继续填写' }).click();
      expect({ path, kept: await field.inputValue() }).toEqual({ path, kept: '未保存' });
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '放弃并离开' }).click();
      await dialog.locator('form').waitFor({ state: 'hidden' });
    }
    expect(errors).toEqual([]);
  }, 120_000);
});
