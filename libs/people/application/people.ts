import { Injectable } from '@nestjs/common';
import type { Post, QualificationKind, RelationKind } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, dayIn, found, refusal } from '@kaowu/platform';
import { postsOn } from '../domain/posts';
import { cardState, lastDayOfCard, lastQuarterlyTraining } from '../domain/records';
import { findHolders, findRecords, type PersonRecord } from '../persistence/person-rows';

/** A person of the register as other libs need it. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly employer: string;
  readonly trainingBody: string | null;
  /** True for outside experts, who work under a contract (D47). */
  readonly external: boolean;
}

/** What an assignment looks at (D22–D25, D45): posts, cards, training and links of a person on a day. */
export interface StaffDossier {
  readonly personId: string;
  readonly name: string;
  readonly employer: string;
  readonly trainingBody: string | null;
  readonly idNumberLookup: string | null;
  readonly posts: readonly Post[];
  /** Every card that was not withdrawn by the day; `validTo` is the last day on which it counts. */
  readonly qualifications: readonly { kind: QualificationKind; occupationCode: string; cardNo: string; validFrom: string; validTo: string }[];
  /** Day of the last quarterly training. */
  readonly lastTrainingOn: string | null;
  /** Relations in force, also those that the other side declared. */
  readonly relations: readonly { kind: RelationKind; withPersonId: string | null; withIdNumberLookup: string | null; withEmployer: string | null }[];
}

function dossierOf(r: PersonRecord, day: string): StaffDossier {
  return {
    personId: r.id,
    name: r.name,
    employer: r.employer,
    trainingBody: r.trainingBody,
    idNumberLookup: r.idNumberLookup,
    posts: r.leftOn !== null && r.leftOn < day ? [] : postsOn(r.posts, day),
    qualifications: r.qualifications
      .filter((q) => cardState(q, day) !== 'revoked')
      .map((q) => ({ kind: q.kind, occupationCode: q.occupationCode, cardNo: q.cardNo, validFrom: q.validFrom, validTo: lastDayOfCard(q) })),
    lastTrainingOn: lastQuarterlyTraining(r.trainings, day),
    relations: r.relations
      .filter((x) => x.withdrawnOn === null || x.withdrawnOn > day)
      .map(({ kind, withPersonId, withIdNumberLookup, withEmployer }) => ({ kind, withPersonId, withIdNumberLookup, withEmployer })),
  };
}

/** The staff register for other libs. A staff account's id is the person's id. */
@Injectable()
export class People {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** A person; refuses `person.unknown`. */
  async get(id: string): Promise<Person> {
    const r = found((await findRecords(this.db, [id]))[0], 'person.unknown');
    return { id: r.id, name: r.name, employer: r.employer, trainingBody: r.trainingBody, external: r.engagement !== null };
  }

  /** Dossiers in the order of the ids, as of a day (today where none is given); refuses `person.unknown`. */
  async dossiers(ids: readonly string[], day = dayIn(this.clock.now())): Promise<StaffDossier[]> {
    const records = await findRecords(this.db, ids);
    if (records.length < ids.length) throw refusal('person.unknown');
    return records.map((record) => dossierOf(record, day));
  }

  /** Who holds a post today, in the order of appointment. */
  async withPost(post: Post): Promise<{ id: string; name: string }[]> {
    const holders = await findHolders(this.db, dayIn(this.clock.now()), post);
    return holders.map(({ id, name }) => ({ id, name }));
  }
}
