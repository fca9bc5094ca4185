import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, sittingSessionRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { People, type StaffDossier } from '@kaowu/people';
import { accept, Database, found, refusal, wireProblem, type Actor } from '@kaowu/platform';
import { canBeOnDuty, type Duty } from '../domain/staffing';
import { sessionInterval } from '../domain/turns';
import { getSession, lockSession, turnPlanOf, type SessionRow } from '../persistence/session-rows';
import { dutyFileOf, dutyIn } from './duty-files';
import { naming } from './naming';
import { TIME_CONSTRAINTS } from './plan-session';
import { refuseBlocked } from './session-state';
import { SessionFacts } from './session-facts';

type StaffEntry = InputOf<typeof sittingSessionRoutes.assignStaff>['body'];
type Choices = OutputOf<typeof sittingSessionRoutes.staffChoices>;

/** Puts invigilators and the chief on duty. */
@Injectable()
export class AssignStaff {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly people: People,
    private readonly facts: SessionFacts,
  ) {}

  /**
   * Sets who is on duty in a session, replacing who was. A ready session keeps its readiness: the change must leave
   * enough staff (D22). Refuses what `canBeOnDuty` refuses, `duty.doubled`, `duty.room-unknown`, `duty.elsewhere`,
   * `sitting-session.closed`, `sitting-session.points-open`, `person.unknown`.
   */
  run(actor: Actor, sessionId: string, entry: StaffEntry): Promise<void> {
    return this.db.tx(async () => {
      const session = await lockSession(this.db, sessionId);
      if (session.state === 'closed') throw refusal('sitting-session.closed');
      const posts = postsOf(entry);
      const files = await this.checked(session, posts);
      await this.db.query('DELETE FROM session_duty WHERE session_id = $1', [sessionId]);
      const span = sessionInterval(turnPlanOf(session));
      for (const { personId, post, roomId } of posts) {
        await naming({ ...TIME_CONSTRAINTS, session_duty_session_id_room_id_fkey: ['duty.room-unknown'] }, () =>
          this.db.query(
            `INSERT INTO session_duty (session_id, person_id, person_name, duty, room_id, during)
             VALUES ($1, $2, $3, $4, $5, tstzrange($6, $7))`,
            [sessionId, personId, files.get(personId)?.name ?? '', post, roomId, new Date(span.startMs), new Date(span.endMs)],
          ),
        );
      }
      if (session.state === 'ready') refuseBlocked((await this.facts.ofOne(session)).points);
      await this.journal.record(actor, {
        action: 'sitting-session.staffed', subject: { type: 'session', id: sessionId }, after: entry, data: { ...entry },
      });
    });
  }

  /** Everybody who holds the posts, with what blocks the assignment; refuses `record.not-found`. */
  async choices(sessionId: string): Promise<Choices> {
    const session = await getSession(this.db, sessionId);
    const [invigilators, chiefs] = [await this.choicesFor(session, 'invigilator'), await this.choicesFor(session, 'chief')];
    return { invigilators, chiefs };
  }

  private async choicesFor(session: SessionRow, post: Duty['post']): Promise<Choices['chiefs']> {
    const holders = await this.people.withPost(post);
    const duty = await dutyIn(this.db, session, post);
    const dossiers = await this.people.dossiers(holders.map((h) => h.id));
    return dossiers.map((dossier) => {
      const fit = canBeOnDuty(dutyFileOf(dossier), duty, session.rule_values.staffing);
      const words = fit.ok ? null : wireProblem(fit.problem);
      return { personId: dossier.personId, name: dossier.name, problem: words && { zh: words.zh, en: words.en } };
    });
  }

  private async checked(session: SessionRow, posts: readonly PostEntry[]): Promise<ReadonlyMap<string, StaffDossier>> {
    const dossiers = new Map((await this.people.dossiers(posts.map((p) => p.personId))).map((d) => [d.personId, d] as const));
    const seen = new Set<string>();
    for (const { personId, post } of posts) {
      const dossier = found(dossiers.get(personId), 'person.unknown');
      if (seen.has(personId)) throw refusal('duty.doubled', { name: dossier.name });
      seen.add(personId);
      accept(canBeOnDuty(dutyFileOf(dossier), await dutyIn(this.db, session, post), session.rule_values.staffing));
    }
    return dossiers;
  }
}

interface PostEntry {
  readonly personId: string;
  readonly post: Duty['post'];
  readonly roomId: string | null;
}

const postsOf = (entry: StaffEntry): PostEntry[] => [
  ...(entry.chiefId === null ? [] : [{ personId: entry.chiefId, post: 'chief' as const, roomId: null }]),
  ...entry.rooms.flatMap(({ roomId, invigilatorIds }) =>
    invigilatorIds.map((personId) => ({ personId, post: 'invigilator' as const, roomId })),
  ),
];
