import { Injectable } from '@nestjs/common';
import { POST_CODES, type OutputOf, type peopleRoutes, type PersonRow, type PersonView } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { RuleSets } from '@kaowu/catalogue';
import { Database, dayIn, found } from '@kaowu/platform';
import { postsOn } from '../domain/posts';
import { cardState, lastQuarterlyTraining, trainingDueOn } from '../domain/records';
import { findHolders, findPersonIds, findRecords, type PersonRecord } from '../persistence/person-rows';

type Query = Omit<Parameters<typeof findPersonIds>[1], 'day'>;

function rowOf(r: PersonRecord, today: string, everyDays: number | null): PersonRow {
  const lastTrainingOn = lastQuarterlyTraining(r.trainings, today);
  const dueOn = everyDays === null ? null : trainingDueOn(lastTrainingOn, everyDays);
  return {
    id: r.id,
    name: r.name,
    idNumberMasked: r.idNumberMasked,
    employer: r.employer,
    external: r.engagement !== null,
    posts: postsOn(r.posts, today),
    cards: r.qualifications.map((q) => ({ kind: q.kind, occupationCode: q.occupationCode, validTo: q.validTo, state: cardState(q, today) })),
    lastTrainingOn,
    trainingDueOn: dueOn,
    trainingOverdue: everyDays !== null && (dueOn === null || today > dueOn),
    relations: r.relations.filter((x) => x.withdrawnOn === null).length,
    leftOn: r.leftOn,
  };
}

function viewOf(r: PersonRecord, today: string): PersonView {
  return {
    ...r,
    posts: [...r.posts],
    qualifications: r.qualifications.map((q) => ({ ...q, state: cardState(q, today) })),
    trainings: [...r.trainings],
    relations: [...r.relations],
  };
}

/** The staff register as its screens show it. Numbers are masked; the response schema strips the rest. */
@Injectable()
export class Register {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly ruleSets: RuleSets) {}

  private today(): string {
    return dayIn(this.clock.now());
  }

  /** A page of the register, with whose training is overdue by the rule set of today. */
  async list(query: Query): Promise<OutputOf<typeof peopleRoutes.listPeople>> {
    const today = this.today();
    const { total, ids } = await findPersonIds(this.db, { ...query, day: today });
    const everyDays = (await this.ruleSets.find(today))?.values.staffing.trainingEveryDays ?? null;
    return { total, rows: (await findRecords(this.db, ids)).map((r) => rowOf(r, today, everyDays)) };
  }

  /** A person's record; refuses `person.unknown`. */
  async view(id: string): Promise<PersonView> {
    return viewOf(found((await findRecords(this.db, [id]))[0], 'person.unknown'), this.today());
  }

  /** Names of all who have not left, but for the one who asks. */
  colleagues(askerId: string): Promise<{ id: string; name: string }[]> {
    return this.db.query('SELECT id, name FROM person WHERE id::text <> $1 AND (left_on IS NULL OR left_on >= $2) ORDER BY seq', [askerId, this.today()]);
  }

  /** Every post with its holders today, also those that nobody holds (D46). */
  async coverage(): Promise<OutputOf<typeof peopleRoutes.listPosts>> {
    const holders = await findHolders(this.db, this.today());
    return POST_CODES.map((post) => ({ post, holders: holders.filter((h) => h.post === post) }));
  }
}
