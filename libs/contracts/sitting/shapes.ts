import { z } from 'zod';
import { assessmentMode, day, id, instant, occupationKey } from '../core/common';

/** States of a round, in order (批次: 计划中 → 已公告 → 名单已确认 → 进行中 → 已结束). */
export const ROUND_STATES = ['planned', 'announced', 'confirmed', 'running', 'finished'] as const;
export const roundState = z.enum(ROUND_STATES);
export type RoundState = z.infer<typeof roundState>;

/** States of one candidate's eligibility: sent in, checked by the body, confirmed by the district, or refused. */
export const ELIGIBILITY_STATES = ['submitted', 'checked', 'confirmed', 'refused'] as const;
export const eligibilityState = z.enum(ELIGIBILITY_STATES);
export type EligibilityState = z.infer<typeof eligibilityState>;

/** States of a session: being planned, ready for check-in, closed for good. */
export const sittingSessionState = z.enum(['planned', 'ready', 'closed']);
export type SittingSessionState = z.infer<typeof sittingSessionState>;

/** What a place is: a seat at a computer or desk, a practical station, or a spare machine. */
export const placeKind = z.enum(['seat', 'station', 'spare']);
export type PlaceKind = z.infer<typeof placeKind>;

const sex = z.enum(['male', 'female']);

/** A place in a room. Rows and columns count from 1 at the front left, as the invigilator faces the room. */
export const placeView = z.object({
  id,
  label: z.string(),
  row: z.int(),
  column: z.int(),
  kind: placeKind,
  available: z.boolean(),
  unavailableReason: z.string().nullable(),
});
export type PlaceView = z.infer<typeof placeView>;

export const venueRoomKind = z.enum(['computer', 'practical']);

/** What stands in a room beside its places: a door, or a camera (D35). */
export const FIXTURE_KINDS = ['door', 'camera'] as const;
export const fixtureKind = z.enum(FIXTURE_KINDS);
export type FixtureKind = z.infer<typeof fixtureKind>;

/** A door or camera. Row and column 0 and one past the last are the walls. */
export const roomFixture = z.object({ kind: fixtureKind, row: z.int().min(0).max(61), column: z.int().min(0).max(61) });
export type RoomFixture = z.infer<typeof roomFixture>;

/** A room with the number of usable places of each kind; `unavailable` counts those out of order. */
export const venueRoomSummary = z.object({
  id,
  name: z.string(),
  kind: venueRoomKind,
  seats: z.int(),
  stations: z.int(),
  spares: z.int(),
  unavailable: z.int(),
});

export const venueView = z.object({
  id,
  name: z.string(),
  districtCode: z.string(),
  address: z.string(),
  tenureKind: z.enum(['owned', 'leased']),
  /** Last day of the lease; null for an owned venue. */
  tenureUntil: day.nullable(),
  rooms: z.array(venueRoomSummary),
});
export type VenueView = z.infer<typeof venueView>;

export const venueRoomView = z.object({
  id,
  venueId: id,
  venueName: z.string(),
  districtCode: z.string(),
  name: z.string(),
  kind: venueRoomKind,
  /** Size of the plan; a row or column without places is an aisle. */
  rows: z.int(),
  columns: z.int(),
  /** Counts the changes of the plan: a change names the version that it was drawn on. */
  version: z.int(),
  places: z.array(placeView),
  fixtures: z.array(roomFixture),
});
export type VenueRoomView = z.infer<typeof venueRoomView>;

/** How many candidates of a round stand where. */
export const roundCounts = z.object({
  submitted: z.int(),
  checked: z.int(),
  confirmed: z.int(),
  refused: z.int(),
  /** Confirmed candidates with a seat in every part that has sessions. */
  seated: z.int(),
  ticketed: z.int(),
  sessions: z.int(),
  sessionsReady: z.int(),
  sessionsClosed: z.int(),
});
export type RoundCounts = z.infer<typeof roundCounts>;

export const roundView = z.object({
  id,
  name: z.string(),
  key: occupationKey,
  occupationName: z.string(),
  districtCode: z.string(),
  from: day,
  to: day,
  parts: z.array(assessmentMode),
  state: roundState,
  ruleSetId: id,
  announcement: z.string().nullable(),
  announcedAt: instant.nullable(),
  counts: roundCounts,
});
export type RoundView = z.infer<typeof roundView>;

/** One thing that still stands in the way, in words, and where it is mended. */
export const sittingOpenPoint = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** `blocks` must be mended; `warns` may stay. */
  weight: z.enum(['blocks', 'warns']),
  /** The step of the pipeline that mends it. */
  step: z.enum(['announcement', 'candidates', 'eligibility', 'sessions', 'seats', 'tickets', 'staff', 'papers', 'rooms']),
  sessionId: id.nullable(),
  roomId: id.nullable(),
});
export type SittingOpenPoint = z.infer<typeof sittingOpenPoint>;

/** A staff member in a list of choices, with what blocks the assignment on the day asked for. */
export const dutyChoice = z.object({ personId: id, name: z.string(), problem: z.object({ zh: z.string(), en: z.string() }).nullable() });

export const sittingSessionSummary = z.object({
  id,
  roundId: id,
  roundName: z.string(),
  name: z.string(),
  mode: assessmentMode,
  startsAt: instant,
  durationMinutes: z.int(),
  turns: z.int(),
  endsAt: instant,
  state: sittingSessionState,
  candidates: z.int(),
  checkedIn: z.int(),
  absent: z.int(),
  rooms: z.array(z.object({ id, name: z.string(), venueName: z.string() })),
  /** How many points still block the session. */
  blocking: z.int(),
  openPoints: z.array(sittingOpenPoint),
});
export type SittingSessionSummary = z.infer<typeof sittingSessionSummary>;

/** Staff on duty in one room, with what the rule asks (1:15 and ≥ 2 by the round's rule set, D22). */
export const sittingSessionRoomView = z.object({
  id,
  name: z.string(),
  venueName: z.string(),
  districtCode: z.string(),
  kind: venueRoomKind,
  places: z.array(placeView),
  fixtures: z.array(roomFixture),
  candidates: z.int(),
  invigilatorsNeeded: z.int(),
  invigilators: z.array(z.object({ personId: id, name: z.string() })),
});

/** Somebody on duty in the staff plan, with what speaks against it now. */
export const plannedDuty = z.object({
  personId: id,
  name: z.string(),
  problems: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
});

/** A session in the staff plan: who presides, who invigilates which room, how many are missing. */
export const plannedSession = z.object({
  sessionId: id,
  name: z.string(),
  roundName: z.string(),
  mode: assessmentMode,
  startsAt: instant,
  endsAt: instant,
  state: sittingSessionState,
  chief: plannedDuty.nullable(),
  rooms: z.array(z.object({ roomId: id, name: z.string(), venueName: z.string(), candidates: z.int(), needed: z.int(), invigilators: z.array(plannedDuty) })),
});
export type PlannedSession = z.infer<typeof plannedSession>;

/** A seating as staff see it: masked number only. */
export const seatingView = z.object({
  id,
  sessionId: id,
  candidateId: id,
  candidateName: z.string(),
  idNumberMasked: z.string(),
  ticketNo: z.string(),
  employer: z.string(),
  roomId: id,
  placeId: id,
  placeLabel: z.string(),
  turn: z.int(),
  startsAt: instant,
  checkedInAt: instant.nullable(),
  absent: z.boolean(),
});
export type SeatingView = z.infer<typeof seatingView>;

export const sittingSessionDetail = sittingSessionSummary.extend({
  changeMinutes: z.int(),
  districtCode: z.string(),
  chief: z.object({ personId: id, name: z.string() }).nullable(),
  paperSet: z
    .object({ id, state: z.string(), paperCount: z.int(), digest: z.string(), opensAt: instant.nullable() })
    .nullable(),
  lateEntryMinutes: z.int(),
  earliestHandInMinutes: z.int(),
  staffedRooms: z.array(sittingSessionRoomView),
});
export type SittingSessionDetail = z.infer<typeof sittingSessionDetail>;

/** A candidate as staff see one: masked numbers only (D53). */
export const candidateView = z.object({
  id,
  roundId: id,
  name: z.string(),
  idNumberMasked: z.string(),
  sex,
  employer: z.string(),
  trainingBody: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  /** The entry condition that the candidate claims, in the standard's words. */
  condition: z.string(),
  eligibility: eligibilityState,
  hasPhoto: z.boolean(),
  ticketNo: z.string().nullable(),
  seats: z.array(z.object({ sessionId: id, mode: assessmentMode, roomName: z.string(), placeLabel: z.string(), turn: z.int() })),
});
export type CandidateView = z.infer<typeof candidateView>;
