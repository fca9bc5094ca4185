import { Injectable } from '@nestjs/common';
import type { AssessmentMode } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, digestOf, newId } from '@kaowu/kernel';
import { Database, accept, refusal } from '@kaowu/platform';
import type { Actor } from '@kaowu/platform';
import { compare } from '../domain/compare';
import type { Comparison } from '../domain/compare';
import { computeFirst } from '../domain/compute-first';
import { computeSecond } from '../domain/compute-second';
import type { ExplainedScore, PartScore } from '../domain/part-score';
import { mayCompute } from '../domain/run-machine';
import { drawSample } from '../domain/sample';
import { partPassed, verdictOf } from '../domain/verdict';
import type { CandidateRow, ResultRow, RunRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';
import { Pipeline, refuseClosed } from './pipeline';
import type { RunAfter } from './pipeline';
import { RoundInputs } from './round-inputs';
import type { Inputs } from './round-inputs';

/** Everything of a run before it is stored. */
interface Computed {
  readonly candidates: CandidateRow[];
  readonly results: Omit<ResultRow, 'agrees'>[];
  readonly differing: Comparison[];
}

/** 统分: computes a round's results by both computations and stores them as a new run (D28). */
@Injectable()
export class ComputeRun {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly store: RunStore,
    private readonly inputs: RoundInputs,
    private readonly pipeline: Pipeline,
  ) {}

  /**
   * A new run of the round; an earlier one becomes `superseded`, its rows stay as they were. A run whose computations
   * differ is stored too, so that the difference can be looked at, but it goes no further. Problems:
   * `results.gate-closed` (round not finished, marks missing), `results.no-candidates`, `results.run-filed`,
   * `results.reason-needed`.
   */
  run(actor: Actor, roundId: string, reason: string | undefined): Promise<RunAfter> {
    return this.db.tx(async () => {
      await this.store.lockRound(roundId);
      const current = await this.store.findCurrent(roundId);
      accept(mayCompute(current?.state ?? null, reason));
      // From here nobody marks until the run stands; afterwards its marks stand with it.
      await this.inputs.counted.freeze(roundId);
      const gate = (await this.pipeline.gates(roundId, null))[0];
      refuseClosed('compute', gate?.items ?? []);
      const inputs = await this.inputs.load(roundId);
      if (inputs.candidates.length === 0) throw refusal('results.no-candidates');
      const run = this.newRun(actor, inputs, await this.store.ofRound(roundId), reason);
      if (current) await this.supersede(actor, current, run, reason);
      const computed = computeBoth(run, inputs);
      await this.save(run, computed);
      await this.inputs.counted.hold(roundId, run);
      await this.journal.record(actor, {
        action: 'results.computed',
        subject: { type: 'result_run', id: run.id },
        reason,
        after: computed.results,
        data: { roundId, no: run.no, inputs: inputs.digest, results: digestOf(JSON.parse(JSON.stringify(computed.results))), parts: computed.results.length, differing: computed.differing.length },
      });
      return this.pipeline.after(run.id);
    });
  }

  private newRun(actor: Actor, inputs: Inputs, earlier: readonly RunRow[], reason: string | undefined): RunRow {
    const { round, rules, plan, digest } = inputs;
    return {
      id: newId(), round_id: round.id, no: (earlier[0]?.no ?? 0) + 1, state: 'computed', rule_set_id: round.ruleSetId,
      parts: [...plan.parts], pass_hundredths: rules.pass.partHundredths, review_percent: rules.marking.humanReviewPercent,
      objection_days: rules.publication.objectionWorkingDays, inputs_digest: digest, reason: reason ?? null,
      computed_at: this.clock.now(), computed_by: actor.id, computed_by_name: actor.name,
    };
  }

  private async supersede(actor: Actor, current: RunRow, by: RunRow, reason: string | undefined): Promise<void> {
    await this.store.setState(current.id, 'superseded');
    await this.journal.record(actor, {
      action: 'results.run-superseded', subject: { type: 'result_run', id: current.id }, reason, data: { by: by.id, from: current.state },
    });
  }

  private async save(run: RunRow, computed: Computed): Promise<void> {
    await this.store.insertRun(run);
    await this.store.insertCandidates(computed.candidates);
    await this.store.insertResults(computed.results);
    const sheets = computed.results.filter((r) => r.status === 'scored').map((r) => ({ candidateId: r.candidate_id, part: r.part }));
    await this.store.insertSample(run.id, drawSample(run.id, sheets, run.review_percent));
  }
}

function computeBoth(run: RunRow, { marks, plan, candidates }: Inputs): Computed {
  const first = computeFirst(marks, plan);
  const second = computeSecond(marks, plan);
  const others = new Map(second.map((s) => [`${s.candidateId} ${s.part}`, s]));
  const compared = compare(first, second);
  const at = new Map(compared.map((c) => [`${c.candidateId} ${c.part}`, c.at]));
  const results = first.map((one) => {
    const key = `${one.candidateId} ${one.part}`;
    return resultRow(run, one, others.get(key), at.get(key) ?? []);
  });
  const scoresOf = new Map<string, PartScore[]>();
  for (const score of first) scoresOf.set(score.candidateId, [...(scoresOf.get(score.candidateId) ?? []), score]);
  return {
    results,
    differing: compared.filter((c) => !c.agrees),
    candidates: candidates.map((c) => ({
      run_id: run.id, candidate_id: c.id, name: c.name, id_number_masked: c.idNumberMasked,
      verdict: verdictOf(scoresOf.get(c.id) ?? [], run.pass_hundredths),
    })),
  };
}

const resultRow = (run: RunRow, one: ExplainedScore, other: PartScore | undefined, at: readonly string[]): Omit<ResultRow, 'agrees'> => ({
  run_id: run.id,
  candidate_id: one.candidateId,
  part: one.part satisfies AssessmentMode,
  status: one.status,
  points: one.points,
  failed_by_fatal: one.failedByFatal,
  second_status: other?.status ?? null,
  second_points: other?.points ?? null,
  second_failed_by_fatal: other?.failedByFatal ?? false,
  voided: one.voided,
  second_voided: other?.voided ?? false,
  differing_lines: [...at],
  passed: partPassed(one, run.pass_hundredths),
  gap: one.gap,
  path: one.path,
});
