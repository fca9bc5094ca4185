import { Injectable } from '@nestjs/common';
import { workflowDefinition, type InputOf, type OutputOf, type Problem, type WorkflowDefinition, type WorkflowVersion, type bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, found, refusal, Refusal, type Actor } from '@kaowu/platform';
import { statusOf, statusWords } from '../domain/workflow';
import { strandedStatuses, workflowProblems } from '../domain/workflow-check';
import { closeDraft, loadStatuses, loadSteps, lockInForce, lockWorkflow, replaceWorkflow, standingIn, storeDraft, workflowVersions, type WorkflowVersionRow } from '../persistence/workflow';
import { refusedOne } from './words';

type Routes = typeof bankRoutes;
type Stranded = OutputOf<Routes['checkWorkflow']>['stranded'];

const definitionOf = ({ statuses, steps, moves }: WorkflowDefinition): WorkflowDefinition => workflowDefinition.parse({ statuses, steps, moves });

const viewOf = (row: WorkflowVersionRow, actor: Actor): WorkflowVersion => ({
  id: row.id, number: row.number, state: row.state, ...definitionOf(row), note: row.note, authors: row.author_names, changedAt: row.changed_at.toISOString(),
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

  /** What is wrong with a workflow, and what it would strand or merge. */
  async check(asked: WorkflowDefinition): Promise<OutputOf<Routes['checkWorkflow']>> {
    const problems = workflowProblems(asked, await loadStatuses(this.db)).map((problem) => refusedOne('', problem));
    return { problems: problems.map(({ code, zh, en }) => ({ code, zh, en })), stranded: await this.stranded(asked) };
  }

  /** Keeps the draft, with faults too. Problem: `workflow.stale` where another saved or activated meanwhile. */
  save(actor: Actor, { baseNumber, note, ...body }: InputOf<Routes['saveWorkflowDraft']>['body']): Promise<WorkflowVersion> {
    return this.db.tx(async () => {
      const [newest, ...others] = await lockWorkflow(this.db);
      if (newest?.number !== baseNumber) throw refusal('workflow.stale', { number: newest?.number ?? 0 });
      const draft = newest.state === 'draft' ? newest : null;
      const [ids, names] = draft?.author_ids.includes(actor.id) ? [draft.author_ids, draft.author_names] : [[...(draft?.author_ids ?? []), actor.id], [...(draft?.author_names ?? []), actor.name]];
      const definition = definitionOf(body);
      const kept = { id: draft?.id ?? newId(), number: draft?.number ?? newest.number + 1, definition, note, authorIds: ids, authorNames: names, at: this.clock.now() };
      await storeDraft(this.db, kept);
      const before = draft ?? [newest, ...others].find((v) => v.state === 'active');
      await this.journal.record(actor, {
        action: 'workflow.drafted', subject: { type: 'workflow', id: kept.id }, before: before && definitionOf(before), after: definition, data: { number: kept.number },
      });
      return this.view(actor, kept.id);
    });
  }

  /**
   * Puts a draft in force. A status without a way on is a fault of its own, and one that is removed hands what stands in
   * it over to another, so that nothing is stranded; what is handed over is journalled one by one. Problems:
   * `record.not-found`, `workflow.not-draft`, `workflow.activator-is-author`, `workflow.unsound` with a detail for each
   * fault, `workflow.status-in-use` with the count among them.
   */
  activate(actor: Actor, id: string, reason: string): Promise<WorkflowVersion> {
    return this.db.tx(async () => {
      const draft = await this.lockDraft(id);
      if (draft.author_ids.includes(actor.id)) throw refusal('workflow.activator-is-author');
      await lockInForce(this.db);
      const [statuses, steps] = [await loadStatuses(this.db), await loadSteps(this.db)];
      const next = definitionOf(draft);
      const occupied = (await this.stranded(next)).filter((s) => s.removed && s.movedTo === null);
      const problems: Problem[] = [
        ...workflowProblems(next, statuses),
        ...occupied.map(({ code, items, tasks }): Problem => ({ code: 'workflow.status-in-use', params: { ...statusWords({ statuses }, code), items, tasks } })),
      ];
      if (problems.length > 0) throw new Refusal({ code: 'workflow.unsound', params: { count: problems.length }, details: problems.map(({ code, params }) => ({ code, ...(params ? { params } : {}) })) });
      const merged = await replaceWorkflow(this.db, next);
      await closeDraft(this.db, id, 'active', actor, reason, this.clock.now());
      await this.journal.record(actor, { action: 'workflow.activated', subject: { type: 'workflow', id }, reason, before: { statuses, steps }, after: next, data: { number: draft.number, merged: merged.length } });
      await this.journal.recordAll(actor, merged.map((m) => ({
        action: m.kind === 'item' ? 'item.status-merged' : 'task.status-merged', reason, subject: { type: m.kind, id: m.owner_id }, before: { status: m.from }, after: { status: m.to },
        data: { versionId: m.id, workflow: draft.number, to: { zh: statusWords(next, m.to).state, en: statusWords(next, m.to).stateEn } },
      })));
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

  /** Statuses in force that hold items or tasks and would go, or have no way on, by another workflow. */
  private async stranded(next: WorkflowDefinition): Promise<Stranded> {
    const present = { statuses: await loadStatuses(this.db), steps: await loadSteps(this.db) };
    const standing = await standingIn(this.db, strandedStatuses(present, next));
    return standing.filter((s) => s.items + s.tasks > 0).map((s) => {
      const { state: zh, stateEn: en } = statusWords(present, s.code);
      return { ...s, zh, en, removed: statusOf(next, s.code) === null, movedTo: next.moves.find((m) => m.from === s.code)?.to ?? null };
    });
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
