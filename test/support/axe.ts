import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { until } from './browser';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe may do on a page. */
interface AxeOptions {
  /** Only these rules. For a second look at a page in other colours: what else axe knows does not depend on them. */
  readonly only?: readonly string[];
}

/** The rules that another theme can break. */
export const COLOURS: AxeOptions = { only: ['color-contrast', 'link-in-text-block'] };

/** Waits until nothing moves: a colour in the middle of its change, or a dialog that fades away, is no finding. */
const still = (page: Page): Promise<void> => until(page, `(async () => {
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  return !document.querySelector('[class*="ant-zoom-"], [class*="ant-fade-"], [class*="ant-slide-"], [class*="ant-move-"]')
    && !document.getAnimations().some((a) => a.playState === 'running' && Number.isFinite(a.effect?.getComputedTiming().iterations));
})()`);

/** What axe finds on the page as it stands, one line a rule with the places. */
export async function violations(page: Page, { only }: AxeOptions = {}): Promise<string[]> {
  await still(page);
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const axe = (globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    // The watermark across confidential pages is meant to stay behind the text: it says nothing to read by itself.
    const { violations: found } = await axe.run({ exclude: ['.k-reader-mark'] }, { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
    return found.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(' | ')}`);
  }, only);
}
