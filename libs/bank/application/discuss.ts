import { Injectable } from '@nestjs/common';
import type { CommentThread, DiscussionView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId, sha256 } from '@kaowu/kernel';
import { Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { estimateSummary } from '../domain/estimates';
import { plainText } from '../domain/plain-text';
import { neededIn } from '../domain/workflow';
import { assignmentsOf, commentsOf, findThread, insertComment, latestEstimates, type CommentRow } from '../persistence/discussion';
import { findItem, lockVersions, partiesOf, versionsOf } from '../persistence/items';
import { Workflows } from './workflows';

/** What people say of an item beside its content: comments in threads, and judges' estimates of its difficulty. */
@Injectable()
export class Discuss {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly workflows: Workflows,
  ) {}

  /** All of it. Problem: `record.not-found`. */
  async view(actor: Actor, itemId: string): Promise<DiscussionView> {
    found(await findItem(this.db, itemId));
    const newest = found((await versionsOf(this.db, itemId))[0]);
    const parties = found(await partiesOf(this.db, newest.id));
    const estimates = await latestEstimates(this.db, newest.id);
    const assigned = await assignmentsOf(this.db, [newest.id]);
    const needed = neededIn(await this.workflows.current(), newest.status);
    return {
      threads: threadsOf(await commentsOf(this.db, itemId), (sealed) => this.vault.openText(sealed, 'item')),
      estimates: estimateSummary(
        estimates.map((e) => ({ judgeId: e.judge_id, judge: e.judge_name, estimate: e.estimate, at: e.at.toISOString() })),
        { id: actor.id, judges: newest.state === 'in_review' && actor.permissions.has('bank.review') && !parties.writer_ids.includes(actor.id) }),
      assigned: assigned.map((a) => ({ id: a.id, reviewer: a.reviewer_name, reviewerId: a.reviewer_id, dueOn: a.due_on, done: a.done })),
      passes: parties.passed_by.length, reviewsNeeded: needed.reviews, judgesNeeded: needed.judges,
    };
  }

  /**
   * Opens a thread on the newest version, or answers in one. The text is sealed like the question that it may quote.
   * Problems: `record.not-found`, `comment.thread-unknown`, `comment.thread-settled`.
   */
  comment(actor: Actor, itemId: string, threadId: string | null, text: string): Promise<DiscussionView> {
    return this.db.tx(async () => {
      found(await findItem(this.db, itemId));
      const newest = found((await versionsOf(this.db, itemId))[0]);
      const thread = threadId === null ? null : found(await findThread(this.db, threadId), 'comment.thread-unknown');
      if (thread && thread.item_id !== itemId) throw refusal('comment.thread-unknown');
      if (thread?.settled) throw refusal('comment.thread-settled');
      const id = newId();
      const clean = plainText(text);
      await insertComment(this.db, {
        id, threadId: thread?.id ?? id, itemId, versionId: thread?.version_id ?? newest.id, authorId: actor.id, authorName: actor.name,
        content: this.vault.seal(clean, 'item'), at: this.clock.now(),
      });
      await this.journal.record(actor, {
        action: 'item.commented', subject: { type: 'item', id: itemId }, data: { commentId: id, threadId: thread?.id ?? id, versionId: thread?.version_id ?? newest.id, text: sha256(clean) },
      });
      return this.view(actor, itemId);
    });
  }

  /** Settles a thread; who opened it does, or a writer of the item. Problems: `comment.thread-unknown`, `comment.thread-settled`, `comment.not-yours`. */
  settle(actor: Actor, threadId: string): Promise<DiscussionView> {
    return this.db.tx(async () => {
      const thread = found(await findThread(this.db, threadId), 'comment.thread-unknown');
      await lockVersions(this.db, [thread.version_id]);
      const parties = found(await partiesOf(this.db, thread.version_id));
      if (thread.author_id !== actor.id && !parties.writer_ids.includes(actor.id)) throw refusal('comment.not-yours');
      const settled = await this.db.change(
        'INSERT INTO item_thread_settled (thread_id, settled_by, settled_name, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [threadId, actor.id, actor.name, this.clock.now()]);
      if (settled === 0) throw refusal('comment.thread-settled');
      await this.journal.record(actor, { action: 'item.thread-settled', subject: { type: 'item', id: thread.item_id }, data: { threadId, versionId: thread.version_id } });
      return this.view(actor, thread.item_id);
    });
  }

  /**
   * A judge's estimate of a version in review; given again, the later one counts and the former is kept. Problems:
   * `version.unknown`, `version.not-in-review`, `version.reviewer-is-writer`.
   */
  estimate(actor: Actor, versionId: string, estimate: number): Promise<DiscussionView> {
    return this.db.tx(async () => {
      const version = found((await lockVersions(this.db, [versionId]))[0], 'version.unknown');
      if (version.state !== 'in_review') throw refusal('version.not-in-review');
      if (version.writer_ids.includes(actor.id)) throw refusal('version.reviewer-is-writer');
      await this.db.query('INSERT INTO item_estimate (id, version_id, writer_id, judge_id, judge_name, estimate, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        newId(), versionId, version.writer_id, actor.id, actor.name, estimate, this.clock.now(),
      ]);
      await this.journal.record(actor, { action: 'item.estimated', subject: { type: 'item', id: version.item_id }, data: { versionId, estimate } });
      return this.view(actor, version.item_id);
    });
  }
}

/** Comments by thread, threads that are open first, then the oldest first. */
function threadsOf(rows: readonly CommentRow[], open: (sealed: Buffer) => string): CommentThread[] {
  const threads = new Map<string, CommentThread>();
  for (const row of rows) {
    const thread = threads.get(row.thread_id) ?? { id: row.thread_id, version: row.version, comments: [], settledBy: row.settled_name, settledAt: row.settled_at?.toISOString() ?? null };
    thread.comments.push({ id: row.id, author: row.author_name, authorId: row.author_id, text: open(row.content), at: row.at.toISOString() });
    threads.set(row.thread_id, thread);
  }
  return [...threads.values()].sort((a, b) => Number(a.settledBy !== null) - Number(b.settledBy !== null));
}
