import type { AttemptStateName } from '../delivery/schemas';

interface SeatStateKind {
  readonly zh: string;
  readonly en: string;
  /** Which of the six looks of the product it wears (icon, fill, colour). */
  readonly look: 'absent' | 'checked-in' | 'answering' | 'attention' | 'broken' | 'handed-in';
}

/** Every state of a seat on the wall, in the order in which a day runs. */
export const SEAT_STATES = {
  expected: { zh: '未签到', en: 'Expected', look: 'absent' },
  absent: { zh: '缺考', en: 'Absent', look: 'absent' },
  checked_in: { zh: '已签到', en: 'Checked in', look: 'checked-in' },
  waiting: { zh: '候考', en: 'Waiting', look: 'checked-in' },
  answering: { zh: '作答中', en: 'Answering', look: 'answering' },
  attention: { zh: '需关注', en: 'Attention', look: 'attention' },
  disconnected: { zh: '断线', en: 'Disconnected', look: 'broken' },
  performing: { zh: '操作中', en: 'At work', look: 'answering' },
  paused: { zh: '已暂停', en: 'Paused', look: 'attention' },
  handed_in: { zh: '已交卷', en: 'Handed in', look: 'handed-in' },
  forced: { zh: '已收卷', en: 'Collected', look: 'handed-in' },
  finished: { zh: '已结束', en: 'Finished', look: 'handed-in' },
} as const satisfies Record<string, SeatStateKind>;

export type SeatState = keyof typeof SEAT_STATES;
export const SEAT_STATE_CODES = Object.keys(SEAT_STATES) as [SeatState, ...SeatState[]];

/** What the state of a seat depends on. Instants are ISO texts, as they cross the wire. */
export interface SeatEvidence {
  readonly checkedInAt: string | null;
  readonly absent: boolean;
  readonly attemptState: AttemptStateName | null;
  readonly signedIn: boolean;
  readonly connected: boolean;
  /** When the candidate's machine was last heard of. */
  readonly lastHeardAt: string | null;
  /** When the last answer was saved; null before the first. */
  readonly lastAnswerAt: string | null;
  readonly startedAt: string | null;
  readonly paused: boolean;
  readonly handedInAt: string | null;
  readonly openIncidents: number;
}

/** When the screen draws attention. They say how a wall looks, nothing about a candidate's result. */
export interface WallLimits {
  /** A break shorter than this is not shown as one (a reload takes about a second). */
  readonly disconnectedAfterMs: number;
  /** No answer saved for this long while answering draws attention. */
  readonly silenceMs: number;
}

/** A seat's state with the instant since when it holds, where that is known. */
export interface SeatNow {
  readonly state: SeatState;
  readonly sinceMs: number | null;
  /** Why it draws attention. */
  readonly why: 'incident' | 'silence' | null;
}

const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at));

function answering(seat: SeatEvidence, limits: WallLimits, nowMs: number): SeatNow {
  const heardMs = ms(seat.lastHeardAt);
  if (!seat.connected && (heardMs === null || nowMs - heardMs >= limits.disconnectedAfterMs)) {
    return { state: 'disconnected', sinceMs: heardMs, why: null };
  }
  if (seat.openIncidents > 0) return { state: 'attention', sinceMs: null, why: 'incident' };
  if (seat.attemptState === 'waiting') return { state: 'waiting', sinceMs: null, why: null };
  const activeMs = ms(seat.lastAnswerAt) ?? ms(seat.startedAt);
  const silent = activeMs !== null && nowMs - activeMs >= limits.silenceMs;
  return silent
    ? { state: 'attention', sinceMs: activeMs, why: 'silence' }
    : { state: 'answering', sinceMs: ms(seat.startedAt), why: null };
}

/**
 * The one rule that turns what is known of a seat into what the wall shows, total over its inputs. `entryEndsMs` is the
 * instant from which nobody may enter any more: who is not checked in by then is shown as absent.
 *
 * A pause is shown before a break in the line, for it is deliberate and the time stands still; what is handed in stays
 * handed in whatever the machine does afterwards.
 */
export function seatNow(seat: SeatEvidence, entryEndsMs: number, limits: WallLimits, nowMs: number): SeatNow {
  switch (seat.attemptState) {
    case 'handed_in': return { state: 'handed_in', sinceMs: ms(seat.handedInAt), why: null };
    case 'forced': return { state: 'forced', sinceMs: ms(seat.handedInAt), why: null };
    case 'void': return { state: 'absent', sinceMs: null, why: null };
    case 'waiting': case 'running': case null: break;
  }
  if (seat.absent) return { state: 'absent', sinceMs: null, why: null };
  if (seat.attemptState === 'running' || (seat.attemptState === 'waiting' && seat.signedIn)) {
    return seat.paused ? { state: 'paused', sinceMs: null, why: null } : answering(seat, limits, nowMs);
  }
  if (seat.checkedInAt !== null) return { state: 'checked_in', sinceMs: ms(seat.checkedInAt), why: null };
  return { state: nowMs >= entryEndsMs ? 'absent' : 'expected', sinceMs: null, why: null };
}

/** A turn of a session away from the computer, as epoch ms. */
export interface TurnTimes {
  readonly startMs: number;
  readonly endMs: number;
  /** From this instant on nobody may enter the turn. */
  readonly entryEndsMs: number;
}

/** The state of a place without a computer (practical skills, comprehensive review): check-in and the clock tell it. */
export function stationNow(seat: Pick<SeatEvidence, 'absent' | 'checkedInAt' | 'openIncidents'>, turn: TurnTimes, nowMs: number): SeatNow {
  if (seat.absent) return { state: 'absent', sinceMs: null, why: null };
  if (seat.checkedInAt === null) return { state: nowMs >= turn.entryEndsMs ? 'absent' : 'expected', sinceMs: null, why: null };
  if (seat.openIncidents > 0) return { state: 'attention', sinceMs: null, why: 'incident' };
  if (nowMs < turn.startMs) return { state: 'checked_in', sinceMs: ms(seat.checkedInAt), why: null };
  return nowMs < turn.endMs ? { state: 'performing', sinceMs: turn.startMs, why: null } : { state: 'finished', sinceMs: turn.endMs, why: null };
}
