import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { nextState } from '../domain/run-machine';
import type { RunRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';
import { AggregationReview } from './aggregation-review';
import { Pipeline } from './pipeline';
import type { RunAfter } from './pipeline';

/** The two signatures under a run: totaller and aggregation reviewer; with both a sound run counts as reviewed (D28). */
@Injectable()
export class SignRun {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly store: RunStore,
    private readonly pipeline: Pipeline,
    private readonly review: AggregationReview,
  ) {}

  /**
   * The totaller (统分人) signs sound totals. Problems: `results.step-out-of-order`, `results.gate-closed` where the
   * computations differ or marks changed, `results.already-signed`.
   */
  signTotals(actor: Actor, runId: string): Promise<RunAfter> {
    return this.sign(actor, runId, 'totaller', async (run) => {
      await this.pipeline.demand(run, 'review', ['results.gate-check-missing', 'results.gate-check-differs', 'results.gate-totals-unsigned', 'results.gate-review-unsigned']);
    });
  }

  /**
   * The aggregation reviewer (统分复核人) signs after the whole sample is checked and agrees. Problems as for the
   * totaller, and `results.own-totals`, `results.reviewer-scored`.
   */
  signReview(actor: Actor, runId: string): Promise<RunAfter> {
    return this.sign(actor, runId, 'reviewer', async (run) => {
      await this.review.demandIndependent(actor, run);
      await this.pipeline.demand(run, 'review', ['results.gate-totals-unsigned', 'results.gate-review-unsigned']);
    });
  }

  private sign(actor: Actor, runId: string, role: 'totaller' | 'reviewer', allow: (run: RunRow) => Promise<void>): Promise<RunAfter> {
    return this.db.tx(async () => {
      const run = await this.store.lock(runId);
      const reviewed = accept(nextState(run.state, 'review'));
      await allow(run);
      await this.store.addSignature({ run_id: runId, role, person_id: actor.id, name: actor.name, signed_at: this.clock.now() });
      await this.journal.record(actor, {
        action: role === 'totaller' ? 'results.totals-signed' : 'results.review-signed',
        subject: { type: 'result_run', id: runId }, data: { inputs: run.inputs_digest },
      });
      if ((await this.pipeline.missing(run, 'review')).length === 0) await this.store.setState(runId, reviewed);
      return this.pipeline.after(runId);
    });
  }
}
