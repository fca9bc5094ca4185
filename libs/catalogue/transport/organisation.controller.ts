import { Controller } from '@nestjs/common';
import { catalogueRoutes as routes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, found, wireProblem, type Actor } from '@kaowu/platform';
import { AddFiling } from '../application/add-filing';
import { AddRuleSet } from '../application/add-rule-set';
import { CloseFiling } from '../application/close-filing';
import { Filing } from '../application/filing';
import { Organisation } from '../application/organisation';
import { RuleSets } from '../application/rule-sets';

type Routes = typeof routes;

@Controller()
export class OrganisationController {
  constructor(
    private readonly organisation: Organisation,
    private readonly filing: Filing,
    private readonly filingReceipts: AddFiling,
    private readonly filingEnds: CloseFiling,
    private readonly ruleSets: RuleSets,
    private readonly newRuleSets: AddRuleSet,
  ) {}

  @Endpoint(routes.listRuleSets)
  listRuleSets(): Promise<OutputOf<Routes['listRuleSets']>> {
    return this.ruleSets.list();
  }

  @Endpoint(routes.getRuleSet)
  getRuleSet({ params }: InputOf<Routes['getRuleSet']>): Promise<OutputOf<Routes['getRuleSet']>> {
    return this.ruleSetView(params.ruleSetId);
  }

  @Endpoint(routes.addRuleSet)
  async addRuleSet({ body }: InputOf<Routes['addRuleSet']>, actor: Actor): Promise<OutputOf<Routes['addRuleSet']>> {
    return this.ruleSetView(await this.newRuleSets.run(actor, body));
  }

  private async ruleSetView(id: string): Promise<OutputOf<Routes['getRuleSet']>> {
    return found((await this.ruleSets.list()).find((r) => r.id === id), 'rule-set.unknown');
  }

  @Endpoint(routes.getOrganisation)
  getOrganisation(): Promise<OutputOf<Routes['getOrganisation']>> {
    return this.organisation.get();
  }

  @Endpoint(routes.saveOrganisation)
  saveOrganisation({ body }: InputOf<Routes['saveOrganisation']>, actor: Actor): Promise<OutputOf<Routes['saveOrganisation']>> {
    return this.organisation.save(actor, body);
  }

  @Endpoint(routes.listFiling)
  listFiling(): Promise<OutputOf<Routes['listFiling']>> {
    return this.filing.list();
  }

  @Endpoint(routes.addFiling)
  addFiling({ body }: InputOf<Routes['addFiling']>, actor: Actor): Promise<OutputOf<Routes['addFiling']>> {
    return this.filingReceipts.run(actor, body);
  }

  @Endpoint(routes.closeFiling)
  closeFiling({ params, body }: InputOf<Routes['closeFiling']>, actor: Actor): Promise<OutputOf<Routes['closeFiling']>> {
    return this.filingEnds.run(actor, params.scopeId, body);
  }

  @Endpoint(routes.checkFiling)
  async checkFiling({ body }: InputOf<Routes['checkFiling']>): Promise<OutputOf<Routes['checkFiling']>> {
    const answer = await this.filing.check(body);
    return answer.ok
      ? { allowed: true, scopeId: answer.value.scopeId, problem: null }
      : { allowed: false, scopeId: null, problem: wireProblem(answer.problem) };
  }
}
