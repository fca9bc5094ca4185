import { Injectable } from '@nestjs/common';
import { Rounds } from '@kaowu/sitting';
import { RunStore } from '../persistence/run-store';

/** What the public side of results needs of rounds, tickets and runs. */
@Injectable()
export class ResultContext {
  constructor(readonly store: RunStore, readonly rounds: Rounds) {}

  /** The admission ticket of each candidate of the round who has one. */
  async ticketNumbers(roundId: string): Promise<Map<string, string>> {
    return new Map((await this.rounds.candidates(roundId)).flatMap((c) => (c.ticketNo ? [[c.id, c.ticketNo] as const] : [])));
  }

  /**
   * The run that a candidate sees by ticket and ID number together, or null; the answer does not tell which of the two was
   * wrong. It is the run that counts; while that one is not public, the one that was publicised last: its objections stay.
   */
  async ofTicket(ticketNo: string, idNumber: string): Promise<{ candidateId: string; ticketNo: string; runId: string; roundId: string } | null> {
    const candidate = await this.rounds.findByTicket(ticketNo, idNumber);
    const run = candidate && (await this.store.findShown(candidate.roundId));
    return candidate && run ? { candidateId: candidate.id, ticketNo: candidate.ticketNo ?? '', runId: run.id, roundId: candidate.roundId } : null;
  }
}
