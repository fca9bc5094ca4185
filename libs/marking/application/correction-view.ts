import { Injectable } from '@nestjs/common';
import type { OutputOf, markingRoutes } from '@kaowu/contracts';
import { maskName } from '@kaowu/kernel';
import { Database, found, type Actor } from '@kaowu/platform';
import { Rounds } from '@kaowu/sitting';
import { isCorrected } from '../domain/correction';
import { findCorrection, papersWith, progressOf, theoryCorrectionsOf, type CorrectionRow } from '../persistence/correction-rows';
import { performancesOfSessions } from '../persistence/performance-rows';
import { reviewsOfSessions } from '../persistence/review-rows';
import { theoryMarksOf } from '../persistence/theory-rows';

type View = OutputOf<typeof markingRoutes.correction>;

/** What an upheld objection opened: the candidate's works or questions, and what was done about them. */
@Injectable()
export class CorrectionView {
  constructor(private readonly db: Database, private readonly rounds: Rounds) {}

  /** One correction by the objection's id. Problem: `record.not-found`. */
  async of(actor: Actor, id: string): Promise<View> {
    const c = found(await findCorrection(this.db, id));
    const round = await this.rounds.get(c.round_id);
    const candidate = await this.rounds.candidate(c.candidate_id);
    return {
      id, roundId: c.round_id, roundName: round.name, part: c.part, candidateMasked: maskName(candidate.name), ground: c.ground,
      openedAt: c.opened_at.toISOString(), closedAt: c.closed_at?.toISOString() ?? null, made: isCorrected(await progressOf(this.db, c)),
      works: c.part === 'theory' ? [] : await this.works(c),
      questions: c.part === 'theory' ? await this.questions(c) : [],
      proposals: await this.proposals(actor, c),
    };
  }

  private async works(c: CorrectionRow): Promise<View['works']> {
    const works = (await performancesOfSessions(this.db, c.session_ids)).filter((p) => p.candidate_id === c.candidate_id);
    const waiting = new Set((await reviewsOfSessions(this.db, c.session_ids)).filter((r) => r.state === 'open').map((r) => r.performance_id));
    return works.map((p) => ({ id: p.id, code: p.code, taskNo: p.task_no, taskName: p.task_name, state: p.state, reviewOpen: waiting.has(p.id) }));
  }

  private async questions(c: CorrectionRow): Promise<View['questions']> {
    return (await theoryMarksOf(this.db, c.session_ids, c.candidate_id)).map((m) => ({ no: m.no, type: m.type, points: m.points, awarded: m.awarded, corrected: m.corrected !== null, response: m.response, key: m.key }));
  }

  private async proposals(actor: Actor, c: CorrectionRow): Promise<View['proposals']> {
    const rows: View['proposals'] = [];
    for (const t of await theoryCorrectionsOf(this.db, c.id)) {
      rows.push({
        id: t.id, no: t.no, scope: t.scope, awarded: t.awarded, papers: t.scope === 'version' ? await papersWith(this.db, t.version_id, t.round_id) : 1, reason: t.reason,
        proposedBy: t.proposed_by_name, proposedAt: t.proposed_at.toISOString(), own: t.proposed_by === actor.id, state: t.state,
        decidedBy: t.decided_by_name, decidedAt: t.decided_at?.toISOString() ?? null, decision: t.decision,
      });
    }
    return rows;
  }
}
