import { Injectable } from '@nestjs/common';
import type { RuleSetView } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, dayIn, found } from '@kaowu/platform';
import { ruleSetChanges, ruleSetInForce, type RuleSet } from '../domain/rule-sets';
import { findRuleSets } from '../persistence/rule-set-rows';

/** The registered rule sets, for reading. */
@Injectable()
export class RuleSets {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** The rule set in force on a day (YYYY-MM-DD), or null. */
  async find(day: string): Promise<RuleSet | null> {
    return ruleSetInForce(await findRuleSets(this.db), day);
  }

  /** The rule set in force on a day (YYYY-MM-DD); refuses `rule-set.none-in-force`. */
  async current(day: string): Promise<RuleSet> {
    return found(await this.find(day), 'rule-set.none-in-force', { day });
  }

  /** A version by its id, as a plan froze it; refuses `rule-set.unknown`. */
  async get(id: string): Promise<RuleSet> {
    return found((await findRuleSets(this.db)).find((r) => r.id === id), 'rule-set.unknown');
  }

  /** Every version with what it changed, the newest first. */
  async list(): Promise<RuleSetView[]> {
    const all = await findRuleSets(this.db);
    const current = ruleSetInForce(all, dayIn(this.clock.now()));
    return all.map((r) => this.viewOf(r, all, current)).reverse();
  }

  private viewOf(ruleSet: RuleSet, all: readonly RuleSet[], current: RuleSet | null): RuleSetView {
    const before = all.find((r) => r.code === ruleSet.code && r.version === ruleSet.version - 1);
    return {
      ...ruleSet,
      createdAt: ruleSet.createdAt.toISOString(),
      changes: before ? ruleSetChanges(before.values, ruleSet.values) : [],
      current: ruleSet.id === current?.id,
    };
  }
}
