import { grant, refuse, type Decision } from '@kaowu/kernel';
import type { EligibilityState, Problem } from '@kaowu/contracts';

/** A candidate's eligibility as far as it is decided. */
export interface Eligibility {
  readonly state: EligibilityState;
  /** Who checked for the body; null before the check. */
  readonly checkedBy: string | null;
}

export type Outcome = 'pass' | 'refuse';

/** First stage: the body checks (资格核实, N三(二)2, D15). Problem: `eligibility.not-awaiting-check`. */
export function checkEligibility(now: Eligibility, outcome: Outcome): Decision<EligibilityState, Problem> {
  if (now.state !== 'submitted') return refuse({ code: 'eligibility.not-awaiting-check' });
  return grant(outcome === 'pass' ? 'checked' : 'refused');
}

/**
 * Second stage: the district confirms (区资格确认, N三(二)2, D15), and it is another person than the one who checked.
 * Problems: `eligibility.not-awaiting-confirmation`, `eligibility.same-person`.
 */
export function confirmEligibility(now: Eligibility, outcome: Outcome, by: string): Decision<EligibilityState, Problem> {
  if (now.state !== 'checked') return refuse({ code: 'eligibility.not-awaiting-confirmation' });
  if (now.checkedBy === by) return refuse({ code: 'eligibility.same-person' });
  return grant(outcome === 'pass' ? 'confirmed' : 'refused');
}

/** A refused candidate may be checked again, while the list is open. Problem: `eligibility.not-refused`. */
export function reopenEligibility(now: Eligibility): Decision<EligibilityState, Problem> {
  return now.state === 'refused' ? grant('submitted') : refuse({ code: 'eligibility.not-refused' });
}
