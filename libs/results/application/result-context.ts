import { Injectable } from '@nestjs/common';
import { Rounds, Sittings } from '@kaowu/sitting';
import { RunStore } from '../persistence/run-store';

/** What the public side of results needs of rounds, tickets and runs. */
@Injectable()
export class ResultContext {
  constructor(readonly store: RunStore, readonly rounds: Rounds, readonly sittings: Sittings) {}

  /** The admission ticket of each candidate who has a seat in the round. */
  async ticketNumbers(roundId: string): Promise<Map<string, string>> {
    const sessions = await this.sittings.sessionsOf(roundId);
    const seatings = await Promise.all(sessions.map((s) => this.sittings.seatings(s.id)));
    return new Map(seatings.flat().map((s) => [s.candidateId, s.ticketNo]));
  }

  /**
   * The publicised run and the candidate that a ticket and an ID number open together, or null; the answer does not
   * tell which of the two was wrong.
   */
  async ofTicket(ticketNo: string, idNumber: string): Promise<{ candidateId: string; ticketNo: string; runId: string; roundId: string } | null> {
    const seating = await this.sittings.findByTicket(ticketNo, idNumber);
    if (!seating) return null;
    const { roundId } = await this.sittings.session(seating.sessionId);
    const run = await this.store.findCurrent(roundId);
    return run ? { candidateId: seating.candidateId, ticketNo: seating.ticketNo, runId: run.id, roundId } : null;
  }
}
