import { Injectable } from '@nestjs/common';
import { Clock } from '@kaowu/kernel';
import { Database, systemActor, type Actor } from '@kaowu/platform';
import { beginJob, endJob, getJob, tellJob, type DrawJobRow } from '../persistence/draw-job-rows';
import { DrawJobs, endOf, type Progress } from './draw-jobs';
import { DrawPaperSet } from './draw-paper-set';
import { DrawCancelled, type DrawWatch } from './draw-watch';

/** How often progress is written down and a cancellation looked for, in milliseconds. */
const TELL_EVERY = 400;

const askerOf = ({ asked_by, asked_by_name }: DrawJobRow): Actor => ({ ...systemActor('assembly'), kind: 'staff', id: asked_by, name: asked_by_name });

/**
 * Does the work of a draw in the background. The set is drawn in one transaction: a job that is cancelled, refused or
 * cut off by the end of its process leaves nothing behind, and a repeat after that begins anew. The job's own row is
 * written beside that transaction, so that everybody sees how far it is.
 */
@Injectable()
export class RunDrawJob {
  constructor(
    private readonly db: Database,
    private readonly jobs: DrawJobs,
    private readonly draw: DrawPaperSet,
    private readonly clock: Clock,
  ) {}

  /** Throws what is no refusal, so that the queue tries again. */
  async run(jobId: string): Promise<void> {
    const row = await getJob(this.db, jobId);
    if (!(await beginJob(this.db, jobId))) return;
    if (await this.db.one('SELECT 1 FROM paper_set WHERE id = $1', [jobId])) return this.end(jobId, { state: 'done', problem: null });
    const calledOff = new AbortController();
    let progress: Progress = { phase: null, done: 0, total: row.papers };
    const tell = async (): Promise<void> => {
      if (await tellJob(this.db, jobId, progress)) calledOff.abort();
    };
    // Begun outside the transaction of the draw: what it writes is seen at once.
    const ticking = setInterval(() => void tell().catch(() => undefined), TELL_EVERY);
    const watch: DrawWatch = { signal: calledOff.signal, told: (phase, done, total) => void (progress = { phase, done, total }) };
    try {
      await tell();
      await this.draw.run(askerOf(row), this.jobs.commandOf(row), jobId, watch);
      clearInterval(ticking);
      await tellJob(this.db, jobId, progress);
      await this.end(jobId, { state: 'done', problem: null });
    } catch (error) {
      clearInterval(ticking);
      if (error instanceof DrawCancelled || calledOff.signal.aborted) return this.end(jobId, { state: 'cancelled', problem: null });
      const end = endOf(error);
      await this.end(jobId, end);
      if (end.state === 'failed') throw error;
    }
  }

  private end(jobId: string, end: Omit<Parameters<typeof endJob>[2], 'at'>): Promise<void> {
    return endJob(this.db, jobId, { ...end, at: end.state === 'failed' ? null : this.clock.now() });
  }
}
