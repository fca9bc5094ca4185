import type { SeatChange, SeatFacts } from '@kaowu/contracts';
import type { AttemptState } from '@kaowu/delivery';
import type { Seating } from '@kaowu/sitting';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What an attempt adds to what is known of a seat. */
export const attemptFacts = (attempt: AttemptState) => ({
  attemptId: attempt.attemptId,
  attemptState: attempt.state,
  closedBy: attempt.closedBy,
  signedIn: attempt.signedIn,
  connected: attempt.connected,
  lastHeardAt: iso(attempt.lastSeenAt),
  lastAnswerAt: iso(attempt.lastAnswerAt),
  startedAt: iso(attempt.startedAt),
  handedInAt: iso(attempt.handedInAt),
  paused: attempt.paused,
  deadlineAt: iso(attempt.deadlineAt),
  answered: attempt.answered,
  questions: attempt.questions,
});

const NO_ATTEMPT = {
  attemptId: null, attemptState: null, closedBy: null, signedIn: false, connected: false, lastHeardAt: null, lastAnswerAt: null,
  startedAt: null, handedInAt: null, paused: false, deadlineAt: null, answered: 0, questions: 0,
} as const;

/** What a seating adds to what is known of a seat. */
export const seatingFacts = (seating: Seating) => ({
  candidateId: seating.candidateId,
  candidateName: seating.candidateName,
  idNumberMasked: seating.idNumberMasked,
  ticketNo: seating.ticketNo,
  roomId: seating.roomId,
  placeId: seating.placeId,
  placeLabel: seating.placeLabel,
  turn: seating.turn,
  checkedInAt: iso(seating.checkedInAt),
  absent: seating.absent,
});

/** Everything that is known of a seat. */
export const seatFactsOf = (seating: Seating, attempt: AttemptState | undefined, openIncidents: number): SeatFacts => ({
  seatingId: seating.id,
  ...seatingFacts(seating),
  ...(attempt ? attemptFacts(attempt) : NO_ATTEMPT),
  openIncidents,
});

/** The facts that differ, or null where none does. */
export function changeBetween(before: SeatFacts, after: SeatFacts): SeatChange | null {
  const differing = (Object.keys(after) as (keyof SeatFacts)[]).filter((key) => before[key] !== after[key]);
  if (differing.length === 0) return null;
  return { seatingId: after.seatingId, ...Object.fromEntries(differing.map((key) => [key, after[key]])) };
}
