import { Injectable } from '@nestjs/common';
import type { RunState } from '@kaowu/contracts';
import type { Actor } from '@kaowu/platform';
import { Pipeline } from './pipeline';
import { RunStore } from '../persistence/run-store';
import { StepRun } from './step-run';
import type { OuterStep } from './step-run';

/** A candidate who passed, with the points of each part in hundredths (null where the round has no such part). */
export interface PassedCandidate {
  readonly candidateId: string;
  readonly theory: number | null;
  readonly practical: number | null;
  readonly review: number | null;
}

/** The door of results for the libs downstream. */
@Injectable()
export class Results {
  constructor(private readonly store: RunStore, private readonly stepRun: StepRun, private readonly pipeline: Pipeline) {}

  /** The run that counts for a round with its state, or null before the first computation. */
  async state(roundId: string): Promise<{ runId: string; state: RunState } | null> {
    const run = await this.store.findCurrent(roundId);
    return run ? { runId: run.id, state: run.state } : null;
  }

  /** Who passed by the current run, once it is publicised; nobody before. */
  async passed(roundId: string): Promise<PassedCandidate[]> {
    const run = await this.store.findCurrent(roundId);
    if (!run || ['computed', 'reviewed', 'released'].includes(run.state)) return [];
    const results = await this.store.results(run.id);
    const points = (candidateId: string, part: string): number | null => results.find((r) => r.candidate_id === candidateId && r.part === part)?.points ?? null;
    return (await this.store.candidates(run.id))
      .filter((c) => c.verdict === 'passed')
      .map(({ candidate_id: id }) => ({ candidateId: id, theory: points(id, 'theory'), practical: points(id, 'practical'), review: points(id, 'review') }));
  }

  /** What the next step of certificates still waits for in results (window, objections); problem codes with their data. */
  async missing(runId: string, step: OuterStep): Promise<Awaited<ReturnType<Pipeline['missing']>>> {
    return this.pipeline.missing(await this.store.get(runId), step);
  }

  /**
   * Carries a run on in the caller's transaction. Problems: `results.step-out-of-order`, `results.gate-closed`.
   */
  advance(actor: Actor, runId: string, step: OuterStep): Promise<void> {
    return this.stepRun.run(actor, runId, step);
  }
}
