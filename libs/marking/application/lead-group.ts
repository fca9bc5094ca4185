import { Injectable } from '@nestjs/common';
import type { Disagreement, OutputOf, markingRoutes } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, refusal, type Actor } from '@kaowu/platform';
import { lockGroup, membersOf } from '../persistence/group-rows';
import { performancesOfGroup } from '../persistence/performance-rows';
import { planTasksOf } from '../persistence/plan-rows';
import { Comparison } from './comparison';
import { MyMarking } from './my-marking';
import { planTaskViewOf } from './session-views';
import { TaskBook } from './task-book';

/** The leader's desk: briefing before scoring, progress, disagreements, signature at the end (组长负责制, D23). */
@Injectable()
export class LeadGroup {
  constructor(
    private readonly db: Database,
    private readonly mine: MyMarking,
    private readonly comparison: Comparison,
    private readonly tasks: TaskBook,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Progress of the group and its disagreements. Scores stand in it only where all independent ones are in and the
   * leader has none of that work left to give. Problem: `group.not-leader`.
   */
  async view(actor: Actor, groupId: string): Promise<OutputOf<typeof markingRoutes.leadGroup>> {
    const group = await this.mine.ledGroup(actor, groupId);
    const [members, all, plan] = await Promise.all([
      membersOf(this.db, [groupId]),
      performancesOfGroup(this.db, groupId),
      planTasksOf(this.db, [group.session_id]),
    ]);
    const tasks = await Promise.all(plan.map((t) => this.tasks.task(t.task_version_id)));
    const count = (state: string): number => all.filter((p) => p.state === state).length;
    return {
      group: await this.mine.groupView(actor, group),
      briefing: group.briefing,
      plan: plan.map(planTaskViewOf),
      tasks,
      members: members.map((m) => ({ personId: m.examiner_id, name: m.examiner_name, assigned: m.assigned, submitted: m.scored })),
      counts: { works: all.length, final: count('final'), third: count('third'), adjudication: count('adjudication'), absent: count('absent') },
      disagreements: await this.disagreements(actor, all.filter((p) => p.state !== 'blind' && p.state !== 'absent').map((p) => p.id)),
    };
  }

  private async disagreements(actor: Actor, ids: readonly string[]): Promise<Disagreement[]> {
    const views = await this.comparison.forLeader(actor, ids);
    // What the two agreed on is no business of the leader's list.
    return views.filter((v) => v.state === 'third' || v.state === 'adjudication' || v.scores.some((s) => s.kind !== 'blind'));
  }

  /** The leader signs that the group was briefed on the standard; scoring may begin. Problems: `group.not-leader`, `score.briefed-already`. */
  async brief(actor: Actor, groupId: string, note: string): Promise<OutputOf<typeof markingRoutes.signBriefing>> {
    await this.mine.ledGroup(actor, groupId);
    await this.db.tx(async () => {
      const group = await lockGroup(this.db, groupId);
      if (group.briefed_at) throw refusal('score.briefed-already');
      await this.db.query('UPDATE examiner_group SET briefed_at = $2, briefing = $3 WHERE id = $1', [groupId, this.clock.now(), note]);
      await this.journal.record(actor, { action: 'examiner-group.briefed', subject: { type: 'examiner-group', id: groupId }, reason: note, data: { sessionId: group.session_id } });
    });
    return this.mine.groupView(actor, await this.mine.ledGroup(actor, groupId));
  }

  /** The leader signs for all scores of the group once every work is final. Problems: `group.not-leader`, `group.work-open`, `group.signed-already`. */
  async sign(actor: Actor, groupId: string, note: string): Promise<OutputOf<typeof markingRoutes.signGroup>> {
    await this.mine.ledGroup(actor, groupId);
    await this.db.tx(async () => {
      const group = await lockGroup(this.db, groupId);
      if (group.signed_at) throw refusal('group.signed-already');
      const all = await performancesOfGroup(this.db, groupId);
      const open = all.filter((p) => p.state !== 'final' && p.state !== 'absent').length;
      if (open > 0 || all.length === 0) throw refusal('group.work-open', { count: open });
      await this.db.query('UPDATE examiner_group SET signed_at = $2, signature = $3 WHERE id = $1', [groupId, this.clock.now(), note]);
      await this.journal.record(actor, {
        action: 'examiner-group.signed',
        subject: { type: 'examiner-group', id: groupId },
        reason: note,
        after: all.map((p) => ({ id: p.id, total: p.final_total, fatal: p.final_fatal })),
        data: { sessionId: group.session_id, works: all.length },
      });
    });
    return this.mine.groupView(actor, await this.mine.ledGroup(actor, groupId));
  }
}
