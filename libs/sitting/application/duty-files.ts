import type { StaffDossier } from '@kaowu/people';
import { dayIn, type Database } from '@kaowu/platform';
import type { Duty, DutyFile } from '../domain/staffing';
import type { SessionRow } from '../persistence/session-rows';

/** What the duty rules look at in a person's file. */
export const dutyFileOf = (dossier: StaffDossier): DutyFile => ({
  personId: dossier.personId,
  name: dossier.name,
  posts: dossier.posts,
  idNumberLookup: dossier.idNumberLookup,
  lastTrainingOn: dossier.lastTrainingOn,
  relatedLookups: dossier.relations.flatMap((r) => (r.withIdNumberLookup === null ? [] : [r.withIdNumberLookup])),
});

/** A duty in a session, with the candidates from whom its holder must be apart. */
export async function dutyIn(db: Database, session: SessionRow, post: Duty['post']): Promise<Duty> {
  const rows = await db.query<{ lookup: string }>(
    "SELECT id_number_lookup AS lookup FROM candidate WHERE round_id = $1 AND eligibility <> 'refused'",
    [session.round_id],
  );
  return { post, day: dayIn(session.starts_at), candidateLookups: new Set(rows.map((r) => r.lookup)) };
}
