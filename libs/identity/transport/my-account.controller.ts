import { Controller } from '@nestjs/common';
import { identityRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, qrPng, type Actor } from '@kaowu/platform';
import { Accounts } from '../application/accounts';
import { Passwords } from '../application/passwords';
import { SecondFactors } from '../application/second-factors';
import { Sessions } from '../application/sessions';

type Routes = typeof identityRoutes;

@Controller()
export class MyAccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
  ) {}

  @Endpoint(identityRoutes.myAccount)
  async myAccount(_input: InputOf<Routes['myAccount']>, actor: Actor): Promise<OutputOf<Routes['myAccount']>> {
    const [account, factor, sessions] = await Promise.all([this.accounts.get(actor.id), this.factors.status(actor.id), this.sessions.openOf(actor.id)]);
    return {
      login: account.login,
      name: account.name,
      secondFactor: factor && { since: factor.since.toISOString(), recoveryLeft: factor.recoveryLeft },
      sessions: sessions.map((s) => ({
        id: s.id, openedAt: s.openedAt.toISOString(), expiresAt: s.expiresAt.toISOString(), factor: s.factor, current: s.id === actor.sessionId,
      })),
    };
  }

  @Endpoint(identityRoutes.changePassword)
  async changePassword({ body }: InputOf<Routes['changePassword']>, actor: Actor): Promise<OutputOf<Routes['changePassword']>> {
    return { closed: await this.passwords.change(actor, body.present, body.next) };
  }

  @Endpoint(identityRoutes.closeOtherSessions)
  async closeOtherSessions(_input: InputOf<Routes['closeOtherSessions']>, actor: Actor): Promise<OutputOf<Routes['closeOtherSessions']>> {
    return { closed: await this.passwords.closeOthers(actor) };
  }

  @Endpoint(identityRoutes.beginSecondFactor)
  async beginSecondFactor({ body }: InputOf<Routes['beginSecondFactor']>, actor: Actor): Promise<OutputOf<Routes['beginSecondFactor']>> {
    await this.passwords.demand(actor, body.password);
    const { secret, uri } = await this.factors.begin(actor, (await this.accounts.get(actor.id)).login);
    return { secret, qr: (await qrPng(uri, 320)).toString('base64') };
  }

  @Endpoint(identityRoutes.confirmSecondFactor)
  async confirmSecondFactor({ body }: InputOf<Routes['confirmSecondFactor']>, actor: Actor): Promise<OutputOf<Routes['confirmSecondFactor']>> {
    return { recoveryCodes: await this.factors.confirm(actor, body.code) };
  }

  @Endpoint(identityRoutes.removeSecondFactor)
  async removeSecondFactor({ body }: InputOf<Routes['removeSecondFactor']>, actor: Actor): Promise<OutputOf<Routes['removeSecondFactor']>> {
    await this.passwords.demand(actor, body.password);
    await this.factors.remove(actor, body.code);
    return { removed: true };
  }

  @Endpoint(identityRoutes.renewRecoveryCodes)
  async renewRecoveryCodes({ body }: InputOf<Routes['renewRecoveryCodes']>, actor: Actor): Promise<OutputOf<Routes['renewRecoveryCodes']>> {
    return { recoveryCodes: await this.factors.renewRecovery(actor, body.code) };
  }
}
