import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { accept, Database, refusal, systemActor } from '@kaowu/platform';
import type { Seating } from '@kaowu/sitting';
import { canSignIn } from '../domain/decisions';
import { findAttemptOfSeating, lockAttempts, type AttemptRow } from '../persistence/attempt-rows';
import { clockOf } from './clock-view';
import { PrepareSession } from './prepare-session';
import { RoomChannel } from './room-channel';

/** Decides whether a seating's candidate may come in, and gives the machine its epoch. */
@Injectable()
export class SignInDoor {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly prepare: PrepareSession,
    private readonly room: RoomChannel,
  ) {}

  /** Runs in the caller's transaction. */
  async open(seating: Seating): Promise<{ attempt: AttemptRow; epoch: number; moved: boolean }> {
    const attempt = await this.lock(seating);
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

  /** The attempt of a seating; whoever was seated after the session was prepared gets a paper now. */
  private async lock(seating: Seating): Promise<AttemptRow | null> {
    let known = await findAttemptOfSeating(this.db, seating.id);
    if (!known && seating.checkedInAt) {
      await this.prepare.run(systemActor('delivery'), seating.sessionId);
      known = await findAttemptOfSeating(this.db, seating.id);
    }
    return known && ((await lockAttempts(this.db, [known.id]))[0] ?? null);
  }
}
