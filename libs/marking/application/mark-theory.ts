import { Injectable } from '@nestjs/common';
import { deliveryOutboxEvents, type DataOf } from '@kaowu/contracts';
import { Papers } from '@kaowu/assembly';
import { Attempts, type AttemptState } from '@kaowu/delivery';
import { accept, Database, OnOutbox, refusal, systemActor, type Actor } from '@kaowu/platform';
import { Sittings } from '@kaowu/sitting';
import { scoreTheory } from '../domain/score-theory';
import { storeTheoryMarks } from '../persistence/theory-rows';
import { mayChange } from './counted-marks';
import { shareOf } from './share-of';
import { TheoryRecords } from './theory-records';

const HANDED_IN: ReadonlySet<string> = new Set(['handed_in', 'forced']);

/** Marks theory papers by their keys when a session closes. Repeats change nothing. */
@Injectable()
export class MarkTheory {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly attempts: Attempts,
    private readonly papers: Papers,
    private readonly records: TheoryRecords,
  ) {}

  /** Reaction to the end of a session: practical ones are none of its business. */
  @OnOutbox(deliveryOutboxEvents.sessionClosed)
  async onSessionClosed({ sessionId }: DataOf<typeof deliveryOutboxEvents.sessionClosed>): Promise<void> {
    const session = await this.sittings.session(sessionId);
    // Told again after results were computed, there is nothing left to mark.
    const open = session.mode === 'theory' && (await this.db.tx(() => mayChange(this.db, session.roundId))).ok;
    if (open) await this.run(systemActor('marking'), sessionId);
  }

  /** Marks every handed-in paper of a theory session. Problems: `marking.not-theory`, `marking.counted`. */
  async run(actor: Actor, sessionId: string): Promise<{ attempts: number; marked: number }> {
    const session = await this.sittings.session(sessionId);
    if (session.mode !== 'theory') throw refusal('marking.not-theory');
    const all = await this.attempts.ofSession(sessionId);
    const handedIn = all.filter((a) => HANDED_IN.has(a.state));
    await this.db.tx(async () => {
      accept(await mayChange(this.db, session.roundId));
      for (const attempt of handedIn) await this.mark(attempt);
      await this.records.close(actor, { sessionId, roundId: session.roundId, attempts: all.length, papers: handedIn.length });
    });
    return { attempts: all.length, marked: handedIn.length };
  }

  private async mark(attempt: AttemptState): Promise<void> {
    const key = await this.papers.openKey(attempt.paperId);
    const answers = await this.attempts.answers(attempt.attemptId);
    const marks = scoreTheory(key.questions, answers, 'none', shareOf);
    const { attemptId, sessionId, candidateId, paperId } = attempt;
    await storeTheoryMarks(this.db, { attemptId, sessionId, candidateId, paperId }, marks);
  }
}
