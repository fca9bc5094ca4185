import { Injectable } from '@nestjs/common';
import type { RoomPaper } from '@kaowu/contracts';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Papers } from '@kaowu/assembly';
import { findAttempt } from '../persistence/attempt-rows';
import { claimsOf } from './claims';

/** Memory for opened papers, as JSON text: the papers of one busy room. */
const KEPT_CHARS = 8_000_000;

/**
 * Opens a candidate's own paper, without its key, while the attempt runs on this machine. Refuses
 * `attempt.not-started`, `attempt.closed`, `attempt.moved`, `attempt.paused` (the questions are covered in a pause).
 */
@Injectable()
export class OpenPaper {
  /** Opened papers by id, the longest unused first; as text, which is a third of the size of objects. */
  private readonly kept = new Map<string, string>();
  private chars = 0;

  constructor(private readonly db: Database, private readonly papers: Papers) {}

  async run(actor: Actor): Promise<RoomPaper> {
    const { attemptId, epoch } = claimsOf(actor);
    const attempt = found(await findAttempt(this.db, attemptId));
    if (attempt.state === 'waiting') throw refusal('attempt.not-started');
    if (attempt.state !== 'running') throw refusal('attempt.closed');
    if (attempt.epoch !== epoch) throw refusal('attempt.moved');
    if (attempt.paused) throw refusal('attempt.paused');
    return this.open(actor, attempt.paper_id);
  }

  private async open(actor: Actor, paperId: string): Promise<RoomPaper> {
    const held = this.kept.get(paperId);
    if (held !== undefined) {
      this.kept.delete(paperId);
      this.kept.set(paperId, held);
      return JSON.parse(held) as RoomPaper;
    }
    const paper = await this.papers.openForCandidate(paperId, actor);
    const text = JSON.stringify(paper);
    this.kept.set(paperId, text);
    this.chars += text.length;
    for (const [id, old] of this.kept) {
      if (this.chars <= KEPT_CHARS) break;
      this.kept.delete(id);
      this.chars -= old.length;
    }
    return JSON.parse(text) as RoomPaper;
  }
}
