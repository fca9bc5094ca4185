import { Injectable } from '@nestjs/common';
import type { OutputOf, RecusalRow as RecusalView, markingRoutes } from '@kaowu/contracts';
import { Clock, maskName, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, found, refusal, type Actor } from '@kaowu/platform';
import { Rounds, Sittings } from '@kaowu/sitting';
import { groupsOf, membersOf } from '../persistence/group-rows';
import { findPerformance, performancesOf } from '../persistence/performance-rows';
import { decideRecusalRow, lockRecusal, recusalsOf, storeRecusal, type RecusalRow } from '../persistence/recusal-rows';
import { findAssignment, ownScores } from '../persistence/score-rows';
import { Reassign } from './reassign';

interface Ask {
  readonly sessionId: string;
  readonly candidateId: string;
  readonly examinerId: string;
  readonly by: RecusalRow['asked_by'];
  readonly reason: string;
}

/**
 * Requests for recusal (回避, D25): a candidate or an examiner asks, an officer may register either. From then on the
 * examiner cannot score that candidate; the officer grants it, which gives the work to others, or refuses it.
 */
@Injectable()
export class Recusals {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly reassign: Reassign,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The requests of a session, newest first. */
  async list(sessionId: string): Promise<RecusalView[]> {
    const rows = await recusalsOf(this.db, [sessionId]);
    return Promise.all(rows.map((r) => this.view(r)));
  }

  /** An examiner asks for a work assigned to them. Problems: `score.not-assigned`, `recusal.scored-already`, `recusal.asked-already`. */
  async askAsExaminer(actor: Actor, performanceId: string, reason: string): Promise<void> {
    const performance = found(await findPerformance(this.db, performanceId), 'score.not-assigned');
    found(await findAssignment(this.db, performanceId, actor.id), 'score.not-assigned');
    await this.ask(actor, { sessionId: performance.session_id, candidateId: performance.candidate_id, examinerId: actor.id, by: 'examiner', reason });
  }

  /** An officer registers a request made by word of mouth. Problems: `marking.not-member`, `recusal.scored-already`, `recusal.asked-already`. */
  async askAsOfficer(actor: Actor, sessionId: string, who: { candidateId: string; examinerId: string; reason: string }): Promise<RecusalView> {
    return this.view(await this.ask(actor, { sessionId, by: 'officer', ...who }));
  }

  /** Which examiners a candidate will meet, found by ticket and ID number. Problem: `candidate.not-found`. */
  async examinersOf(ticketNo: string, idNumber: string): Promise<OutputOf<typeof markingRoutes.candidateExaminers>> {
    const sessions = await this.practicalSessionsOf(ticketNo, idNumber);
    return {
      sessions: await Promise.all(
        sessions.map(async ({ session }) => {
          const groups = await groupsOf(this.db, [session.id]);
          const members = await membersOf(this.db, groups.map((g) => g.id));
          return {
            sessionId: session.id,
            sessionName: session.name,
            startsAt: session.startsAt.toISOString(),
            examiners: members.map((m) => ({ personId: m.examiner_id, name: m.examiner_name })),
          };
        }),
      ),
    };
  }

  /** A candidate asks that an examiner be recused. Problems: `candidate.not-found`, `marking.not-member`, `recusal.scored-already`, `recusal.asked-already`. */
  async askAsCandidate(
    actor: Actor,
    request: { ticketNo: string; idNumber: string; sessionId: string; examinerId: string; reason: string },
  ): Promise<Date> {
    const sessions = await this.practicalSessionsOf(request.ticketNo, request.idNumber);
    const seat = found(sessions.find((s) => s.session.id === request.sessionId), 'candidate.not-found');
    const { examinerId, reason, sessionId } = request;
    const row = await this.ask({ ...actor, kind: 'candidate', id: seat.candidateId, name: '' }, { sessionId, candidateId: seat.candidateId, examinerId, by: 'candidate', reason });
    return row.asked_at;
  }

  /**
   * Decides a request; granting takes the candidate's unscored works from the examiner and gives them to other members.
   * Problems: `recusal.decided-already`, `marking.no-substitute`.
   */
  async decide(actor: Actor, recusalId: string, outcome: 'granted' | 'refused', reason: string): Promise<RecusalView> {
    await this.db.tx(async () => {
      const request = found(await lockRecusal(this.db, recusalId));
      if (request.state !== 'open') throw refusal('recusal.decided-already');
      await decideRecusalRow(this.db, recusalId, outcome, actor.id, reason, this.clock.now());
      if (outcome === 'granted') await this.replace(actor, request, reason);
      await this.journal.record(actor, {
        action: 'recusal.decided',
        subject: { type: 'recusal', id: recusalId },
        reason,
        data: { outcome, examinerId: request.examiner_id, sessionId: request.session_id },
      });
    });
    return this.view(found(await this.db.one<RecusalRow>('SELECT * FROM recusal_request WHERE id = $1', [recusalId])));
  }

  private async ask(actor: Actor, { sessionId, candidateId, examinerId, by, reason }: Ask): Promise<RecusalRow> {
    const groups = await groupsOf(this.db, [sessionId]);
    const member = (await membersOf(this.db, groups.map((g) => g.id))).find((m) => m.examiner_id === examinerId);
    if (!member) throw refusal('marking.not-member');
    const works = (await performancesOf(this.db, sessionId)).filter((p) => p.candidate_id === candidateId).map((p) => p.id);
    if ((await ownScores(this.db, examinerId, works)).length > 0) throw refusal('recusal.scored-already');
    const row: RecusalRow = {
      id: newId(), session_id: sessionId, candidate_id: candidateId, examiner_id: examinerId, examiner_name: member.examiner_name,
      asked_by: by, asker_id: actor.id, reason, asked_at: this.clock.now(), state: 'open', decision_reason: null,
    };
    await this.db.tx(async () => {
      if (!(await storeRecusal(this.db, row))) throw refusal('recusal.asked-already');
      // The words of a request may name persons; they stay in the request and out of the journal.
      await this.journal.record(actor, {
        action: 'recusal.asked',
        subject: { type: 'recusal', id: row.id },
        after: { reason },
        data: { by, examinerId, sessionId, candidateId },
      });
    });
    return row;
  }

  private async replace(actor: Actor, request: RecusalRow, reason: string): Promise<void> {
    const works = (await performancesOf(this.db, request.session_id)).filter((p) => p.candidate_id === request.candidate_id);
    for (const work of works) {
      const assigned = await findAssignment(this.db, work.id, request.examiner_id);
      const scored = (await ownScores(this.db, request.examiner_id, [work.id])).length > 0;
      if (assigned && !scored && work.state !== 'absent') {
        await this.reassign.substitute(actor, work.id, request.examiner_id, null, reason);
      }
    }
  }

  private async practicalSessionsOf(ticketNo: string, idNumber: string): Promise<{ session: Awaited<ReturnType<Sittings['session']>>; candidateId: string }[]> {
    const seating = found(await this.sittings.findByTicket(ticketNo, idNumber), 'candidate.not-found');
    const { roundId } = await this.rounds.candidate(seating.candidateId);
    const sessions = (await this.sittings.sessionsOf(roundId)).filter((s) => s.mode !== 'theory');
    const seated = await Promise.all(
      sessions.map(async (s) => (await this.sittings.seatings(s.id)).some((x) => x.candidateId === seating.candidateId)),
    );
    const own = sessions.filter((_, i) => seated[i]);
    if (own.length === 0) throw refusal('candidate.not-found');
    return own.map((session) => ({ session, candidateId: seating.candidateId }));
  }

  private async view(row: RecusalRow): Promise<RecusalView> {
    const candidate = await this.rounds.candidate(row.candidate_id);
    return {
      id: row.id,
      sessionId: row.session_id,
      examiner: { personId: row.examiner_id, name: row.examiner_name },
      candidateMasked: maskName(candidate.name),
      askedBy: row.asked_by,
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      state: row.state,
      decisionReason: row.decision_reason,
    };
  }
}
