import { Injectable } from '@nestjs/common';
import { deliveryOutboxEvents, markingOutboxEvents, type DataOf } from '@kaowu/contracts';
import { Papers } from '@kaowu/assembly';
import { Attempts, type AttemptState } from '@kaowu/delivery';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, OnOutbox, Outbox, refusal, systemActor, type Actor } from '@kaowu/platform';
import { Sittings } from '@kaowu/sitting';
import { scoreTheory } from '../domain/score-theory';
import { storeTheoryMarks } from '../persistence/theory-rows';

const HANDED_IN: ReadonlySet<string> = new Set(['handed_in', 'forced']);

/** Marks theory papers by their keys when a session closes. Repeats change nothing. */
@Injectable()
export class MarkTheory {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly attempts: Attempts,
    private readonly papers: Papers,
    private readonly parts: TheoryRecords,
  ) {}

  /** Reaction to the end of a session: practical ones are none of its business. */
  @OnOutbox(deliveryOutboxEvents.sessionClosed)
  async onSessionClosed({ sessionId }: DataOf<typeof deliveryOutboxEvents.sessionClosed>): Promise<void> {
    const session = await this.sittings.session(sessionId);
    if (session.mode === 'theory') await this.run(systemActor('marking'), sessionId);
  }

  /** Marks every handed-in paper of a theory session. Problem: `marking.not-theory`. */
  async run(actor: Actor, sessionId: string): Promise<{ attempts: number; marked: number }> {
    const session = await this.sittings.session(sessionId);
    if (session.mode !== 'theory') throw refusal('marking.not-theory');
    const all = await this.attempts.ofSession(sessionId);
    const handedIn = all.filter((a) => HANDED_IN.has(a.state));
    await this.db.tx(async () => {
      for (const attempt of handedIn) await this.mark(attempt);
      await this.parts.close(actor, { sessionId, roundId: session.roundId, attempts: all.length, papers: handedIn.length });
    });
    return { attempts: all.length, marked: handedIn.length };
  }

  private async mark(attempt: AttemptState): Promise<void> {
    const [key, answers] = await Promise.all([this.papers.openKey(attempt.paperId), this.attempts.answers(attempt.attemptId)]);
    const marks = scoreTheory(key.questions, answers);
    const { attemptId, sessionId, candidateId, paperId } = attempt;
    await storeTheoryMarks(this.db, { attemptId, sessionId, candidateId, paperId }, marks);
  }
}

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
