import { Injectable } from '@nestjs/common';
import type { Receipt } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { accept, Database, found, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { canHandIn } from '../domain/decisions';
import { lockAttempts, saveAttempts } from '../persistence/attempt-rows';
import { AnswerWriter } from './answer-writer';
import { claimsOf } from './claims';
import { clockOf } from './clock-view';
import { applied, closing, closingData, receiptOf } from './closing';
import { RoomChannel } from './room-channel';

/**
 * The candidate hands in and gets a receipt over the journal as it then stands. A repeat gets the same receipt.
 * Refuses what `canHandIn` refuses.
 */
@Injectable()
export class HandIn {
  constructor(
    private readonly db: Database,
    private readonly writer: AnswerWriter,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly room: RoomChannel,
  ) {}

  async run(actor: Actor, given: { epoch: number; upToN: number }): Promise<Receipt> {
    const claims = claimsOf(actor);
    // What was sent before the hand-in is taken before it.
    await this.writer.settled(claims.attemptId);
    return this.db.tx(async () => {
      const [row] = await lockAttempts(this.db, [claims.attemptId]);
      const attempt = found(row);
      const held = receiptOf(attempt);
      if (held) return held;
      const now = this.clock.now();
      const epoch = Math.min(claims.epoch, given.epoch);
      accept(canHandIn({
        state: attempt.state, clock: clockOf(attempt, now), terms: attempt.terms, epoch, currentEpoch: attempt.epoch,
        upToN: given.upToN, lastN: attempt.last_n,
      }));
      const change = closing(attempt, 'candidate', now);
      await saveAttempts(this.db, [change]);
      const closed = applied(attempt, change);
      await this.journal.record(actor, {
        action: 'attempt.handed-in', subject: { type: 'attempt', id: attempt.id }, data: closingData(closed),
      });
      await this.db.afterCommit(() => {
        this.room.closed(closed, now, null);
        this.room.signal(closed, 'state', now, closed.answered);
      });
      return found(receiptOf(closed));
    });
  }
}
