import { Injectable } from '@nestjs/common';
import { Database } from '@kaowu/platform';
import { verifyChain } from '../domain/answer-chain';
import { countAnswered, currentAnswers } from '../domain/current-answers';
import { receiptDigest } from '../domain/receipt';
import { factOf } from '../persistence/answer-rows';
import { findOrphan, journalsAfter, type AnswerJournal } from '../persistence/journal-rows';

/** What is wrong with an answer journal, and from which event on. */
export interface AnswerFault {
  readonly attemptId: string;
  readonly seq: number;
  readonly fault: 'gap' | 'hash' | 'head' | 'answered' | 'receipt' | 'orphan';
}

/** What a check of answer journals found. */
export interface AnswerCheck {
  readonly ok: boolean;
  readonly attempts: number;
  readonly events: number;
  readonly firstBad: AnswerFault | null;
}

/**
 * Recomputes the chain of one answer journal, the count of answers and the receipt from its rows, in code of its own,
 * apart from the statement that wrote them. Null where all agree.
 */
export function faultOf(journal: AnswerJournal): AnswerFault | null {
  const { attemptId, events } = journal;
  const chain = verifyChain(attemptId, events, { seq: journal.headSeq, hash: journal.headHash });
  if (!chain.ok) return { attemptId, seq: chain.firstBadSeq, fault: chain.fault };
  const answered = countAnswered(currentAnswers(events.map(factOf)));
  if (answered !== journal.answered) return { attemptId, seq: journal.headSeq, fault: 'answered' };
  if (journal.receiptDigest === null || journal.handedInAt === null) return null;
  const digest = receiptDigest({
    attemptId, paperId: journal.paperId, headSeq: journal.headSeq, headHash: journal.headHash, answered, closedAt: journal.handedInAt.toISOString(),
  });
  return digest === journal.receiptDigest ? null : { attemptId, seq: journal.headSeq, fault: 'receipt' };
}

/** Checks every answer journal of the installation; runs beside a live exam. */
@Injectable()
export class VerifyAnswers {
  constructor(private readonly db: Database) {}

  /** All attempts, or those of one session, or one attempt. Stops at the first that is bad. */
  async run(only: { readonly sessionId?: string; readonly attemptId?: string } = {}): Promise<AnswerCheck> {
    let attempts = 0;
    let events = 0;
    let after: string | null = null;
    for (;;) {
      const batch: AnswerJournal[] = await journalsAfter(this.db, after, only);
      for (const journal of batch) {
        attempts += 1;
        events += journal.events.length;
        const firstBad = faultOf(journal);
        if (firstBad) return { ok: false, attempts, events, firstBad };
      }
      const last = batch.at(-1);
      if (!last) break;
      after = last.attemptId;
    }
    const orphan = only.attemptId || only.sessionId ? null : await findOrphan(this.db);
    return { ok: orphan === null, attempts, events, firstBad: orphan === null ? null : { attemptId: orphan, seq: 1, fault: 'orphan' } };
  }
}
