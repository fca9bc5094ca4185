import { Injectable } from '@nestjs/common';
import type { AssessmentMode, ViolationTier } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { violationsOfRound } from '../persistence/incident-rows';

/** A violation of a candidate in a round, with what its tier does. */
export interface RecordedViolation {
  readonly incidentId: string;
  readonly candidateId: string;
  /** The part of the session where it happened. */
  readonly mode: AssessmentMode;
  /** Only a closed incident has its final tier; null while it is open. */
  readonly closedAt: Date | null;
  readonly tier: Pick<ViolationTier, 'code' | 'zh' | 'en' | 'deductHundredths' | 'voids'>;
}

/** What invigilators found against candidates: the door for the lib that computes results (rules.md, Exam day). */
@Injectable()
export class Violations {
  constructor(private readonly db: Database) {}

  /** All violations of a round's sessions, open and closed, in the order in which they were reported. */
  async ofRound(roundId: string): Promise<RecordedViolation[]> {
    return (await violationsOfRound(this.db, roundId)).map((row) => ({
      incidentId: row.id,
      candidateId: row.candidate_id,
      mode: row.mode,
      closedAt: row.closed_at,
      tier: { code: row.tier_code, zh: row.tier_zh, en: row.tier_en, deductHundredths: row.deduct_hundredths, voids: row.voids },
    }));
  }
}
