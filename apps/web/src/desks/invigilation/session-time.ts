import type { SeatFacts, WallDelivery, WallSnapshot } from '@kaowu/contracts';

/** From when the clock turns: attention in the last ten minutes, broken in the last (screens, "Tokens"). */
const LATE_MS = 10 * 60_000;
const LAST_MS = 60_000;

/** What the head of the wall tells of a session's time: a word, and how long; null where no time runs any more. */
export interface SessionTime {
  readonly label: 'over' | 'allIn' | 'turnUntil' | 'turnLeft' | 'untilStart' | 'notStarted' | 'remaining';
  readonly ms: number | null;
  readonly tone: 'plain' | 'late' | 'last';
  /** The turn that `turnUntil` and `turnLeft` tell of. */
  readonly turn?: number;
}

const plain = (label: SessionTime['label'], ms: number | null, turn?: number): SessionTime => ({ label, ms, tone: 'plain', ...(turn === undefined ? {} : { turn }) });

function turnTime(turns: WallSnapshot['turns'], nowMs: number): SessionTime {
  const turn = turns.find(({ endsAt }) => Date.parse(endsAt) > nowMs);
  if (!turn) return plain('over', null);
  const [startMs, endMs] = [Date.parse(turn.startsAt), Date.parse(turn.endsAt)];
  return startMs > nowMs ? plain('turnUntil', startMs - nowMs, turn.turn) : plain('turnLeft', endMs - nowMs, turn.turn);
}

/** True where papers were handed in, nobody answers and nobody may still begin. */
function allHandedIn(seats: readonly SeatFacts[], entryOver: boolean): boolean {
  const isIn = (seat: SeatFacts): boolean => seat.attemptState === 'handed_in' || seat.attemptState === 'forced';
  const mayBegin = (seat: SeatFacts): boolean => !entryOver && !seat.absent && (seat.attemptState === 'waiting' || seat.attemptState === null);
  return seats.some(isIn) && !seats.some((seat) => seat.attemptState === 'running' || mayBegin(seat));
}

/**
 * The session's own time: until it begins, until it ends, or nothing once it was closed or the last paper is in.
 * Extensions and pauses of single candidates are on their seats.
 */
export function sessionTime(snapshot: WallSnapshot, delivery: WallDelivery, seats: readonly SeatFacts[], nowMs: number): SessionTime {
  const { session } = snapshot;
  if (session.state === 'closed' || delivery.state === 'closed') return plain('over', null);
  if (session.mode !== 'theory') return turnTime(snapshot.turns, nowMs);
  if (delivery.startedAt === null) {
    const untilMs = Date.parse(session.startsAt) - nowMs;
    return plain(untilMs > 0 ? 'untilStart' : 'notStarted', Math.abs(untilMs));
  }
  if (allHandedIn(seats, nowMs >= Date.parse(snapshot.entryEndsAt))) return plain('allIn', null);
  const leftMs = Date.parse(delivery.startedAt) + session.durationMinutes * 60_000 - nowMs;
  return { label: 'remaining', ms: leftMs, tone: leftMs <= LAST_MS ? 'last' : leftMs <= LATE_MS ? 'late' : 'plain' };
}
