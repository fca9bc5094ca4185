import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds';
import { ASSEMBLY_IDS } from '../../seeds/assembly';
import { SITTING_IDS } from '../../seeds/sitting';
import { violations } from '../support/axe';
import { keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';

/** Another build of the pages may be tried than the one of this checkout. */

let instance: TestInstance;
let chromium: TestBrowser;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await instance.stop();
});

async function signedIn(login: string, path: string, options: { dark?: boolean } = {}) {
  const window = await openWindow(chromium.browser, instance.url, options);
  await window.page.goto(path);
  await window.page.getByLabel('账号', { exact: true }).fill(login);
  await window.page.getByLabel('密码').fill(DEMO_PASSWORD);
  await window.page.getByRole('button', { name: /登\s*录/ }).click();
  await window.page.getByRole('button', { name: new RegExp('^当前账号') }).waitFor();
  return window;
}

const palette = (page: Page) => page.getByRole('dialog', { name: '搜索' });

describe('the search box', () => {
  it('finds by keyboard alone, leads there, remembers, and gives the focus back', async () => {
    const { page, errors, context } = await signedIn('head', '/');
    await page.getByRole('heading', { name: /您好/ }).waitFor();
    await page.keyboard.press('Control+k');
    const box = palette(page).getByRole('combobox', { name: '搜索' });
    await box.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('第一机房 01');
    await palette(page).getByRole('option', { name: /第一机房 01/ }).first().waitFor();
    await keepShot(page, 'frame-search');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/sessions/${SITTING_IDS.theory}`));
    await page.keyboard.press('Control+k');
    await palette(page).getByText('最近').waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '搜索', exact: true }).first().click();
    await page.keyboard.type('rounds');
    const entry = palette(page).getByRole('option', { name: /批次/ }).first();
    await entry.waitFor();
    // What the server finds may come in above it: go down to it as a person does.
    for (let steps = 0; steps < 20 && (await entry.getAttribute('aria-selected')) !== 'true'; steps++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/rounds$/);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('leads to the row of a candidate, and the address keeps it when reloaded', async () => {
    const { page, context } = await signedIn('officer', '/');
    const row = await instance.db.one<{ ticket_no: string; name: string }>('SELECT ticket_no, name FROM candidate WHERE round_id = $1 AND ticket_no IS NOT NULL ORDER BY ticket_no LIMIT 1', [SITTING_IDS.round]);
    await page.getByRole('heading', { name: /您好/ }).waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox').fill(row?.ticket_no ?? '');
    await palette(page).getByRole('option', { name: new RegExp(row?.name ?? '') }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/tab=candidates&search=/);
    await page.getByRole('cell', { name: row?.name ?? '', exact: true }).waitFor();
    await page.getByText('共 1 条').waitFor();
    await page.reload();
    await page.getByText('共 1 条').waitFor();
    expect(await page.getByRole('searchbox', { name: '搜索' }).inputValue()).toBe(row?.ticket_no);
    await context.close();
  });

  it('says that nothing was found, and does not show what may not be read', async () => {
    const { page, context } = await signedIn('invigilator1', '/');
    await page.getByRole('heading', { name: /您好/ }).waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox').fill('#12');
    await palette(page).getByText(/没有找到「#12」/).waitFor();
    expect(await palette(page).getByRole('option').count()).toBe(0);
    await context.close();
  });
});

describe('who changed this?', () => {
  it('is answered in two clicks, with the person, the time and the way on', async () => {
    const { page, errors, context } = await signedIn('head', `/sessions/${SITTING_IDS.theory}`);
    await page.getByRole('button', { name: '这一页谁改过？' }).click();
    await page.waitForURL(/\/trace\/session\//);
    await page.getByRole('row', { name: /陈考务/ }).first().click();
    await page.getByText(/哈希/).first().waitFor();
    await keepShot(page, 'frame-trace');
    expect(await violations(page)).toEqual([]);
    await page.goBack();
    await page.waitForURL(new RegExp(`/sessions/${SITTING_IDS.theory}`));
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('today first', () => {
  it.each([['light', false], ['dark', true]] as const)('shows what waits and what is not ready, %s', async (name, dark) => {
    const { page, errors, context } = await signedIn('officer', '/', { dark });
    await page.getByRole('region', { name: '今天先做' }).waitFor();
    await page.getByRole('button', { name: /^待办/ }).click();
    await page.getByRole('tooltip').getByRole('link').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await keepShot(page, `frame-home-${name}`);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('a menu of the head is opened, walked and left by keyboard, which comes back to its button', async () => {
  const { page, errors, context } = await signedIn('head', '/');
  const button = page.getByRole('button', { name: '外观' });
  const focused = (): Promise<string | null> => page.evaluate("document.activeElement?.getAttribute('role') ?? document.activeElement?.getAttribute('aria-label') ?? null");
  for (const time of ['first', 'again']) {
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '深色' }).waitFor();
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: '深色' }).waitFor({ state: 'hidden' });
    expect([time, await focused()]).toEqual([time, '外观']);
  }
  expect(errors).toEqual([]);
  await context.close();
});

it('the head fits a phone and a small screen, with everything in reach', async () => {
  const { page, context } = await signedIn('head', `/trace/session/${SITTING_IDS.theory}`);
  for (const [width, name] of [[1024, 'small'], [390, 'phone']] as const) {
    await page.setViewportSize({ width, height: 768 });
    await page.goto(`/sessions/${SITTING_IDS.theory}`);
    for (const tool of ['这一页谁改过？', '搜索', /^(待办|目前没有待办)/, '切换语言', '外观', /^当前账号/]) {
      const box = await page.getByRole('banner').getByRole('button', { name: tool }).first().boundingBox();
      expect({ tool, right: (box?.x ?? 9999) + (box?.width ?? 0) <= width, tall: (box?.height ?? 0) >= 24 }).toEqual({ tool, right: true, tall: true });
    }
    await keepShot(page, `frame-head-${name}`);
  }
  await context.close();
});

/** Gives the page an authenticator of the browser's own that recognises its holder. */
async function withAuthenticator(page: Page): Promise<{ credentials: () => Promise<number>; recognises: (yes: boolean) => Promise<void> }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    recognises: async (isUserVerified) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
  };
}

describe('passkeys', () => {
  it('are added and named, sign in without a password, earn a code, and are removed', async () => {
    const { page, errors, context } = await signedIn('writer2', '/my-account');
    const device = await withAuthenticator(page);
    const panel = page.getByRole('region', { name: '通行密钥' });
    await panel.getByText('还没有通行密钥').waitFor();
    await panel.getByRole('button', { name: '添加通行密钥' }).click();
    const adding = page.getByRole('dialog', { name: '添加通行密钥' });
    await adding.getByLabel('名称').fill('办公室电脑');
    await adding.getByLabel('请输入您的密码以继续').fill(DEMO_PASSWORD);
    await keepShot(page, 'frame-passkey-add');
    expect(await violations(page)).toEqual([]);
    await adding.getByRole('button', { name: /继\s*续/ }).click();
    await panel.getByRole('cell', { name: '办公室电脑', exact: true }).waitFor();
    expect(await device.credentials()).toBe(1);
    await keepShot(page, 'frame-passkeys');
    expect(await violations(page)).toEqual([]);

    await panel.getByRole('button', { name: '用通行密钥取得验证码' }).click();
    expect(await page.getByRole('dialog').locator('code').innerText()).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    await page.getByRole('button', { name: '知道了' }).click();

    await page.getByRole('button', { name: new RegExp('^当前账号') }).click();
    await page.getByText('退出登录').click();
    await page.waitForURL(/\/sign-in/);
    const key = page.getByRole('button', { name: '使用通行密钥' });
    await key.waitFor();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await device.recognises(false);
    await key.click();
    await page.getByText(/没有完成/).waitFor();
    await page.mouse.move(0, 0);
    // The library came with the press, not with the page.
    expect(fetched.some((url) => url.endsWith('.js'))).toBe(true);
    await keepShot(page, 'frame-passkey-sign-in');
    expect(await violations(page)).toEqual([]);
    await device.recognises(true);
    await key.click();
    await page.getByRole('heading', { name: /您好/ }).waitFor();

    await page.goto('/my-account');
    await page.getByRole('cell', { name: '通行密钥', exact: true }).waitFor();
    await panel.getByRole('button', { name: '移除 办公室电脑' }).click();
    const removal = page.getByRole('dialog', { name: '移除' });
    await removal.getByLabel('请输入您的密码以继续').fill(DEMO_PASSWORD);
    await removal.getByRole('button', { name: /移\s*除/ }).click();
    await panel.getByText('还没有通行密钥').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('give their code in the very dialog that asks for one: who releases papers need not leave it', async () => {
    const { page, errors, context } = await signedIn('head', '/my-account');
    const device = await withAuthenticator(page);
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    const adding = page.getByRole('dialog', { name: '添加通行密钥' });
    await adding.getByLabel('名称').fill('办公室电脑');
    await adding.getByLabel('请输入您的密码以继续').fill(DEMO_PASSWORD);
    await adding.getByRole('button', { name: /继\s*续/ }).click();
    await page.getByRole('cell', { name: '办公室电脑', exact: true }).waitFor();
    await page.goto(`/papers/${ASSEMBLY_IDS.nurserySet}`);
    await page.getByRole('button', { name: '同意启封' }).click();
    const release = page.getByRole('dialog', { name: /同意启封/ });
    await release.getByRole('textbox').first().fill('开考前启封');
    const key = release.getByRole('button', { name: '用通行密钥取得验证码' });
    await device.recognises(false);
    await key.click();
    await release.getByText(/没有完成/).waitFor();
    await device.recognises(true);
    await key.click();
    await release.getByText(/没有完成/).waitFor({ state: 'detached' });
    const code = release.getByLabel('动态验证码');
    for (let tries = 0; tries < 100 && (await code.inputValue()) === ''; tries++) await page.waitForTimeout(50);
    expect(await code.inputValue()).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    await release.locator('.ant-btn-loading').waitFor({ state: 'detached' });
    await page.mouse.move(0, 0);
    expect(await violations(page)).toEqual([]);
    await keepShot(page, 'frame-passkey-release');
    await release.getByRole('button', { name: /确\s*[认定]/ }).click();
    await page.getByText('您已同意启封，等待另一人').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('my account', () => {
  it('sets up a second factor, signs in with it, and removes it', async () => {
    const { page, errors, context } = await signedIn('writer2', '/my-account');
    await page.getByRole('button', { name: '启用两步验证' }).click();
    const dialog = page.getByRole('dialog', { name: '启用两步验证' });
    await dialog.getByLabel('请输入您的密码以继续').fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: /继\s*续/ }).click();
    await dialog.getByRole('img', { name: '两步验证二维码' }).waitFor();
    const device = new TOTP({ secret: (await dialog.locator('.identity-secret').innerText()).replace(/\s/g, '') });
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('动态验证码').fill(device.generate());
    await dialog.getByRole('button', { name: '确认启用' }).click();
    await dialog.getByRole('heading', { name: '恢复码' }).waitFor();
    const codes = await dialog.locator('code').allInnerTexts();
    expect(codes).toHaveLength(10);
    await keepShot(page, 'frame-recovery-codes');
    await dialog.getByRole('button', { name: '我已保存' }).click();
    await page.getByText('已启用', { exact: true }).waitFor();
    await keepShot(page, 'frame-my-account');
    expect(await violations(page)).toEqual([]);

    const other = await openWindow(chromium.browser, instance.url);
    await other.page.goto('/my-account');
    await other.page.getByLabel('账号', { exact: true }).fill('writer2');
    await other.page.getByLabel('密码').fill(DEMO_PASSWORD);
    await other.page.getByRole('button', { name: /登\s*录/ }).click();
    await other.page.getByLabel('动态验证码').fill(codes[0] as string);
    await keepShot(other.page, 'frame-sign-in-code');
    await other.page.getByRole('button', { name: /登\s*录/ }).click();
    await other.page.getByText(/恢复码余 9 个/).waitFor();
    await other.page.getByRole('button', { name: '停用' }).click();
    const removal = other.page.getByRole('dialog', { name: '停用' });
    await removal.getByLabel('原密码').fill(DEMO_PASSWORD);
    await removal.getByLabel('动态验证码').fill(codes[1] as string);
    await removal.getByRole('button', { name: /停\s*用/ }).click();
    await other.page.getByText('未启用', { exact: true }).waitFor();
    expect([...errors, ...other.errors]).toEqual([]);
    await Promise.all([context.close(), other.context.close()]);
  });

  it('does not lose what was filled in without asking', async () => {
    const { page, context } = await signedIn('writer', '/my-account');
    await page.getByLabel('原密码').fill('something');
    await page.getByRole('navigation').getByRole('link', { name: /题库/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '留下继续填写' }).click();
    expect(await page.getByLabel('原密码').inputValue()).toBe('something');
    await page.getByRole('navigation').getByRole('link', { name: /题库/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃并离开' }).click();
    await page.waitForURL(/\/bank/);
    await context.close();
  });
});
