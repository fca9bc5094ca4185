import { Injectable } from '@nestjs/common';
import type { InputOf, sittingRoundRoutes } from '@kaowu/contracts';
import { Catalogue, Filing, RuleSets } from '@kaowu/catalogue';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, dayIn, found, type Actor } from '@kaowu/platform';
import { checkRoundPlan } from '../domain/open-round';
import { naming } from './naming';

type RoundEntry = InputOf<typeof sittingRoundRoutes.openRound>['body'];

/** Opens a round. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
    private readonly filing: Filing,
    private readonly ruleSets: RuleSets,
  ) {}

  /**
   * Opens a round within the filed scope, district and dates (D12, D41) and freezes the rule set in force on its first
   * day. Gives the round's id. Refuses what `checkRoundPlan` and the filing refuse, `round.offer-unknown`,
   * `rule-set.none-in-force`, `round.name-taken`.
   */
  run(actor: Actor, entry: RoundEntry, id = newId()): Promise<string> {
    return this.db.tx(async () => {
      const offer = found(await this.catalogue.findOffer(entry.key), 'round.offer-unknown');
      const ruleSet = await this.ruleSets.current(entry.from);
      const now = this.clock.now();
      accept(checkRoundPlan({ level: entry.key.level, from: entry.from, to: entry.to, parts: entry.parts }, ruleSet.values, dayIn(now)));
      const { key, districtCode, from, to } = entry;
      const { scopeId } = accept(await this.filing.check({ key, districtCode, from, to }));
      await naming({ round_name: ['round.name-taken'] }, () =>
        this.db.query(
          `INSERT INTO round (id, name, edition, occupation_code, direction, level, occupation_name, district_code, from_day, to_day,
             parts, state, scope_id, rule_set_id, rule_values, created_by, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'planned', $12, $13, $14, $15, $16)`,
          [
            id, entry.name, key.edition, key.code, key.direction, key.level, offer.occupationName, districtCode, from, to,
            entry.parts, scopeId, ruleSet.id, JSON.stringify(ruleSet.values), actor.id, now,
          ],
        ),
      );
      await this.journal.record(actor, {
        action: 'round.opened',
        subject: { type: 'round', id },
        after: entry,
        data: { key, districtCode, from, to, parts: entry.parts, scopeId, ruleSetId: ruleSet.id },
      });
      return id;
    });
  }
}
