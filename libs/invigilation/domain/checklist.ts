import type { ManualPhase, Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision, type Interval } from '@kaowu/kernel';

/** When a step is due, epoch ms: counted from the session's start, after it from its end; during it a negative number counts back from the end. Null is any time of its phase. */
export function dueAtMs(step: { readonly phase: ManualPhase; readonly minutes: number | null }, session: Interval): number | null {
  if (step.minutes === null) return null;
  const fromEnd = step.phase === 'after' || (step.phase === 'during' && step.minutes < 0);
  const from = fromEnd ? session.endMs : session.startMs;
  return from + step.minutes * 60_000;
}

/** What marking a step depends on. */
export interface StepCase {
  /** Null where the step is not on the session's checklist. */
  readonly step: { readonly doneByName: string | null } | null;
  readonly onDuty: boolean;
}

/**
 * May this person mark the step as done? Whoever is on duty in the session, once (D34).
 *
 * Refuses with `checklist.step-unknown`, `checklist.not-on-duty`, `checklist.done-already`.
 */
export function canMark({ step, onDuty }: StepCase): Decision<true, Problem> {
  if (step === null) return refuse({ code: 'checklist.step-unknown' });
  if (!onDuty) return refuse({ code: 'checklist.not-on-duty' });
  if (step.doneByName !== null) return refuse({ code: 'checklist.done-already', params: { name: step.doneByName } });
  return grant(true);
}

/** May this person take the mark back? Refuses with `checklist.step-unknown`, `checklist.not-on-duty`, `checklist.not-done`. */
export function canUnmark({ step, onDuty }: StepCase): Decision<true, Problem> {
  if (step === null) return refuse({ code: 'checklist.step-unknown' });
  if (!onDuty) return refuse({ code: 'checklist.not-on-duty' });
  return step.doneByName === null ? refuse({ code: 'checklist.not-done' }) : grant(true);
}
