import { Injectable } from '@nestjs/common';
import { ruleSetValues, type RuleSetEntry } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, dayIn, type Actor } from '@kaowu/platform';
import { admitRuleSet, ruleSetChanges } from '../domain/rule-sets';
import { findRuleSets } from '../persistence/rule-set-rows';

/** Registers a new version of a rule set. Versions never change: a correction is a version of its own. */
@Injectable()
export class AddRuleSet {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** Gives the id. Refuses `rule-set.effective-too-early`, `rule-set.effective-past` and `rule-set.unchanged`. Seeds name the id themselves. */
  async run(actor: Actor, entry: RuleSetEntry, id = newId()): Promise<string> {
    return this.db.tx(async () => {
      await this.db.query("SELECT pg_advisory_xact_lock(hashtext('rule_set'))");
      const all = await findRuleSets(this.db);
      const { version } = accept(admitRuleSet(all, entry, dayIn(this.clock.now())));
      const previous = all.find((r) => r.code === entry.code && r.version === version - 1);
      const values = ruleSetValues.parse(entry.values);
      await this.db.query(
        `INSERT INTO rule_set (id, code, version, title, source, effective_from, rules, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, entry.code, version, entry.title, entry.source, entry.effectiveFrom, JSON.stringify(values), this.clock.now()],
      );
      const changes = previous ? ruleSetChanges(previous.values, values) : [];
      await this.journal.record(actor, {
        action: 'rule-set.added',
        subject: { type: 'rule-set', id },
        reason: entry.reason,
        ...(previous ? { before: previous.values } : {}),
        after: values,
        data: { code: entry.code, version, effectiveFrom: entry.effectiveFrom, source: entry.source, changes },
      });
      return id;
    });
  }
}
