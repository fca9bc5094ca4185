import { Injectable } from '@nestjs/common';
import type { OutputOf, markingRoutes } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import { sessionFigures, type MonitoredScore } from '../domain/monitor';
import { groupsOf, membersOf } from '../persistence/group-rows';
import { performancesOf } from '../persistence/performance-rows';
import { findPlan } from '../persistence/plan-rows';
import { scoresOf } from '../persistence/score-rows';

/** The marking monitor of a practical session: rates and figures per examiner, never a score of one work. */
@Injectable()
export class MonitorView {
  constructor(private readonly db: Database) {}

  /** Figures so far; only works with all independent scores in count for means and agreement. Problem: `marking.plan-missing`. */
  async of(sessionId: string): Promise<OutputOf<typeof markingRoutes.markingMonitor>> {
    const plan = found(await findPlan(this.db, sessionId), 'marking.plan-missing');
    const works = new Map((await performancesOf(this.db, sessionId)).map((p) => [p.id, p]));
    const rows = await scoresOf(this.db, [...works.keys()]);
    const scores = rows.map((s): MonitoredScore => ({
      performanceId: s.performance_id,
      examinerId: s.examiner_id,
      kind: s.kind,
      total: s.total,
      fullPoints: works.get(s.performance_id)?.full_points ?? 1,
      submittedAtMs: s.submitted_at.getTime(),
    }));
    // A mean over one work would tell that score before the other is in.
    const revealed = scores.filter((s) => works.get(s.performanceId)?.state !== 'blind');
    const figures = sessionFigures(revealed, { tolerancePercent: plan.tolerance_percent, inclusive: plan.inclusive });
    const groups = await groupsOf(this.db, [sessionId]);
    const members = await membersOf(this.db, groups.map((g) => g.id));
    const lastOf = (id: string): string | null => rows.filter((s) => s.examiner_id === id).map((s) => s.submitted_at.toISOString()).sort().at(-1) ?? null;
    const none = { meanPercent: null, meanDifferencePercent: null, agreementPercent: null, paceSeconds: null };
    return {
      ...figures,
      examiners: members.map((m) => ({
        ...(figures.examiners.find((e) => e.examinerId === m.examiner_id) ?? none),
        personId: m.examiner_id,
        name: m.examiner_name,
        assigned: m.assigned,
        scores: m.scored,
        lastAt: lastOf(m.examiner_id),
      })),
    };
  }
}
