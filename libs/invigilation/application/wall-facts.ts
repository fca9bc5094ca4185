import { Injectable } from '@nestjs/common';
import type { SeatChange, SeatFacts, WallDelivery } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { Attempts } from '@kaowu/delivery';
import { Sittings } from '@kaowu/sitting';
import { openIncidentCounts } from '../persistence/incident-rows';
import { attemptFacts, seatFactsOf, seatingFacts } from './seat-facts';

/** Reads what a wall shows, from the libs that own it. */
@Injectable()
export class WallFacts {
  constructor(private readonly db: Database, private readonly sittings: Sittings, private readonly attempts: Attempts) {}

  /** All seats of a session. */
  async all(sessionId: string): Promise<SeatFacts[]> {
    const [seatings, attempts, incidents] = await Promise.all([
      this.sittings.seatings(sessionId), this.attempts.ofSession(sessionId), openIncidentCounts(this.db, sessionId),
    ]);
    const bySeating = new Map(attempts.map((attempt) => [attempt.seatingId, attempt]));
    return seatings.map((seating) => seatFactsOf(seating, bySeating.get(seating.id), incidents.get(seating.id) ?? 0));
  }

  /** What these attempts show now. */
  async ofAttempts(attemptIds: readonly string[]): Promise<SeatChange[]> {
    return (await this.attempts.byId(attemptIds)).map((attempt) => ({ seatingId: attempt.seatingId, ...attemptFacts(attempt) }));
  }

  /** What these seatings of a session show now. */
  async ofSeatings(sessionId: string, seatingIds: readonly string[]): Promise<SeatChange[]> {
    const wanted = new Set(seatingIds);
    const seatings = await this.sittings.seatings(sessionId);
    return seatings.filter((seating) => wanted.has(seating.id)).map((seating) => ({ seatingId: seating.id, ...seatingFacts(seating) }));
  }

  /** How the session stands in the computer room. */
  async delivery(sessionId: string): Promise<WallDelivery> {
    const delivery = await this.attempts.delivery(sessionId);
    return { state: delivery?.state ?? 'none', startedAt: delivery?.startedAt?.toISOString() ?? null };
  }
}
