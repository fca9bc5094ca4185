import { Injectable } from '@nestjs/common';
import { PracticalPapers } from '@kaowu/assembly';
import { Clock, newId, seededRandom } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import type { StaffDossier } from '@kaowu/people';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { Sittings, type Seating } from '@kaowu/sitting';
import { canOpenScoring } from '../domain/beginning';
import { checkGroup } from '../domain/group-rules';
import { papersBySeat } from '../domain/practical-set';
import { recusalHits, type LookupOfPerson, type RecusalCandidate } from '../domain/recusal';
import { shareOut, type ScoringGroup, type SharedWork } from '../domain/share-out';
import { groupsOf, membersOf, type GroupRow, type MemberRow } from '../persistence/group-rows';
import { storePerformances, type PerformanceToStore } from '../persistence/performance-rows';
import { lockPlan, planTasksOf, type PlanRow, type PlanTaskRow } from '../persistence/plan-rows';
import { recusalsOf } from '../persistence/recusal-rows';
import { mayChange } from './counted-marks';
import { refuseLapsed } from './form-group';
import { SessionFacts, type SessionContext } from './session-facts';

interface Work {
  readonly performanceId: string;
  readonly candidateId: string;
  readonly seating: Seating;
  readonly task: PlanTaskRow;
  readonly paperNo: number | null;
}

/** Opens the scoring of a practical session or a comprehensive review: makes a performance for each candidate and task and shares them out. */
@Injectable()
export class OpenMarking {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly sittings: Sittings,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly papers: PracticalPapers,
  ) {}

  /**
   * Shares every performance out to `scorers` examiners of one group, evenly, none to somebody recused from its
   * candidate. `early` is the reason for opening long before the planned start: then the opening is the start, and turns
   * are scored as they come. Performances get codes in shuffled order, so that a code says nothing of the person. Problems:
   * `marking.before-plan`, `marking.plan-missing`, `marking.opened-already`, `marking.session-planned`, `marking.session-not-seated`,
   * `marking.no-group`, `marking.set-sealed`, `marking.examiner-refused` (card or training lapsed since), `marking.too-few-examiners`,
   * `marking.counted`, `marking.capacity-short` and `marking.group-refused` (1:5, D22).
   */
  async run(actor: Actor, sessionId: string, early?: string): Promise<void> {
    await this.db.tx(async () => {
      accept(await mayChange(this.db, (await this.sittings.session(sessionId)).roundId));
      const plan = await lockPlan(this.db, sessionId);
      if (plan.opened_at) throw refusal('marking.opened-already');
      const context = await this.facts.of(sessionId);
      if (context.session.state === 'planned') throw refusal('marking.session-planned');
      const at = this.clock.now();
      accept(canOpenScoring(context.from, at, early !== undefined));
      const all = await this.sittings.seatings(sessionId);
      const seatings = all.filter((s) => !s.absent);
      if (seatings.length === 0) throw refusal('marking.session-not-seated');
      const groups = await groupsOf(this.db, [sessionId]);
      if (groups.length === 0) throw refusal('marking.no-group');
      const members = await membersOf(this.db, groups.map((g) => g.id));
      const works = plan.practical_set_id === null ? await this.works(sessionId, seatings) : await this.drawnWorks(plan.practical_set_id, sessionId, all);
      const shared = await this.share(context, plan, groups, members, works);
      // A panel hears one candidate after the other: the ratio is about those who work at the same time.
      if (context.session.mode === 'practical') refuseOverfull(context, groups, members, seatings, shared);
      await storePerformances(this.db, sessionId, rowsOf(context, works, shared, members), at);
      await this.db.query('UPDATE marking_plan SET opened_at = $2, opened_early = $3 WHERE session_id = $1', [sessionId, at, early !== undefined]);
      await this.journal.record(actor, {
        action: 'marking.opened',
        subject: { type: 'session', id: sessionId },
        reason: early,
        after: shared,
        data: { performances: works.length, candidates: seatings.length, groups: groups.length, plannedAt: context.from.toISOString(), early: early !== undefined },
      });
    });
  }

  private async works(sessionId: string, seatings: readonly Seating[]): Promise<Work[]> {
    const tasks = await planTasksOf(this.db, [sessionId]);
    return seatings.flatMap((seating) =>
      tasks.map((task) => ({ performanceId: newId(), candidateId: seating.candidateId, seating, task, paperNo: null })),
    );
  }

  /** Everybody who came does the tasks of the paper at their place, by turn, room and place. */
  private async drawnWorks(setId: string, sessionId: string, all: readonly Seating[]): Promise<Work[]> {
    const { state, drawBy } = await this.papers.get(setId);
    if (state !== 'released') throw refusal('marking.set-sealed');
    const tasks = new Map((await planTasksOf(this.db, [sessionId])).map((task) => [task.task_version_id, task] as const));
    const draws = new Map((await this.papers.draws(setId)).map(({ no, taskVersionIds }) => [no, taskVersionIds] as const));
    const numbers = papersBySeat([...all].sort((a, b) => a.turn - b.turn).map((s) => s.id), drawBy);
    return all.filter((s) => !s.absent).flatMap((seating) => {
      const paperNo = numbers.get(seating.id) ?? 0;
      const drawn = draws.get(paperNo);
      // Somebody was seated after the plan was saved.
      if (!drawn) throw refusal('marking.set-short', { papers: draws.size, candidates: all.length });
      return drawn.map((id) => ({ performanceId: newId(), candidateId: seating.candidateId, seating, task: found(tasks.get(id)), paperNo }));
    });
  }

  private async share(
    context: SessionContext,
    plan: PlanRow,
    groups: readonly GroupRow[],
    members: readonly MemberRow[],
    works: readonly Work[],
  ): Promise<SharedWork[]> {
    const dossiers = await this.facts.dossiers(members.map((m) => m.examiner_id), context.day);
    const facts = await this.facts.assignmentFacts(context, dossiers, null);
    // Serving in one of these groups is no other duty.
    const serving = new Set(members.map((m) => m.examiner_id));
    const otherDuties = new Map([...facts.otherDuties].filter(([id]) => !serving.has(id)));
    refuseLapsed(dossiers, { ...facts, otherDuties }, context);
    const candidates = await this.facts.candidatesOf(context);
    const asked = (await recusalsOf(this.db, [context.session.id])).filter((r) => r.state !== 'refused');
    const recused = recusedFrom(dossiers, [...candidates.values()], context, facts.lookups);
    for (const r of asked) recused.get(r.examiner_id)?.add(r.candidate_id);
    const scoringGroups: ScoringGroup[] = groups.map((g) => ({
      id: g.id,
      leaderId: g.leader_id,
      members: members
        .filter((m) => m.group_id === g.id)
        .map((m) => ({ examinerId: m.examiner_id, recusedFrom: recused.get(m.examiner_id) ?? new Set<string>() })),
    }));
    return accept(shareOut(works, scoringGroups, plan.scorers, plan.session_id, (id) => candidates.get(id)?.nameMasked ?? ''));
  }
}

/** From whom each examiner is recused, by examiner id. */
function recusedFrom(
  dossiers: readonly StaffDossier[],
  candidates: readonly RecusalCandidate[],
  context: SessionContext,
  lookups: LookupOfPerson,
): Map<string, Set<string>> {
  const kinds = context.rules.recusal.relations;
  return new Map(dossiers.map((d) => [d.personId, new Set(recusalHits(d, candidates, kinds, lookups).map((h) => h.candidateId))]));
}

/** Refuses where a group judges more candidates at the same time than the ratio allows. */
function refuseOverfull(
  context: SessionContext,
  groups: readonly GroupRow[],
  members: readonly MemberRow[],
  seatings: readonly Seating[],
  shared: readonly SharedWork[],
): void {
  const { candidatesPerExaminer: per } = context.rules.staffing;
  const atOnce = (ids: ReadonlySet<string>): number => {
    const byTurn = new Map<number, number>();
    for (const s of seatings) if (ids.has(s.candidateId)) byTurn.set(s.turn, (byTurn.get(s.turn) ?? 0) + 1);
    return Math.max(0, ...byTurn.values());
  };
  const all = atOnce(new Set(seatings.map((s) => s.candidateId)));
  if (all > members.length * per) {
    throw refusal('marking.capacity-short', { examiners: members.length, most: members.length * per, candidates: all });
  }
  for (const group of groups) {
    const candidates = atOnce(new Set(shared.filter((w) => w.groupId === group.id).map((w) => w.candidateId)));
    const memberIds = members.filter((m) => m.group_id === group.id).map((m) => m.examiner_id);
    // Rotation was judged when the group was formed.
    accept(checkGroup({ memberIds, leaderId: group.leader_id, candidates }, undefined, context.rules));
  }
}

/** Rows to store: codes are numbers in shuffled order. */
function rowsOf(context: SessionContext, works: readonly Work[], shared: readonly SharedWork[], members: readonly MemberRow[]): PerformanceToStore[] {
  const roomNames = new Map(context.session.rooms.map((r) => [r.id, r.name]));
  const names = new Map(members.map((m) => [m.examiner_id, m.examiner_name]));
  const byId = new Map(shared.map((s) => [s.performanceId, s]));
  const width = Math.max(3, String(works.length).length);
  const numbers = seededRandom(newId()).shuffle(works.map((_, i) => String(i + 1).padStart(width, '0')));
  return works.map(({ performanceId, candidateId, seating, task, paperNo }, i) => {
    const share = byId.get(performanceId) as SharedWork;
    return {
      id: performanceId,
      group_id: share.groupId,
      seating_id: seating.id,
      candidate_id: candidateId,
      task_no: task.no,
      code: numbers[i] as string,
      station: `${roomNames.get(seating.roomId) ?? ''} ${seating.placeLabel}`.trim(),
      turn: seating.turn,
      starts_at: seating.startsAt.toISOString(),
      paper_no: paperNo,
      full_points: task.full_points,
      scorers: share.examinerIds.map((id, n) => ({ id, name: names.get(id) ?? '', seq: n + 1 })),
    };
  });
}
