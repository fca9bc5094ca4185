import { Controller } from '@nestjs/common';
import { identityRoutes, type InputOf, type OutputOf } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, Endpoint, STAFF_COOKIE, type Actor, type Connection } from '@kaowu/platform';
import { Accounts } from '../application/accounts';
import { factorOf, Sessions } from '../application/sessions';
import { SignIn } from '../application/sign-in';
import { accountViewOf } from './account-view';
import { sessionViewOf } from './session-view';

type Routes = typeof identityRoutes;

@Controller()
export class IdentityController {
  constructor(
    private readonly db: Database,
    private readonly accountsOf: Accounts,
    private readonly sessions: Sessions,
    private readonly signInUse: SignIn,
    private readonly journal: Journal,
  ) {}

  @Endpoint(identityRoutes.signIn)
  async signIn({ body }: InputOf<Routes['signIn']>, _actor: Actor, connection: Connection): Promise<OutputOf<Routes['signIn']>> {
    const { account, session, factor } = await this.signInUse.run(body, connection.ip);
    connection.setCookie(STAFF_COOKIE, session.token, session.seconds);
    return { ...sessionViewOf(account, session.expiresAt, factor), token: session.token };
  }

  @Endpoint(identityRoutes.session)
  async session(_input: InputOf<Routes['session']>, actor: Actor): Promise<OutputOf<Routes['session']>> {
    if (actor.kind !== 'staff' || !actor.sessionId) return null;
    const expiresAt = await this.sessions.expiryOf(actor.sessionId);
    return expiresAt && sessionViewOf(await this.accountsOf.get(actor.id), expiresAt, factorOf(actor.claims));
  }

  @Endpoint(identityRoutes.signOut)
  async signOut(_input: InputOf<Routes['signOut']>, actor: Actor, connection: Connection): Promise<OutputOf<Routes['signOut']>> {
    const { sessionId } = actor;
    await this.db.tx(async () => {
      if (sessionId) await this.sessions.close(sessionId);
      await this.journal.record(actor, { action: 'session.closed', subject: { type: 'account', id: actor.id } });
    });
    connection.clearCookie(STAFF_COOKIE);
    return { closed: true };
  }

  @Endpoint(identityRoutes.accounts)
  async accounts({ query }: InputOf<Routes['accounts']>): Promise<OutputOf<Routes['accounts']>> {
    const page = await this.accountsOf.list(query);
    return { total: page.total, rows: page.rows.map(accountViewOf) };
  }

  @Endpoint(identityRoutes.createAccount)
  async createAccount({ body }: InputOf<Routes['createAccount']>, actor: Actor): Promise<OutputOf<Routes['createAccount']>> {
    const { personId, ...given } = body;
    return accountViewOf(await this.accountsOf.create(actor, { ...given, id: personId }));
  }

  @Endpoint(identityRoutes.setPosts)
  async setPosts({ params, body }: InputOf<Routes['setPosts']>, actor: Actor): Promise<OutputOf<Routes['setPosts']>> {
    return accountViewOf(await this.accountsOf.setPosts(actor, params.accountId, body.posts, body.reason));
  }

  @Endpoint(identityRoutes.setDisabled)
  async setDisabled({ params, body }: InputOf<Routes['setDisabled']>, actor: Actor): Promise<OutputOf<Routes['setDisabled']>> {
    return accountViewOf(await this.accountsOf.setDisabled(actor, params.accountId, body.disabled, body.reason));
  }
}
