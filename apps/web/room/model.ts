import type { Countdown } from './countdown';
import { EMPTY_OUTBOX, shownAnswers, type Outbox } from './outbox';
import type { OutboxStore } from './storage';
import type { Notice, Receipt, RoomPaper, RoomState, SavedAnswer, WireProblem } from './types';
import { savedKind, screenOf, type View } from './view';

/** Where this page stands, besides what the server says. */
export interface Flags {
  /** No session: the candidate must sign in. */
  readonly signedOut: boolean;
  /** Another page of this browser has the room. */
  readonly elsewhere: boolean;
  /** Another machine has the room. */
  readonly moved: boolean;
  /** The server could be reached last time. */
  readonly online: boolean;
}

/** Everything that the page knows; each change makes a new view and tells whoever shows it. */
export class RoomModel {
  private readonly listeners = new Set<() => void>();
  store: OutboxStore | null = null;
  box: Outbox = EMPTY_OUTBOX;
  saved: readonly SavedAnswer[] = [];
  savedAt: string | null = null;
  state: RoomState | null = null;
  paper: RoomPaper | null = null;
  countdown: Countdown = { endsAt: null, frozenMs: null };
  receipt: Receipt | null = null;
  messages: readonly Notice[] = [];
  problem: WireProblem | null = null;
  flags: Flags = { signedOut: false, elsewhere: false, moved: false, online: false };
  view: View = this.viewNow();

  /** Hears of every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Puts the outbox in a new state, here and in the browser's database. */
  keep(box: Outbox): void {
    this.box = box;
    this.store?.write(box);
    this.show();
  }

  set(flags: Partial<Flags>): void {
    this.flags = { ...this.flags, ...flags };
    this.show();
  }

  /** Makes the view anew after a change. */
  show(): void {
    this.view = this.viewNow();
    this.listeners.forEach((listener) => listener());
  }

  private viewNow(): View {
    const { box, flags } = this;
    const facts = { ...flags, state: this.state, receipt: this.receipt, countdown: this.countdown, now: performance.now() };
    return {
      screen: screenOf(facts),
      state: this.state,
      paper: this.paper,
      answers: shownAnswers(this.saved, box.pending),
      countdown: this.countdown,
      online: flags.online,
      saved: { kind: savedKind(box.pending.length, flags.online, this.savedAt, this.store?.kept ?? 'yes'), at: this.savedAt, unsent: box.pending.length },
      refused: box.refused,
      messages: this.messages,
      receipt: this.receipt,
      problem: this.problem,
      storage: this.store?.working ?? true,
      practice: false,
    };
  }
}
