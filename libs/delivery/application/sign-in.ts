import { Injectable } from '@nestjs/common';
import { Database, refusal, systemActor, type Actor } from '@kaowu/platform';
import { Sessions, SignInThrottle } from '@kaowu/identity';
import { Journal } from '@kaowu/journal';
import { Sittings } from '@kaowu/sitting';
import { SignInDoor } from './sign-in-door';

/** A candidate's session outlasts the longest exam with its extensions. */
const SESSION_MINUTES = 12 * 60;

/** Wrong ID numbers for one ticket before it is locked for a while, wherever they come from. */
const TICKET_FAILURES = 8;

/** A candidate signed in at a machine. */
export interface SignedIn {
  readonly token: string;
  readonly maxAgeSeconds: number;
  readonly actor: Actor;
}

/**
 * Signs a candidate in by ticket and ID number. Each sign-in is a new device epoch: the machine before it is told that
 * it no longer counts, and what it still sends is kept as evidence only. Refuses `entry.unknown` for a wrong number
 * (without saying which), `sign-in.locked`, and what `canSignIn` refuses.
 */
@Injectable()
export class SignInCandidate {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly identity: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly journal: Journal,
    private readonly door: SignInDoor,
  ) {}

  async run(ticketNo: string, idNumber: string): Promise<SignedIn> {
    const key = `seat:${ticketNo.toUpperCase()}`;
    await this.throttle.check(key, TICKET_FAILURES);
    const seating = await this.sittings.findByTicket(ticketNo, idNumber);
    if (!seating) {
      await this.throttle.failed(key);
      throw refusal('entry.unknown');
    }
    return this.db.tx(async () => {
      await this.throttle.succeeded(key);
      const { attempt, epoch, moved } = await this.door.open(seating);
      const claims = { attemptId: attempt.id, seatingId: seating.id, sessionId: attempt.session_id, epoch };
      const session = await this.identity.open('candidate', seating.candidateId, SESSION_MINUTES, claims);
      const actor: Actor = { ...systemActor('delivery'), kind: 'candidate', id: seating.candidateId, name: '', sessionId: session.sessionId, claims };
      await this.journal.record(actor, {
        action: moved ? 'attempt.moved' : 'attempt.signed-in', subject: { type: 'attempt', id: attempt.id }, data: { epoch },
      });
      return { token: session.token, maxAgeSeconds: SESSION_MINUTES * 60, actor };
    });
  }
}
