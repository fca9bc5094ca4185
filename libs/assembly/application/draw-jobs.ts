import { Injectable } from '@nestjs/common';
import { assemblyOutboxEvents, drawCommand, type DrawJobView, type DrawPhase, type WireProblem } from '@kaowu/contracts';
import { Clock, newId } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { Database, Outbox, Refusal, refusal, Vault, wireProblem, type Actor } from '@kaowu/platform';
import { getVersion } from '../persistence/blueprint-rows';
import { endJob, getJob, insertJob, lockJob, recentJobs, type DrawJobRow } from '../persistence/draw-job-rows';
import type { DrawCommand } from './draw-paper-set';

/** How long an ended job stays in the list. */
const RECENT_MS = 24 * 3_600_000;

/** The phase and numbers of a job at a moment. */
export interface Progress {
  readonly phase: DrawPhase | null;
  readonly done: number;
  readonly total: number;
}

const words = ({ code, zh, en }: { code: string; zh: string; en: string }): { code: string; zh: string; en: string } => ({ code, zh, en });

/** A job as its page shows it. */
export const jobView = (row: DrawJobRow): DrawJobView => ({
  id: row.id, name: row.name, count: row.papers, forms: row.forms, state: row.state, phase: row.phase, done: row.done, total: row.total,
  problem: row.problem === null ? null : { ...words(row.problem), details: (row.problem.details ?? []).map(words) },
  askedBy: { id: row.asked_by, name: row.asked_by_name }, askedAt: row.asked_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null, cancelAsked: row.cancel_asked_at !== null,
});

/** Draws that run in the background: asked for, looked at, called off. The work itself is `RunDrawJob`'s. */
@Injectable()
export class DrawJobs {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Puts a draw into the queue. Problems: record.not-found, blueprint.not-approved. */
  start(actor: Actor, command: DrawCommand): Promise<DrawJobView> {
    return this.db.tx(async () => {
      const version = await getVersion(this.db, command.blueprintVersionId);
      if (version.approver_id === null) throw refusal('blueprint.not-approved', { version: version.version });
      const id = newId();
      await insertJob(this.db, {
        id, name: command.name, papers: command.count, forms: command.selection?.length ?? command.forms ?? null, command: this.vault.seal(JSON.stringify(command), 'paper-seed'),
        asked_by: actor.id, asked_by_name: actor.name, asked_at: this.clock.now(),
      });
      await this.journal.record(actor, {
        action: 'paper-set.draw-asked', subject: { type: 'paper-set', id }, reason: command.reason,
        data: { papers: command.count, blueprintVersionId: version.id, ...(command.forms === undefined ? {} : { forms: command.forms }) },
      });
      await this.outbox.emit(assemblyOutboxEvents.drawAsked, { jobId: id });
      return jobView(await getJob(this.db, id));
    });
  }

  /** One job. Problem: record.not-found. */
  async view(id: string): Promise<DrawJobView> {
    return jobView(await getJob(this.db, id));
  }

  /** Jobs at work, and those of the last day. */
  async recent(): Promise<DrawJobView[]> {
    return (await recentJobs(this.db, new Date(this.clock.now().getTime() - RECENT_MS))).map(jobView);
  }

  /** Calls a draw off; one that waits ends at once, one at work within a second. A job that has ended stays as it is. */
  cancel(actor: Actor, id: string): Promise<DrawJobView> {
    return this.db.tx(async () => {
      const row = await lockJob(this.db, id);
      if (row.ended_at !== null || row.cancel_asked_at !== null) return jobView(row);
      await this.db.query('UPDATE draw_job SET cancel_asked_at = $2 WHERE id = $1', [id, this.clock.now()]);
      if (row.state !== 'running') await endJob(this.db, id, { state: 'cancelled', problem: null, at: this.clock.now() });
      await this.journal.record(actor, { action: 'paper-set.draw-cancelled', subject: { type: 'paper-set', id }, data: { state: row.state, done: row.done, total: row.total } });
      return jobView(await getJob(this.db, id));
    });
  }

  /** The command of a job, opened. */
  commandOf(row: DrawJobRow): DrawCommand {
    return drawCommand.parse(JSON.parse(this.vault.openText(row.command, 'paper-seed')));
  }
}

/** What a thrown error says of the end of a job: a rule's refusal, or a fault that is tried again. */
export function endOf(error: unknown): { readonly state: 'refused' | 'failed'; readonly problem: WireProblem } {
  if (error instanceof Refusal) return { state: 'refused', problem: wireProblem(error.problem) };
  return { state: 'failed', problem: wireProblem({ code: 'server.fault', params: { reference: '—' } }) };
}
