import { Injectable } from '@nestjs/common';
import type { CandidateView, InputOf, OutputOf, sittingCandidateRoutes } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import { CANDIDATE_COLUMNS_SQL, candidateViewOf, seatsOf, type CandidateRecord } from '../persistence/candidate-rows';

type Query = InputOf<typeof sittingCandidateRoutes.listCandidates>['query'];
type History = OutputOf<typeof sittingCandidateRoutes.eligibilityHistory>;

const SORTS: Readonly<Record<Query['sort'], string>> = {
  added: 'c.added_seq', name: 'c.name', employer: 'c.employer', ticket: 'c.ticket_no',
};

/** Candidates, for the screens. */
@Injectable()
export class Candidates {
  constructor(private readonly db: Database) {}

  /** A page of a round's candidates; the search looks in name, employer, ticket number and the end of the ID number. */
  async page(roundId: string, query: Query): Promise<{ total: number; rows: CandidateView[] }> {
    const where = `c.round_id = $1 AND ($2::text IS NULL OR c.eligibility = $2)
      AND ($3::text IS NULL OR c.name ILIKE '%' || $3 || '%' OR c.employer ILIKE '%' || $3 || '%'
        OR c.ticket_no LIKE $3 || '%' OR c.id_number_masked LIKE '%' || upper($3))`;
    const params = [roundId, query.eligibility ?? null, query.search ? query.search.replace(/[\\%_]/g, '\\$&') : null];
    const total = await this.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM candidate c WHERE ${where}`, params);
    const rows = await this.db.query<CandidateRecord>(
      `SELECT ${CANDIDATE_COLUMNS_SQL} FROM candidate c WHERE ${where}
       ORDER BY ${SORTS[query.sort]} ${query.descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, c.added_seq LIMIT $4 OFFSET $5`,
      [...params, query.limit, query.offset],
    );
    const seats = await seatsOf(this.db, rows.map((r) => r.id));
    return { total: total?.n ?? 0, rows: rows.map((row) => candidateViewOf(row, seats.get(row.id))) };
  }

  /** A candidate with every decision about the eligibility, in order; refuses `record.not-found`. */
  async history(candidateId: string): Promise<History> {
    const row = found(
      await this.db.one<CandidateRecord>(`SELECT ${CANDIDATE_COLUMNS_SQL} FROM candidate c WHERE c.id = $1`, [candidateId]),
    );
    const decisions = await this.db.query<{
      stage: 'check' | 'confirm' | 'reopen'; outcome: 'pass' | 'refuse' | 'reopen'; reason: string; decided_by_name: string; decided_at: Date;
    }>(
      'SELECT stage, outcome, reason, decided_by_name, decided_at FROM eligibility_decision WHERE candidate_id = $1 ORDER BY decided_at, id',
      [candidateId],
    );
    return {
      candidate: candidateViewOf(row, (await seatsOf(this.db, [candidateId])).get(candidateId)),
      decisions: decisions.map((d) => ({
        stage: d.stage, outcome: d.outcome, reason: d.reason, decidedBy: d.decided_by_name, decidedAt: d.decided_at.toISOString(),
      })),
    };
  }
}
