import { Injectable } from '@nestjs/common';
import type { MyGroup, MyPerformance, MyPerformanceRow } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, found, type Actor } from '@kaowu/platform';
import { Rounds, Sittings } from '@kaowu/sitting';
import { getGroup, groupsOf, groupsOfExaminer, membersOf, type GroupRow } from '../persistence/group-rows';
import { findPerformance, performancesOfExaminer, type PerformanceRow } from '../persistence/performance-rows';
import { blockingRecusals } from '../persistence/recusal-rows';
import { draftsOf, findAssignment, ownScores, type ScoreRow } from '../persistence/score-rows';
import { receiptOf } from './record-score';
import { TaskBook } from './task-book';

interface Own {
  readonly score: ScoreRow | undefined;
  readonly hasDraft: boolean;
  readonly blocked: boolean;
}

function stateOf(performance: PerformanceRow, own: Own): MyPerformanceRow['state'] {
  if (own.score) return 'submitted';
  if (performance.state === 'absent') return 'absent';
  if (own.blocked) return 'blocked';
  return own.hasDraft ? 'draft' : 'todo';
}

/** What an examiner sees of their own work: codes, stations, tasks and own sheets; never a name or another's score (D26). */
@Injectable()
export class MyMarking {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly tasks: TaskBook,
    private readonly clock: Clock,
  ) {}

  /** The actor's groups and works of the last 30 days and to come. */
  async overview(actor: Actor): Promise<{ groups: MyGroup[]; performances: MyPerformanceRow[] }> {
    const now = this.clock.now();
    const [groups, performances] = await Promise.all([groupsOfExaminer(this.db, actor.id, now), performancesOfExaminer(this.db, actor.id, now)]);
    return {
      groups: await Promise.all(groups.map((g) => this.groupView(actor, g))),
      performances: await this.rows(actor, performances),
    };
  }

  /** One of the actor's works with task, draft and own sheet. Problem: `score.not-assigned`. */
  async performance(actor: Actor, performanceId: string): Promise<MyPerformance> {
    found(await findAssignment(this.db, performanceId, actor.id), 'score.not-assigned');
    const performance = found(await findPerformance(this.db, performanceId), 'score.not-assigned');
    const [row] = await this.rows(actor, [performance]);
    const [score] = await ownScores(this.db, actor.id, [performanceId]);
    const [draft] = await draftsOf(this.db, actor.id, [performanceId]);
    return {
      row: found(row),
      task: await this.tasks.task(performance.task_version_id),
      draft: draft?.sheet ?? null,
      submitted: score ? { ...score.sheet, criteria: score.sheet.criteria.map((c) => ({ ...c, steps: [...c.steps] })), fatal: [...score.sheet.fatal] } : null,
      receipt: score ? receiptOf(score) : null,
      signerName: actor.name,
    };
  }

  /** A group as one of its members sees it. */
  async groupView(actor: Actor, group: GroupRow): Promise<MyGroup> {
    const [session, round, members] = await Promise.all([
      this.sittings.session(group.session_id),
      this.rounds.get(group.round_id),
      membersOf(this.db, [group.id]),
    ]);
    const own = members.find((m) => m.examiner_id === actor.id);
    return {
      id: group.id,
      sessionId: group.session_id,
      sessionName: session.name,
      roundName: round.name,
      startsAt: session.startsAt.toISOString(),
      name: group.name,
      leader: group.leader_id === actor.id,
      leaderName: members.find((m) => m.examiner_id === group.leader_id)?.examiner_name ?? '',
      briefedAt: group.briefed_at?.toISOString() ?? null,
      signedAt: group.signed_at?.toISOString() ?? null,
      assigned: own?.assigned ?? 0,
      submitted: own?.scored ?? 0,
    };
  }

  private async rows(actor: Actor, performances: readonly PerformanceRow[]): Promise<MyPerformanceRow[]> {
    const ids = performances.map((p) => p.id);
    const sessionIds = [...new Set(performances.map((p) => p.session_id))];
    const [scores, drafts, recusals, groups] = await Promise.all([
      ownScores(this.db, actor.id, ids),
      draftsOf(this.db, actor.id, ids),
      blockingRecusals(this.db, actor.id, sessionIds),
      groupsOf(this.db, sessionIds),
    ]);
    const briefed = new Set(groups.filter((g) => g.briefed_at).map((g) => g.id));
    return performances.map((p) => {
      const score = scores.find((s) => s.performance_id === p.id);
      const recused = recusals.some((r) => r.session_id === p.session_id && r.candidate_id === p.candidate_id);
      const own = { score, hasDraft: drafts.some((d) => d.performance_id === p.id), blocked: recused || !briefed.has(p.group_id) };
      return {
        id: p.id,
        groupId: p.group_id,
        sessionId: p.session_id,
        code: p.code,
        station: p.station,
        turn: p.turn,
        startsAt: p.starts_at.toISOString(),
        taskNo: p.task_no,
        taskName: p.task_name,
        state: stateOf(p, own),
        total: score?.total ?? null,
        fullPoints: p.full_points,
      };
    });
  }

  /** The group, for its leader only. Problem: `group.not-leader`. */
  async ledGroup(actor: Actor, groupId: string): Promise<GroupRow> {
    const group = await getGroup(this.db, groupId);
    return found(group.leader_id === actor.id ? group : null, 'group.not-leader');
  }
}
