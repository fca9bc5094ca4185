import { Injectable } from '@nestjs/common';
import type { SessionFactor } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { PUBLIC_ACTOR, Refusal, refusal } from '@kaowu/platform';
import { Accounts, type Account } from './accounts';
import { SecondFactors } from './second-factors';
import { StaffSession, type SignedIn } from './staff-session';
import { SignInThrottle } from './throttle';

/** What a member of staff gives to sign in; `code` where the account has a second factor. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/**
 * Signs a member of staff in. Refuses `sign-in.wrong`, `sign-in.locked` after too many failures, and after the right
 * password `sign-in.temporary-over` and the problems of `SecondFactors.demand`.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly session: StaffSession,
    private readonly throttle: SignInThrottle,
    private readonly factors: SecondFactors,
    private readonly journal: Journal,
  ) {}

  /** `ip` takes part in the throttle key, so that one machine cannot lock a person out everywhere. */
  async run({ login, password, code }: Credentials, ip: string): Promise<SignedIn> {
    const key = `staff:${login.toLowerCase()}:${ip}`;
    await this.throttle.check(key);
    const account = await this.accounts.authenticate(login, password);
    if (!account) {
      await this.throttle.failed(key);
      await this.refused(login);
      throw refusal('sign-in.wrong');
    }
    const factor = await this.secondFactor(account, code);
    return this.session.open(account, factor, key);
  }

  private async secondFactor(account: Account, code: string | undefined): Promise<SessionFactor> {
    try {
      return await this.factors.demand(account.id, code);
    } catch (error) {
      if (error instanceof Refusal && error.problem.code !== 'factor.code-needed') await this.refused(account.login);
      throw error;
    }
  }

  private refused(login: string): Promise<void> {
    return this.journal.record(PUBLIC_ACTOR, { action: 'session.refused', subject: { type: 'login', id: login.toLowerCase() } });
  }
}
