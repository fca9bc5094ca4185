import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Database, PUBLIC_ACTOR, refusal, systemActor } from '@kaowu/platform';
import { Accounts, type Account } from './accounts';
import { Sessions, type OpenedSession } from './sessions';
import { SignInThrottle } from './throttle';

/** A staff session lasts a working day. */
const SESSION_MINUTES = 14 * 60;

/** Signs a member of staff in. Refuses `sign-in.wrong`, and `sign-in.locked` after too many failures. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly journal: Journal,
  ) {}

  /** `ip` takes part in the throttle key, so that one machine cannot lock a person out everywhere. */
  async run(login: string, password: string, ip: string): Promise<{ account: Account; session: OpenedSession }> {
    const key = `staff:${login.toLowerCase()}:${ip}`;
    await this.throttle.check(key);
    const account = await this.accounts.authenticate(login, password);
    if (!account) {
      await this.throttle.failed(key);
      await this.journal.record(PUBLIC_ACTOR, { action: 'session.refused', subject: { type: 'login', id: login.toLowerCase() } });
      throw refusal('sign-in.wrong');
    }
    return this.db.tx(async () => {
      await this.throttle.succeeded(key);
      const session = await this.sessions.open('staff', account.id, SESSION_MINUTES);
      await this.journal.record(
        { ...systemActor('identity'), kind: 'staff', id: account.id, name: account.name },
        { action: 'session.opened', subject: { type: 'account', id: account.id } },
      );
      return { account, session };
    });
  }
}
