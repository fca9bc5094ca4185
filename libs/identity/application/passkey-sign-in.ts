import { Injectable } from '@nestjs/common';
import type { PasskeyProof } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { PUBLIC_ACTOR, refusal } from '@kaowu/platform';
import { Accounts, type Account } from './accounts';
import { Passkeys } from './passkeys';
import { StaffSession, type SignedIn } from './staff-session';
import { SignInThrottle } from './throttle';

/**
 * Signs a member of staff in by a passkey, without name and password: the passkey is held, and its holder was recognised
 * by it. Refuses `passkey.refused` (also for a disabled account), `passkey.stale`, `sign-in.locked` after too many
 * failures from one address, `sign-in.temporary-over`.
 */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly passkeys: Passkeys,
    private readonly throttle: SignInThrottle,
    private readonly journal: Journal,
    private readonly session: StaffSession,
    private readonly clock: Clock,
  ) {}

  async run(answer: PasskeyProof, ip: string): Promise<SignedIn> {
    const key = `passkey:${ip}`;
    await this.throttle.check(key);
    const account = await this.recognise(answer).catch(async (error: unknown) => {
      await this.throttle.failed(key);
      await this.journal.record(PUBLIC_ACTOR, { action: 'session.refused', subject: { type: 'login', id: 'passkey' } });
      throw error;
    });
    return this.session.open(account, 'passkey', key);
  }

  private async recognise(answer: PasskeyProof): Promise<Account> {
    const account = await this.accounts.get(await this.passkeys.signedIn(answer));
    if (account.disabled) throw refusal('passkey.refused');
    if (account.temporaryUntil !== null && account.temporaryUntil < this.clock.now()) throw refusal('sign-in.temporary-over');
    return account;
  }
}
