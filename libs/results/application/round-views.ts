import { Injectable } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { OutputOf, Verdict } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database } from '@kaowu/platform';
import { Rounds } from '@kaowu/sitting';
import type { PublicationRow, RunRow, SignatureRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';
import { Pipeline } from './pipeline';

type RunHead = NonNullable<OutputOf<typeof resultsRoutes.pipeline>['current']>;

/** What is public about a publication. */
export const publicationHeadOf = (p: PublicationRow, now: Date, superseded: boolean) => ({
  id: p.id, title: p.title, roundName: p.round_name, occupationName: p.occupation_name, occupation: p.occupation,
  publishedAt: p.published_at.toISOString(), closesAt: p.closes_at.toISOString(), open: now < p.closes_at && !superseded,
  superseded, candidates: p.candidates, passed: p.passed,
});

/** A signature as it crosses the wire. */
export const signatureView = (s: SignatureRow) => ({ role: s.role, personId: s.person_id, name: s.name, signedAt: s.signed_at.toISOString() });

/** Views over rounds: the list and the pipeline with its gates. */
@Injectable()
export class RoundViews {
  constructor(
    private readonly db: Database,
    private readonly store: RunStore,
    private readonly rounds: Rounds,
    private readonly pipeline: Pipeline,
    private readonly clock: Clock,
  ) {}

  /** Every round with the run that counts, those on the way first. */
  async list(): Promise<OutputOf<typeof resultsRoutes.rounds>> {
    const heads = new Map((await this.heads(await this.store.current())).map((h) => [h.roundId, h.head]));
    const rounds = await this.rounds.list();
    return {
      rows: rounds.map((r) => ({ roundId: r.id, name: r.name, occupationName: r.occupationName, key: r.key, roundState: r.state, run: heads.get(r.id) ?? null })),
    };
  }

  /** One round as a pipeline. Problem: `record.not-found`. */
  async one(roundId: string): Promise<OutputOf<typeof resultsRoutes.pipeline>> {
    const round = await this.rounds.get(roundId);
    const { rules } = round;
    const runs = await this.store.ofRound(roundId);
    const current = runs.find((r) => r.state !== 'superseded') ?? null;
    const heads = await this.heads(runs);
    const publication = current ? await this.store.findPublication(current.id) : null;
    return {
      roundId, name: round.name, occupationName: round.occupationName, key: round.key, parts: current?.parts ?? [...round.parts],
      passHundredths: rules.pass.partHundredths, objectionWorkingDays: rules.publication.objectionWorkingDays, humanReviewPercent: rules.marking.humanReviewPercent,
      current: heads.find((h) => h.head.id === current?.id)?.head ?? null,
      earlier: heads.filter((h) => h.head.id !== current?.id).map((h) => h.head),
      gates: await this.pipeline.gates(roundId, current),
      publication: publication ? publicationHeadOf(publication, this.clock.now(), false) : null,
    };
  }

  private async heads(runs: readonly RunRow[]): Promise<{ roundId: string; head: RunHead }[]> {
    const ids = runs.map((r) => r.id);
    const counts = await this.db.query<{ run_id: string; verdict: Verdict; n: string }>(
      'SELECT run_id, verdict, count(*) AS n FROM result_candidate WHERE run_id = ANY ($1::uuid[]) GROUP BY 1, 2', [ids]);
    const differing = await this.db.query<{ run_id: string; n: string }>(
      'SELECT run_id, count(*) AS n FROM result WHERE run_id = ANY ($1::uuid[]) AND NOT agrees GROUP BY 1', [ids]);
    const signatures = await this.store.signatures(ids);
    return runs.map((run) => {
      const own = counts.filter((c) => c.run_id === run.id);
      const of = (verdict: Verdict): number => Number(own.find((c) => c.verdict === verdict)?.n ?? 0);
      return {
        roundId: run.round_id,
        head: {
          id: run.id, no: run.no, state: run.state, computedAt: run.computed_at.toISOString(), computedBy: run.computed_by_name, reason: run.reason,
          candidates: own.reduce((sum, c) => sum + Number(c.n), 0), passed: of('passed'), failed: of('failed'), absent: of('absent'), incomplete: of('incomplete'),
          disagreeing: Number(differing.find((d) => d.run_id === run.id)?.n ?? 0),
          signatures: signatures.filter((s) => s.run_id === run.id).map(signatureView),
        },
      };
    });
  }
}
