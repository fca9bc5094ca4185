import { z } from 'zod';
import { shownParts } from '../bank/shown';
import { id, instant } from '../core/common';

/** States of a session in the computer room. */
export const deliveryState = z.enum(['prepared', 'running', 'closed']);
export type DeliveryState = z.infer<typeof deliveryState>;

/** States of one candidate's work on one paper. `forced`: collected by time or by order; `void`: never sat. */
export const attemptStateName = z.enum(['waiting', 'running', 'handed_in', 'forced', 'void']);
export type AttemptStateName = z.infer<typeof attemptStateName>;

/** Who ended an attempt. */
export const closedBy = z.enum(['candidate', 'time', 'staff', 'absence']);
export type ClosedBy = z.infer<typeof closedBy>;

/** Where an attempt stands on its time line, as the server sees it. */
export const clockPhase = z.enum(['waiting', 'running', 'last-minutes', 'paused', 'over', 'closed']);
export type ClockPhase = z.infer<typeof clockPhase>;

/** What the candidate's screen needs to show the time. The client shows `deadlineAt` against `serverNow`. */
export const clockView = z.object({
  state: attemptStateName,
  phase: clockPhase,
  serverNow: instant,
  /** Null before the start and while paused, when the end is not known. */
  deadlineAt: instant.nullable(),
  /** Working time left in milliseconds, frozen while paused; null before the start. */
  remainingMs: z.int().min(0).nullable(),
  canAnswer: z.boolean(),
  canHandIn: z.boolean(),
  /** From when handing in is allowed; null before the start. */
  handInFrom: instant.nullable(),
});
export type ClockView = z.infer<typeof clockView>;

/** One answer as it now stands on the server. */
export const savedAnswer = z.object({
  no: z.int().min(1),
  response: z.array(z.string()),
  flagged: z.boolean(),
  savedAt: instant,
});
export type SavedAnswer = z.infer<typeof savedAnswer>;

/** What a candidate takes away after handing in. The code is printable and can be checked by anybody. */
export const receipt = z.object({
  code: z.string(),
  state: attemptStateName,
  handedInAt: instant,
  answered: z.int(),
  questions: z.int(),
  /** SHA-256 over the head of the answer journal and the time. */
  digest: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

/** A message from the invigilators that the candidate has not confirmed yet. */
export const roomMessage = z.object({ commandId: id, text: z.string(), at: instant });
export type RoomMessage = z.infer<typeof roomMessage>;

/** The integrity statement, and when this candidate signed it (null: not yet). */
export const statementView = z.object({ version: z.string(), zh: z.string(), en: z.string(), signedAt: instant.nullable() });

/** Everything that the candidate's page needs, except the paper. Carries no key. */
export const roomState = z.object({
  attemptId: id,
  sessionId: id,
  sessionName: z.string(),
  candidateName: z.string(),
  idNumberMasked: z.string(),
  ticketNo: z.string(),
  roomName: z.string(),
  placeLabel: z.string(),
  startsAt: instant,
  durationMinutes: z.int(),
  earliestHandInMinutes: z.int(),
  lastMinutes: z.int(),
  clock: clockView,
  statement: statementView,
  /** Device number of this sign-in; a newer sign-in elsewhere fences this one. */
  epoch: z.int().min(1),
  /** True where another machine has taken over. */
  moved: z.boolean(),
  /** Highest event number that the server holds for this epoch; the client goes on from the next. */
  lastN: z.int().min(0),
  questions: z.int(),
  answers: z.array(savedAnswer),
  receipt: receipt.nullable(),
  messages: z.array(roomMessage),
});
export type RoomState = z.infer<typeof roomState>;

/** One question as the candidate sees it. */
export const paperQuestion = z.object({
  no: z.int().min(1),
  type: z.string(),
  ...shownParts,
  /** Hundredths of a point. */
  points: z.int(),
});
export type PaperQuestion = z.infer<typeof paperQuestion>;

/** The paper as the candidate sees it: no key, no item identifiers. */
export const roomPaper = z.object({
  paperId: id,
  digest: z.string(),
  title: z.string(),
  totalPoints: z.int(),
  sections: z.array(z.object({ title: z.string(), type: z.string(), questions: z.array(paperQuestion) })),
});
export type RoomPaper = z.infer<typeof roomPaper>;

/** Longest text of one part of a response. */
const RESPONSE_TEXT = 4000;

/** One act of the candidate: a chosen answer (whole, replacing the earlier one) or a flag ("1" set, empty cleared). */
export const answerEvent = z.object({
  /** Number of this event on its device, from 1 without reuse: makes a repeat harmless. */
  n: z.int().min(1),
  epoch: z.int().min(1),
  kind: z.enum(['answer', 'flag']).default('answer'),
  questionNo: z.int().min(1).max(2000),
  /** Chosen option letters, or the texts filled in; empty clears. */
  response: z.array(z.string().max(RESPONSE_TEXT)).max(60),
  /** The device's own clock in epoch milliseconds: evidence, never trusted. */
  clientAt: z.int().min(0).max(4_102_444_800_000),
});
export type AnswerEvent = z.infer<typeof answerEvent>;

/** The event is durable: it was committed before this was sent. */
export const answerSaved = z.object({ n: z.int(), epoch: z.int(), seq: z.int(), savedAt: instant });
export type AnswerSaved = z.infer<typeof answerSaved>;

/** Why one event of a batch was not saved. */
export const answerRefused = z.object({ n: z.int(), epoch: z.int(), code: z.string(), zh: z.string(), en: z.string() });

/** One attempt as the staff desks see it. */
export const attemptView = z.object({
  attemptId: id,
  sessionId: id,
  seatingId: id,
  candidateId: id,
  state: attemptStateName,
  closedBy: closedBy.nullable(),
  signedIn: z.boolean(),
  statementSigned: z.boolean(),
  startedAt: instant.nullable(),
  handedInAt: instant.nullable(),
  answered: z.int(),
  questions: z.int(),
  paused: z.boolean(),
  deadlineAt: instant.nullable(),
  epoch: z.int(),
  connected: z.boolean(),
  /** When this attempt was last heard of; null before the first connection. */
  lastSeenAt: instant.nullable(),
});
export type AttemptView = z.infer<typeof attemptView>;

/** A session in the computer room as the staff desks see it. */
export const deliverySessionView = z.object({
  sessionId: id,
  state: deliveryState,
  durationMinutes: z.int(),
  startedAt: instant.nullable(),
  closedAt: instant.nullable(),
  counts: z.object({ waiting: z.int(), running: z.int(), handed_in: z.int(), forced: z.int(), void: z.int() }),
  attempts: z.array(attemptView),
});
