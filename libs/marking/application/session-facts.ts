import { Injectable } from '@nestjs/common';
import { POSTS, type RuleSetValues } from '@kaowu/contracts';
import { maskName } from '@kaowu/kernel';
import { People, type StaffDossier } from '@kaowu/people';
import { Database, dayIn } from '@kaowu/platform';
import { Rounds, Sittings, type Round, type RoundCandidate, type SittingSession } from '@kaowu/sitting';
import type { AssignmentFacts } from '../domain/assignment';
import { recusalHits, type LookupOfPerson, type RecusalCandidate } from '../domain/recusal';
import { occasionsBefore, servingElsewhere } from '../persistence/group-rows';

/** A session with its round and the rules frozen into it. */
export interface SessionContext {
  readonly session: SittingSession;
  readonly round: Round;
  readonly rules: RuleSetValues;
  /** The session's day in the organisation's zone: cards and trainings must hold on it. */
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
  readonly sites: readonly string[];
}

/**
 * Gathers from the other libs what marking must know of a session, its candidates and its possible examiners. One query
 * after the other: most of it runs inside transactions, which have one connection.
 */
@Injectable()
export class SessionFacts {
  constructor(
    private readonly db: Database,
    private readonly sittings: Sittings,
    private readonly rounds: Rounds,
    private readonly people: People,
  ) {}

  /** The session with its round and rule set. */
  async of(sessionId: string): Promise<SessionContext> {
    const session = await this.sittings.session(sessionId);
    const round = await this.rounds.get(session.roundId);
    return {
      session,
      round,
      rules: session.rules,
      day: dayIn(session.startsAt),
      from: session.startsAt,
      to: endOf(session),
      sites: [...new Set(session.rooms.map((r) => r.venueName))].sort(),
    };
  }

  /** The candidates who sit in the session, as recusal looks at them, by candidate id. */
  async candidatesOf(context: SessionContext): Promise<Map<string, RecusalCandidate>> {
    const seatings = await this.sittings.seatings(context.session.id);
    const candidates = await this.rounds.candidates(context.round.id);
    const seated = new Set(seatings.map((s) => s.candidateId));
    return new Map(candidates.filter((c) => seated.has(c.id)).map((c) => [c.id, asRecusalCandidate(c)]));
  }

  /** One candidate, as recusal looks at them. */
  async candidate(candidateId: string): Promise<RecusalCandidate> {
    return asRecusalCandidate(await this.rounds.candidate(candidateId));
  }

  /** Everybody who holds an examiner post, by name. */
  async examiners(day: string): Promise<StaffDossier[]> {
    const plain = await this.people.withPost('examiner');
    const senior = await this.people.withPost('senior_examiner');
    const ids = [...new Set([...plain, ...senior].map((p) => p.id))];
    const dossiers = await this.people.dossiers(ids, day);
    return [...dossiers].sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  }

  /** The dossiers of these persons, in no order, as of a day (today where none is given). */
  dossiers(ids: readonly string[], day?: string): Promise<StaffDossier[]> {
    return this.people.dossiers([...new Set(ids)], day);
  }

  /** ID number digests of the persons whom the dossiers' relations name by id. */
  async lookupsFor(dossiers: readonly StaffDossier[]): Promise<LookupOfPerson> {
    const named = dossiers.flatMap((d) => d.relations.map((r) => r.withPersonId).filter((id): id is string => id !== null));
    if (named.length === 0) return new Map();
    const related = await this.people.dossiers([...new Set(named)]);
    return new Map(related.map((d) => [d.personId, d.idNumberLookup]));
  }

  /** What `canAssign` must know of the session. `exceptGroupId` is a group being changed. */
  async assignmentFacts(context: SessionContext, dossiers: readonly StaffDossier[], exceptGroupId: string | null): Promise<AssignmentFacts> {
    const { round, from, to, sites } = context;
    const candidates = await this.candidatesOf(context);
    const lookups = await this.lookupsFor(dossiers);
    const occasions = await occasionsBefore(this.db, sites, round.id, from);
    const serving = await servingElsewhere(this.db, from, to, exceptGroupId);
    const duties = await this.sittings.onDuty(from, to);
    return {
      occupationCode: round.key.code,
      level: round.key.level,
      candidates: [...candidates.values()],
      lookups,
      occasions,
      otherDuties: new Map([
        ...serving.map((s) => [s.examiner_id, s.name] as const),
        ...duties.map((d) => [d.personId, `${POSTS[d.duty].zh} / ${POSTS[d.duty].en}`] as const),
      ]),
    };
  }

  /** Every ground on which the person must not judge these candidates, as of now. */
  async recusalsOf(examinerId: string, candidates: readonly RecusalCandidate[], rules: RuleSetValues): Promise<ReturnType<typeof recusalHits>> {
    const [dossier] = await this.people.dossiers([examinerId]);
    if (!dossier) return [];
    return recusalHits(dossier, candidates, rules.recusal.relations, await this.lookupsFor([dossier]));
  }
}

/** When the last turn of a session ends. */
const endOf = (s: SittingSession): Date =>
  new Date(s.startsAt.getTime() + (s.turns * s.durationMinutes + (s.turns - 1) * s.changeMinutes) * 60_000);

const asRecusalCandidate = (c: RoundCandidate): RecusalCandidate => ({
  candidateId: c.id,
  nameMasked: maskName(c.name),
  idNumberLookup: c.idNumberLookup,
  employer: c.employer,
  trainingBody: c.trainingBody,
});
