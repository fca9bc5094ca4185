import { Injectable } from '@nestjs/common';
import type { SessionFactor } from '@kaowu/contracts';
import { RuleSets } from '@kaowu/catalogue';
import { SecondFactors } from '@kaowu/identity';
import { refusal, type Actor } from '@kaowu/platform';

/**
 * The fresh second factor of a person who opens what is sealed: of everybody where the rule set asks for it
 * (paper.secondFactor), else of those who have one. A passkey that knows its holder is one.
 */
@Injectable()
export class ReleaseFactor {
  constructor(private readonly factors: SecondFactors, private readonly ruleSets: RuleSets) {}

  /** By what the person was recognised. Problems: paper.factor-required, and those of `SecondFactors.demandFresh`. */
  async demand(actor: Actor, code: string | undefined, ruleSetId: string | null): Promise<SessionFactor> {
    const factor = await this.factors.demandFresh(actor.id, code);
    if (factor === 'password' && (await this.required(ruleSetId))) throw refusal('paper.factor-required');
    return factor;
  }

  /** Whether the rule set asks it of everybody. */
  async required(ruleSetId: string | null): Promise<boolean> {
    return ruleSetId !== null && (await this.ruleSets.get(ruleSetId)).values.paper?.secondFactor === 'required';
  }
}
