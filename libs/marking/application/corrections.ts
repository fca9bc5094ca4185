import { Injectable } from '@nestjs/common';
import type { AssessmentMode } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, refusal } from '@kaowu/platform';
import { Sittings } from '@kaowu/sitting';
import { isCorrected } from '../domain/correction';
import { closeCorrections, findCorrection, openCorrections, progressOf, storeCorrection } from '../persistence/correction-rows';
import { shareMarks } from '../persistence/hold-rows';

/** An upheld objection: one part of one candidate whose marks must be corrected before results are computed again. */
export interface UpheldObjection {
  readonly id: string;
  readonly roundId: string;
  readonly candidateId: string;
  readonly part: AssessmentMode;
  /** Why it was upheld, in the words of who decided; adjudicators read it, so it names no person. */
  readonly ground: string;
}

/** The door by which results open marks again for an objection, and learn whether they were corrected (D54). */
@Injectable()
export class Corrections {
  constructor(private readonly db: Database, private readonly sittings: Sittings, private readonly clock: Clock) {}

  /** Opens the marks of the candidate's part, in the transaction that upholds the objection. */
  async open({ id, roundId, candidateId, part, ground }: UpheldObjection): Promise<void> {
    const sessions = (await this.sittings.sessionsOf(roundId)).filter((s) => s.mode === part).map((s) => s.id);
    await shareMarks(this.db, roundId);
    await storeCorrection(this.db, { id, round_id: roundId, candidate_id: candidateId, part, session_ids: sessions, ground, opened_at: this.clock.now() });
  }

  /** Ends a correction without a change, for no score changes after all. Problem: `correction.begun` once anything was recorded or waits. */
  async close(id: string): Promise<void> {
    const correction = await findCorrection(this.db, id);
    if (!correction || correction.closed_at) return;
    await shareMarks(this.db, correction.round_id);
    const { recorded, waiting } = await progressOf(this.db, correction);
    if (recorded + waiting > 0) throw refusal('correction.begun');
    await closeCorrections(this.db, { id }, this.clock.now());
  }

  /** Corrections of the round that no run has counted yet, and whether each is made. */
  async ofRound(roundId: string): Promise<{ id: string; candidateId: string; part: AssessmentMode; made: boolean }[]> {
    const made: { id: string; candidateId: string; part: AssessmentMode; made: boolean }[] = [];
    for (const c of await openCorrections(this.db, roundId)) {
      made.push({ id: c.id, candidateId: c.candidate_id, part: c.part, made: isCorrected(await progressOf(this.db, c)) });
    }
    return made;
  }
}
