import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds';

/** Signs in with an account of the seeds and waits for the desk. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Gives the reason that the dialog asks for, and waits until it has gone. */
export async function sure(page: Page, name: string | null, reason: string): Promise<void> {
  const dialog = name === null ? page.getByRole('dialog').last() : page.getByRole('dialog', { name });
  await dialog.getByRole('textbox', { name: '理由' }).fill(reason);
  await dialog.getByRole('button', { name: /确\s*认/ }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Picks an option of a field by its words. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

/** A column of the board. */
export const lane = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Carries a card of the board one column on by the keyboard, and gives the reason. */
export async function carry(page: Page, tableId: string, serial: number, from: string, to: string): Promise<void> {
  await page.goto(`/bank/board?table=${tableId}`);
  const grip = lane(page, from).getByRole('button', { name: `移动第 ${serial} 题`, exact: true });
  await grip.focus();
  await page.keyboard.press('Space');
  await page.getByText(`已拿起第 ${serial} 题`, { exact: false }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  const over = page.getByText(`在“${to}”列上方`).first();
  if (!(await over.waitFor({ state: 'attached', timeout: 3000 }).then(() => true, () => false))) await page.keyboard.press('ArrowRight');
  await over.waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await sure(page, null, '按流程');
  await lane(page, from).getByRole('article', { name: `第 ${serial} 题`, exact: true }).waitFor({ state: 'detached' });
}
