import { Injectable } from '@nestjs/common';
import { PracticalPapers, type PracticalSet } from '@kaowu/assembly';
import { Bank } from '@kaowu/bank';
import type { ScoredTaskView } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, brokenConstraint, Database, refusal, type Actor } from '@kaowu/platform';
import { checkPlan, checkScorers, type PlannedTask } from '../domain/plan';
import { checkSet } from '../domain/practical-set';
import { checkPanel, reviewTask } from '../domain/review-task';
import { findPlan, planTasksOf, replacePlanTasks, type PlanTaskRow } from '../persistence/plan-rows';
import { SessionFacts, type SessionContext } from './session-facts';

/** Which tasks a practical session has, with what weight, scored by how many. */
export interface PlanCommand {
  readonly tasks: readonly PlannedTask[];
  readonly scorers: number;
  /** The practical papers whose draw says which tasks each candidate does; `tasks` is then empty. */
  readonly practicalSetId?: string | null;
}

type Row = Omit<PlanTaskRow, 'session_id'>;

/** A task that the session could use, with the share that its element table suggests (whole percent, null where uneven). */
export interface PlanChoice {
  readonly task: Pick<ScoredTaskView, 'taskVersionId' | 'name' | 'minutes' | 'fullPoints'> & { /** Null for a comprehensive review. */ readonly elementTableId: string | null };
  readonly weightPercent: number | null;
}

/** Sets what a practical session or a comprehensive review scores, with weights, and freezes the rule set's numbers into its marking plan. */
@Injectable()
export class SavePlan {
  constructor(
    private readonly db: Database,
    private readonly facts: SessionFacts,
    private readonly bank: Bank,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly papers: PracticalPapers,
  ) {}

  /**
   * The approved practical tasks for the occupation, direction and level of the session's round; for a comprehensive
   * review the one thing that its rule set asks. Problems: `marking.not-practical`, `marking.review-criteria-missing`.
   */
  async choices(sessionId: string): Promise<PlanChoice[]> {
    const context = await this.scored(sessionId);
    if (context.session.mode !== 'review') return this.tasksFor(context);
    const task = accept(reviewTask(context.rules, newId(), context.session.durationMinutes));
    return [{ task: { ...task, elementTableId: null }, weightPercent: 100 }];
  }

  /** The sets of practical papers for the session's occupation, direction and level; none for a review. */
  async sets(sessionId: string): Promise<PracticalSet[]> {
    const context = await this.scored(sessionId);
    return context.session.mode === 'practical' ? this.papers.forKey(context.round.key) : [];
  }

  /**
   * Saves the plan as long as scoring is not open. A review has no tasks to choose: its criteria come from the round's
   * rule set, and its panel is odd. Where the session uses a set of practical papers, the plan holds every task that the
   * set may draw, and the draw says at the opening who does which. Problems: those of `checkSet`, `marking.set-taken`,
   * `marking.not-practical`, `marking.plan-invalid` with every fault,
   * `marking.task-foreign` for a task of another occupation or level, `marking.review-criteria-missing`,
   * `marking.plan-frozen` once open.
   */
  async run(actor: Actor, sessionId: string, command: PlanCommand): Promise<void> {
    const context = await this.scored(sessionId);
    const rows = context.session.mode === 'review' ? this.panelRows(context, command.scorers) : await this.taskRows(context, command);
    await this.db.tx(async () => {
      await this.store(actor, context, command);
      const before = await planTasksOf(this.db, [sessionId]);
      await replacePlanTasks(this.db, sessionId, rows);
      await this.journal.record(actor, {
        action: 'marking.plan-saved',
        subject: { type: 'session', id: sessionId },
        before,
        after: rows,
        data: { tasks: rows.map((r) => ({ taskVersionId: r.task_version_id, weightPercent: r.weight_percent })), scorers: command.scorers, practicalSetId: command.practicalSetId ?? null },
      });
    });
  }

  private async scored(sessionId: string): Promise<SessionContext> {
    const context = await this.facts.of(sessionId);
    if (context.session.mode === 'theory') throw refusal('marking.not-practical');
    return context;
  }

  private panelRows(context: SessionContext, scorers: number): Row[] {
    accept(checkPanel(scorers));
    const task = accept(reviewTask(context.rules, newId(), context.session.durationMinutes));
    return [{ no: 1, task_version_id: task.taskVersionId, name: task.name, minutes: task.minutes, full_points: task.fullPoints, weight_percent: 100, definition: task }];
  }

  private async taskRows(context: SessionContext, command: PlanCommand): Promise<Row[]> {
    if (command.practicalSetId) return this.drawnRows(context, command.practicalSetId, command.scorers);
    const tasks = accept(checkPlan(command.tasks, command.scorers));
    const known = new Map((await this.tasksFor(context)).map(({ task }) => [task.taskVersionId, task]));
    return tasks.map((t, i) => {
      const task = known.get(t.taskVersionId);
      if (!task) throw refusal('marking.task-foreign');
      return rowOf(task, i, t.weightPercent);
    });
  }

  /** Every task that the set may draw, in the version that it was drawn from, whatever became of it since. */
  private async drawnRows(context: SessionContext, setId: string, scorers: number): Promise<Row[]> {
    accept(checkScorers(scorers));
    const candidates = (await this.facts.candidatesOf(context)).size;
    const tasks = accept(checkSet(await this.papers.get(setId), { key: context.round.key, startsAt: context.from, candidates }));
    const rows: Row[] = [];
    for (const { taskVersionId, weightPercent } of tasks) rows.push(rowOf(await this.bank.task(taskVersionId), rows.length, weightPercent));
    return rows;
  }

  private async tasksFor(context: SessionContext): Promise<PlanChoice[]> {
    const { edition, code, direction, level } = context.round.key;
    const tables = (await this.bank.tables()).filter(
      ({ mode, key }) =>
        mode === 'practical' && key.edition === edition && key.code === code && key.direction === direction && key.level === level,
    );
    const choices: PlanChoice[] = [];
    for (const { id } of tables) {
      for (const task of await this.bank.tasks(id)) choices.push({ task, weightPercent: Number.isInteger(task.weightPercent) ? task.weightPercent : null });
    }
    return choices;
  }

  private async store(actor: Actor, context: SessionContext, { scorers, practicalSetId = null }: PlanCommand): Promise<void> {
    const { session, round, rules } = context;
    const { tolerancePercent, inclusive, tie, panel, humanReviewPercent } = rules.marking;
    // A panel's judgement of a person is not marked again by a second person; its sheets are checked as they come in.
    const reviewPercent = session.mode === 'review' ? 0 : humanReviewPercent;
    // The conditional update is what refuses a change that races with opening.
    const stored = await this.db.change(
      `INSERT INTO marking_plan (session_id, round_id, rule_set_id, scorers, tolerance_percent, inclusive, tie, panel, review_percent, saved_by, saved_at, practical_set_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (session_id) DO UPDATE SET scorers = excluded.scorers, saved_by = excluded.saved_by, saved_at = excluded.saved_at, practical_set_id = excluded.practical_set_id
         WHERE marking_plan.opened_at IS NULL`,
      [session.id, round.id, session.ruleSetId, scorers, tolerancePercent, inclusive, tie, panel, reviewPercent, actor.id, this.clock.now(), practicalSetId],
    ).catch((error: unknown) => {
      throw brokenConstraint(error) === 'marking_plan_set' ? refusal('marking.set-taken') : error;
    });
    if (stored === 0 && (await findPlan(this.db, session.id))) throw refusal('marking.plan-frozen');
  }
}

const rowOf = (task: Pick<ScoredTaskView, 'taskVersionId' | 'name' | 'minutes' | 'fullPoints'>, i: number, weightPercent: number): Row => ({
  no: i + 1, task_version_id: task.taskVersionId, name: task.name, minutes: task.minutes, full_points: task.fullPoints, weight_percent: weightPercent, definition: null,
});
