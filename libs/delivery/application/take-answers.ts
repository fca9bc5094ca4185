import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AnswerEvent, AnswerSaved, batchReply } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { problemOf, refusal, Refusal, wireProblem, type Actor } from '@kaowu/platform';
import { AnswerWriter, problemOfVerdict, type WriteOutcome } from './answer-writer';
import { claimsOf, type SeatClaims } from './claims';
import { RoomChannel } from './room-channel';

/** Takes what candidates answer, one event or a batch, over a socket or HTTP alike. */
@Injectable()
export class TakeAnswers {
  constructor(private readonly writer: AnswerWriter, private readonly clock: Clock, private readonly room: RoomChannel) {}

  /**
   * Saves one event; resolves after the commit. Refuses with the reason where the event does not count
   * (`attempt.moved`, `attempt.paused`, `attempt.time-over`, `attempt.closed`, …) and `server.busy` where the sender
   * should try again.
   */
  one(actor: Actor, event: AnswerEvent): Promise<AnswerSaved> {
    return this.save(claimsOf(actor), event, this.clock.now());
  }

  /** Saves events in order; each is answered alone. */
  async many(actor: Actor, events: readonly AnswerEvent[]): Promise<z.input<typeof batchReply>> {
    const claims = claimsOf(actor);
    const now = this.clock.now();
    const results = await Promise.allSettled(events.map((event) => this.save(claims, event, now)));
    const saved: AnswerSaved[] = [];
    const refused: z.input<typeof batchReply>['refused'] = [];
    results.forEach((result, i) => {
      const { n, epoch } = events[i] as AnswerEvent;
      if (result.status === 'fulfilled') saved.push(result.value);
      else {
        const { code, zh, en } = wireProblem(problemOf(result.reason));
        refused.push({ n, epoch, code, zh, en });
      }
    });
    return { saved, refused };
  }

  // Written without await: each promise costs, and this is the way of every answer.
  private save(claims: SeatClaims, event: AnswerEvent, now: Date): Promise<AnswerSaved> {
    // The session's own epoch is what counts: a machine that was left cannot write as the one that took over.
    if (event.epoch > claims.epoch) return Promise.reject(refusal('answer.epoch-unknown'));
    const written = this.writer.save({
      attemptId: claims.attemptId, epoch: event.epoch, n: event.n, kind: event.kind, questionNo: event.questionNo,
      response: event.response, clientAtMs: event.clientAt, receivedAtMs: now.getTime(),
    });
    return written.then((outcome) => this.answer(claims, event, outcome, now));
  }

  private answer(claims: SeatClaims, { n, epoch, questionNo }: AnswerEvent, outcome: WriteOutcome, now: Date): AnswerSaved {
    const problem = problemOfVerdict(outcome.verdict, questionNo);
    if (problem) throw new Refusal(problem);
    if (outcome.answered !== null) {
      const row = { id: claims.attemptId, session_id: claims.sessionId, seating_id: claims.seatingId };
      this.room.progress(row, now, outcome.answered);
    }
    return { n, epoch, seq: outcome.seq as number, savedAt: new Date(outcome.savedAtMs as number).toISOString() };
  }
}
