import type { AssessmentMode } from '@kaowu/contracts';

/** One answered question of a theory paper; points and awarded in hundredths. */
export interface TheoryQuestion {
  readonly no: number;
  readonly type: string;
  readonly points: number;
  readonly awarded: number;
  /** Stands where two people corrected the mark after an objection. */
  readonly corrected?: number | undefined;
  readonly response: readonly string[];
  readonly key: readonly string[];
}

/** One raw score of one performance; totals and criteria in hundredths. `total` is 0 where an item set the task to zero. */
export interface RawScore {
  readonly kind: 'blind' | 'third' | 'adjudication';
  readonly seq: number;
  readonly total: number;
  readonly criteria: readonly { readonly code: string; readonly points: number }[];
  readonly fatal: readonly string[];
}

/** What a fatal item (否定项) does: the task counts 0, or the candidate fails the whole part. */
export type FatalEffect = 'task_zero' | 'fail_part';

/** One practical task of one candidate, with every raw score and what marking settled on. */
export interface TaskMarks {
  readonly taskVersionId: string;
  /** The task's name and its fatal items as the bank holds them. */
  readonly name?: string | undefined;
  readonly fatalItems?: readonly { readonly code: string; readonly effect: FatalEffect }[] | undefined;
  readonly fullPoints: number;
  /** Share of the part in percent; the shares of a candidate's tasks sum to 100. */
  readonly weightPercent: number;
  readonly scores: readonly RawScore[];
  /** Settled score in hundredths; null while marking is not done. */
  readonly final: number | null;
  /** Hundredths. */
  readonly tolerance: number;
  readonly inclusive: boolean;
  readonly tie: 'adjudicate' | 'mean-of-three';
  /** Blind scores that the plan asks for; 2 where it is not said. */
  readonly scorers?: number | undefined;
  /** The effect that marking settled on. */
  readonly fatalEffect: FatalEffect | null;
}

/** The scores of a comprehensive review (thesis and defence), one a panel member, in hundredths of 100 points. */
export interface ReviewMarks {
  readonly candidateId: string;
  readonly scores: readonly { readonly seq: number; readonly total: number }[];
}

/**
 * A violation (违规) that was found and closed, with what its tier does to results (考场规则; rules.md, Exam day): points
 * off the part of the session where it happened, that part void, or all parts void.
 */
export interface Violation {
  /** How people name the incident: "V-7F3A2C". */
  readonly reference: string;
  readonly candidateId: string;
  /** The part of the session where it happened. */
  readonly part: AssessmentMode;
  /** Hundredths off that part, never below 0. */
  readonly deductHundredths: number;
  readonly voids: 'none' | 'part' | 'all';
  /** The words of its tier. */
  readonly zh: string;
  readonly en: string;
}

/**
 * Every raw mark of a round, as the lib marking hands it over (`Marks.ofRound`), with the violations that count. A part that was not attended stands
 * in `missing` with the reason `absent`; any other reason is a gap to fill.
 */
export interface RoundMarks {
  readonly roundId: string;
  readonly theory: readonly { readonly candidateId: string; readonly attemptId: string; readonly questions: readonly TheoryQuestion[] }[];
  readonly practical: readonly { readonly candidateId: string; readonly tasks: readonly TaskMarks[] }[];
  readonly review?: readonly ReviewMarks[] | undefined;
  readonly missing: readonly { readonly candidateId: string; readonly mode: AssessmentMode; readonly reason: string }[];
  /** In the order in which they were reported; left out where there is none. */
  readonly violations?: readonly Violation[] | undefined;
}

/** Whose results are computed and by which numbers of the rule set. */
export interface ComputationPlan {
  readonly candidateIds: readonly string[];
  readonly parts: readonly AssessmentMode[];
  /** How panels of three and more are combined (rule set `marking.panel`). */
  readonly panel: 'mean' | 'trimmed-mean';
}

/** Reason of `missing` that says the candidate did not come. */
export const ABSENT = 'absent';
