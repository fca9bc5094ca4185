import { Injectable } from '@nestjs/common';
import { Papers } from '@kaowu/assembly';
import { Journal } from '@kaowu/journal';
import { Database, refusal, type Actor } from '@kaowu/platform';
import { sessionInterval } from '../domain/turns';
import { lockSession, turnPlanOf } from '../persistence/session-rows';
import { naming } from './naming';
import { TIME_CONSTRAINTS } from './plan-session';

/** Attaches a set of sealed papers to a theory session. */
@Injectable()
export class AttachPaperSet {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly papers: Papers) {}

  /**
   * Reserves the set for the session, to open at its start; the session lasts as long as the papers say. Refuses
   * `sitting-session.not-planned`, `sitting-session.paper-theory-only`, `sitting-session.paper-state`,
   * `sitting-session.papers-short`, `sitting-session.paper-taken`, `room.taken`, `duty.elsewhere`.
   */
  run(actor: Actor, sessionId: string, paperSetId: string): Promise<void> {
    return this.db.tx(async () => {
      const session = await lockSession(this.db, sessionId);
      if (session.state !== 'planned') throw refusal('sitting-session.not-planned');
      if (session.mode !== 'theory') throw refusal('sitting-session.paper-theory-only');
      const set = await this.papers.set(paperSetId);
      if (set.state === 'void' || set.state === 'released') throw refusal('sitting-session.paper-state');
      const seated = await this.db.one<{ n: number }>('SELECT count(*)::int AS n FROM seating WHERE session_id = $1', [sessionId]);
      if (set.paperCount < (seated?.n ?? 0)) {
        throw refusal('sitting-session.papers-short', { papers: set.paperCount, candidates: seated?.n ?? 0 });
      }
      await naming({ session_paper_set: ['sitting-session.paper-taken'] }, () =>
        this.db.query('UPDATE session SET paper_set_id = $2, duration_minutes = $3 WHERE id = $1', [
          sessionId, paperSetId, set.durationMinutes,
        ]),
      );
      const span = sessionInterval({ ...turnPlanOf(session), durationMinutes: set.durationMinutes });
      for (const table of ['session_room', 'session_duty']) {
        await naming(TIME_CONSTRAINTS, () =>
          this.db.query(`UPDATE ${table} SET during = tstzrange($2, $3) WHERE session_id = $1`, [
            sessionId, new Date(span.startMs), new Date(span.endMs),
          ]),
        );
      }
      await this.papers.reserve(paperSetId, { opensAt: session.starts_at, sessionId, ruleSetId: session.rule_set_id }, actor);
      await this.journal.record(actor, {
        action: 'sitting-session.paper-attached',
        subject: { type: 'session', id: sessionId },
        data: { paperSetId, digest: set.digest, papers: set.paperCount, durationMinutes: set.durationMinutes },
      });
    });
  }
}
