import type { AssessmentMode, SittingOpenPoint } from '@kaowu/contracts';
import { Injectable } from '@nestjs/common';
import { Papers } from '@kaowu/assembly';
import { Database, wireProblem } from '@kaowu/platform';
import { sessionOpenPoints, type OpenPointFact } from '../domain/readiness';
import { countClashes, dutiesOf, roomsOfSessions, type DutyRow, type SessionRoomRow, type SessionRow } from '../persistence/session-rows';

type PaperSet = Awaited<ReturnType<Papers['set']>>;

/** Everything that readiness looks at in one session. */
export interface SessionFactSheet {
  readonly rooms: readonly SessionRoomRow[];
  readonly duties: readonly DutyRow[];
  readonly paperSet: PaperSet | null;
  readonly points: readonly OpenPointFact[];
}

/** The point as the wire shows it, in words. */
export function openPointOf(fact: OpenPointFact, sessionId: string | null): SittingOpenPoint {
  const { code, zh, en } = wireProblem(fact.problem);
  return { code, zh, en, weight: fact.weight, step: fact.step, sessionId, roomId: fact.roomId };
}

/** Gathers what is ready and what is not, for one session or many. */
@Injectable()
export class SessionFacts {
  constructor(private readonly db: Database, private readonly papers: Papers) {}

  /** Facts by session id. A closed session has no open points. */
  async of(sessions: readonly SessionRow[]): Promise<ReadonlyMap<string, SessionFactSheet>> {
    const ids = sessions.map((s) => s.id);
    const rooms = await roomsOfSessions(this.db, ids);
    const duties = await dutiesOf(this.db, ids);
    const unseated = await this.unseated(sessions);
    const clashes = await countClashes(this.db, ids);
    const sheets = new Map<string, SessionFactSheet>();
    for (const session of sessions) {
      const own = rooms.filter((r) => r.session_id === session.id);
      const onDuty = duties.filter((d) => d.session_id === session.id);
      const paperSet = session.paper_set_id === null ? null : await this.papers.set(session.paper_set_id);
      const points = session.state === 'closed' ? [] : sessionOpenPoints(
        {
          mode: session.mode,
          rooms: own,
          hasChief: onDuty.some((d) => d.duty === 'chief'),
          unseated: unseated.get(`${session.round_id}/${session.mode}`) ?? 0,
          clashes: clashes.get(session.id) ?? 0,
          paperSet,
        },
        session.rule_values,
      );
      sheets.set(session.id, { rooms: own, duties: onDuty, paperSet, points });
    }
    return sheets;
  }

  /** Facts of one session. */
  async ofOne(session: SessionRow): Promise<SessionFactSheet> {
    const sheet = (await this.of([session])).get(session.id);
    if (!sheet) throw new Error('facts of a session that was not asked for');
    return sheet;
  }

  /** Confirmed candidates without a seat, by "round/part". */
  private async unseated(sessions: readonly SessionRow[]): Promise<ReadonlyMap<string, number>> {
    const wanted = new Map(sessions.map((s) => [`${s.round_id}/${s.mode}`, s] as const));
    const rows = await this.db.query<{ round_id: string; mode: AssessmentMode; n: number }>(
      `SELECT w.round_id, w.mode, (SELECT count(*)::int FROM candidate c WHERE c.round_id = w.round_id AND c.eligibility = 'confirmed'
         AND NOT EXISTS (SELECT FROM seating g WHERE g.candidate_id = c.id AND g.mode = w.mode)) AS n
       FROM unnest($1::uuid[], $2::text[]) AS w (round_id, mode)`,
      [[...wanted.values()].map((s) => s.round_id), [...wanted.values()].map((s) => s.mode)],
    );
    return new Map(rows.map((r) => [`${r.round_id}/${r.mode}`, r.n] as const));
  }
}
