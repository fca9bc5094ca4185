import { Injectable } from '@nestjs/common';
import type { RuleSetValues } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { Clock } from '@kaowu/kernel';
import { dayIn } from '@kaowu/platform';

/** What the rule set in force says of the bank. */
@Injectable()
export class BankRules {
  constructor(private readonly ruleSets: RuleSets, private readonly clock: Clock) {}

  /** The values of today; null where no rule set is in force or it says nothing of the bank. */
  async current(): Promise<NonNullable<RuleSetValues['bank']> | null> {
    return (await this.ruleSets.find(dayIn(this.clock.now())))?.values.bank ?? null;
  }
}
