import { Injectable } from '@nestjs/common';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { Sittings } from '@kaowu/sitting';
import { findPerformance, lockSeating, moveTo, performancesOf, type PerformanceRow } from '../persistence/performance-rows';
import { scoresOf } from '../persistence/score-rows';
import { mayChange, mayChangeWork } from './counted-marks';
import { Settlement } from './settle';

/**
 * Candidates who did not come to their station. Absence is of the person, so it takes all tasks of that seat; a single
 * task that was not attempted is scored 0 by its examiners.
 */
@Injectable()
export class Absences {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly settlement: Settlement,
    private readonly journal: Journal,
  ) {}

  /** Marks the candidate of this performance as not having come. Problems: `performance.has-scores` where one task is scored, `marking.counted`. */
  async mark(actor: Actor, performanceId: string, reason: string): Promise<void> {
    const { seating_id, session_id } = found(await findPerformance(this.db, performanceId));
    await this.db.tx(async () => {
      accept(await mayChangeWork(this.db, performanceId));
      if (!(await this.markSeating(actor, seating_id, reason))) throw refusal('performance.has-scores');
      await this.settlement.drawIfDone(session_id);
    });
  }

  /** Takes that back. Problems: `performance.not-absent`, `marking.counted`. */
  async restore(actor: Actor, performanceId: string, reason: string): Promise<void> {
    const { seating_id, session_id } = found(await findPerformance(this.db, performanceId));
    await this.db.tx(async () => {
      accept(await mayChangeWork(this.db, performanceId));
      const works = await lockSeating(this.db, seating_id);
      if (works.some((w) => w.state !== 'absent')) throw refusal('performance.not-absent');
      for (const work of works) await moveTo(this.db, work.id, { state: 'blind' });
      await this.settlement.settleSession(session_id);
      await this.journal.record(actor, { action: 'performance.restored', subject: { type: 'seating', id: seating_id }, reason });
    });
  }

  /** Takes over everybody whom the invigilators marked absent and who has no score. Gives the number of people. Problem: `marking.counted`. */
  async takeOver(actor: Actor, sessionId: string): Promise<number> {
    const { roundId } = await this.sittings.session(sessionId);
    const absent = new Set((await this.sittings.seatings(sessionId)).filter((s) => s.absent).map((s) => s.id));
    return this.db.tx(async () => {
      accept(await mayChange(this.db, roundId));
      const works = await performancesOf(this.db, sessionId);
      const waiting = [...new Set(works.filter((w) => w.state === 'blind' && absent.has(w.seating_id)).map((w) => w.seating_id))].sort();
      let marked = 0;
      for (const seatingId of waiting) if (await this.markSeating(actor, seatingId, '监考登记缺考 / marked absent by the invigilator')) marked++;
      if (marked > 0) await this.settlement.drawIfDone(sessionId);
      return marked;
    });
  }

  /** False, and nothing changed, where a task of the seat has a score. */
  private async markSeating(actor: Actor, seatingId: string, reason: string): Promise<boolean> {
    const works: PerformanceRow[] = await lockSeating(this.db, seatingId);
    if ((await scoresOf(this.db, works.map((w) => w.id))).length > 0) return false;
    for (const work of works) await moveTo(this.db, work.id, { state: 'absent', reason });
    await this.journal.record(actor, { action: 'performance.absent', subject: { type: 'seating', id: seatingId }, reason, data: { performances: works.map((w) => w.id) } });
    return true;
  }
}
