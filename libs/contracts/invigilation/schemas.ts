import { z } from 'zod';
import { assessmentMode, id, instant } from '../core/common';
import { roomFixture } from '../sitting/shapes';
import { attemptStateName, closedBy } from '../delivery/schemas';

/** What is known of one seat: the wall derives its state from it (`seatNow`). Never an answer, never a full ID number. */
export const seatFacts = z.object({
  seatingId: id,
  candidateId: id,
  candidateName: z.string(),
  idNumberMasked: z.string(),
  ticketNo: z.string(),
  roomId: id,
  placeId: id,
  placeLabel: z.string(),
  /** Which turn of the session; theory has one. */
  turn: z.int(),
  checkedInAt: instant.nullable(),
  absent: z.boolean(),
  attemptId: id.nullable(),
  attemptState: attemptStateName.nullable(),
  closedBy: closedBy.nullable(),
  signedIn: z.boolean(),
  connected: z.boolean(),
  lastHeardAt: instant.nullable(),
  lastAnswerAt: instant.nullable(),
  startedAt: instant.nullable(),
  handedInAt: instant.nullable(),
  paused: z.boolean(),
  deadlineAt: instant.nullable(),
  answered: z.int(),
  questions: z.int(),
  openIncidents: z.int(),
});
export type SeatFacts = z.infer<typeof seatFacts>;

/** What changed of a seat. */
export const seatChange = seatFacts.partial().required({ seatingId: true });
export type SeatChange = z.infer<typeof seatChange>;

/** A room as it is built. */
export const wallRoom = z.object({
  id,
  name: z.string(),
  venueName: z.string(),
  places: z.array(z.object({ id, label: z.string(), row: z.int(), column: z.int(), kind: z.enum(['seat', 'station', 'spare']), available: z.boolean() })),
  fixtures: z.array(roomFixture),
});
export type WallRoom = z.infer<typeof wallRoom>;

/** What an incident is about; the categories themselves are data. */
export const incidentKind = z.enum(['violation', 'machine', 'interruption', 'emergency', 'other']);
export type IncidentKind = z.infer<typeof incidentKind>;

/** A category of incidents, with the steps of the emergency plan where it has one (D38). */
export const incidentCategory = z.object({
  code: z.string(),
  kind: incidentKind,
  zh: z.string(),
  en: z.string(),
  planZh: z.string().nullable(),
  planEn: z.string().nullable(),
});
export type IncidentCategory = z.infer<typeof incidentCategory>;

/** A tier of violation and what it does (rules, "Exam day": four tiers, A-6). */
export const violationTier = z.object({
  code: z.string(),
  ordinal: z.int(),
  zh: z.string(),
  en: z.string(),
  /** Hundredths taken from the part's score. */
  deductHundredths: z.int(),
  voids: z.enum(['none', 'part', 'all']),
  bars: z.enum(['none', 'serious', 'false_papers']),
  source: z.string(),
});
export type ViolationTier = z.infer<typeof violationTier>;

/** One incident: what happened in a room, to a seat where it concerns one. */
export const incidentView = z.object({
  id,
  sessionId: id,
  roomId: id,
  seatingId: id.nullable(),
  candidateName: z.string().nullable(),
  placeLabel: z.string().nullable(),
  category: incidentCategory.pick({ code: true, kind: true, zh: true, en: true }),
  tier: violationTier.pick({ code: true, zh: true, en: true }).nullable(),
  text: z.string(),
  reportedById: id,
  reportedByName: z.string(),
  reportedAt: instant,
  closedByName: z.string().nullable(),
  closedAt: instant.nullable(),
  outcome: z.string().nullable(),
});
export type IncidentView = z.infer<typeof incidentView>;

/** What a command does to candidates. */
export const COMMAND_KINDS = {
  message: { zh: '发送消息', en: 'Message' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复', en: 'Resume' },
  extend: { zh: '延长时间', en: 'Extend time' },
  force_hand_in: { zh: '强制收卷', en: 'Collect paper' },
  move_seat: { zh: '更换座位', en: 'Move seat' },
} as const;
export type CommandKind = keyof typeof COMMAND_KINDS;
export const commandKind = z.enum(Object.keys(COMMAND_KINDS) as [CommandKind, ...CommandKind[]]);

/** A command as the wall shows it: n of m acknowledged. */
export const commandSummary = z.object({
  id,
  sessionId: id,
  kind: commandKind,
  reason: z.string(),
  text: z.string().nullable(),
  minutes: z.int().nullable(),
  byName: z.string(),
  at: instant,
  /** Rooms that it concerns. */
  roomIds: z.array(id),
  total: z.int(),
  refused: z.int(),
  delivered: z.int(),
  acknowledged: z.int(),
});
export type CommandSummary = z.infer<typeof commandSummary>;

/** What became of a command at one candidate. */
export const commandTarget = z.object({
  seatingId: id,
  candidateName: z.string(),
  placeLabel: z.string(),
  outcome: z.enum(['done', 'refused']),
  problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  deliveredAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
});
export const commandView = commandSummary.extend({ targets: z.array(commandTarget) });
export type CommandView = z.infer<typeof commandView>;

/** A session as the wall's choice shows it. */
export const wallSession = z.object({
  id,
  roundId: id,
  roundName: z.string(),
  name: z.string(),
  mode: assessmentMode,
  startsAt: instant,
  durationMinutes: z.int(),
  state: z.enum(['planned', 'ready', 'closed']),
  rooms: z.int(),
});
export type WallSession = z.infer<typeof wallSession>;

/** How a session in the computer room stands. */
export const wallDelivery = z.object({
  state: z.enum(['none', 'prepared', 'running', 'closed']),
  startedAt: instant.nullable(),
});
export type WallDelivery = z.infer<typeof wallDelivery>;

/** Everything that a wall shows at one instant; what follows comes as deltas. */
export const wallSnapshot = z.object({
  session: wallSession.omit({ rooms: true }),
  /** When each turn begins and ends, and until when one may enter. Theory has one turn; its real start is in `delivery`. */
  turns: z.array(z.object({ turn: z.int(), startsAt: instant, endsAt: instant, entryEndsAt: instant })),
  delivery: wallDelivery,
  serverNow: instant,
  /** From this instant on nobody may enter. */
  entryEndsAt: instant,
  limits: z.object({ disconnectedAfterMs: z.int(), silenceMs: z.int() }),
  rooms: z.array(wallRoom),
  seats: z.array(seatFacts),
  incidents: z.array(incidentView),
  commands: z.array(commandSummary),
  /** The server process that answered, and the last delta that each room's snapshot already holds. */
  source: z.string(),
  seqs: z.record(id, z.int()),
});
export type WallSnapshot = z.infer<typeof wallSnapshot>;

/** What changed in one room, at most four times a second. Numbered per server process and room without gaps. */
export const wallDelta = z.object({
  source: z.string(),
  sessionId: id,
  roomId: id,
  seq: z.int(),
  at: instant,
  seats: z.array(seatChange),
  incidents: z.array(incidentView),
  commands: z.array(commandSummary),
  delivery: wallDelivery.nullable(),
});
export type WallDelta = z.infer<typeof wallDelta>;

/** Every two seconds: the server is there, and these were its last numbers. */
export const wallBeat = z.object({ source: z.string(), sessionId: id, at: instant, seqs: z.record(id, z.int()) });
export type WallBeat = z.infer<typeof wallBeat>;

/** One thing that happened to a candidate on the day. */
export const timelineEntry = z.object({
  at: instant,
  zh: z.string(),
  en: z.string(),
  byName: z.string().nullable(),
  note: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** The room record (考场情况记录单): absent, violations, machine changes, interruptions, with who and when. */
export const roomRecord = z.object({
  sessionId: id,
  sessionName: z.string(),
  roundName: z.string(),
  roomName: z.string(),
  venueName: z.string(),
  startsAt: instant,
  durationMinutes: z.int(),
  expected: z.int(),
  present: z.int(),
  absent: z.array(z.object({ ticketNo: z.string(), candidateName: z.string(), placeLabel: z.string() })),
  incidents: z.array(incidentView),
  commands: z.array(commandSummary),
  machineChanges: z.array(z.object({ at: instant, candidateName: z.string(), placeLabel: z.string(), byName: z.string(), reason: z.string() })),
});
export type RoomRecord = z.infer<typeof roomRecord>;
