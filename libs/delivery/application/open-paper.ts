import { Injectable } from '@nestjs/common';
import { Bank } from '@kaowu/bank';
import type { FileReply, RoomPaper } from '@kaowu/contracts';
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
  constructor(private readonly db: Database, private readonly papers: Papers, private readonly bank: Bank) {}

  async run(actor: Actor): Promise<RoomPaper> {
    const attempt = await this.running(actor);
    return this.papers.openForCandidate(attempt.paper_id, actor);
  }

  private async running(actor: Actor): Promise<{ paper_id: string }> {
    const { attemptId, epoch } = claimsOf(actor);
    const attempt = found(await findAttempt(this.db, attemptId));
    if (attempt.state === 'waiting') throw refusal('attempt.not-started');
    if (attempt.state !== 'running') throw refusal('attempt.closed');
    if (attempt.epoch !== epoch) throw refusal('attempt.moved');
    if (attempt.paused) throw refusal('attempt.paused');
    return attempt;
  }

  /** A picture or sound that stands in the candidate's own paper, under the same conditions. Problem: `record.not-found` for any other. */
  async medium(actor: Actor, name: string): Promise<FileReply> {
    const { paper_id } = await this.running(actor);
    if (!(await this.papers.showsMedium(paper_id, name))) throw refusal('record.not-found');
    const { mimetype, bytes } = await this.bank.medium(name);
    return { filename: name, mimetype, bytes, disposition: 'inline' };
  }
}
