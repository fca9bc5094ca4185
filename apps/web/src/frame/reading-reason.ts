import { serverNow } from './server-clock';

/** A reason as it is remembered in this window. */
interface Kept {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** What the screen has to know: whether a reason is asked for, and which page shows something confidential since when. */
export interface ReadingState {
  readonly asking: boolean;
  readonly reason: string | null;
  readonly path: string | null;
  readonly at: string | null;
}

/** How long a reason holds before it is asked for again. */
const HOLDS_MS = 30 * 60_000;
const KEY = 'kaowu.reading';

/** Nobody said why; the reading does not take place. */
export class NoReason extends Error {}

let state: ReadingState = { asking: false, reason: null, path: null, at: null };
let waiting: { readonly promise: Promise<string>; readonly give: (text: string) => void; readonly refuse: () => void } | null = null;
const watchers = new Set<() => void>();

function set(change: Partial<ReadingState>): void {
  state = { ...state, ...change };
  watchers.forEach((tell) => tell());
}

/** For `useSyncExternalStore`. */
export const watchReading = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};
export const readingNow = (): ReadingState => state;

function kept(): Kept | null {
  try {
    const read = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
    return read !== null && read.until > Date.now() ? read : null;
  } catch {
    return null;
  }
}

/** Why this window reads what is confidential: as said within the last half hour, or asked now, once for all who wait. Throws NoReason. */
export function readingReason(): Promise<string> {
  const known = kept();
  if (known) {
    if (state.reason !== known.text) set({ reason: known.text });
    return Promise.resolve(known.text);
  }
  if (waiting) return waiting.promise;
  let give: (text: string) => void = () => undefined;
  let refuse: () => void = () => undefined;
  const promise = new Promise<string>((done, fail) => {
    give = done;
    refuse = () => fail(new NoReason());
  });
  waiting = { promise, give, refuse };
  set({ asking: true });
  return promise;
}

/** The person said why. */
export function giveReason(text: string): void {
  sessionStorage.setItem(KEY, JSON.stringify({ text, until: Date.now() + HOLDS_MS } satisfies Kept));
  set({ asking: false, reason: text });
  waiting?.give(text);
  waiting = null;
}

/** The person would rather not read. */
export function refuseReason(): void {
  set({ asking: false });
  waiting?.refuse();
  waiting = null;
}

/** Ends what this window remembers: at sign-out, or to say another reason. */
export function forgetReason(): void {
  sessionStorage.removeItem(KEY);
  set({ reason: null });
}

/** This page shows something confidential from now on. */
export function markReading(): void {
  if (state.path !== location.pathname) set({ path: location.pathname, at: new Date(serverNow()).toISOString() });
}
