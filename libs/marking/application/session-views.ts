import { Injectable } from '@nestjs/common';
import { PracticalPapers, type PracticalSet } from '@kaowu/assembly';
import type { GroupView, MarkingSessionRow, MarkingSessionView, MarkingSet, OutputOf, PerformanceRow as PerformanceView, markingRoutes, planTask } from '@kaowu/contracts';
import { maskName } from '@kaowu/kernel';
import { Database, found } from '@kaowu/platform';
import { Rounds, Sittings, type Round, type SittingSession } from '@kaowu/sitting';
import { getGroup, groupsOf, membersOf, type GroupRow, type MemberRow } from '../persistence/group-rows';
import { openCorrections } from '../persistence/correction-rows';
import { findHold } from '../persistence/hold-rows';
import { findPerformance, performancesOf, type PerformanceRow } from '../persistence/performance-rows';
import { findPlan, planTasksOf, plansOf, type PlanRow, type PlanTaskRow } from '../persistence/plan-rows';
import { recusalsOf } from '../persistence/recusal-rows';
import { reviewsOfSessions } from '../persistence/review-rows';
import { assignmentsOf, scoresOf } from '../persistence/score-rows';
import { theoryMarkingsOf, theoryMarksOf } from '../persistence/theory-rows';
import type { z } from 'zod';

/** A task of the plan as screens show it. */
export const planTaskViewOf = (t: PlanTaskRow): z.input<typeof planTask> => ({
  taskVersionId: t.task_version_id, no: t.no, name: t.name, minutes: t.minutes, fullPoints: t.full_points, weightPercent: t.weight_percent,
});

/** A set of practical papers as officers see it. */
export const setViewOf = ({ id, name, state, drawBy, papers, opensAt, tasks }: PracticalSet): MarkingSet => ({
  id, name, state, drawBy, papers, opensAt: opensAt.toISOString(), tasks: tasks.length,
});

/** A group as officers see it. */
export const groupViewOf = (group: GroupRow, members: readonly MemberRow[]): GroupView => ({
  id: group.id,
  sessionId: group.session_id,
  name: group.name,
  leaderId: group.leader_id,
  members: members
    .filter((m) => m.group_id === group.id)
    .map((m) => ({ personId: m.examiner_id, name: m.examiner_name, leader: m.examiner_id === group.leader_id, assigned: m.assigned, scored: m.scored })),
  briefedAt: group.briefed_at?.toISOString() ?? null,
  briefing: group.briefing,
  signedAt: group.signed_at?.toISOString() ?? null,
});

const NOTHING: MarkingSessionRow['counts'] = { works: 0, final: 0, third: 0, adjudication: 0, absent: 0, reviewsOpen: 0, reviewsSigned: 0 };

function stageOf(plan: PlanRow | undefined): MarkingSessionRow['stage'] {
  if (!plan) return 'waiting';
  if (plan.settled_at) return 'settled';
  if (plan.reviews_drawn_at) return 'reviewing';
  return plan.opened_at ? 'scoring' : 'planned';
}

/** How far marking is, session by session, for officers and readers. No score is in any of it. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly papers: PracticalPapers,
  ) {}

  /** Sessions of one round or of all rounds, by time. */
  async list(roundId: string | undefined): Promise<MarkingSessionRow[]> {
    const rounds = roundId ? [await this.rounds.get(roundId)] : await this.rounds.list();
    const lists = await Promise.all(
      rounds.map(async (round) => {
        const sessions = await this.sittings.sessionsOf(round.id);
        return Promise.all(sessions.map((session) => this.row(round, session)));
      }),
    );
    return lists.flat().sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
  }

  /** One session with plan, groups and the numbers that apply. */
  async detail(sessionId: string): Promise<MarkingSessionView> {
    const session = await this.sittings.session(sessionId);
    const round = await this.rounds.get(session.roundId);
    const [row, plan, tasks, groups, recusals] = await Promise.all([
      this.row(round, session),
      findPlan(this.db, sessionId),
      planTasksOf(this.db, [sessionId]),
      groupsOf(this.db, [sessionId]),
      recusalsOf(this.db, [sessionId]),
    ]);
    const members = await membersOf(this.db, groups.map((g) => g.id));
    const { staffing, rotation, marking } = session.rules;
    return {
      ...row,
      scorers: plan?.scorers ?? (session.mode === 'review' ? staffing.minExaminersPerGroup : 2),
      plan: tasks.map(planTaskViewOf),
      practicalSet: plan?.practical_set_id ? setViewOf(await this.papers.get(plan.practical_set_id)) : null,
      groupList: groups.map((g) => groupViewOf(g, members)),
      rules: {
        minExaminersPerGroup: staffing.minExaminersPerGroup,
        examinersOdd: staffing.examinersOdd,
        candidatesPerExaminer: staffing.candidatesPerExaminer,
        maxRunning: rotation.maxRunning,
        minChangedPercent: rotation.minChangedPercent,
        tolerancePercent: marking.tolerancePercent,
        inclusive: marking.inclusive,
        humanReviewPercent: marking.humanReviewPercent,
      },
      countedBy: (await findHold(this.db, round.id))?.run_no ?? null,
      corrections: await this.corrections(round.id, sessionId),
      opened: plan?.opened_at ? { at: plan.opened_at.toISOString(), early: plan.opened_early } : null,
      openRecusals: recusals.filter((r) => r.state === 'open').length,
    };
  }

  private async corrections(roundId: string, sessionId: string): Promise<MarkingSessionView['corrections']> {
    const open = (await openCorrections(this.db, roundId)).filter((c) => c.session_ids.includes(sessionId));
    return Promise.all(open.map(async (c) => ({ id: c.id, candidateMasked: maskName((await this.rounds.candidate(c.candidate_id)).name) })));
  }

  /** One group. Problem: `record.not-found`. */
  async group(groupId: string): Promise<GroupView> {
    return groupViewOf(await getGroup(this.db, groupId), await membersOf(this.db, [groupId]));
  }

  /** Performances of a session: who scores them and how far they are. */
  async performances(sessionId: string, state?: PerformanceView['state']): Promise<PerformanceView[]> {
    const all = await performancesOf(this.db, sessionId);
    return this.performanceViews(sessionId, state ? all.filter((p) => p.state === state) : all);
  }

  /** One performance in the same form. Problem: `record.not-found`. */
  async performance(performanceId: string): Promise<PerformanceView> {
    const performance = found(await findPerformance(this.db, performanceId));
    return found((await this.performanceViews(performance.session_id, [performance]))[0]);
  }

  /** What came of marking a theory session. */
  async theory(sessionId: string): Promise<OutputOf<typeof markingRoutes.theoryOverview>> {
    const [[marking], marks] = await Promise.all([theoryMarkingsOf(this.db, [sessionId]), theoryMarksOf(this.db, [sessionId])]);
    const papers = new Set(marks.map((m) => m.attempt_id)).size;
    const sum = marks.reduce((total, m) => total + (m.awarded ?? 0), 0);
    return {
      markedAt: marking?.marked_at.toISOString() ?? null,
      papers,
      questions: marks.length,
      unmarkable: marks.filter((m) => m.awarded === null).length,
      meanPoints: papers === 0 ? null : Math.round(sum / papers),
    };
  }

  private async row(round: Round, session: SittingSession): Promise<MarkingSessionRow> {
    const [seatings, groups] = await Promise.all([this.sittings.seatings(session.id), groupsOf(this.db, [session.id])]);
    const { stage, counts } = session.mode === 'theory' ? await this.theoryProgress(session.id) : await this.practicalProgress(session.id);
    return {
      sessionId: session.id,
      roundId: round.id,
      roundName: round.name,
      name: session.name,
      mode: session.mode,
      startsAt: session.startsAt.toISOString(),
      candidates: seatings.length,
      stage,
      groups: groups.length,
      counts,
    };
  }

  private async theoryProgress(sessionId: string): Promise<Pick<MarkingSessionRow, 'stage' | 'counts'>> {
    const [marking] = await theoryMarkingsOf(this.db, [sessionId]);
    const works = marking?.papers ?? 0;
    return { stage: marking ? 'settled' : 'waiting', counts: { ...NOTHING, works, final: works } };
  }

  private async practicalProgress(sessionId: string): Promise<Pick<MarkingSessionRow, 'stage' | 'counts'>> {
    const [[plan], all, reviews] = await Promise.all([
      plansOf(this.db, [sessionId]),
      performancesOf(this.db, sessionId),
      reviewsOfSessions(this.db, [sessionId]),
    ]);
    const count = (state: PerformanceRow['state']): number => all.filter((p) => p.state === state).length;
    return {
      stage: stageOf(plan),
      counts: {
        works: all.length,
        final: count('final'),
        third: count('third'),
        adjudication: count('adjudication'),
        absent: count('absent'),
        reviewsOpen: reviews.filter((r) => r.state === 'open').length,
        reviewsSigned: reviews.filter((r) => r.signed_at !== null).length,
      },
    };
  }

  private async performanceViews(sessionId: string, performances: readonly PerformanceRow[]): Promise<PerformanceView[]> {
    const ids = performances.map((p) => p.id);
    const [seatings, assignments, scores, groups] = await Promise.all([
      this.sittings.seatings(sessionId),
      assignmentsOf(this.db, ids),
      scoresOf(this.db, ids),
      groupsOf(this.db, [sessionId]),
    ]);
    const names = new Map(seatings.map((s) => [s.candidateId, s.candidateName]));
    const submitted = new Set(scores.map((s) => `${s.performance_id} ${s.examiner_id}`));
    return performances.map((p) => ({
      id: p.id,
      code: p.code,
      station: p.station,
      turn: p.turn,
      taskName: p.task_name,
      taskNo: p.task_no,
      candidateMasked: maskName(names.get(p.candidate_id) ?? ''),
      candidateId: p.candidate_id,
      groupName: groups.find((g) => g.id === p.group_id)?.name ?? '',
      paperNo: p.paper_no,
      state: p.state,
      scorers: assignments
        .filter((a) => a.performance_id === p.id && a.withdrawn_at === null)
        .map((a) => ({ personId: a.examiner_id, name: a.examiner_name, seq: a.seq, submitted: submitted.has(`${p.id} ${a.examiner_id}`) })),
    }));
  }
}
