import type { AssessmentMode, OccupationKey, PartStatus, PathNode, PublicationLine, RunState, Verdict, WorkingCalendar } from '@kaowu/contracts';

/** A row of `result_run`. */
export interface RunRow {
  readonly id: string;
  readonly round_id: string;
  readonly no: number;
  readonly state: RunState;
  readonly rule_set_id: string;
  readonly parts: AssessmentMode[];
  readonly pass_hundredths: number;
  readonly review_percent: number;
  readonly objection_days: number;
  readonly inputs_digest: string;
  readonly reason: string | null;
  readonly computed_at: Date;
  readonly computed_by: string;
  readonly computed_by_name: string;
}

/** A row of `result_candidate`. */
export interface CandidateRow {
  readonly run_id: string;
  readonly candidate_id: string;
  readonly name: string;
  readonly id_number_masked: string;
  readonly verdict: Verdict;
}

/** A row of `result`: one part of one candidate by both computations. Points in hundredths. */
export interface ResultRow {
  readonly run_id: string;
  readonly candidate_id: string;
  readonly part: AssessmentMode;
  readonly status: PartStatus | null;
  readonly points: number | null;
  readonly failed_by_fatal: boolean;
  readonly second_status: PartStatus | null;
  readonly second_points: number | null;
  readonly second_failed_by_fatal: boolean;
  /** Void by a violation, by each computation. */
  readonly voided: boolean;
  readonly second_voided: boolean;
  /** Questions or tasks on which the computations differ. */
  readonly differing_lines: string[];
  readonly agrees: boolean;
  readonly passed: boolean;
  readonly gap: string | null;
  readonly path: PathNode | null;
}

/** A row of `run_signature`. */
export interface SignatureRow {
  readonly run_id: string;
  readonly role: 'totaller' | 'reviewer' | 'head';
  readonly person_id: string;
  readonly name: string;
  readonly signed_at: Date;
}

/** The check of a sampled sheet that counts: the last one. */
export interface CheckRow {
  readonly no: number;
  readonly candidate_id: string;
  readonly part: AssessmentMode;
  readonly own: number | null;
  readonly computed: number | null;
  readonly finding: 'missed_item' | 'wrong_addition' | 'wrong_entry' | null;
  readonly note: string | null;
  readonly checked_by_name: string | null;
  readonly checked_at: Date | null;
}

/** A row of `publication`. */
export interface PublicationRow {
  readonly id: string;
  readonly run_id: string;
  readonly round_id: string;
  readonly title: string;
  readonly round_name: string;
  readonly occupation_name: string;
  readonly occupation: OccupationKey;
  readonly lines: PublicationLine[];
  readonly candidates: number;
  readonly passed: number;
  readonly calendar: WorkingCalendar;
  readonly published_at: Date;
  readonly closes_at: Date;
}

/** A row of `objection`. */
export interface ObjectionRow {
  readonly id: string;
  readonly run_id: string;
  readonly candidate_id: string;
  readonly part: AssessmentMode;
  readonly kind: 'missed_item' | 'wrong_addition' | 'wrong_entry';
  readonly body: string;
  readonly raised_at: Date;
  readonly state: 'open' | 'upheld' | 'dismissed';
  /** Upheld, and no score changes: the decision says why. */
  readonly score_stands: boolean;
  readonly decision: string | null;
  readonly decided_at: Date | null;
  readonly decided_by_name: string | null;
}
