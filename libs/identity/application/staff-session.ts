import { Injectable } from '@nestjs/common';
import type { SessionFactor } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, systemActor } from '@kaowu/platform';
import type { Account } from './accounts';
import { Sessions, type OpenedSession } from './sessions';
import { SignInThrottle } from './throttle';

/** A staff session lasts a working day. */
const SESSION_MINUTES = 14 * 60;

/** Somebody who was recognised, and the session opened for them. */
export interface SignedIn {
  readonly account: Account;
  readonly session: OpenedSession;
  readonly factor: SessionFactor;
}

/** Opens the session of a member of staff who was recognised, on record; forgets the failures before it. */
@Injectable()
export class StaffSession {
  constructor(private readonly db: Database, private readonly sessions: Sessions, private readonly throttle: SignInThrottle, private readonly journal: Journal) {}

  open(account: Account, factor: SessionFactor, throttleKey: string): Promise<SignedIn> {
    return this.db.tx(async () => {
      await this.throttle.succeeded(throttleKey);
      const session = await this.sessions.open('staff', account.id, SESSION_MINUTES, { factor });
      await this.journal.record(
        { ...systemActor('identity'), kind: 'staff', id: account.id, name: account.name },
        { action: 'session.opened', subject: { type: 'account', id: account.id }, data: { factor } },
      );
      return { account, session, factor };
    });
  }
}
