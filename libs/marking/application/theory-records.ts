import { Injectable } from '@nestjs/common';
import { markingOutboxEvents } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, Outbox, type Actor } from '@kaowu/platform';

/** Records that a theory session was marked, and tells the libs downstream, once. */
@Injectable()
export class TheoryRecords {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Stores the fact; a repeat with as many papers leaves no second record. */
  async close(actor: Actor, done: { sessionId: string; roundId: string; attempts: number; papers: number }): Promise<void> {
    const changed = await this.db.change(
      `INSERT INTO theory_marking (session_id, round_id, papers, marked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (session_id) DO UPDATE SET papers = excluded.papers, marked_at = excluded.marked_at
         WHERE theory_marking.papers <> excluded.papers`,
      [done.sessionId, done.roundId, done.papers, this.clock.now()],
    );
    if (changed === 0) return;
    await this.journal.record(actor, {
      action: 'theory.marked',
      subject: { type: 'session', id: done.sessionId },
      data: { attempts: done.attempts, papers: done.papers },
    });
    await this.outbox.emit(markingOutboxEvents.theoryMarked, { sessionId: done.sessionId, roundId: done.roundId });
  }
}
