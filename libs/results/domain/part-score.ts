import type { AssessmentMode, PartStatus, PathNode } from '@kaowu/contracts';

/** One line of a part: a question's number or a task's name, and its points in hundredths. */
export interface ScoreLine {
  readonly label: string;
  readonly points: number;
}

/** One part of one candidate as a computation sees it. */
export interface PartScore {
  readonly candidateId: string;
  readonly part: AssessmentMode;
  readonly status: PartStatus;
  /** Hundredths out of 10000; null unless scored. */
  readonly points: number | null;
  /** True where a fatal item fails the whole part whatever its points (否定项). */
  readonly failedByFatal: boolean;
  /** True where a violation made the part void: scored with 0 points, whatever was attended or marked, and not passed. */
  readonly voided: boolean;
  /**
   * What the part was added from: each question's points, each task's settled score before its weight, what each violation takes off,
   * in hundredths; nothing where the part is void.
   * Compared one by one, so that two faults that cancel out, or one that rounding hides, are found.
   */
  readonly lines: readonly ScoreLine[];
  /** Why the part is missing, in the words of marking or a short code; null unless missing. */
  readonly gap: string | null;
}

/** A part score of the first computation, with the path of every point. */
export interface ExplainedScore extends PartScore {
  readonly path: PathNode | null;
}
