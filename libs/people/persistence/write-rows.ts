import type { Database, Vault } from '@kaowu/platform';
import type { Engagement, Post, QualificationEntry, RelationKind, TrainingKind } from '@kaowu/contracts';
import { maskIdNumber, newId } from '@kaowu/kernel';

/** An ID number in the only forms that are stored. */
export interface SealedNumber {
  readonly sealed: Buffer | null;
  readonly lookup: string | null;
  readonly masked: string | null;
}

/** Seals an ID number under the purpose that all libs share, so that staff and candidates can be found as one person. */
export function sealIdNumber(vault: Vault, idNumber: string | null): SealedNumber {
  if (idNumber === null || idNumber === '') return { sealed: null, lookup: null, masked: null };
  return { sealed: vault.seal(idNumber, 'id-number'), lookup: vault.lookup(idNumber, 'id-number'), masked: maskIdNumber(idNumber) };
}

interface PersonValues {
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly employer: string;
  readonly trainingBody: string | null;
  readonly engagement: Engagement | null;
}

/** Stores a new person; false where the ID number is registered already. */
export async function insertPerson(db: Database, id: string, p: PersonValues, number: SealedNumber, at: Date): Promise<boolean> {
  const inserted = await db.change(
    `INSERT INTO person (id, name, sex, id_number_sealed, id_number_lookup, id_number_masked, employer, training_body, engagement, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id_number_lookup) DO NOTHING`,
    [id, p.name, p.sex, number.sealed, number.lookup, number.masked, p.employer, p.trainingBody, p.engagement && JSON.stringify(p.engagement), at],
  );
  return inserted > 0;
}

/** Corrects a person; `number` undefined leaves the ID number as it is. */
export async function updatePerson(db: Database, id: string, p: PersonValues & { leftOn: string | null }, number: SealedNumber | undefined): Promise<void> {
  await db.query(
    'UPDATE person SET name = $2, sex = $3, employer = $4, training_body = $5, engagement = $6, left_on = $7 WHERE id = $1',
    [id, p.name, p.sex, p.employer, p.trainingBody, p.engagement && JSON.stringify(p.engagement), p.leftOn],
  );
  if (!number) return;
  await db.query('UPDATE person SET id_number_sealed = $2, id_number_lookup = $3, id_number_masked = $4 WHERE id = $1', [
    id, number.sealed, number.lookup, number.masked,
  ]);
}

/** Stores an appointment and gives its id. */
export async function insertPost(db: Database, personId: string, post: Post, from: string): Promise<string> {
  const id = newId();
  await db.query('INSERT INTO staff_post (id, person_id, post, from_day) VALUES ($1, $2, $3, $4)', [id, personId, post, from]);
  return id;
}

/** Stores a card and gives its id; null where the card is registered for this occupation already. */
export async function insertCard(db: Database, personId: string, q: QualificationEntry): Promise<string | null> {
  const id = newId();
  const inserted = await db.change(
    `INSERT INTO qualification (id, person_id, kind, occupation_code, card_no, issuer, valid_from, valid_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (kind, card_no, occupation_code) DO NOTHING`,
    [id, personId, q.kind, q.occupationCode, q.cardNo, q.issuer, q.validFrom, q.validTo],
  );
  return inserted > 0 ? id : null;
}

/** Logs a training for these persons; gives those for whom it was not logged before. */
export async function insertTraining(
  db: Database,
  personIds: readonly string[],
  t: { kind: TrainingKind; topic: string; heldOn: string; hours: number; evidence: string },
): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `INSERT INTO training (id, person_id, kind, topic, held_on, hours, evidence)
     SELECT id, person_id, $3, $4, $5, $6, $7 FROM unnest($1::uuid[], $2::uuid[]) AS t (id, person_id)
     ON CONFLICT (person_id, kind, held_on, topic) DO NOTHING RETURNING person_id`,
    [personIds.map(() => newId()), personIds, t.kind, t.topic, t.heldOn, t.hours, t.evidence],
  );
  return rows.map((r) => r.person_id);
}

/** Stores a relation and gives its id; null where the same one stands already. */
export async function insertRelation(
  db: Database,
  personId: string,
  r: { kind: RelationKind; withPersonId: string | null; withName: string | null; withEmployer: string | null; note: string; declaredOn: string },
  number: SealedNumber,
): Promise<string | null> {
  const id = newId();
  const inserted = await db.change(
    `INSERT INTO relation (id, person_id, kind, with_person_id, with_name, with_id_number_sealed, with_id_number_lookup,
       with_id_number_masked, with_employer, note, declared_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [id, personId, r.kind, r.withPersonId, r.withName, number.sealed, number.lookup, number.masked, r.withEmployer, r.note, r.declaredOn],
  );
  return inserted > 0 ? id : null;
}
