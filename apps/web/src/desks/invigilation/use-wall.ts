import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  invigilationPushes, invigilationSocketEvents, seatNow, stationNow, type SeatFacts, type SeatNow, type WallBeat, type WallDelta, type WallSnapshot,
} from '@kaowu/contracts';
import { useLive, useNow, type Live } from '../../frame';
import { emptyStore, missesAny, takeDelta, takeSnapshot, type WallState, type WallStore } from './wall-store';

/** A seat with its present state. */
export interface SeatOnWall {
  readonly facts: SeatFacts;
  readonly now: SeatNow;
}

/** The wall as the components see it. */
export interface Wall {
  readonly live: Live;
  readonly state: WallState | null;
  readonly seats: readonly SeatOnWall[];
  /** The server's clock, epoch ms, renewed each second. While nothing is heard it stands still for the seats. */
  readonly nowMs: number;
  /** The server's clock, going on: for the time that is left. */
  readonly clockMs: number;
  /** Since when nothing was heard, epoch ms of the server; null while the wall is live. */
  readonly staleSinceMs: number | null;
}

/** The server gives a sign of life every two seconds; silence for longer than this is a break. */
export const STALE_SECONDS = 6;

function seatsOf(state: WallState, nowMs: number): SeatOnWall[] {
  const { snapshot } = state;
  const seats = [...state.seats.values()];
  if (snapshot.session.mode === 'theory') {
    const entryEndsMs = Date.parse(snapshot.entryEndsAt);
    return seats.map((facts) => ({ facts, now: seatNow(facts, entryEndsMs, snapshot.limits, nowMs) }));
  }
  const turns = new Map(snapshot.turns.map((t) => [t.turn, { startMs: Date.parse(t.startsAt), endMs: Date.parse(t.endsAt), entryEndsMs: Date.parse(t.entryEndsAt) }] as const));
  return seats.flatMap((facts) => {
    const turn = turns.get(facts.turn);
    return turn ? [{ facts, now: stationNow(facts, turn, nowMs) }] : [];
  });
}

/** The live wall of a session. It joins again by itself after a break or a missing number. */
export function useWall(sessionId: string): Wall {
  const held = useRef<WallStore>(emptyStore);
  const [store, show] = useState<WallStore>(emptyStore);
  const rejoin = useRef<() => void>(() => undefined);
  const keep = useCallback((next: WallStore) => {
    held.current = next;
    show(next);
  }, []);
  const live = useLive('/wall', invigilationPushes, {
    join: { event: invigilationSocketEvents.joinWall, payload: { sessionId } },
    // Hundreds of seats at once are drawn in slices; a delta is one room's, and drawn by itself.
    onJoined: (snapshot: WallSnapshot) => startTransition(() => keep(takeSnapshot(held.current, snapshot))),
    onPush: {
      wallDelta: (delta: WallDelta) => {
        if (delta.sessionId !== sessionId) return;
        const taken = takeDelta(held.current, delta);
        keep(taken.store);
        if (taken.gap) rejoin.current();
      },
      wallBeat: (beat: WallBeat) => {
        if (beat.sessionId === sessionId && missesAny(held.current, beat)) rejoin.current();
      },
    },
  });
  useEffect(() => {
    rejoin.current = live.rejoin;
  }, [live.rejoin]);
  const clock = useNow(1_000);
  const state = store.wall?.snapshot.session.id === sessionId ? store.wall : null;
  const { status, heardAtMs } = live;
  // What was last heard is shown as of then, so that nothing that nobody has seen is told as if it were live.
  const stale = state !== null && heardAtMs !== null && (status === 'lost' || clock - heardAtMs > STALE_SECONDS * 1_000);
  const nowMs = stale ? heardAtMs : clock;
  const seats = useMemo(() => (state ? seatsOf(state, nowMs) : []), [state, nowMs]);
  return { live, state, seats, nowMs, clockMs: clock, staleSinceMs: stale ? nowMs : null };
}
