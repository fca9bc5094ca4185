import type { Countdown } from './countdown';
import { remainingAt } from './countdown';
import type { Shown } from './outbox';
import type { Kept } from './storage';
import type { AnswerEvent, Notice, Receipt, RoomPaper, RoomState, WireProblem } from './types';

/** What the page shows. */
export type Screen =
  | 'loading' | 'sign-in' | 'statement' | 'waiting' | 'exam' | 'paused' | 'over' | 'moved' | 'elsewhere' | 'receipt' | 'void';

/** How safe the answers are, for the words beside the clock. */
export type SavedKind = 'saved' | 'nothing-yet' | 'saving' | 'offline' | 'offline-held' | 'offline-saved';

/** Everything that the page shows, as one value. */
export interface View {
  readonly screen: Screen;
  readonly state: RoomState | null;
  readonly paper: RoomPaper | null;
  readonly answers: ReadonlyMap<number, Shown>;
  readonly countdown: Countdown;
  readonly online: boolean;
  readonly saved: { readonly kind: SavedKind; /** ISO */ readonly at: string | null; readonly unsent: number };
  /** Acts that the server did not take and will not take. */
  readonly refused: readonly AnswerEvent[];
  readonly messages: readonly Notice[];
  readonly receipt: Receipt | null;
  /** Why the last thing that the candidate asked for did not happen. */
  readonly problem: WireProblem | null;
  /** False where the browser cannot keep unsent answers over a reload. */
  readonly storage: boolean;
  /** True where it is practice: nothing is sent, nothing counts. */
  readonly practice: boolean;
}

/** The view before anything is known. */
export const BLANK_VIEW: View = {
  screen: 'loading', state: null, paper: null, answers: new Map(), countdown: { endsAt: null, frozenMs: null }, online: false,
  saved: { kind: 'nothing-yet', at: null, unsent: 0 }, refused: [], messages: [], receipt: null, problem: null, storage: true, practice: false,
};

/** Facts from which the screen follows. */
export interface ScreenFacts {
  readonly signedOut: boolean;
  readonly elsewhere: boolean;
  readonly moved: boolean;
  readonly state: RoomState | null;
  readonly receipt: Receipt | null;
  readonly countdown: Countdown;
  readonly now: number;
}

/** Which screen follows from what is known; the first that fits. */
export function screenOf(f: ScreenFacts): Screen {
  if (f.elsewhere) return 'elsewhere';
  if (f.signedOut) return 'sign-in';
  if (!f.state) return 'loading';
  if (f.receipt) return 'receipt';
  if (f.moved) return 'moved';
  const { clock, statement } = f.state;
  if (clock.state === 'void') return 'void';
  if (clock.state === 'waiting') return statement.signedAt ? 'waiting' : 'statement';
  if (clock.phase === 'paused') return 'paused';
  return remainingAt(f.countdown, f.now) === 0 ? 'over' : 'exam';
}

/** How safe the answers are. That this machine has them is said once it has, not when it is about to. */
export function savedKind(unsent: number, online: boolean, at: string | null, kept: Kept): SavedKind {
  if (!online && unsent === 0) return 'offline-saved';
  if (!online && kept !== 'not-yet') return kept === 'yes' ? 'offline' : 'offline-held';
  if (unsent > 0) return 'saving';
  return at ? 'saved' : 'nothing-yet';
}
