import { Injectable } from '@nestjs/common';
import type { RoomPaper } from '@kaowu/contracts';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Papers } from '@kaowu/assembly';
import { findAttempt } from '../persistence/attempt-rows';
import { claimsOf } from './claims';

/**
 * Opens a candidate's own paper, without its key, while the attempt runs on this machine. Nothing of it is kept in
 * memory: each has a paper of their own and asks once, and every opening is recorded. Refuses `attempt.not-started`,
 * `attempt.closed`, `attempt.moved`, `attempt.paused` (the questions are covered in a pause).
 */
@Injectable()
export class OpenPaper {
  constructor(private readonly db: Database, private readonly papers: Papers) {}

  async run(actor: Actor): Promise<RoomPaper> {
    const { attemptId, epoch } = claimsOf(actor);
    const attempt = found(await findAttempt(this.db, attemptId));
    if (attempt.state === 'waiting') throw refusal('attempt.not-started');
    if (attempt.state !== 'running') throw refusal('attempt.closed');
    if (attempt.epoch !== epoch) throw refusal('attempt.moved');
    if (attempt.paused) throw refusal('attempt.paused');
    return this.papers.openForCandidate(attempt.paper_id, actor);
  }
}
