import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Sessions } from './sessions';
import { SignInThrottle } from './throttle';

/** One's own password: asked anew before what protects the account is changed, and changed itself. */
@Injectable()
export class Passwords {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Refuses `password.wrong`, and `sign-in.locked` after too many failures: an open screen must not be a place to guess. */
  async demand(actor: Actor, password: string): Promise<void> {
    const key = `password:${actor.id}`;
    await this.throttle.check(key);
    const row = found(await this.db.one<{ password_hash: string }>('SELECT password_hash FROM account WHERE id = $1', [actor.id]));
    if (await verify(row.password_hash, password)) return this.throttle.succeeded(key);
    await this.throttle.failed(key);
    throw refusal('password.wrong', {}, { field: 'body.present' });
  }

  /**
   * Changes the actor's own password and ends all their other sessions; tells how many. Problems: `password.wrong`,
   * `password.same`, `sign-in.locked`.
   */
  async change(actor: Actor, present: string, next: string): Promise<number> {
    await this.demand(actor, present);
    if (present === next) throw refusal('password.same', {}, { field: 'body.next' });
    const passwordHash = await hash(next);
    return this.db.tx(async () => {
      await this.db.query('UPDATE account SET password_hash = $2, temporary_until = NULL WHERE id = $1', [actor.id, passwordHash]);
      const closed = await this.sessions.closeAllOf('staff', actor.id, actor.sessionId);
      await this.journal.record(actor, { action: 'account.password-changed', subject: { type: 'account', id: actor.id }, data: { sessionsClosed: closed } });
      return closed;
    });
  }

  /** Ends all sessions of the actor but this one; tells how many. */
  closeOthers(actor: Actor): Promise<number> {
    return this.db.tx(async () => {
      const closed = await this.sessions.closeAllOf('staff', actor.id, actor.sessionId);
      await this.journal.record(actor, { action: 'session.others-closed', subject: { type: 'account', id: actor.id }, data: { sessionsClosed: closed } });
      return closed;
    });
  }
}
