import { Injectable } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { OutputOf } from '@kaowu/contracts';
import { RunStore } from '../persistence/run-store';
import type { ObjectionRow } from '../persistence/run-rows';
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
    const rows: Row[] = [];
    for (const o of objections) {
      const candidate = (await this.store.candidates(o.run_id)).find((c) => c.candidate_id === o.candidate_id);
      rows.push({
        id: o.id, runNo: o.run_no, candidateId: o.candidate_id, name: candidate?.name ?? '', idNumberMasked: candidate?.id_number_masked ?? '',
        part: o.part, kind: o.kind, text: o.body, raisedAt: o.raised_at.toISOString(), state: o.state,
        decidedAt: o.decided_at?.toISOString() ?? null, decidedBy: o.decided_by_name, decision: o.decision, correction: ledTo(o, open.get(o.id)),
      });
    }
    return { rows };
  }
}

/** What an upheld objection led to; `made` is undefined where no correction is open. */
export function ledTo(o: Pick<ObjectionRow, 'state' | 'score_stands'>, made: boolean | undefined): Row['correction'] {
  if (o.state !== 'upheld') return null;
  if (o.score_stands) return 'stands';
  return made === undefined ? 'counted' : made ? 'made' : 'due';
}
