import { Injectable } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { InputOf, OutputOf, Verdict } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { Rounds } from '@kaowu/sitting';
import type { PartScore } from '../domain/part-score';
import { countVerdicts, partStatistics, shareOf } from '../domain/statistics';
import { RunStore } from '../persistence/run-store';

/** Pass rates and distributions of a run, and over rounds by occupation, level and district (D52). */
@Injectable()
export class StatisticsViews {
  constructor(private readonly db: Database, private readonly store: RunStore, private readonly rounds: Rounds) {}

  /** Figures of one run. Problem: `record.not-found`. */
  async ofRun(runId: string): Promise<OutputOf<typeof resultsRoutes.statistics>> {
    const run = await this.store.get(runId);
    const candidates = await this.store.candidates(runId);
    const counts = countVerdicts(candidates.map((c) => c.verdict));
    const scores = (await this.store.results(runId)).map((r): PartScore => ({
      candidateId: r.candidate_id, part: r.part, status: r.status ?? 'missing', points: r.points, failedByFatal: r.failed_by_fatal, voided: r.voided, lines: [], gap: r.gap,
    }));
    return {
      candidates: candidates.length, ...counts, passShare: shareOf(counts.passed, candidates.length - counts.absent),
      parts: run.parts.map((part) => {
        const s = partStatistics(part, scores, run.pass_hundredths);
        return { ...s, bands: [...s.bands], passShare: shareOf(s.passed, s.scored) };
      }),
    };
  }

  /** Rounds whose results are released, summed by occupation, level and district; days bound the round's last day. */
  async overview({ from, to }: InputOf<typeof resultsRoutes.statisticsOverview>['query']): Promise<OutputOf<typeof resultsRoutes.statisticsOverview>> {
    const counts = await this.db.query<{ round_id: string; verdict: Verdict; n: string }>(
      `SELECT r.round_id, c.verdict, count(*) AS n FROM result_run r JOIN result_candidate c ON c.run_id = r.id
       WHERE r.state IN ('released', 'publicised', 'filed', 'accepted', 'issued') GROUP BY 1, 2`);
    const rows = new Map<string, OutputOf<typeof resultsRoutes.statisticsOverview>['rows'][number]>();
    for (const round of await this.rounds.list()) {
      const own = counts.filter((c) => c.round_id === round.id);
      if (own.length === 0 || (from && round.to < from) || (to && round.to > to)) continue;
      const name = [round.key.edition, round.key.code, round.key.direction, round.key.level, round.districtCode].join('|');
      const row = rows.get(name) ?? { occupationName: round.occupationName, key: round.key, districtCode: round.districtCode, rounds: 0, candidates: 0, attended: 0, passed: 0, passShare: null };
      const sum = (pick: (v: Verdict) => boolean): number => own.filter((c) => pick(c.verdict)).reduce((s, c) => s + Number(c.n), 0);
      const attended = row.attended + sum((v) => v !== 'absent');
      const passed = row.passed + sum((v) => v === 'passed');
      rows.set(name, { ...row, rounds: row.rounds + 1, candidates: row.candidates + sum(() => true), attended, passed, passShare: shareOf(passed, attended) });
    }
    return { rows: [...rows.values()] };
  }
}
