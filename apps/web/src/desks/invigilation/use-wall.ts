import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  invigilationPushes, invigilationSocketEvents, seatNow, type SeatFacts, type SeatNow, type WallBeat, type WallDelta, type WallSnapshot,
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
  /** The server's clock, epoch ms, renewed each second. */
  readonly nowMs: number;
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
    onJoined: (snapshot: WallSnapshot) => keep(takeSnapshot(held.current, snapshot, Date.now())),
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
  const nowMs = clock + (state?.clockOffsetMs ?? 0);
  const seats = useMemo(() => {
    if (!state) return [];
    const entryEndsMs = Date.parse(state.snapshot.entryEndsAt);
    return [...state.seats.values()].map((facts) => ({ facts, now: seatNow(facts, entryEndsMs, state.snapshot.limits, nowMs) }));
  }, [state, nowMs]);
  return { live, state, seats, nowMs };
}
