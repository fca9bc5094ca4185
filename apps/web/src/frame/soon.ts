import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>;

/** The page's own parts go first: nothing is fetched ahead before this long after its start. */
const AFTER_MS = 1_000;

const wanted: (() => Promise<unknown>)[] = [];
let state: 'not-yet' | 'busy' | 'rests' = 'not-yet';

const idle = (act: () => void): void => {
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 100);
};

function next(): void {
  const load = wanted.shift();
  state = load === undefined ? 'rests' : 'busy';
  if (load !== undefined) void load().catch(() => undefined).then(() => idle(next));
}

/**
 * A component that no first picture needs: fetched once the page stands and the browser has time, or when it is first
 * shown. Fetched ahead, so that it is there even when the network is not (a dialog, a notice that says so).
 */
export function lazySoon<P>(load: Load<P>): LazyExoticComponent<ComponentType<P>> {
  wanted.push(load);
  if (state === 'rests') idle(next);
  return lazy(load);
}

/** Begins to fetch, one after another, what `lazySoon` knows of. Called once, by the page that starts. */
export const fetchSoon = (): void => void setTimeout(next, AFTER_MS);
