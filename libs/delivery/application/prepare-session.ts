import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@kaowu/kernel';
import { Database, refusal, type Actor } from '@kaowu/platform';
import { Journal } from '@kaowu/journal';
import { Papers } from '@kaowu/assembly';
import { Sittings, type Seating, type SittingSession } from '@kaowu/sitting';
import { chainStart } from '../domain/answer-chain';
import { attemptsOfSession, lockDeliverySession, type DeliverySessionRow } from '../persistence/attempt-rows';

/**
 * Gives every candidate of a theory session a paper, in the order of the draw, and freezes the session's times. May be
 * repeated: whoever was seated since gets one of the papers that are left. Refuses `delivery.not-theory`,
 * `delivery.no-papers`, `delivery.papers-short`, `delivery.closed`.
 */
@Injectable()
export class PrepareSession {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly papers: Papers,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Tells whether the papers may be opened already. */
  run(actor: Actor, sessionId: string): Promise<{ readonly released: boolean; readonly questions: number }> {
    return this.db.tx(async () => {
      const session = await this.sittings.session(sessionId);
      if (session.mode !== 'theory') throw refusal('delivery.not-theory');
      if (!session.paperSetId) throw refusal('delivery.no-papers');
      const fresh = await this.insertSession(session, session.paperSetId);
      const kept = await lockDeliverySession(this.db, sessionId, 'change');
      if (!kept || kept.state === 'closed') throw refusal('delivery.closed');
      const row = await this.withSet(kept, session);
      const { state, questions } = await this.papers.set(row.paper_set_id);
      const added = await this.assign(row, questions, await this.sittings.seatings(sessionId));
      if (fresh || added > 0) {
        await this.journal.record(actor, {
          action: 'delivery.prepared', subject: { type: 'session', id: sessionId },
          data: { attemptsAdded: added, durationMinutes: row.duration_minutes, paperSetId: row.paper_set_id },
        });
      }
      return { released: state === 'released', questions };
    });
  }

  private async insertSession(session: SittingSession, paperSetId: string): Promise<boolean> {
    const made = await this.db.change(
      `INSERT INTO delivery_session (session_id, state, paper_set_id, rule_set_id, duration_minutes, late_entry_minutes,
         earliest_hand_in_minutes, last_minutes, prepared_at)
       VALUES ($1, 'prepared', $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        session.id, paperSetId, session.ruleSetId, session.durationMinutes, session.lateEntryMinutes,
        session.earliestHandInMinutes, session.rules.room.nobodyLeavesInLastMinutes, this.clock.now(),
      ],
    );
    return made === 1;
  }

  /** The set was voided and another attached before anything began: times and papers are those of the other. */
  private async withSet(row: DeliverySessionRow, { paperSetId, durationMinutes }: SittingSession): Promise<DeliverySessionRow> {
    if (paperSetId === null || paperSetId === row.paper_set_id || row.state !== 'prepared') return row;
    await this.db.query('UPDATE delivery_session SET paper_set_id = $2, duration_minutes = $3 WHERE session_id = $1', [row.session_id, paperSetId, durationMinutes]);
    const waiting = (await attemptsOfSession(this.db, row.session_id)).filter(({ state }) => state === 'waiting');
    const { questions } = await this.papers.set(paperSetId);
    const paperIds = await this.papers.paperIds(paperSetId);
    if (waiting.length > paperIds.length) throw refusal('delivery.papers-short', { candidates: waiting.length, papers: paperIds.length });
    await this.db.query(
      `UPDATE attempt a SET paper_id = t.paper_id, question_count = $3, answered = '' FROM unnest($1::uuid[], $2::uuid[]) AS t (id, paper_id) WHERE a.id = t.id`,
      [waiting.map(({ id }) => id), paperIds.slice(0, waiting.length), questions],
    );
    return { ...row, paper_set_id: paperSetId, duration_minutes: durationMinutes };
  }

  private async assign(session: DeliverySessionRow, questions: number, seatings: readonly Seating[]): Promise<number> {
    const attempts = await attemptsOfSession(this.db, session.session_id);
    const paperIds = await this.papers.paperIds(session.paper_set_id);
    const seated = new Set(attempts.map((a) => a.seating_id));
    const used = new Set(attempts.map((a) => a.paper_id));
    const missing = seatings.filter((s) => !seated.has(s.id)).sort((a, b) => (a.ticketNo < b.ticketNo ? -1 : 1));
    const left = paperIds.filter((id) => !used.has(id));
    if (missing.length > left.length) throw refusal('delivery.papers-short', { candidates: seatings.length, papers: paperIds.length });
    if (missing.length === 0) return 0;
    const ids = missing.map(() => newId());
    await this.db.query(
      `INSERT INTO attempt (id, session_id, seating_id, candidate_id, paper_id, state, head_hash, question_count)
       SELECT id, $1, seating_id, candidate_id, paper_id, 'waiting', decode(head_hash, 'hex'), $7
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) AS t (id, seating_id, candidate_id, paper_id, head_hash)`,
      [
        session.session_id, ids, missing.map((s) => s.id), missing.map((s) => s.candidateId), left.slice(0, missing.length),
        ids.map(chainStart), questions,
      ],
    );
    return missing.length;
  }
}
