import { Injectable } from '@nestjs/common';
import { GRADES, resultsRoutes } from '@kaowu/contracts';
import type { OutputOf } from '@kaowu/contracts';
import { Organisation } from '@kaowu/catalogue';
import { Clock } from '@kaowu/kernel';
import { Database, found, refusal } from '@kaowu/platform';
import { PUBLIC_STATES } from '../domain/run-machine';
import type { PublicationRow, RunRow } from '../persistence/run-rows';
import { Notices } from './notices';
import { ResultContext } from './result-context';
import { publicationHeadOf } from './round-views';

/** What anybody may see: the board, the published lists, and a candidate's own result by ticket and ID (D54, D57). */
@Injectable()
export class PublicViews {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organisation: Organisation,
    private readonly notices: Notices,
    private readonly context: ResultContext,
  ) {}

  /** The public board. */
  async board(): Promise<OutputOf<typeof resultsRoutes.board>> {
    const { name, filingNo, creditCode } = await this.organisation.get();
    const rounds = (await this.context.rounds.list()).filter((r) => r.state !== 'planned');
    return {
      organisation: { name, filingNo, creditCode },
      rounds: rounds.map((r) => ({ id: r.id, name: r.name, occupationName: r.occupationName, levelWords: GRADES[r.key.level].zh, from: r.from, to: r.to, state: r.state })),
      publications: (await this.publications()).map((p) => publicationHeadOf(p, this.clock.now(), p.state === 'superseded')),
      notices: (await this.notices.standing()).map((n) => ({
        id: n.id, kind: n.kind, title: n.title, text: n.body, basis: n.basis, fees: n.fees, publishedAt: n.published_at.toISOString(),
      })),
    };
  }

  private publications(): Promise<(PublicationRow & Pick<RunRow, 'state'>)[]> {
    return this.db.query('SELECT p.*, r.state FROM publication p JOIN result_run r ON r.id = p.run_id ORDER BY p.published_at DESC LIMIT 200');
  }

  /** One published list. Problem: `record.not-found`. */
  async publication(id: string): Promise<OutputOf<typeof resultsRoutes.publication>> {
    const row = found(await this.db.one<PublicationRow & Pick<RunRow, 'state'>>(
      'SELECT p.*, r.state FROM publication p JOIN result_run r ON r.id = p.run_id WHERE p.id = $1', [id]));
    return { ...publicationHeadOf(row, this.clock.now(), row.state === 'superseded'), lines: row.lines };
  }

  /** A candidate's own result, once publicised. Problem: `results.not-found-public`, whatever was wrong. */
  async ownResult(ticketNo: string, idNumber: string): Promise<OutputOf<typeof resultsRoutes.ownResult>> {
    const own = found(await this.context.ofTicket(ticketNo, idNumber), 'results.not-found-public');
    const { store, rounds } = this.context;
    const run = await store.get(own.runId);
    const publication = await store.findPublication(run.id);
    const candidate = (await store.candidates(run.id)).find((c) => c.candidate_id === own.candidateId);
    const correcting = run.state === 'superseded';
    if (!(correcting || PUBLIC_STATES.has(run.state)) || !publication || !candidate) throw refusal('results.not-found-public');
    const round = await rounds.get(own.roundId);
    const results = (await store.results(run.id)).filter((r) => r.candidate_id === own.candidateId);
    const objections = (await store.objectionsOfRound(own.roundId)).filter((o) => o.candidate_id === own.candidateId);
    return {
      name: candidate.name, idNumberMasked: candidate.id_number_masked, ticketNo: own.ticketNo, roundName: round.name,
      occupationName: round.occupationName, levelWords: GRADES[round.key.level].zh, direction: round.key.direction,
      verdict: correcting ? ('incomplete' as const) : candidate.verdict, passHundredths: run.pass_hundredths,
      // What was published and withdrawn since is nobody's result.
      correcting,
      parts: correcting ? [] : run.parts.flatMap((part) => results.filter((r) => r.part === part).map((r) => ({ part, status: r.status ?? 'missing' as const, points: r.points, passed: r.passed }))),
      publishedAt: publication.published_at.toISOString(), closesAt: publication.closes_at.toISOString(),
      objectionsOpen: run.state === 'publicised' && this.clock.now() < publication.closes_at,
      objections: objections.map((o) => ({ part: o.part, kind: o.kind, state: o.state, scoreStands: o.score_stands, raisedAt: o.raised_at.toISOString(), decision: o.decision })),
    };
  }
}
