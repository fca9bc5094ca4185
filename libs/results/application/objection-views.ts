import { Injectable } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { OutputOf } from '@kaowu/contracts';
import { RunStore } from '../persistence/run-store';
import type { CandidateRow, ObjectionRow } from '../persistence/run-rows';
import { RoundInputs } from './round-inputs';

type Row = OutputOf<typeof resultsRoutes.objections>['rows'][number];

/** The objections of a round, with what each led to. They stay to be seen after the run that they were raised against. */
@Injectable()
export class ObjectionViews {
  constructor(private readonly store: RunStore, private readonly inputs: RoundInputs) {}

  /** All objections of the round, those of the latest run first. */
  async ofRound(roundId: string): Promise<{ rows: Row[] }> {
    const objections = await this.store.objectionsOfRound(roundId);
    const open = new Map((await this.inputs.corrections.ofRound(roundId)).map((c) => [c.id, c.made]));
    const named = await this.candidatesOf([...new Set(objections.map((o) => o.run_id))]);
    const rows = objections.map((o): Row => {
      const candidate = named.get(`${o.run_id}/${o.candidate_id}`);
      return {
        id: o.id, runNo: o.run_no, candidateId: o.candidate_id, name: candidate?.name ?? '', idNumberMasked: candidate?.id_number_masked ?? '',
        part: o.part, kind: o.kind, text: o.body, raisedAt: o.raised_at.toISOString(), state: o.state,
        decidedAt: o.decided_at?.toISOString() ?? null, decidedBy: o.decided_by_name, decision: o.decision, correction: ledTo(o, open.get(o.id)),
      };
    });
    return { rows };
  }

  /** Who was counted by the runs, by run and candidate. */
  private async candidatesOf(runIds: readonly string[]): Promise<ReadonlyMap<string, CandidateRow>> {
    const lists = await Promise.all(runIds.map((id) => this.store.candidates(id)));
    return new Map(lists.flat().map((c) => [`${c.run_id}/${c.candidate_id}`, c]));
  }
}

/** What an upheld objection led to; `made` is undefined where no correction is open. */
export function ledTo(o: Pick<ObjectionRow, 'state' | 'score_stands'>, made: boolean | undefined): Row['correction'] {
  if (o.state !== 'upheld') return null;
  if (o.score_stands) return 'stands';
  return made === undefined ? 'counted' : made ? 'made' : 'due';
}
