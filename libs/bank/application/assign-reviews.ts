import { Injectable } from '@nestjs/common';
import type { AssignmentRow, FileReply, InputOf, OutputOf, PaceRow, Problem, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { People } from '@kaowu/people';
import { Database, dayIn, refusal, writeWorkbook, type Actor } from '@kaowu/platform';
import { reviewerPace } from '../domain/pace';
import { assignmentsOf, insertAssignments, loadOf, openAssignments, verdicts, waitingReviews } from '../persistence/discussion';
import { insertAct } from '../persistence/acts';
import { lockVersions } from '../persistence/items';
import { XLSX } from './coverage';
import { refusedOne } from './words';

type Routes = typeof bankRoutes;

/** Asks reviewers for reviews by a day, and tells who keeps up. */
@Injectable()
export class AssignReviews {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly people: People,
  ) {}

  /**
   * Asks one reviewer for reviews of versions. Problems: `assignment.reviewer-unknown`, `assignment.due-past`; each for
   * its version `version.unknown`, `version.not-in-review`, `version.reviewer-is-writer`, `assignment.exists`.
   */
  assign(actor: Actor, { versionIds, reviewerId, dueOn, reason }: InputOf<Routes['assignReview']>['body']): Promise<OutputOf<Routes['assignReview']>> {
    return this.db.tx(async () => {
      const [actId, at] = [newId(), this.clock.now()];
      const reviewer = (await this.people.withPost('item_reviewer')).find((p) => p.id === reviewerId);
      if (!reviewer) throw refusal('assignment.reviewer-unknown', {}, { field: 'body.reviewerId' });
      if (dueOn < dayIn(at)) throw refusal('assignment.due-past', {}, { field: 'body.dueOn' });
      const ids = [...new Set(versionIds)];
      const versions = new Map((await lockVersions(this.db, ids)).map((v) => [v.id, v]));
      const asked = new Set((await assignmentsOf(this.db, ids)).filter((a) => a.reviewer_id === reviewerId && !a.done).map((a) => a.version_id));
      const refused = ids.flatMap((id): { id: string; problem: Problem }[] => {
        const version = versions.get(id);
        if (!version) return [{ id, problem: { code: 'version.unknown' } }];
        if (version.state !== 'in_review') return [{ id, problem: { code: 'version.not-in-review' } }];
        if (version.writer_ids.includes(reviewerId)) return [{ id, problem: { code: 'version.reviewer-is-writer' } }];
        return asked.has(id) ? [{ id, problem: { code: 'assignment.exists' } }] : [];
      });
      const good = ids.flatMap((id) => (refused.some((r) => r.id === id) ? [] : (versions.get(id) ?? [])));
      if (good.length > 0) {
        const assignments = good.map((v) => ({ id: newId(), versionId: v.id, writerId: v.writer_id, status: v.status }));
        await insertAssignments(this.db, assignments, { reviewerId, reviewerName: reviewer.name, dueOn, assignedBy: actor.id, assignedName: actor.name, at });
        await insertAct(this.db, { id: actId, act: 'assign', actor, reason, at }, assignments.map((a) => ({ versionId: a.versionId, from: a.status, to: a.status, recordId: a.id })));
      }
      await this.journal.recordAll(actor, good.map((v) => ({
        action: 'item.review-assigned', reason, subject: { type: 'item', id: v.item_id }, data: { versionId: v.id, reviewerId, dueOn },
      })));
      return { actId: good.length > 0 ? actId : null, done: good.map((v) => v.id), refused: refused.map(({ id, problem }) => refusedOne(id, problem)) };
    });
  }

  /** Everybody with the post of a reviewer, with what waits for them. */
  async reviewers(): Promise<OutputOf<Routes['reviewers']>> {
    const load = new Map((await loadOf(this.db, dayIn(this.clock.now()))).map((l) => [l.reviewer_id, l]));
    return {
      rows: (await this.people.withPost('item_reviewer')).map(({ id, name }) => ({ id, name, open: load.get(id)?.open ?? 0, overdue: load.get(id)?.overdue ?? 0 })),
    };
  }

  /** Reviews that are asked for and not done, the most pressing first. */
  async open(actor: Actor, { tableId, overdue, mine, offset, limit }: InputOf<Routes['reviewAssignments']>['query']): Promise<OutputOf<Routes['reviewAssignments']>> {
    const today = dayIn(this.clock.now());
    const rows = await openAssignments(this.db, { tableId, reviewerId: mine === 'true' ? actor.id : undefined, overdue: overdue === 'true', today, offset, limit });
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map((r): AssignmentRow => ({
        id: r.id, tableId: r.table_id, itemId: r.item_id, versionId: r.version_id, serial: r.serial, elementCode: r.element_code, occupationName: r.occupation_name, state: r.state, status: r.status,
        reviewer: r.reviewer_name, reviewerId: r.reviewer_id, dueOn: r.due_on, assignedBy: r.assigned_name, at: r.at.toISOString(), overdue: r.due_on < today,
      })),
    };
  }

  /** How each reviewer keeps up. */
  async pace(): Promise<PaceRow[]> {
    const now = this.clock.now();
    const given = (await verdicts(this.db)).map((v) => ({
      reviewerId: v.reviewer_id, reviewer: v.reviewer_name, verdict: v.verdict, at: v.at, day: dayIn(v.at), askedAt: v.asked_at, dueOn: v.due_on,
    }));
    const waiting = (await waitingReviews(this.db)).map((w) => ({ reviewerId: w.reviewer_id, reviewer: w.reviewer_name, dueOn: w.due_on }));
    return reviewerPace(given, waiting, now, dayIn(now));
  }

  /** The same as a workbook. */
  async paceWorkbook(): Promise<FileReply> {
    const rows = await this.pace();
    const bytes = await writeWorkbook([{
      name: '审题进度', preface: ['审题进度'],
      columns: ['审题人', '已审', '通过', '退回', '从分派到审毕（天，中位数）', '按期', '逾期完成', '待审', '已逾期', '近 12 周'].map((heading) => ({ heading })),
      rows: rows.map((r) => [r.reviewer, r.reviewed, r.passed, r.returned, r.medianDays, r.onTime, r.late, r.open, r.overdue, r.weeks.join(' ')]),
    }]);
    return { filename: '审题进度.xlsx', mimetype: XLSX, bytes };
  }
}
