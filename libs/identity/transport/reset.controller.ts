import { Controller } from '@nestjs/common';
import { identityRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, type Actor } from '@kaowu/platform';
import { Accounts } from '../application/accounts';
import { ResetPassword } from '../application/reset-password';
import { SecondFactors } from '../application/second-factors';
import { accountViewOf } from './account-view';

type Routes = typeof identityRoutes;

/** Helping somebody back in: password and second factor. */
@Controller()
export class ResetController {
  constructor(private readonly accounts: Accounts, private readonly passwords: ResetPassword, private readonly factors: SecondFactors) {}

  @Endpoint(identityRoutes.resetPassword)
  async resetPassword({ params, body }: InputOf<Routes['resetPassword']>, actor: Actor): Promise<OutputOf<Routes['resetPassword']>> {
    const { account, password, until } = await this.passwords.run(actor, params.accountId, body.reason);
    return { account: accountViewOf(account), password, until: until.toISOString() };
  }

  @Endpoint(identityRoutes.resetSecondFactor)
  async resetSecondFactor({ params, body }: InputOf<Routes['resetSecondFactor']>, actor: Actor): Promise<OutputOf<Routes['resetSecondFactor']>> {
    await this.factors.reset(actor, params.accountId, body.reason);
    return accountViewOf(await this.accounts.get(params.accountId));
  }
}
