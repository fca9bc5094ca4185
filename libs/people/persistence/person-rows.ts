import type { Database } from '@kaowu/platform';
import type { Engagement, Post, QualificationKind, RelationKind, TrainingKind } from '@kaowu/contracts';
import type { HeldPost } from '../domain/posts';
import type { CardValidity } from '../domain/records';

/** A card as it is registered. */
export interface StoredCard extends CardValidity {
  readonly id: string;
  readonly kind: QualificationKind;
  readonly occupationCode: string;
  readonly cardNo: string;
  readonly issuer: string;
}

export interface StoredTraining {
  readonly id: string;
  readonly kind: TrainingKind;
  readonly topic: string;
  readonly heldOn: string;
  readonly hours: number;
  readonly evidence: string;
}

/** A relation as one of its two sides sees it. */
export interface StoredRelation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly withPersonId: string | null;
  readonly withName: string | null;
  readonly withIdNumberLookup: string | null;
  readonly withIdNumberMasked: string | null;
  readonly withEmployer: string | null;
  readonly note: string;
  readonly declaredOn: string;
  readonly withdrawnOn: string | null;
  /** False where the other side declared it. */
  readonly own: boolean;
}

/** All that is registered of a person. The sealed number itself is not loaded. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly idNumberLookup: string | null;
  readonly idNumberMasked: string | null;
  readonly employer: string;
  readonly trainingBody: string | null;
  readonly engagement: Engagement | null;
  readonly leftOn: string | null;
  readonly posts: readonly HeldPost[];
  readonly qualifications: readonly StoredCard[];
  readonly trainings: readonly StoredTraining[];
  readonly relations: readonly StoredRelation[];
}

type PersonColumns = Omit<PersonRecord, 'posts' | 'qualifications' | 'trainings' | 'relations'>;
type Of<T> = T & { readonly personId: string };

const PERSON = `SELECT id, name, sex, id_number_lookup AS "idNumberLookup", id_number_masked AS "idNumberMasked", employer,
  training_body AS "trainingBody", engagement, left_on::text AS "leftOn" FROM person`;

const POSTS = `SELECT person_id AS "personId", id, post, from_day::text AS "from", to_day::text AS "to"
  FROM staff_post WHERE person_id = ANY($1::uuid[]) ORDER BY from_day, id`;

const CARDS = `SELECT person_id AS "personId", id, kind, occupation_code AS "occupationCode", card_no AS "cardNo", issuer,
  valid_from::text AS "validFrom", valid_to::text AS "validTo", revoked_on::text AS "revokedOn"
  FROM qualification WHERE person_id = ANY($1::uuid[]) ORDER BY valid_to DESC, occupation_code, id`;

const TRAININGS = `SELECT person_id AS "personId", id, kind, topic, held_on::text AS "heldOn", hours::float8 AS hours, evidence
  FROM training WHERE person_id = ANY($1::uuid[]) ORDER BY held_on DESC, id`;

// A relation concerns both sides, whoever declared it; where the other is on the staff its own number is known too.
const RELATIONS = `
  SELECT r.person_id AS "personId", r.id, r.kind, r.with_person_id AS "withPersonId", coalesce(o.name, r.with_name) AS "withName",
    coalesce(r.with_id_number_lookup, o.id_number_lookup) AS "withIdNumberLookup",
    coalesce(r.with_id_number_masked, o.id_number_masked) AS "withIdNumberMasked", r.with_employer AS "withEmployer", r.note,
    r.declared_on::text AS "declaredOn", r.withdrawn_on::text AS "withdrawnOn", true AS own
  FROM relation r LEFT JOIN person o ON o.id = r.with_person_id WHERE r.person_id = ANY($1::uuid[])
  UNION ALL
  SELECT r.with_person_id, r.id, r.kind, r.person_id, p.name, p.id_number_lookup, p.id_number_masked, NULL, r.note,
    r.declared_on::text, r.withdrawn_on::text, false
  FROM relation r JOIN person p ON p.id = r.person_id WHERE r.with_person_id = ANY($1::uuid[])
  ORDER BY "declaredOn" DESC, id`;

function groupOf<T>(rows: readonly Of<T>[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const { personId, ...row } of rows) {
    const list = groups.get(personId) ?? [];
    list.push(row as T);
    groups.set(personId, list);
  }
  return groups;
}

/** The records of these persons, in the order of the ids; ids that are not registered are left out. */
export async function findRecords(db: Database, ids: readonly string[]): Promise<PersonRecord[]> {
  const persons = await db.query<PersonColumns>(`${PERSON} WHERE id = ANY($1::uuid[])`, [ids]);
  const posts = groupOf(await db.query<Of<HeldPost>>(POSTS, [ids]));
  const cards = groupOf(await db.query<Of<StoredCard>>(CARDS, [ids]));
  const trainings = groupOf(await db.query<Of<StoredTraining>>(TRAININGS, [ids]));
  const relations = groupOf(await db.query<Of<StoredRelation>>(RELATIONS, [ids]));
  const byId = new Map(persons.map((p) => [p.id, p]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (!person) return [];
    return [{ ...person, posts: posts.get(id) ?? [], qualifications: cards.get(id) ?? [], trainings: trainings.get(id) ?? [], relations: relations.get(id) ?? [] }];
  });
}

/** A person's record, with the row locked until the end of the transaction; null where there is none. */
export async function lockRecord(db: Database, id: string): Promise<PersonRecord | null> {
  await db.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [id]);
  return (await findRecords(db, [id]))[0] ?? null;
}

const IN_POST = `EXISTS (SELECT 1 FROM staff_post s WHERE s.person_id = p.id AND s.from_day <= $1 AND coalesce(s.to_day, 'infinity') >= $1`;

/** A page of ids in the order of registration: who is in post on a day, who has left, whose name or employer holds a text. */
export async function findPersonIds(
  db: Database,
  filter: { day: string; post?: Post | undefined; search?: string | undefined; left: boolean; offset: number; limit: number },
): Promise<{ total: number; ids: string[] }> {
  const rows = await db.query<{ id: string; total: string }>(
    `SELECT p.id, count(*) OVER () AS total FROM person p
     WHERE ($4 OR p.left_on IS NULL OR p.left_on >= $1)
       AND ($2::text IS NULL OR ${IN_POST} AND s.post = $2))
       AND ($3::text IS NULL OR strpos(lower(p.name), lower($3)) > 0 OR strpos(lower(p.employer), lower($3)) > 0)
     ORDER BY p.seq OFFSET $5 LIMIT $6`,
    [filter.day, filter.post ?? null, filter.search || null, filter.left, filter.offset, filter.limit],
  );
  return { total: Number(rows[0]?.total ?? 0), ids: rows.map((r) => r.id) };
}

/** Who holds which post on a day, in the order of appointment. */
export function findHolders(db: Database, day: string, post?: Post): Promise<{ post: Post; id: string; name: string }[]> {
  return db.query(
    `SELECT s.post, p.id, p.name FROM staff_post s JOIN person p ON p.id = s.person_id
     WHERE s.from_day <= $1 AND coalesce(s.to_day, 'infinity') >= $1 AND (p.left_on IS NULL OR p.left_on >= $1)
       AND ($2::text IS NULL OR s.post = $2)
     ORDER BY s.from_day, p.seq`,
    [day, post ?? null],
  );
}
