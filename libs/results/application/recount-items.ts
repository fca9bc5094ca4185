import { Injectable } from '@nestjs/common';
import { resultsOutboxEvents } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, Outbox, refusal, type Actor } from '@kaowu/platform';
import { hasStatistics } from '../domain/run-machine';
import { RunStore } from '../persistence/run-store';

/** Has the statistics of items counted anew for a round that was released before: they were not kept then, or marks changed since. */
@Injectable()
export class RecountItems {
  constructor(private readonly db: Database, private readonly store: RunStore, private readonly journal: Journal, private readonly outbox: Outbox) {}

  /** Asks for it; the counting goes on in the background, and its sums take the place of the former ones. Problems: `record.not-found`, `results.gate-unreleased`. */
  run(actor: Actor, runId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const run = await this.store.get(runId);
      if (!hasStatistics(run.state)) throw refusal('results.gate-unreleased');
      await this.journal.record(actor, { action: 'results.items-recount-asked', subject: { type: 'result_run', id: runId }, reason, data: { roundId: run.round_id } });
      await this.outbox.emit(resultsOutboxEvents.recountAsked, { roundId: run.round_id, runId });
    });
  }
}
