import { Injectable } from '@nestjs/common';
import { resultsOutboxEvents } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, Outbox, accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { nextState } from '../domain/run-machine';
import { RunStore } from '../persistence/run-store';
import { Pipeline } from './pipeline';
import type { RunAfter } from './pipeline';

/** The head's gate: nothing is shown to anybody before it (D29). */
@Injectable()
export class ReleaseRun {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly store: RunStore,
    private readonly pipeline: Pipeline,
  ) {}

  /**
   * The head releases a reviewed run (D29); from here it may be publicised. Problems: `results.step-out-of-order`,
   * `results.gate-closed`, `results.already-signed` (one person signs a run once).
   */
  run(actor: Actor, runId: string, reason: string): Promise<RunAfter> {
    return this.db.tx(async () => {
      const run = await this.store.lock(runId);
      const released = accept(nextState(run.state, 'release'));
      await this.pipeline.demand(run, 'release');
      await this.store.addSignature({ run_id: runId, role: 'head', person_id: actor.id, name: actor.name, signed_at: this.clock.now() });
      await this.store.setState(runId, released);
      await this.journal.record(actor, { action: 'results.released', subject: { type: 'result_run', id: runId }, reason, data: { roundId: run.round_id } });
      await this.outbox.emit(resultsOutboxEvents.released, { roundId: run.round_id, runId });
      return this.pipeline.after(runId);
    });
  }
}
