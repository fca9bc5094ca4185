import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { AssessmentMode, Problem } from '@kaowu/contracts';

/** An upheld objection as marking knows it: one part of one candidate is open for a correction until a run counts it. */
export interface CorrectionFacts {
  readonly part: AssessmentMode;
  readonly closed: boolean;
}

/** What is proposed for a question: what this answer is worth after all, or full points for all who had the version. */
export type ProposedMark = { readonly scope: 'question'; readonly awarded: number } | { readonly scope: 'version' };

/**
 * Whether the mark of a question may be proposed anew for an upheld objection to the theory part (rules.md, Results:
 * missed item, wrong addition, wrong entry). `points` and `awarded` in hundredths. Problems: `correction.closed`,
 * `correction.other-part`, `correction.out-of-range`, `correction.same` where the mark would stay as it is.
 */
export function canProposeMark(correction: CorrectionFacts, question: { readonly points: number; readonly awarded: number | null }, mark: ProposedMark): Decision<true, Problem> {
  if (correction.closed) return refuse({ code: 'correction.closed' });
  if (correction.part !== 'theory') return refuse({ code: 'correction.other-part' });
  if (mark.scope === 'version') return grant(true);
  if (mark.awarded < 0 || mark.awarded > question.points) return refuse({ code: 'correction.out-of-range', field: 'body.awarded' });
  return mark.awarded === question.awarded ? refuse({ code: 'correction.same', field: 'body.awarded' }) : grant(true);
}

/** Whether this person may decide a proposed mark: it waits, and somebody else proposed it. Problems: `correction.decided-already`, `correction.own-proposal`. */
export function canDecideMark(proposal: { readonly state: 'proposed' | 'confirmed' | 'refused'; readonly proposedBy: string }, personId: string): Decision<true, Problem> {
  if (proposal.state !== 'proposed') return refuse({ code: 'correction.decided-already' });
  return proposal.proposedBy === personId ? refuse({ code: 'correction.own-proposal' }) : grant(true);
}

/** Whether a work may be judged again for the objection. Problems: `correction.closed`, `correction.other-part`, `correction.work-open`. */
export function canSendToAdjudication(correction: CorrectionFacts, work: { readonly state: string; readonly belongs: boolean }): Decision<true, Problem> {
  if (correction.closed) return refuse({ code: 'correction.closed' });
  if (correction.part === 'theory' || !work.belongs) return refuse({ code: 'correction.other-part' });
  return work.state === 'final' ? grant(true) : refuse({ code: 'correction.work-open' });
}

/** What came of a correction so far. */
export interface CorrectionProgress {
  /** Marks confirmed, or sheets handed in, since it was opened. */
  readonly recorded: number;
  /** Proposals, works or reviews that wait. */
  readonly waiting: number;
}

/** Whether the correction is made, so that results may be computed again: something was recorded and nothing waits. */
export const isCorrected = ({ recorded, waiting }: CorrectionProgress): boolean => recorded > 0 && waiting === 0;
