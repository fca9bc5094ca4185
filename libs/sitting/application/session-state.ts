import { Injectable } from '@nestjs/common';
import { sittingOutboxEvents, type SittingSessionState } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock } from '@kaowu/kernel';
import { Database, Outbox, Refusal, refusal, type Actor } from '@kaowu/platform';
import type { OpenPointFact } from '../domain/readiness';
import { sessionInterval } from '../domain/turns';
import { lockSession, turnPlanOf, type SessionRow } from '../persistence/session-rows';
import { SessionFacts } from './session-facts';

/** Refuses `sitting-session.points-open`, naming every point that blocks, when there is one. */
export function refuseBlocked(points: readonly OpenPointFact[]): void {
  const blocking = points.filter((p) => p.weight === 'blocks');
  if (blocking.length === 0) return;
  throw new Refusal({
    code: 'sitting-session.points-open',
    params: { count: blocking.length },
    details: blocking.map((p) => ({ code: p.problem.code, params: p.problem.params })),
  });
}

/** Declares a session ready, takes it back, closes it. */
@Injectable()
export class SessionState {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly facts: SessionFacts,
  ) {}

  /** Declares a planned session ready for check-in. Refuses `sitting-session.not-planned`, `sitting-session.points-open`. */
  ready(actor: Actor, sessionId: string): Promise<void> {
    return this.db.tx(async () => {
      const session = await lockSession(this.db, sessionId);
      if (session.state !== 'planned') throw refusal('sitting-session.not-planned');
      const { points } = await this.facts.ofOne(session);
      refuseBlocked(points);
      await this.put(actor, session, 'ready', 'sitting-session.ready');
      await this.outbox.emit(sittingOutboxEvents.sessionReady, { sessionId, roundId: session.round_id });
    });
  }

  /** Takes a ready session back into planning before anybody checked in. Refuses `sitting-session.not-ready`, `sitting-session.begun`. */
  replan(actor: Actor, sessionId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const session = await lockSession(this.db, sessionId);
      if (session.state !== 'ready') throw refusal('sitting-session.not-ready');
      const begun = await this.db.one('SELECT 1 FROM seating WHERE session_id = $1 AND checked_in_at IS NOT NULL LIMIT 1', [sessionId]);
      if (begun) throw refusal('sitting-session.begun');
      await this.put(actor, session, 'planned', 'sitting-session.replanned', reason);
    });
  }

  /**
   * Closes a session by hand when its time is over (a theory session is closed by its delivery). Refuses
   * `sitting-session.closed`, `sitting-session.not-over`.
   */
  close(actor: Actor, sessionId: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const session = await lockSession(this.db, sessionId);
      if (session.state === 'closed') throw refusal('sitting-session.closed');
      const { endMs } = sessionInterval(turnPlanOf(session));
      if (session.state === 'ready' && session.mode === 'theory' && this.clock.now().getTime() < endMs) {
        throw refusal('sitting-session.not-over', { until: new Date(endMs).toISOString() });
      }
      await this.shut(actor, session, reason);
    });
  }

  /** Closes a session whose delivery has ended; a repeat changes nothing. */
  closeAfterDelivery(actor: Actor, sessionId: string): Promise<void> {
    return this.db.tx(async () => {
      const session = await lockSession(this.db, sessionId);
      if (session.state !== 'closed') await this.shut(actor, session);
    });
  }

  /** A closed session gives its rooms and staff back for other sessions from now on. */
  private async shut(actor: Actor, session: SessionRow, reason?: string): Promise<void> {
    for (const table of ['session_room', 'session_duty']) {
      await this.db.query(
        `UPDATE ${table} SET during = tstzrange(lower(during), greatest(lower(during), least(upper(during), $2))) WHERE session_id = $1`,
        [session.id, this.clock.now()],
      );
    }
    await this.put(actor, session, 'closed', 'sitting-session.closed', reason);
  }

  private async put(
    actor: Actor, session: SessionRow, state: SittingSessionState,
    action: 'sitting-session.ready' | 'sitting-session.replanned' | 'sitting-session.closed', reason?: string,
  ): Promise<void> {
    await this.db.query('UPDATE session SET state = $2 WHERE id = $1', [session.id, state]);
    await this.journal.record(actor, {
      action, subject: { type: 'session', id: session.id }, reason, before: { state: session.state }, after: { state },
      data: { roundId: session.round_id },
    });
  }
}
