import type { WireProblem } from '@kaowu/contracts/core/event';
import type { deliveryProblems } from '@kaowu/contracts/delivery/problems';
import type { AnswerEvent, AnswerSaved, ClockView, PaperQuestion, Receipt, RoomMessage, RoomPaper, RoomState, SavedAnswer } from '@kaowu/contracts/delivery/schemas';

/** What stands on the page until it is read: a message of the invigilators, or that the seat is another one now. */
export type Notice = RoomMessage & { readonly seat?: { readonly room: string; readonly place: string } };

export type { AnswerEvent, AnswerSaved, ClockView, PaperQuestion, Receipt, RoomMessage, RoomPaper, RoomState, SavedAnswer, WireProblem };

/** Codes of refusals that the page reacts to by name. */
export type RoomProblemCode = keyof typeof deliveryProblems;

/** What an answer batch came back as. */
export interface BatchReply {
  readonly saved: readonly AnswerSaved[];
  readonly refused: readonly { readonly n: number; readonly epoch: number; readonly code: string; readonly zh: string; readonly en: string }[];
}
