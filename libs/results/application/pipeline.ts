import { Injectable } from '@nestjs/common';
import { RUN_STEP_WORDS } from '@kaowu/contracts';
import type { AssessmentMode, Gate, GateItem, ProblemCode, RunState, RunStep } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Refusal } from '@kaowu/platform';
import { computeFirst } from '../domain/compute-first';
import { gatesOf, waitsFor } from '../domain/gates';
import type { PipelineFacts, RunFacts } from '../domain/gates';
import { RUN_STEPS, STEP_ORDER } from '../domain/run-machine';
import type { ResultRow, RunRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';
import { RoundInputs } from './round-inputs';
import type { Inputs } from './round-inputs';

/** Where a run stands after an act, as routes answer it. */
export interface RunAfter {
  readonly id: string;
  readonly state: RunState;
  readonly next: RunStep | null;
  readonly waitsFor: GateItem[];
}

/** While a run is in these states its inputs may not change under it. */
const WATCHED: ReadonlySet<RunState> = new Set(['computed', 'reviewed', 'released']);

/** Gathers the facts that the gates look at, and refuses a step whose gate is closed. */
@Injectable()
export class Pipeline {
  constructor(private readonly store: RunStore, private readonly inputs: RoundInputs, private readonly clock: Clock) {}

  /** The gates of a round as they stand now. */
  async gates(roundId: string, run: RunRow | null): Promise<Gate[]> {
    return gatesOf(await this.facts(roundId, run));
  }

  /** What a step of the run still waits for, beside the things of `but`. */
  async missing(run: RunRow, step: RunStep, but: readonly ProblemCode[] = []): Promise<GateItem[]> {
    const facts = await this.facts(run.round_id, run);
    return waitsFor(step, facts, facts.run as RunFacts).filter((item) => !but.includes(item.code as ProblemCode));
  }

  /** Refuses `results.gate-closed` with every missing thing as a detail, where there is any. */
  async demand(run: RunRow, step: RunStep, but: readonly ProblemCode[] = []): Promise<void> {
    refuseClosed(step, await this.missing(run, step, but));
  }

  /** The run's state with its next step. */
  async after(runId: string): Promise<RunAfter> {
    const run = await this.store.get(runId);
    const next = STEP_ORDER.find((step) => RUN_STEPS[step].from === run.state) ?? null;
    return { id: run.id, state: run.state, next, waitsFor: next ? await this.missing(run, next) : [] };
  }

  /** Facts of a round and its current run; marks are read only while they matter. */
  async facts(roundId: string, run: RunRow | null): Promise<PipelineFacts> {
    const inputs = run && !WATCHED.has(run.state) ? null : await this.inputs.load(roundId);
    // What is published stands until the list goes to the bureau; only a violation that comes up meanwhile holds it.
    const late = run?.state === 'publicised' ? await this.inputs.lateViolations(roundId, run.computed_at) : null;
    const labels = inputs
      ? new Map(inputs.candidates.map((c) => [c.id, c.name]))
      : new Map((await this.store.candidates((run as RunRow).id)).map((c) => [c.candidate_id, c.name]));
    const corrections = await this.inputs.corrections.ofRound(roundId);
    return {
      now: this.clock.now(),
      round: { name: inputs?.round.name ?? '', finished: inputs ? inputs.round.state === 'finished' : true },
      labels,
      openViolations: inputs?.openViolations ?? late?.open ?? [],
      laterViolations: late?.decidedSince ?? [],
      correctionsDue: corrections.filter((c) => !c.made),
      marksMissing: run || !inputs ? [] : gapsOf(inputs),
      run: run ? await this.runFacts(run, inputs, new Set(corrections.map((c) => c.id))) : null,
    };
  }

  private async runFacts(run: RunRow, inputs: Inputs | null, correcting: ReadonlySet<string>): Promise<RunFacts> {
    const results = await this.store.results(run.id);
    const checks = await this.store.checks(run.id);
    const signatures = await this.store.signatures([run.id]);
    const publication = await this.store.findPublication(run.id);
    return {
      state: run.state,
      inputsUnchanged: inputs === null || inputs.digest === run.inputs_digest,
      comparisons: results.map(comparisonOf),
      unusable: results.filter((r) => r.status === 'missing').map((r) => ({ candidateId: r.candidate_id, part: r.part, reason: r.gap ?? '—' })),
      checksNeeded: checks.length,
      checks: checks.flatMap((c) =>
        c.own === null || c.computed === null ? [] : [{ candidateId: c.candidate_id, part: c.part, own: c.own, computed: c.computed }]),
      signatures: new Set(signatures.map((s) => s.role)),
      closesAt: publication?.closes_at ?? null,
      // Those to an earlier publication that were not dealt with hold this one too.
      objections: (await this.store.objectionsOfRound(run.round_id)).filter((o) => o.run_id === run.id || o.state === 'open' || correcting.has(o.id)).map((o) => ({ candidateId: o.candidate_id, part: o.part, state: o.state, scoreStands: o.score_stands })),
    };
  }
}

/** Parts that cannot be computed from what marking holds now. */
export const gapsOf = (inputs: Inputs): { candidateId: string; part: AssessmentMode; reason: string }[] =>
  computeFirst(inputs.marks, inputs.plan).flatMap((s) =>
    s.status === 'missing' ? [{ candidateId: s.candidateId, part: s.part, reason: s.gap ?? '—' }] : []);

/** Refuses `results.gate-closed` where anything is missing. */
export function refuseClosed(step: Gate['step'], items: readonly GateItem[]): void {
  if (items.length === 0) return;
  const words = RUN_STEP_WORDS[step];
  throw new Refusal({
    code: 'results.gate-closed',
    params: { step: words.zh, stepEn: words.en, count: items.length },
    details: items.slice(0, 100).map(({ code, params }) => ({ code, params })),
  });
}

/** A stored pair of computations as the comparison that made it. */
export const comparisonOf = (r: Omit<ResultRow, 'path'>): RunFacts['comparisons'][number] => ({
  candidateId: r.candidate_id,
  part: r.part,
  firstStatus: r.status,
  secondStatus: r.second_status,
  first: r.points,
  second: r.second_points,
  difference: r.points === null || r.second_points === null ? null : r.second_points - r.points,
  at: r.differing_lines,
  agrees: r.agrees,
});
