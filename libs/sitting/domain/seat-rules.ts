import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { EligibilityState, PlaceKind, Problem } from '@kaowu/contracts';

interface PlaceFacts {
  readonly label: string;
  readonly kind: PlaceKind;
  readonly available: boolean;
}

/** A seat that is to be given by hand. */
export interface SeatWish {
  readonly eligibility: EligibilityState;
  /** Null where the place is in no room of the session. */
  readonly place: PlaceFacts | null;
  readonly turn: number;
  readonly turns: number;
}

/**
 * Whether a candidate may be given this place before the session: confirmed (D15), a place of the session that is in
 * order (D36) and no spare. Gives the place. Problems: `seat.not-confirmed`, `seat.place-unknown`, `seat.turn-unknown`,
 * `seat.place-unavailable`, `seat.spare-kept`.
 */
export function canTakeSeat(wish: SeatWish): Decision<PlaceFacts, Problem> {
  const { place } = wish;
  if (wish.eligibility !== 'confirmed') return refuse({ code: 'seat.not-confirmed' });
  if (!place) return refuse({ code: 'seat.place-unknown' });
  if (wish.turn > wish.turns) return refuse({ code: 'seat.turn-unknown', params: { turn: wish.turn } });
  if (!place.available) return refuse({ code: 'seat.place-unavailable', params: { label: place.label } });
  if (place.kind === 'spare') return refuse({ code: 'seat.spare-kept', params: { label: place.label } });
  return grant(place);
}

/** A move to another place on the day. */
export interface MoveWish {
  readonly closed: boolean;
  readonly fromPlaceId: string;
  readonly toPlaceId: string;
  readonly place: PlaceFacts | null;
}

/**
 * Whether somebody may be moved to this place: a place of the session's rooms that is in order, spares included, while
 * the session is not closed. That nobody sits there is settled by the database. Gives the place. Problems:
 * `sitting-session.closed`, `seat.same-place`, `seat.place-unknown`, `seat.place-unavailable`.
 */
export function canMoveTo(wish: MoveWish): Decision<PlaceFacts, Problem> {
  const { place } = wish;
  if (wish.closed) return refuse({ code: 'sitting-session.closed' });
  if (!place) return refuse({ code: 'seat.place-unknown' });
  if (wish.fromPlaceId === wish.toPlaceId) return refuse({ code: 'seat.same-place', params: { label: place.label } });
  if (!place.available) return refuse({ code: 'seat.place-unavailable', params: { label: place.label } });
  return grant(place);
}
