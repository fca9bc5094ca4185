import type { AnswerEvent, RoomState, SavedAnswer } from './types';

/** What the candidate did on this machine and the server has not confirmed, in order. Kept in the browser's database. */
export interface Outbox {
  /** Device number of the sign-in that the numbers belong to; 0 before the first. */
  readonly epoch: number;
  /** Number of the next event. */
  readonly nextN: number;
  /** Highest number that the server has confirmed for this sign-in. */
  readonly confirmedN: number;
  readonly pending: readonly AnswerEvent[];
  /** Events that the server will not take any more (time over, collected), to be shown and not hidden. */
  readonly refused: readonly AnswerEvent[];
}

export const EMPTY_OUTBOX: Outbox = { epoch: 0, nextN: 1, confirmedN: 0, pending: [], refused: [] };

/** One act before it has a number. */
export interface Draft {
  readonly kind: 'answer' | 'flag';
  readonly questionNo: number;
  readonly response: readonly string[];
  /** This machine's clock, epoch milliseconds. */
  readonly clientAt: number;
}

/** Puts an act at the end and gives it its number. */
export function enqueue(box: Outbox, draft: Draft): Outbox {
  const event: AnswerEvent = { ...draft, response: [...draft.response], epoch: box.epoch, n: box.nextN };
  return { ...box, nextN: box.nextN + 1, pending: [...box.pending, event] };
}

const isSame = (a: { n: number; epoch: number }, b: { n: number; epoch: number }): boolean => a.n === b.n && a.epoch === b.epoch;

const without = (events: readonly AnswerEvent[], out: readonly { n: number; epoch: number }[]): AnswerEvent[] =>
  events.filter((event) => !out.some((o) => isSame(o, event)));

/** Takes out what the server has confirmed. */
export const acknowledge = (box: Outbox, done: readonly { n: number; epoch: number }[]): Outbox => ({
  ...box,
  confirmedN: Math.max(box.confirmedN, ...done.filter((d) => d.epoch === box.epoch).map((d) => d.n)),
  pending: without(box.pending, done),
});

/** Moves events that the server will never take to where they are shown as not recorded. */
export function giveUp(box: Outbox, events: readonly { n: number; epoch: number }[]): Outbox {
  const lost = box.pending.filter((event) => events.some((e) => isSame(e, event)));
  return { ...box, pending: without(box.pending, events), refused: [...box.refused, ...lost] };
}

/** Gives an event whose number was taken (by another page of this browser) the next free one, at its place in order. */
export function renumber(box: Outbox, taken: { n: number; epoch: number }): Outbox {
  const pending = box.pending.map((event) => (isSame(event, taken) ? { ...event, n: box.nextN } : event));
  return { ...box, nextN: box.nextN + 1, pending };
}

/**
 * Fits the outbox to the state that the server gave. On the same sign-in the numbers go on. After a new sign-in on
 * this machine what was left unsent gets new numbers, unless the server holds something newer for that question: then
 * the candidate has answered it elsewhere meanwhile, and the older act must not overwrite it.
 *
 * `skewMs` is the server's clock minus this machine's.
 */
export function rebase(box: Outbox, state: Pick<RoomState, 'epoch' | 'lastN' | 'answers'>, skewMs: number): Outbox {
  if (box.epoch === state.epoch) return { ...box, nextN: Math.max(box.nextN, state.lastN + 1), confirmedN: Math.max(box.confirmedN, state.lastN) };
  const savedAt = new Map(state.answers.map((a) => [a.no, Date.parse(a.savedAt)]));
  const kept = box.pending.filter((event) => event.clientAt + skewMs > (savedAt.get(event.questionNo) ?? -Infinity));
  const first = state.lastN + 1;
  const pending = kept.map((event, i) => ({ ...event, epoch: state.epoch, n: first + i }));
  return { epoch: state.epoch, nextN: first + pending.length, confirmedN: state.lastN, pending, refused: box.refused };
}

/** How a question stands on this screen. */
export interface Shown {
  readonly response: readonly string[];
  readonly flagged: boolean;
  /** True while the last act on it is not confirmed. */
  readonly unsent: boolean;
}

export const BLANK: Shown = { response: [], flagged: false, unsent: false };

/** The server's answers with what is not confirmed yet laid over them, by question number. */
export function shownAnswers(saved: readonly SavedAnswer[], pending: readonly AnswerEvent[]): ReadonlyMap<number, Shown> {
  const shown = new Map<number, Shown>(saved.map((a) => [a.no, { response: a.response, flagged: a.flagged, unsent: false }]));
  for (const event of pending) {
    const before = shown.get(event.questionNo) ?? BLANK;
    shown.set(event.questionNo, event.kind === 'flag'
      ? { ...before, flagged: event.response.length > 0, unsent: true }
      : { ...before, response: event.response, unsent: true });
  }
  return shown;
}

/** The server's answers after it confirmed these events. */
export function withSaved(saved: readonly SavedAnswer[], events: readonly AnswerEvent[], savedAt: string): SavedAnswer[] {
  const by = new Map(saved.map((a) => [a.no, a]));
  for (const event of events) {
    const before = by.get(event.questionNo) ?? { no: event.questionNo, response: [], flagged: false, savedAt };
    by.set(event.questionNo, event.kind === 'flag'
      ? { ...before, flagged: event.response.length > 0, savedAt }
      : { ...before, response: event.response, savedAt });
  }
  return [...by.values()];
}
