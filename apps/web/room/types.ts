import type { WireProblem } from '@kaowu/contracts/core/event';
import type { deliveryProblems } from '@kaowu/contracts/delivery/problems';
import type { AnswerEvent, AnswerSaved, ClockView, PaperQuestion, Receipt, RoomMessage, RoomPaper, RoomState, SavedAnswer } from '@kaowu/contracts/delivery/schemas';

export type { AnswerEvent, AnswerSaved, ClockView, PaperQuestion, Receipt, RoomMessage, RoomPaper, RoomState, SavedAnswer, WireProblem };

/** Codes of refusals that the page reacts to by name. */
export type RoomProblemCode = keyof typeof deliveryProblems;

/** A refusal of the server, or a failure to reach it (`network`). */
export class RoomProblem extends Error {
  constructor(readonly problem: WireProblem) {
    super(problem.code);
  }
  get code(): string {
    return this.problem.code;
  }
}

/** The server could not be reached at all. */
export const networkProblem = (): RoomProblem =>
  new RoomProblem({
    type: 'about:blank', code: 'network', status: 0, title: 'network',
    zh: '连接不上服务器，请检查网线或稍候重试', en: 'The server cannot be reached; check the cable or try again shortly',
  });

/** What an answer batch came back as. */
export interface BatchReply {
  readonly saved: readonly AnswerSaved[];
  readonly refused: readonly { readonly n: number; readonly epoch: number; readonly code: string; readonly zh: string; readonly en: string }[];
}
