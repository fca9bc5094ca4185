import type { Page } from 'playwright-core';

/** A stretch in which the page's thread was busy without a break, or a frame that came late; epoch ms and ms. */
export interface Busy {
  readonly kind: 'longtask' | 'long-animation-frame' | 'event';
  readonly at: number;
  readonly ms: number;
  readonly what: string;
}

/** A seat's tile as it was painted: the answers that it told, its state, and when (epoch ms). */
export interface Painted {
  readonly seatingId: string;
  readonly answered: number;
  readonly state: string;
  readonly at: number;
}

/**
 * Runs in the page before its own code: notes long tasks, late frames, slow clicks, and of each tile (or row) of a
 * seat that changed what it told once it was painted: the frame is drawn after the callbacks of its animation, so the
 * first task after them is after it.
 */
const WATCH = `
window.busy = []; window.painted = [];
for (const type of ['longtask', 'long-animation-frame', 'event']) {
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) {
      const ms = type === 'long-animation-frame' ? e.blockingDuration : e.duration;
      const what = type === 'event' ? e.name : type === 'longtask' ? '' : 'frame of ' + Math.round(e.duration) + ' ms, ' + e.scripts.map((s) => s.invokerType + ' ' + Math.round(s.duration)).join(', ');
      window.busy.push({ kind: type, at: performance.timeOrigin + e.startTime, ms, what });
    }
  }).observe({ type, buffered: true, ...(type === 'event' ? { durationThreshold: 16 } : {}) });
}
const changed = new Set();
let asked = false;
const look = () => {
  asked = false;
  const at = performance.timeOrigin + performance.now();
  for (const tile of changed) {
    const told = /^(\\d+)\\/\\d+$/.exec(tile.querySelector('.wall-seat-top span:last-child')?.textContent ?? '');
    if (told) window.painted.push({ seatingId: tile.dataset.seating, answered: Number(told[1]), state: tile.dataset.state, at });
  }
  changed.clear();
};
new MutationObserver((records) => {
  for (const { target } of records) {
    const tile = (target instanceof Element ? target : target.parentElement)?.closest('[data-seating]');
    if (tile) changed.add(tile);
  }
  if (changed.size > 0 && !asked) {
    asked = true;
    requestAnimationFrame(() => setTimeout(look));
  }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-state'] });
`;

/** Puts the watch into a page that is not yet open. */
export const watchPage = async (page: Page): Promise<void> => void (await page.addInitScript({ content: WATCH }));

/** Everything noted since the last call. */
export const noted = (page: Page): Promise<{ busy: Busy[]; painted: Painted[] }> =>
  page.evaluate<{ busy: Busy[]; painted: Painted[] }>('({ busy: window.busy.splice(0), painted: window.painted.splice(0) })');
