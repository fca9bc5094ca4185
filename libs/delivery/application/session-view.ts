import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AttemptStateName, deliverySessionView } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { findDeliverySession } from '../persistence/attempt-rows';
import { Attempts } from './attempts';

/** A session in the computer room with all its attempts, for the staff desks; null where it has not been prepared. */
@Injectable()
export class SessionView {
  constructor(private readonly db: Database, private readonly attempts: Attempts) {}

  async of(sessionId: string): Promise<z.input<typeof deliverySessionView> | null> {
    const session = await findDeliverySession(this.db, sessionId);
    if (!session) return null;
    const attempts = await this.attempts.ofSession(sessionId);
    const count = (state: AttemptStateName): number => attempts.filter((a) => a.state === state).length;
    return {
      sessionId,
      state: session.state,
      durationMinutes: session.duration_minutes,
      startedAt: session.started_at?.toISOString() ?? null,
      closedAt: session.closed_at?.toISOString() ?? null,
      counts: { waiting: count('waiting'), running: count('running'), handed_in: count('handed_in'), forced: count('forced'), void: count('void') },
      attempts: attempts.map((a) => ({
        ...a,
        startedAt: a.startedAt?.toISOString() ?? null,
        handedInAt: a.handedInAt?.toISOString() ?? null,
        deadlineAt: a.deadlineAt?.toISOString() ?? null,
        lastSeenAt: a.lastSeenAt?.toISOString() ?? null,
      })),
    };
  }
}
