import type { ClosedBy, Receipt } from '@kaowu/contracts';
import { receiptCode, receiptDigest } from '../domain/receipt';
import { unchanged, type AttemptChange, type AttemptRow } from '../persistence/attempt-rows';

/** The change that ends a locked attempt: final state, time, and the receipt over its journal's head. */
export function closing(row: AttemptRow, closedBy: Exclude<ClosedBy, 'absence'>, at: Date): AttemptChange {
  const digest = receiptDigest({
    attemptId: row.id, paperId: row.paper_id, headSeq: row.head_seq, headHash: row.head_hash, answered: row.answered,
    closedAt: at.toISOString(),
  });
  return {
    ...unchanged(row),
    state: closedBy === 'candidate' ? 'handed_in' : 'forced',
    closedBy,
    paused: false,
    handedInAt: at,
    receiptDigest: digest,
    receiptCode: receiptCode(digest),
  };
}

/** The receipt of an attempt, or null while it is not closed. */
export function receiptOf(row: AttemptRow): Receipt | null {
  if (!row.receipt_code || !row.receipt_digest || !row.handed_in_at) return null;
  return {
    code: row.receipt_code, state: row.state, handedInAt: row.handed_in_at.toISOString(), answered: row.answered,
    questions: row.question_count, digest: row.receipt_digest,
  };
}

/** A row after a change, for views that are made before it is read again. */
export const applied = (row: AttemptRow, change: AttemptChange): AttemptRow => ({
  ...row, state: change.state, closed_by: change.closedBy, started_at: change.startedAt, deadline_at: change.deadlineAt,
  paused: change.paused, handed_in_at: change.handedInAt, receipt_digest: change.receiptDigest, receipt_code: change.receiptCode,
});

/** What the main journal keeps of a closed attempt: enough to hold the answer journal to its head for ever. */
export const closingData = (row: AttemptRow): Record<string, unknown> => ({
  sessionId: row.session_id, headSeq: row.head_seq, headHash: row.head_hash, answered: row.answered, receiptDigest: row.receipt_digest,
});
