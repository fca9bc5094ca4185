import { Injectable } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { AssessmentMode, InputOf, OutputOf, PartStatus, Verdict } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import type { ResultRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';

type Page<R extends 'results' | 'comparison'> = InputOf<(typeof resultsRoutes)[R]>['query'];
type PartCell = { part: AssessmentMode; status: PartStatus; points: number | null; passed: boolean; failedByFatal: boolean; voided: boolean };

interface ResultLine {
  readonly candidate_id: string;
  readonly name: string;
  readonly id_number_masked: string;
  readonly verdict: Verdict;
  readonly parts: PartCell[];
  readonly total: string;
}

const PARTS_OF = `(SELECT jsonb_agg(jsonb_build_object('part', r.part, 'status', r.status, 'points', r.points, 'passed', r.passed,
  'failedByFatal', r.failed_by_fatal, 'voided', r.voided) ORDER BY array_position(ARRAY['theory', 'practical', 'review'], r.part))
  FROM result r WHERE r.run_id = c.run_id AND r.candidate_id = c.candidate_id)`;
const POINTS_OF = '(SELECT s.points FROM result s WHERE s.run_id = c.run_id AND s.candidate_id = c.candidate_id AND s.part = $6)';

/** Read-only views of one run for staff: the table, the comparison, the path of a point. */
@Injectable()
export class RunViews {
  constructor(private readonly db: Database, private readonly store: RunStore) {}

  /** A page of results; sorted and filtered by the database. Problem: `record.not-found`. */
  async results(runId: string, query: Page<'results'>): Promise<OutputOf<typeof resultsRoutes.results>> {
    await this.store.get(runId);
    const by = { name: 'c.name', verdict: 'c.verdict', theory: POINTS_OF, practical: POINTS_OF, review: POINTS_OF }[query.sort];
    const rows = await this.db.query<ResultLine>(
      `SELECT c.candidate_id, c.name, c.id_number_masked, c.verdict, ${PARTS_OF} AS parts, count(*) OVER () AS total
       FROM result_candidate c
       WHERE c.run_id = $1 AND ($2::text IS NULL OR c.verdict = $2)
         AND ($3::text IS NULL OR c.name ILIKE '%' || $3 || '%' OR c.id_number_masked ILIKE '%' || $3) AND $6::text IS NOT NULL
       ORDER BY ${by} ${query.order === 'desc' ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}, c.candidate_id LIMIT $4 OFFSET $5`,
      [runId, query.verdict ?? null, query.search || null, query.limit, query.offset, query.sort],
    );
    const total = rows.length > 0 ? Number(rows[0]?.total) : await this.count(runId, query);
    return {
      total,
      rows: rows.map((r) => ({ candidateId: r.candidate_id, name: r.name, idNumberMasked: r.id_number_masked, verdict: r.verdict, parts: r.parts })),
    };
  }

  private async count(runId: string, query: Page<'results'>): Promise<number> {
    const row = await this.db.one<{ n: string }>(
      `SELECT count(*) AS n FROM result_candidate c WHERE c.run_id = $1 AND ($2::text IS NULL OR c.verdict = $2)
       AND ($3::text IS NULL OR c.name ILIKE '%' || $3 || '%' OR c.id_number_masked ILIKE '%' || $3)`,
      [runId, query.verdict ?? null, query.search || null]);
    return Number(row?.n ?? 0);
  }

  /** Every point of one candidate with where it came from. Problem: `record.not-found`. */
  async path(runId: string, candidateId: string): Promise<OutputOf<typeof resultsRoutes.resultPath>> {
    const candidate = found((await this.store.candidates(runId)).find((c) => c.candidate_id === candidateId));
    const rows = await this.db.query<ResultRow>(
      `SELECT * FROM result WHERE run_id = $1 AND candidate_id = $2 ORDER BY array_position(ARRAY['theory', 'practical', 'review'], part)`, [runId, candidateId]);
    return {
      candidateId, name: candidate.name, idNumberMasked: candidate.id_number_masked, verdict: candidate.verdict,
      parts: rows.map((r) => ({
        part: r.part, status: r.status ?? 'missing', points: r.points, passed: r.passed, failedByFatal: r.failed_by_fatal, voided: r.voided, path: r.path, second: r.second_points,
      })),
    };
  }

  /** The two computations side by side, those that differ first. Problem: `record.not-found`. */
  async comparison(runId: string, query: Page<'comparison'>): Promise<OutputOf<typeof resultsRoutes.comparison>> {
    await this.store.get(runId);
    const names = new Map((await this.store.candidates(runId)).map((c) => [c.candidate_id, c]));
    const all = (await this.store.results(runId)).map((r) => {
      const c = names.get(r.candidate_id);
      return {
        candidateId: r.candidate_id, name: c?.name ?? '', idNumberMasked: c?.id_number_masked ?? '', part: r.part,
        firstStatus: r.status, secondStatus: r.second_status, first: r.points, second: r.second_points,
        difference: r.points === null || r.second_points === null ? null : r.second_points - r.points, at: r.differing_lines, agrees: r.agrees,
      };
    });
    const wanted = all
      .filter((r) => query.onlyDiffering === 'false' || !r.agrees)
      .filter((r) => !query.search || r.name.includes(query.search))
      .sort((a, b) => Number(a.agrees) - Number(b.agrees) || a.name.localeCompare(b.name, 'zh') || a.part.localeCompare(b.part));
    return { total: wanted.length, rows: wanted.slice(query.offset, query.offset + query.limit), differing: all.filter((r) => !r.agrees).length };
  }
}
