import { Injectable } from '@nestjs/common';
import type { ExaminerChoice, ProblemDetail, RuleSetValues } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import type { StaffDossier } from '@kaowu/people';
import { accept, brokenConstraint, Database, refusal, Refusal, type Actor } from '@kaowu/platform';
import { canAssign, type AssignmentFacts } from '../domain/assignment';
import { checkGroup } from '../domain/group-rules';
import { timesRunning } from '../domain/rotation';
import { getGroup, groupsOf, lockGroup, membersOf, removeGroup, storeGroup, type GroupRow } from '../persistence/group-rows';
import { findPlan } from '../persistence/plan-rows';
import { SessionFacts, type SessionContext } from './session-facts';
import { wordsOf } from './words';

/** An examiner group as an officer proposes it. */
export interface GroupCommand {
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly leaderId: string;
}

/** Forms, changes and dissolves examiner groups and review panels (D22–D25). Nothing of it once scoring is open. */
@Injectable()
export class FormGroup {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Everybody with an examiner post: free for this session, or why not, with all reasons. */
  async choices(sessionId: string): Promise<ExaminerChoice[]> {
    const context = await this.scored(sessionId);
    const dossiers = await this.facts.examiners(context.day);
    const facts = await this.facts.assignmentFacts(context, dossiers, null);
    const previous = new Set(facts.occasions[0]?.groups.flat() ?? []);
    return dossiers.map((dossier) => ({
      personId: dossier.personId,
      name: dossier.name,
      senior: dossier.posts.includes('senior_examiner'),
      running: timesRunning(dossier.personId, facts.occasions),
      previous: previous.has(dossier.personId),
      refusals: wordsOf(reasonsAgainst(dossier, facts, context)),
    }));
  }

  /**
   * Forms a group. Problems: `marking.group-refused` with every fault of the group and, for each member who cannot
   * examine, `marking.examiner-refused` followed by that person's reasons; `marking.opened-already`.
   */
  async form(actor: Actor, sessionId: string, command: GroupCommand, id = newId()): Promise<string> {
    const context = await this.scored(sessionId);
    await this.db.tx(async () => {
      await this.refuseOpened(sessionId);
      await this.store(context, id, command, null);
      await this.journal.record(actor, {
        action: 'examiner-group.formed',
        subject: { type: 'examiner-group', id },
        after: command,
        data: { sessionId, members: command.memberIds, leaderId: command.leaderId },
      });
    });
    return id;
  }

  /** Changes name, members or leader; a briefing that was signed must be signed again. Problems as `form`. */
  async change(actor: Actor, groupId: string, command: GroupCommand & { readonly reason: string }): Promise<void> {
    const before = await getGroup(this.db, groupId);
    const context = await this.scored(before.session_id);
    await this.db.tx(async () => {
      await lockGroup(this.db, groupId);
      await this.refuseOpened(before.session_id);
      const { reason, ...after } = command;
      await this.store(context, groupId, after, groupId);
      await this.db.query('UPDATE examiner_group SET briefed_at = NULL, briefing = NULL WHERE id = $1', [groupId]);
      await this.journal.record(actor, {
        action: 'examiner-group.changed',
        subject: { type: 'examiner-group', id: groupId },
        reason,
        before: { name: before.name, leaderId: before.leader_id },
        after,
        data: { sessionId: before.session_id, members: command.memberIds, leaderId: command.leaderId },
      });
    });
  }

  /** Dissolves a group that has no work yet. Problem: `marking.opened-already`. */
  async dissolve(actor: Actor, groupId: string, reason: string): Promise<void> {
    await this.db.tx(async () => {
      const group = await lockGroup(this.db, groupId);
      await this.refuseOpened(group.session_id);
      await removeGroup(this.db, groupId);
      await this.journal.record(actor, {
        action: 'examiner-group.dissolved',
        subject: { type: 'examiner-group', id: groupId },
        reason,
        data: { sessionId: group.session_id },
      });
    });
  }

  /** Groups of a session with their members. */
  async ofSession(sessionId: string): Promise<{ group: GroupRow; members: Awaited<ReturnType<typeof membersOf>> }[]> {
    const groups = await groupsOf(this.db, [sessionId]);
    const members = await membersOf(this.db, groups.map((g) => g.id));
    return groups.map((group) => ({ group, members: members.filter((m) => m.group_id === group.id) }));
  }

  private async scored(sessionId: string): Promise<SessionContext> {
    const context = await this.facts.of(sessionId);
    if (context.session.mode === 'theory') throw refusal('marking.not-practical');
    return context;
  }

  private async refuseOpened(sessionId: string): Promise<void> {
    // Shares the lock of opening, so that no group changes while the work is shared out.
    await this.db.query('SELECT 1 FROM marking_plan WHERE session_id = $1 FOR UPDATE', [sessionId]);
    if ((await findPlan(this.db, sessionId))?.opened_at) throw refusal('marking.opened-already');
  }

  private async store(context: SessionContext, id: string, command: GroupCommand, exceptGroupId: string | null): Promise<void> {
    const dossiers = await this.facts.dossiers(command.memberIds, context.day);
    const facts = await this.facts.assignmentFacts(context, dossiers, exceptGroupId);
    refuseUnfit(dossiers, facts, context, command);
    const { session, round, sites, from, to } = context;
    const members = command.memberIds.map((memberId) => ({ id: memberId, name: nameOf(dossiers, memberId) }));
    try {
      await storeGroup(this.db, {
        id, sessionId: session.id, roundId: round.id, name: command.name, leaderId: command.leaderId, sites, from, to, at: this.clock.now(), members,
      });
    } catch (error) {
      // Two officers at once: the constraint decides, the loser is told.
      const broken = brokenConstraint(error);
      if (broken === 'examiner_group_member_free') {
        throw refusal('marking.group-refused', {}, { details: [{ code: 'examiner.other-duty', params: { duty: '—' } }] });
      }
      if (broken === 'examiner_group_name') throw refusal('marking.group-refused', {}, { details: [{ code: 'group.name-taken', params: { name: command.name } }] });
      throw error;
    }
  }
}

const nameOf = (dossiers: readonly StaffDossier[], id: string): string => dossiers.find((d) => d.personId === id)?.name ?? '';

function reasonsAgainst(dossier: StaffDossier, facts: AssignmentFacts, context: { rules: RuleSetValues; day: string }): readonly ProblemDetail[] {
  const decision = canAssign(dossier, facts, context.rules, context.day);
  return decision.ok ? [] : (decision.problem.details ?? []);
}

/** Refuses with the faults of the group first, then each unfit member with all reasons. */
function refuseUnfit(dossiers: readonly StaffDossier[], facts: AssignmentFacts, context: SessionContext, command: GroupCommand): void {
  // How many candidates each group gets is known only when the work is shared out; the ratio is checked then.
  const group = checkGroup({ ...command, candidates: 0 }, facts.occasions[0], context.rules);
  const unfit = dossiers.flatMap((dossier) => {
    const reasons = reasonsAgainst(dossier, facts, context);
    return reasons.length === 0 ? [] : [{ code: 'marking.examiner-refused', params: { name: dossier.name } }, ...reasons];
  });
  const unknown = command.memberIds.filter((id) => !dossiers.some((d) => d.personId === id));
  if (unknown.length > 0) throw refusal('record.not-found');
  if (group.ok && unfit.length === 0) return;
  const faults = group.ok ? [] : (group.problem.details ?? []);
  throw new Refusal({ code: 'marking.group-refused', details: [...faults, ...unfit] });
}

/** Checks again, at opening, that a group's members still have card, training and time (recusal is judged per work). */
export function refuseLapsed(dossiers: readonly StaffDossier[], facts: AssignmentFacts, context: SessionContext): void {
  for (const dossier of dossiers) accept(canAssign(dossier, { ...facts, candidates: [] }, context.rules, context.day));
}
