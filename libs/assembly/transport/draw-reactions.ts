import { Injectable } from '@nestjs/common';
import { assemblyOutboxEvents, type DataOf } from '@kaowu/contracts';
import { OnOutbox } from '@kaowu/platform';
import { RunDrawJob } from '../application/run-draw-job';

/** The worker's part of draws in the background. */
@Injectable()
export class DrawReactions {
  constructor(private readonly running: RunDrawJob) {}

  /** Somebody asked for papers. */
  @OnOutbox(assemblyOutboxEvents.drawAsked)
  async drawAsked({ jobId }: DataOf<typeof assemblyOutboxEvents.drawAsked>): Promise<void> {
    await this.running.run(jobId);
  }
}
