import { Injectable } from '@nestjs/common';
import type { AssessmentMode, ObjectionKind } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, brokenConstraint, found, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { PUBLIC_STATES } from '../domain/run-machine';
import type { ObjectionRow } from '../persistence/run-rows';
import { ResultContext } from './result-context';
import { RoundInputs } from './round-inputs';

/** What a candidate objects to; only a missed item, a wrong addition or a wrong entry. */
export interface ObjectionSent {
  readonly ticketNo: string;
  readonly idNumber: string;
  readonly part: AssessmentMode;
  readonly kind: ObjectionKind;
  readonly text: string;
}

/** Objections within the window and their decisions; never a re-judgement (rules.md, Results; D54). */
@Injectable()
export class Objections {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly context: ResultContext,
    private readonly inputs: RoundInputs,
  ) {}

  /**
   * A candidate objects to one part. Problems: `results.not-found-public`, `results.window-closed`,
   * `results.objection-open-already`.
   */
  raise(actor: Actor, sent: ObjectionSent): Promise<{ id: string; raisedAt: string }> {
    return this.db.tx(async () => {
      const own = found(await this.context.ofTicket(sent.ticketNo, sent.idNumber), 'results.not-found-public');
      const run = await this.context.store.lock(own.runId);
      if (run.state !== 'superseded' && !PUBLIC_STATES.has(run.state)) throw refusal('results.not-found-public');
      const publication = await this.context.store.findPublication(run.id);
      const now = this.clock.now();
      if (run.state !== 'publicised' || !publication || now >= publication.closes_at) throw refusal('results.window-closed');
      const result = await this.db.one('SELECT 1 FROM result WHERE run_id = $1 AND candidate_id = $2 AND part = $3', [run.id, own.candidateId, sent.part]);
      found(result, 'results.not-found-public');
      const id = newId();
      await this.insert({ id, runId: run.id, candidateId: own.candidateId, sent, at: now });
      await this.journal.record(actor, { action: 'results.objection-raised', subject: { type: 'objection', id }, data: { runId: run.id, candidateId: own.candidateId, part: sent.part, kind: sent.kind } });
      return { id, raisedAt: now.toISOString() };
    });
  }

  private async insert(o: { id: string; runId: string; candidateId: string; sent: ObjectionSent; at: Date }): Promise<void> {
    try {
      await this.db.query(
        `INSERT INTO objection (id, run_id, candidate_id, part, kind, body, raised_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')`,
        [o.id, o.runId, o.candidateId, o.sent.part, o.sent.kind, o.sent.text, o.at],
      );
    } catch (error) {
      if (brokenConstraint(error) === 'objection_open') throw refusal('results.objection-open-already');
      throw error;
    }
  }

  /**
   * Decides an open objection after the recheck. Upheld, it opens the marks of that part of the candidate and holds the
   * filing until they are corrected and results computed again, unless it says that no score changes (`scoreStands`);
   * that may also be found afterwards, as long as no correction was begun. Problems: `record.not-found`,
   * `results.objection-decided-already`, `results.only-upheld-stands`, `results.reviewer-scored`, `correction.begun`.
   */
  decide(actor: Actor, objectionId: string, outcome: 'upheld' | 'dismissed', reason: string, scoreStands = false): Promise<{ id: string; state: ObjectionRow['state'] }> {
    return this.db.tx(async () => {
      const objection = found(await this.db.one<ObjectionRow>('SELECT * FROM objection WHERE id = $1 FOR UPDATE', [objectionId]));
      if (scoreStands && outcome !== 'upheld') throw refusal('results.only-upheld-stands');
      const later = objection.state === 'upheld' && !objection.score_stands && scoreStands;
      if (objection.state !== 'open' && !later) throw refusal('results.objection-decided-already');
      const run = await this.context.store.get(objection.run_id);
      if ((await this.inputs.scorers(run.round_id)).includes(actor.id)) throw refusal('results.reviewer-scored');
      await this.db.query('UPDATE objection SET state = $2, decision = $3, decided_at = $4, decided_by = $5, decided_by_name = $6, score_stands = $7 WHERE id = $1', [
        objectionId, outcome, reason, this.clock.now(), actor.id, actor.name, scoreStands,
      ]);
      await this.openMarks(objection, run.round_id, { outcome, scoreStands, ground: reason });
      await this.journal.record(actor, {
        action: 'results.objection-decided', subject: { type: 'objection', id: objectionId }, reason, before: objection.state, after: outcome,
        data: { runId: run.id, candidateId: objection.candidate_id, outcome, scoreStands },
      });
      return { id: objectionId, state: outcome };
    });
  }

  private async openMarks(o: ObjectionRow, roundId: string, d: { outcome: 'upheld' | 'dismissed'; scoreStands: boolean; ground: string }): Promise<void> {
    if (d.scoreStands) await this.inputs.corrections.close(o.id);
    else if (d.outcome === 'upheld') await this.inputs.corrections.open({ id: o.id, roundId, candidateId: o.candidate_id, part: o.part, ground: d.ground });
  }
}
