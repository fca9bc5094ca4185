import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import type { Post } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Accounts, type Account } from './accounts';
import { Sessions } from './sessions';

/** A password that somebody gives to another: shown once, for a week, good only for choosing one's own. */
export interface TemporaryPassword {
  readonly account: Account;
  readonly password: string;
  readonly until: Date;
}

const DAYS = 7;
/** Read out over a desk: no letters and digits that are mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Three groups of five, about 74 bits. */
const newPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');

/** Gives temporary passwords: to who forgot theirs, and to the first administrator. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
  ) {}

  /**
   * Replaces another's password by a temporary one and ends all their sessions. Refuses `account.own-reset`,
   * `record.not-found`. The password is in no log and no journal.
   */
  run(actor: Actor, accountId: string, reason: string): Promise<TemporaryPassword> {
    if (actor.id === accountId) throw refusal('account.own-reset');
    const password = newPassword();
    return this.db.tx(async () => {
      found(await this.db.one('SELECT 1 FROM account WHERE id = $1 FOR UPDATE', [accountId]));
      const until = await this.put(accountId, password);
      const closed = await this.sessions.closeAllOf('staff', accountId);
      await this.journal.record(actor, { action: 'account.password-reset', subject: { type: 'account', id: accountId }, reason, data: { sessionsClosed: closed } });
      return { account: await this.accounts.get(accountId), password, until };
    });
  }

  /** Makes an account that begins with a temporary password. Refuses `account.login-taken`. */
  newAccount(actor: Actor, given: { login: string; name: string; posts: readonly Post[]; reason: string }): Promise<TemporaryPassword> {
    const password = newPassword();
    return this.db.tx(async () => {
      const { id } = await this.accounts.create(actor, { ...given, password });
      const until = await this.put(id, password);
      return { account: await this.accounts.get(id), password, until };
    });
  }

  private async put(accountId: string, password: string): Promise<Date> {
    const until = new Date(this.clock.now().getTime() + DAYS * 86_400_000);
    await this.db.query('UPDATE account SET password_hash = $2, temporary_until = $3 WHERE id = $1', [accountId, await hash(password), until]);
    return until;
  }
}
