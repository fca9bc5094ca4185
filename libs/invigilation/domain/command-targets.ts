import type { Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** A seat of the session that a command may concern. */
export interface TargetSeat {
  readonly seatingId: string;
  readonly roomId: string;
  readonly absent: boolean;
  readonly attemptId: string | null;
  /** True while the attempt can still be acted upon (waiting or running). */
  readonly open: boolean;
}

/** Whom the command names. */
export interface TargetChoice {
  readonly seatingIds: readonly string[] | undefined;
  readonly roomIds: readonly string[] | undefined;
  /** Rooms of the session. */
  readonly knownRooms: readonly string[];
  /** Rooms that the actor may command; null is all (the chief). */
  readonly dutyRooms: readonly string[] | null;
}

/**
 * The seats that a command concerns: those named, or everybody present in the rooms named. Seats that were named one by
 * one stay in the list even where the command cannot reach them, so that the answer says so for each; a whole room
 * silently leaves out who is absent or has finished.
 *
 * Refuses with `wall.seating-unknown` (count of those not in the session), `wall.room-unknown`, `wall.not-on-duty`,
 * `command.nobody`.
 */
export function decideTargets(seats: readonly TargetSeat[], choice: TargetChoice): Decision<TargetSeat[], Problem> {
  const bySeating = new Map(seats.map((seat) => [seat.seatingId, seat]));
  const named = new Set(choice.seatingIds ?? []);
  const unknown = [...named].filter((seatingId) => !bySeating.has(seatingId)).length;
  if (unknown > 0) return refuse({ code: 'wall.seating-unknown', params: { count: unknown } });
  const rooms = new Set(choice.roomIds ?? []);
  if ([...rooms].some((roomId) => !choice.knownRooms.includes(roomId))) return refuse({ code: 'wall.room-unknown' });
  const chosen = seats.filter((seat) => named.has(seat.seatingId) || (rooms.has(seat.roomId) && seat.open && !seat.absent));
  if (chosen.length === 0) return refuse({ code: 'command.nobody' });
  const { dutyRooms } = choice;
  if (dutyRooms !== null && chosen.some((seat) => !dutyRooms.includes(seat.roomId))) return refuse({ code: 'wall.not-on-duty' });
  return grant(chosen);
}
