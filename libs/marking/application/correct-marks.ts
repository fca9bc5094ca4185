import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { canDecideMark, canProposeMark, canSendToAdjudication, type ProposedMark } from '../domain/correction';
import { decideTheoryCorrection, findCorrection, lockCorrection, lockTheoryCorrection, papersWith, storeTheoryCorrection, type CorrectionRow } from '../persistence/correction-rows';
import { shareMarks } from '../persistence/hold-rows';
import { lockPerformance, moveTo } from '../persistence/performance-rows';
import { openAdjudication } from '../persistence/review-rows';
import { theoryMarksOf } from '../persistence/theory-rows';

/** Corrects the marks that an upheld objection opened: a work is judged again, a question's mark by two people (D27, D54). */
@Injectable()
export class CorrectMarks {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Sends a final work to adjudication with the objection as its ground: somebody who has not scored it judges it again.
   * The sheets before stay. Problems: `record.not-found`, those of `canSendToAdjudication`.
   */
  async sendToAdjudication(actor: Actor, correctionId: string, performanceId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      await this.shareMarksOf(correctionId);
      const performance = found(await lockPerformance(this.db, performanceId));
      const correction = found(await lockCorrection(this.db, correctionId));
      const belongs = performance.candidate_id === correction.candidate_id && correction.session_ids.includes(performance.session_id);
      accept(canSendToAdjudication(factsOf(correction), { state: performance.state, belongs }));
      await moveTo(this.db, performanceId, { state: 'adjudication', cause: 'objection' });
      await openAdjudication(this.db, performanceId, 'objection', null, this.clock.now(), correctionId);
      await this.db.query('UPDATE marking_plan SET settled_at = NULL WHERE session_id = $1', [performance.session_id]);
      // The group's scores are no longer what the leader signed for.
      await this.db.query('UPDATE examiner_group SET signed_at = NULL, signature = NULL WHERE id = $1', [performance.group_id]);
      await this.journal.record(actor, {
        action: 'correction.adjudication-opened', subject: { type: 'performance', id: performanceId }, reason, data: { objectionId: correctionId, candidateId: correction.candidate_id },
      });
    });
  }

  /**
   * Proposes what a question of the candidate's paper is worth after all, or full points for everybody of the round who
   * had this version of the item (its key was wrong). Problems: `record.not-found`, those of `canProposeMark`,
   * `correction.proposed-already`.
   */
  async propose(actor: Actor, correctionId: string, no: number, mark: ProposedMark, reason: string): Promise<void> {
    await this.db.tx(async () => {
      await this.shareMarksOf(correctionId);
      const correction = found(await lockCorrection(this.db, correctionId));
      const own = await theoryMarksOf(this.db, correction.session_ids, correction.candidate_id);
      const question = found(own.find((m) => m.no === no));
      accept(canProposeMark(factsOf(correction), question, mark));
      const id = newId();
      const row = {
        id, correction_id: correctionId, round_id: correction.round_id, attempt_id: question.attempt_id, no, version_id: question.version_id, scope: mark.scope,
        awarded: mark.scope === 'question' ? mark.awarded : null, reason, proposed_by: actor.id, proposed_by_name: actor.name, proposed_at: this.clock.now(),
      };
      if (!(await storeTheoryCorrection(this.db, row))) throw refusal('correction.proposed-already');
      await this.journal.record(actor, {
        action: 'correction.mark-proposed', subject: { type: 'theory-correction', id }, reason, before: question.awarded, after: mark,
        data: { objectionId: correctionId, candidateId: correction.candidate_id, no, scope: mark.scope, papers: mark.scope === 'version' ? await papersWith(this.db, question.version_id, correction.round_id) : 1 },
      });
    });
  }

  /** A second person confirms or refuses a proposed mark. Problems: `record.not-found`, `correction.closed`, those of `canDecideMark`. */
  async decide(actor: Actor, proposalId: string, outcome: 'confirmed' | 'refused', reason: string): Promise<string> {
    return this.db.tx(async () => {
      const { correction_id: correctionId } = found(await this.db.one<{ correction_id: string }>('SELECT correction_id FROM theory_correction WHERE id = $1', [proposalId]));
      await this.shareMarksOf(correctionId);
      const correction = found(await lockCorrection(this.db, correctionId));
      if (correction.closed_at) throw refusal('correction.closed');
      const proposal = found(await lockTheoryCorrection(this.db, proposalId));
      accept(canDecideMark({ state: proposal.state, proposedBy: proposal.proposed_by }, actor.id));
      await decideTheoryCorrection(this.db, proposalId, { state: outcome, by: actor.id, name: actor.name, at: this.clock.now(), decision: reason });
      await this.journal.record(actor, {
        action: 'correction.mark-decided', subject: { type: 'theory-correction', id: proposalId }, reason, before: proposal.state, after: outcome,
        data: { objectionId: correctionId, candidateId: correction.candidate_id, outcome },
      });
      return correctionId;
    });
  }

  /** The round's marks are shared before any row is locked, as everywhere in marking. */
  private async shareMarksOf(id: string): Promise<void> {
    await shareMarks(this.db, found(await findCorrection(this.db, id)).round_id);
  }
}

const factsOf = (c: CorrectionRow) => ({ part: c.part, closed: c.closed_at !== null });
