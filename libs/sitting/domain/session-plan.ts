import { dayIn, grant, refuse, type Decision } from '@kaowu/kernel';
import type { AssessmentMode, Problem } from '@kaowu/contracts';
import { sessionInterval, type TurnPlan } from './turns';

/** The round as far as a session must keep to it. */
export interface SessionFrame {
  readonly parts: readonly AssessmentMode[];
  readonly districtCode: string;
  /** First and last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

/** A room that is to be used. */
export interface RoomChoice {
  readonly name: string;
  readonly kind: 'computer' | 'practical';
  readonly venueName: string;
  readonly districtCode: string;
  /** Last day of the lease, null for an owned venue. */
  readonly tenureUntil: string | null;
}

/**
 * Whether a session keeps to its round: a part of the round, within its days, theory in one turn, rooms of the right
 * kind in the filed district (N五, D41) whose tenure lasts (R表四, D37).
 * Problems: `sitting-session.part-missing`, `sitting-session.one-turn`, `sitting-session.outside-round`,
 * `room.wrong-kind`, `venue.other-district`, `venue.tenure-expired`.
 */
export function checkSessionPlan(
  frame: SessionFrame,
  mode: AssessmentMode,
  plan: TurnPlan,
  rooms: readonly RoomChoice[],
): Decision<true, Problem> {
  if (!frame.parts.includes(mode)) return refuse({ code: 'sitting-session.part-missing', field: 'body.mode' });
  if (mode === 'theory' && plan.turns !== 1) return refuse({ code: 'sitting-session.one-turn', field: 'body.turns' });
  const span = sessionInterval(plan);
  const last = dayIn(new Date(span.endMs));
  if (dayIn(new Date(span.startMs)) < frame.from || last > frame.to) {
    return refuse({ code: 'sitting-session.outside-round', field: 'body.startsAt', params: { from: frame.from, to: frame.to } });
  }
  for (const room of rooms) {
    const fit = checkRoom(frame, mode, last, room);
    if (!fit.ok) return fit;
  }
  return grant(true);
}

function checkRoom(frame: SessionFrame, mode: AssessmentMode, last: string, room: RoomChoice): Decision<true, Problem> {
  const field = 'body.roomIds';
  if (mode !== 'review' && room.kind !== (mode === 'theory' ? 'computer' : 'practical')) {
    return refuse({ code: 'room.wrong-kind', field, params: { room: room.name } });
  }
  if (room.districtCode !== frame.districtCode) {
    return refuse({ code: 'venue.other-district', field, params: { venue: room.venueName } });
  }
  if (room.tenureUntil !== null && room.tenureUntil < last) {
    return refuse({ code: 'venue.tenure-expired', field, params: { venue: room.venueName, until: room.tenureUntil } });
  }
  return grant(true);
}
