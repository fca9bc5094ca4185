import { Injectable } from '@nestjs/common';
import type { AssessmentMode, ObjectionKind } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, accept, found, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { nextState } from '../domain/run-machine';
import type { RunRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';
import { RoundInputs } from './round-inputs';

/** A sheet as the reviewer re-added it. */
export interface OwnAddition {
  readonly candidateId: string;
  readonly part: AssessmentMode;
  /** Hundredths. */
  readonly own: number;
  readonly finding?: ObjectionKind | undefined;
  readonly note?: string | undefined;
}

/** 统分复核 by a person: who may do it, and the record of each sheet re-added (D28). */
@Injectable()
export class AggregationReview {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly store: RunStore,
    private readonly inputs: RoundInputs,
  ) {}

  /**
   * Refuses whoever computed or signed the totals (`results.own-totals`) and whoever scored anything of the round
   * (`results.reviewer-scored`).
   */
  async demandIndependent(actor: Actor, run: RunRow): Promise<void> {
    const signed = (await this.store.signatures([run.id])).some((s) => s.role === 'totaller' && s.person_id === actor.id);
    if (signed || run.computed_by === actor.id) throw refusal('results.own-totals');
    if ((await this.inputs.scorers(run.round_id)).includes(actor.id)) throw refusal('results.reviewer-scored');
  }

  /**
   * Records one sheet of the sample. Checks are appended: after a disagreement the sheet may be added once more, with
   * the earlier figure kept; an agreement is final. Problems: `results.step-out-of-order`, `results.not-in-sample`,
   * `results.check-recorded-already`, and those of `demandIndependent`.
   */
  record(actor: Actor, runId: string, { candidateId, part, own, finding, note }: OwnAddition): Promise<{ computed: number; agrees: boolean; done: number; needed: number }> {
    return this.db.tx(async () => {
      const run = await this.store.lock(runId);
      accept(nextState(run.state, 'review'));
      await this.demandIndependent(actor, run);
      const checks = await this.store.checks(runId);
      const sheet = found(checks.find((c) => c.candidate_id === candidateId && c.part === part), 'results.not-in-sample');
      if (sheet.own !== null && sheet.own === sheet.computed) throw refusal('results.check-recorded-already');
      const row = found(await this.db.one<{ points: number }>(
        'SELECT points FROM result WHERE run_id = $1 AND candidate_id = $2 AND part = $3', [runId, candidateId, part]));
      await this.db.query(
        `INSERT INTO aggregation_check (id, run_id, candidate_id, part, own, computed, finding, note, checked_by, checked_by_name, checked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [newId(), runId, candidateId, part, own, row.points, finding ?? null, note ?? null, actor.id, actor.name, this.clock.now()],
      );
      const agrees = own === row.points;
      await this.journal.record(actor, {
        action: 'results.check-recorded', subject: { type: 'result_run', id: runId }, reason: note,
        data: { candidateId, part, own, computed: row.points, agrees, finding: finding ?? null },
      });
      const done = checks.filter((c) => c !== sheet && c.own !== null && c.own === c.computed).length + (agrees ? 1 : 0);
      return { computed: row.points, agrees, done, needed: checks.length };
    });
  }
}
