import { grant, refuse, type Decision, type Interval } from '@kaowu/kernel';
import type { Problem, RuleSetValues, SittingSessionState } from '@kaowu/contracts';

/** What the check-in rules look at. */
export interface CheckInCase {
  readonly session: SittingSessionState;
  readonly checkedIn: boolean;
  readonly absent: boolean;
  /** From when to when this person's turn lasts. */
  readonly turn: Interval;
  readonly room: RuleSetValues['room'];
}

/** The invigilator's three-way match: face–ID–ticket photo, ID–ticket–seat label, person–seat (rules.md, Exam day). */
export interface Match {
  readonly faceMatches: boolean;
  readonly documentsMatch: boolean;
  readonly seatMatches: boolean;
}

/** The instant from which on nobody is let in: start plus the rule set's late entry limit, in epoch milliseconds. */
export const lateEntryEndsMs = (turn: Interval, room: RuleSetValues['room']): number =>
  turn.startMs + room.lateEntryMinutes * 60_000;

/**
 * Whether a person may be checked in now: the session is ready, the match is confirmed on all three sides, and the
 * late entry limit is not reached (the limit itself is too late). Somebody marked absent who comes in time is let in.
 * Problems: `sitting-session.closed`, `sitting-session.not-ready`, `checkin.already`, `checkin.no-match`, `checkin.too-late`.
 */
export function canCheckIn(now: CheckInCase, match: Match, atMs: number): Decision<true, Problem> {
  const open = sessionOpen(now.session);
  if (!open.ok) return open;
  if (now.checkedIn) return refuse({ code: 'checkin.already' });
  if (!match.faceMatches || !match.documentsMatch || !match.seatMatches) return refuse({ code: 'checkin.no-match' });
  if (atMs >= lateEntryEndsMs(now.turn, now.room)) {
    return refuse({ code: 'checkin.too-late', params: { minutes: now.room.lateEntryMinutes } });
  }
  return grant(true);
}

/**
 * A check-in may be undone while people are still let in; later the person is sitting the exam and the check-in
 * stands. Problems: `sitting-session.closed`, `sitting-session.not-ready`, `checkin.not-checked-in`, `checkin.stands`.
 */
export function canUndoCheckIn(now: CheckInCase, atMs: number): Decision<true, Problem> {
  const open = sessionOpen(now.session);
  if (!open.ok) return open;
  if (!now.checkedIn) return refuse({ code: 'checkin.not-checked-in' });
  return atMs >= lateEntryEndsMs(now.turn, now.room) && atMs >= now.turn.startMs ? refuse({ code: 'checkin.stands' }) : grant(true);
}

/**
 * Nobody is absent before the start. Problems: `sitting-session.closed`, `sitting-session.not-ready`,
 * `checkin.already`, `checkin.not-started`.
 */
export function canMarkAbsent(now: CheckInCase, atMs: number): Decision<true, Problem> {
  const open = sessionOpen(now.session);
  if (!open.ok) return open;
  if (now.checkedIn) return refuse({ code: 'checkin.already' });
  return atMs < now.turn.startMs ? refuse({ code: 'checkin.not-started' }) : grant(true);
}

/** Undoing an absence needs one. Problems: `sitting-session.closed`, `sitting-session.not-ready`, `checkin.not-absent`. */
export function canUndoAbsent(now: CheckInCase): Decision<true, Problem> {
  const open = sessionOpen(now.session);
  if (!open.ok) return open;
  return now.absent ? grant(true) : refuse({ code: 'checkin.not-absent' });
}

function sessionOpen(state: SittingSessionState): Decision<true, Problem> {
  switch (state) {
    case 'planned': return refuse({ code: 'sitting-session.not-ready' });
    case 'closed': return refuse({ code: 'sitting-session.closed' });
    case 'ready': return grant(true);
  }
}
