import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { accept, Database, refusal, systemActor, type Actor } from '@kaowu/platform';
import { Sessions, SignInThrottle } from '@kaowu/identity';
import { Journal } from '@kaowu/journal';
import { Sittings, type Seating } from '@kaowu/sitting';
import { canSignIn } from '../domain/decisions';
import { findAttemptOfSeating, lockAttempts, type AttemptRow } from '../persistence/attempt-rows';
import { clockOf } from './clock-view';
import { RoomChannel } from './room-channel';

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

/** Decides whether a seating's candidate may come in, and gives the machine its epoch. */
@Injectable()
export class SignInDoor {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly room: RoomChannel) {}

  /** Runs in the caller's transaction. */
  async open(seating: Seating): Promise<{ attempt: AttemptRow; epoch: number; moved: boolean }> {
    const known = await findAttemptOfSeating(this.db, seating.id);
    const [attempt = null] = known ? await lockAttempts(this.db, [known.id]) : [];
    const now = this.clock.now();
    const facts = {
      checkedIn: seating.checkedInAt !== null,
      absent: seating.absent,
      attempt: attempt && { state: attempt.state, clock: clockOf(attempt, now) },
      terms: attempt && attempt.terms,
    };
    const purpose = accept(canSignIn(facts));
    if (!attempt) throw refusal('entry.not-open');
    if (purpose === 'read-receipt') return { attempt, epoch: attempt.epoch, moved: false };
    const epoch = attempt.epoch + 1;
    await this.db.query('UPDATE attempt SET epoch = $2, last_n = 0 WHERE id = $1', [attempt.id, epoch]);
    await this.db.afterCommit(() => {
      if (epoch > 1) this.room.moved(attempt.id, epoch);
      this.room.signal(attempt, 'state', now);
    });
    return { attempt, epoch, moved: epoch > 1 };
  }
}
