import { Injectable } from '@nestjs/common';
import type { EditionView } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, refusal, type Actor } from '@kaowu/platform';
import { Catalogue } from './catalogue';

/** Sets the days on which a list is in force; its content stays as it was published (D1). */
@Injectable()
export class SetEditionDates {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly catalogue: Catalogue) {}

  /** Both days are included, null is open. Refuses `catalogue.edition-unknown` and `catalogue.dates-reversed`. */
  async run(
    actor: Actor,
    edition: string,
    { effectiveFrom, effectiveTo, reason }: { readonly effectiveFrom: string | null; readonly effectiveTo: string | null; readonly reason: string },
  ): Promise<EditionView> {
    if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
      throw refusal('catalogue.dates-reversed', { from: effectiveFrom, to: effectiveTo }, { field: 'body.effectiveTo' });
    }
    return this.db.tx(async () => {
      const before = await this.catalogue.edition(edition);
      await this.db.query('UPDATE catalogue_edition SET effective_from = $2, effective_to = $3 WHERE edition = $1', [edition, effectiveFrom, effectiveTo]);
      const after = await this.catalogue.edition(edition);
      await this.journal.record(actor, {
        action: 'catalogue.edition-dated',
        subject: { type: 'catalogue-edition', id: edition },
        reason,
        before,
        after,
        data: { effectiveFrom, effectiveTo },
      });
      return after;
    });
  }
}
