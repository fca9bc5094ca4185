import { Injectable } from '@nestjs/common';
import { workflowStep, type InputOf, type OutputOf, type WorkflowStep, type WorkflowVersion, type bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, found, refusal, Refusal, type Actor } from '@kaowu/platform';
import { strandedStates, workflowProblems } from '../domain/workflow-check';
import { closeDraft, loadSteps, lockWorkflow, replaceSteps, standingIn, storeDraft, workflowVersions, type WorkflowVersionRow } from '../persistence/workflow';
import { refusedOne } from './words';

type Routes = typeof bankRoutes;

const viewOf = (row: WorkflowVersionRow, actor: Actor): WorkflowVersion => ({
  id: row.id, number: row.number, state: row.state, steps: row.steps.map((s) => workflowStep.parse(s)), note: row.note, authors: row.author_names, changedAt: row.changed_at.toISOString(),
  closedBy: row.closed_name, closedAt: row.closed_at?.toISOString() ?? null, reason: row.reason, own: row.author_ids.includes(actor.id),
});

/** The workflow is data: one writes a draft under live checks, another puts it in force. What was in force stays on record. */
@Injectable()
export class EditWorkflow {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /** All versions, newest first. */
  async versions(actor: Actor): Promise<OutputOf<Routes['workflowVersions']>> {
    return { rows: (await workflowVersions(this.db)).map((row) => viewOf(row, actor)) };
  }

  /** What is wrong with steps, and what they would strand. */
  async check(steps: readonly WorkflowStep[]): Promise<OutputOf<Routes['checkWorkflow']>> {
    const problems = workflowProblems(steps).map((problem) => refusedOne('', problem));
    return { problems: problems.map(({ code, zh, en }) => ({ code, zh, en })), stranded: await this.stranded(steps) };
  }

  /** Keeps the draft, with faults too. Problem: `workflow.stale` where another saved or activated meanwhile. */
  save(actor: Actor, { baseNumber, steps, note }: InputOf<Routes['saveWorkflowDraft']>['body']): Promise<WorkflowVersion> {
    return this.db.tx(async () => {
      const [newest, ...others] = await lockWorkflow(this.db);
      if (newest?.number !== baseNumber) throw refusal('workflow.stale', { number: newest?.number ?? 0 });
      const draft = newest.state === 'draft' ? newest : null;
      const [ids, names] = draft?.author_ids.includes(actor.id) ? [draft.author_ids, draft.author_names] : [[...(draft?.author_ids ?? []), actor.id], [...(draft?.author_names ?? []), actor.name]];
      const kept = { id: draft?.id ?? newId(), number: draft?.number ?? newest.number + 1, steps, note, authorIds: ids, authorNames: names, at: this.clock.now() };
      await storeDraft(this.db, kept);
      await this.journal.record(actor, {
        action: 'workflow.drafted', subject: { type: 'workflow', id: kept.id }, before: { steps: draft?.steps ?? [newest, ...others].find((v) => v.state === 'active')?.steps ?? [] }, after: { steps }, data: { number: kept.number },
      });
      return this.view(actor, kept.id);
    });
  }

  /**
   * Puts a draft in force. A state without a way on is a fault of its own, so that nothing is stranded. Problems:
   * `record.not-found`, `workflow.not-draft`, `workflow.activator-is-author`, `workflow.unsound` with a detail for each fault.
   */
  activate(actor: Actor, id: string, reason: string): Promise<WorkflowVersion> {
    return this.db.tx(async () => {
      const draft = await this.lockDraft(id);
      if (draft.author_ids.includes(actor.id)) throw refusal('workflow.activator-is-author');
      const steps = draft.steps.map((s) => workflowStep.parse(s));
      const problems = workflowProblems(steps);
      if (problems.length > 0) throw new Refusal({ code: 'workflow.unsound', params: { count: problems.length }, details: problems.map(({ code, params }) => ({ code, ...(params ? { params } : {}) })) });
      const before = await loadSteps(this.db);
      await replaceSteps(this.db, steps);
      await closeDraft(this.db, id, 'active', actor, reason, this.clock.now());
      await this.journal.record(actor, { action: 'workflow.activated', subject: { type: 'workflow', id }, reason, before: { steps: before }, after: { steps }, data: { number: draft.number } });
      return this.view(actor, id);
    });
  }

  /** Drops a draft. Problems: `record.not-found`, `workflow.not-draft`. */
  drop(actor: Actor, id: string, reason: string): Promise<WorkflowVersion> {
    return this.db.tx(async () => {
      const draft = await this.lockDraft(id);
      await closeDraft(this.db, id, 'dropped', actor, reason, this.clock.now());
      await this.journal.record(actor, { action: 'workflow.dropped', subject: { type: 'workflow', id }, reason, data: { number: draft.number } });
      return this.view(actor, id);
    });
  }

  private async stranded(steps: readonly WorkflowStep[]): Promise<OutputOf<Routes['checkWorkflow']>['stranded']> {
    const standing = await standingIn(this.db, strandedStates(await loadSteps(this.db), steps));
    return standing.filter((s) => s.items + s.tasks > 0);
  }

  private async lockDraft(id: string): Promise<WorkflowVersionRow> {
    const row = found((await lockWorkflow(this.db)).find((v) => v.id === id));
    if (row.state !== 'draft') throw refusal('workflow.not-draft');
    return row;
  }

  private async view(actor: Actor, id: string): Promise<WorkflowVersion> {
    return viewOf(found((await workflowVersions(this.db)).find((v) => v.id === id)), actor);
  }
}
