import { Injectable } from '@nestjs/common';
import type { ItemSums } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { storeSums } from '../persistence/statistics';

/** Takes what the results of a released round say of the item versions that stood in its papers. */
@Injectable()
export class RecordStatistics {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** Keeps the sums of a round; handed over again they take the place of the former ones. Nothing is kept of persons. */
  async run(actor: Actor, roundId: string, sums: readonly ItemSums[]): Promise<void> {
    await this.db.tx(async () => {
      await storeSums(this.db, roundId, sums, this.clock.now());
      await this.journal.record(actor, {
        action: 'items.statistics-recorded', subject: { type: 'round', id: roundId },
        data: { versions: sums.length, responses: sums.reduce((all, s) => all + s.responses, 0) },
      });
    });
  }
}
