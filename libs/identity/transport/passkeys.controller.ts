import { Controller } from '@nestjs/common';
import { identityRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Endpoint, STAFF_COOKIE, type Actor, type Connection } from '@kaowu/platform';
import { Accounts } from '../application/accounts';
import { PasskeySignIn } from '../application/passkey-sign-in';
import { Passkeys, type Passkey } from '../application/passkeys';
import { Passwords } from '../application/passwords';
import { sessionViewOf } from './session-view';

type Routes = typeof identityRoutes;

const viewOf = ({ id, name, madeAt, usedAt }: Passkey): OutputOf<Routes['addPasskey']> => ({ id, name, madeAt: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null });
const asked = (options: object): { options: Record<string, unknown> } => ({ options: options as Record<string, unknown> });

/** Passkeys: one's own, signing in by one, and taking a lost one from somebody. */
@Controller()
export class PasskeysController {
  constructor(private readonly keys: Passkeys, private readonly accounts: Accounts, private readonly passwords: Passwords, private readonly signIn: PasskeySignIn) {}

  @Endpoint(identityRoutes.passkeys)
  async passkeys(_input: InputOf<Routes['passkeys']>, actor: Actor): Promise<OutputOf<Routes['passkeys']>> {
    return { rows: (await this.keys.list(actor.id)).map(viewOf) };
  }

  @Endpoint(identityRoutes.beginPasskey)
  async beginPasskey({ body }: InputOf<Routes['beginPasskey']>, actor: Actor): Promise<OutputOf<Routes['beginPasskey']>> {
    await this.passwords.demand(actor, body.password);
    return asked(await this.keys.begin(await this.accounts.get(actor.id)));
  }

  @Endpoint(identityRoutes.addPasskey)
  async addPasskey({ body }: InputOf<Routes['addPasskey']>, actor: Actor): Promise<OutputOf<Routes['addPasskey']>> {
    return viewOf(await this.keys.add(actor, body.name, body.answer));
  }

  @Endpoint(identityRoutes.removePasskey)
  async removePasskey({ params, body }: InputOf<Routes['removePasskey']>, actor: Actor): Promise<OutputOf<Routes['removePasskey']>> {
    await this.passwords.demand(actor, body.password);
    await this.keys.remove(actor, actor.id, params.id);
    return { removed: true };
  }

  @Endpoint(identityRoutes.beginPasskeyCode)
  async beginPasskeyCode(_input: InputOf<Routes['beginPasskeyCode']>, actor: Actor): Promise<OutputOf<Routes['beginPasskeyCode']>> {
    return asked(await this.keys.beginCode(actor));
  }

  @Endpoint(identityRoutes.passkeyCode)
  async passkeyCode({ body }: InputOf<Routes['passkeyCode']>, actor: Actor): Promise<OutputOf<Routes['passkeyCode']>> {
    const { code, until } = await this.keys.code(actor, body.answer);
    return { code, until: until.toISOString() };
  }

  @Endpoint(identityRoutes.passkeysOf)
  async passkeysOf({ params }: InputOf<Routes['passkeysOf']>): Promise<OutputOf<Routes['passkeysOf']>> {
    return { rows: (await this.keys.list(params.accountId)).map(viewOf) };
  }

  @Endpoint(identityRoutes.takePasskey)
  async takePasskey({ params, body }: InputOf<Routes['takePasskey']>, actor: Actor): Promise<OutputOf<Routes['takePasskey']>> {
    await this.keys.remove(actor, params.accountId, params.id, body.reason);
    return { removed: true };
  }

  @Endpoint(identityRoutes.beginPasskeySignIn)
  async beginSignIn(_input: InputOf<Routes['beginPasskeySignIn']>, _actor: Actor, connection: Connection): Promise<OutputOf<Routes['beginPasskeySignIn']>> {
    return asked(await this.keys.beginSignIn(connection.ip));
  }

  @Endpoint(identityRoutes.passkeySignIn)
  async passkeySignIn({ body }: InputOf<Routes['passkeySignIn']>, _actor: Actor, connection: Connection): Promise<OutputOf<Routes['passkeySignIn']>> {
    const { account, session, factor } = await this.signIn.run(body.answer, connection.ip);
    connection.setCookie(STAFF_COOKIE, session.token, session.seconds);
    return { ...sessionViewOf(account, session.expiresAt, factor), token: session.token };
  }
}
