import { Injectable } from '@nestjs/common';
import type { Action, RunStep } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, accept } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { nextState } from '../domain/run-machine';
import { RunStore } from '../persistence/run-store';
import { Pipeline } from './pipeline';

/** The steps that the lib certificates performs. */
export type OuterStep = Extract<RunStep, 'file' | 'accept' | 'issue'>;

const ACTION_OF = { file: 'results.filed', accept: 'results.accepted', issue: 'results.issued' } as const satisfies Record<OuterStep, Action>;

/** Carries a run on when its list is filed, accepted and turned into certificates. */
@Injectable()
export class StepRun {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly store: RunStore,
    private readonly pipeline: Pipeline,
  ) {}

  /**
   * Carries a run over a step that the lib certificates performs, in its transaction. Problems:
   * `results.step-out-of-order`, `results.gate-closed`.
   */
  run(actor: Actor, runId: string, step: OuterStep): Promise<void> {
    return this.db.tx(async () => {
      const run = await this.store.lock(runId);
      const next = accept(nextState(run.state, step));
      await this.pipeline.demand(run, step);
      await this.store.setState(runId, next);
      await this.journal.record(actor, { action: ACTION_OF[step], subject: { type: 'result_run', id: runId }, data: { roundId: run.round_id } });
    });
  }
}
