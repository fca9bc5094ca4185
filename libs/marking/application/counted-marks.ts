import { Injectable } from '@nestjs/common';
import type { Problem } from '@kaowu/contracts';
import { Clock, type Decision } from '@kaowu/kernel';
import { Database } from '@kaowu/platform';
import { mayChangeMarks } from '../domain/counted';
import { closeCorrections, underCorrection } from '../persistence/correction-rows';
import { findHold, lockMarks, ownerOf, removeHold, shareMarks, storeHold } from '../persistence/hold-rows';

/**
 * Whether marks of the round may change, settled until the transaction ends. Asked before any row of marking is locked.
 * Problem: `marking.counted`.
 */
export async function mayChange(db: Database, roundId: string): Promise<Decision<true, Problem>> {
  await shareMarks(db, roundId);
  return mayChangeMarks((await findHold(db, roundId))?.run_no ?? null, false);
}

/** The same for one work, which an upheld objection of its candidate opens; grants for a work that is not there, which the caller refuses in its own words. */
export async function mayChangeWork(db: Database, performanceId: string): Promise<Decision<true, Problem>> {
  const owner = await ownerOf(db, performanceId);
  if (!owner) return mayChangeMarks(null, false);
  await shareMarks(db, owner.round_id);
  return mayChangeMarks((await findHold(db, owner.round_id))?.run_no ?? null, await underCorrection(db, owner.candidate_id, owner.session_id));
}

/**
 * Which marks results were computed from. Results say so through this door; from then on every act that would change a
 * mark of the round is refused, under the same lock as the computation.
 */
@Injectable()
export class CountedMarks {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Keeps the round's marks as they are until the transaction ends: waits for those who are marking, lets nobody in. */
  async freeze(roundId: string): Promise<void> {
    await lockMarks(this.db, roundId);
  }

  /** From now on a run counts the marks of the round, corrections included. Inside the transaction that froze them. */
  async hold(roundId: string, run: { readonly id: string; readonly no: number }): Promise<void> {
    await storeHold(this.db, { round_id: roundId, run_id: run.id, run_no: run.no }, this.clock.now());
    await closeCorrections(this.db, { roundId }, this.clock.now());
  }

  /** The run was withdrawn: the marks of the round are open again. */
  async release(roundId: string): Promise<void> {
    await lockMarks(this.db, roundId);
    await removeHold(this.db, roundId);
  }
}
