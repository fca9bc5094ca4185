import { Injectable } from '@nestjs/common';
import { resultsRoutes } from '@kaowu/contracts';
import type { GateItem, OutputOf, PathNode } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import type { CheckRow, ResultRow } from '../persistence/run-rows';
import { RunStore } from '../persistence/run-store';
import { signatureView } from './round-views';
import { Pipeline } from './pipeline';

/** The sample that the aggregation reviewer re-adds: lines without their sum, and without a name (D28). */
@Injectable()
export class ReviewQueue {
  constructor(private readonly db: Database, private readonly store: RunStore, private readonly pipeline: Pipeline) {}

  /** The queue of a run; a sheet's computed total appears once it has been re-added. Problem: `record.not-found`. */
  async of(runId: string): Promise<OutputOf<typeof resultsRoutes.reviewQueue>> {
    const run = await this.store.get(runId);
    const checks = await this.store.checks(runId);
    const rows = await this.db.query<Pick<ResultRow, 'candidate_id' | 'part' | 'path'>>(
      `SELECT r.candidate_id, r.part, r.path FROM result r JOIN aggregation_sample s USING (run_id, candidate_id, part) WHERE r.run_id = $1`, [runId]);
    const paths = new Map(rows.map((r) => [`${r.candidate_id} ${r.part}`, r.path]));
    return {
      runId, state: run.state, needed: checks.length, done: checks.filter((c) => c.own !== null && c.own === c.computed).length,
      sheets: checks.map((c) => {
        const path = paths.get(`${c.candidate_id} ${c.part}`) ?? null;
        return {
          no: c.no, candidateId: c.candidate_id, part: c.part, full: path?.full ?? 10_000, lines: linesOf(path),
          checked: c.own === null || c.computed === null ? null : {
            own: c.own, computed: c.computed, agrees: c.own === c.computed, finding: c.finding, note: c.note,
            by: c.checked_by_name ?? '', at: (c.checked_at as Date).toISOString(),
          },
        };
      }),
      signatures: (await this.store.signatures([runId])).map(signatureView),
      blockedBy: run.state === 'computed' ? (await this.pipeline.missing(run, 'review')).map((item) => nameless(item, checks)) : [],
    };
  }
}

/** The reviewer knows sheets by their number, not by a name. */
function nameless(item: GateItem, checks: readonly CheckRow[]): GateItem {
  const sheet = checks.find((c) => c.candidate_id === item.candidateId && c.part === item.part);
  return 'who' in item.params ? { ...item, params: { ...item.params, who: sheet ? `#${sheet.no}` : '—' } } : item;
}

/**
 * The lines to add: a theory sheet's questions in groups, whose sums are left to the reviewer; a practical sheet's
 * tasks with what marking settled on and the weight, but without what they bring; then what violations take.
 */
function linesOf(path: PathNode | null): PathNode[] {
  if (!path) return [];
  return path.children.map((line) => (line.kind === 'group' || line.kind === 'task' ? { ...line, points: 0 } : line));
}
