import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Database, accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { mayWithdraw } from '../domain/run-machine';
import { RunStore } from '../persistence/run-store';
import { RoundInputs } from './round-inputs';

/** 撤回统分: takes a run out of the count, so that a mark may be corrected before results are computed again (D27, D28). */
@Injectable()
export class WithdrawRun {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly store: RunStore, private readonly inputs: RoundInputs) {}

  /**
   * The run becomes `superseded` though no newer one took its place; its rows stay, and the marks of the round are open
   * again. Problems: `record.not-found`, `results.run-filed`, `results.run-superseded`.
   */
  run(actor: Actor, runId: string, reason: string): Promise<{ id: string; state: 'superseded' }> {
    return this.db.tx(async () => {
      const { round_id: roundId } = await this.store.get(runId);
      await this.store.lockRound(roundId);
      const run = await this.store.lock(runId);
      accept(mayWithdraw(run.state));
      await this.store.setState(runId, 'superseded');
      await this.inputs.counted.release(roundId);
      await this.journal.record(actor, { action: 'results.run-withdrawn', subject: { type: 'result_run', id: runId }, reason, data: { roundId, no: run.no, from: run.state } });
      return { id: runId, state: 'superseded' };
    });
  }
}
