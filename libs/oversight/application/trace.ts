import { Injectable } from '@nestjs/common';
import type { OutputOf, oversightRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, type Actor } from '@kaowu/platform';
import { namesOf, relatedOf, type Subject } from '../persistence/subject-rows';
import { answersOf } from '../persistence/answer-rows';

/** What of the related things a page can name; the entries of all of them are told. */
const NAMED = 200;

export interface TraceQuery {
  readonly offset: number;
  readonly limit: number;
  /** False tells of the thing alone. */
  readonly related: boolean;
  readonly newestFirst: boolean;
}

/** Tells every act on a thing and on what belongs to it: "who changed this?" (D48 可倒查、可追溯). */
@Injectable()
export class Trace {
  constructor(private readonly db: Database, private readonly journal: Journal) {}

  /** The entries in the order of the chain. Acts of a person are told with those on the person's account. */
  async run(actor: Actor, root: Subject, query: TraceQuery): Promise<OutputOf<typeof oversightRoutes.trace>> {
    const subjects = query.related ? await relatedOf(this.db, root) : [root];
    const actorId = query.related && (root.type === 'account' || root.type === 'person') ? root.id : undefined;
    const { total, rows } = await this.journal.page({ subjects, actorId, ...query });
    const named = await this.named(actor, root, subjects, rows);
    return {
      subject: named[0] ?? { ...root, name: null, path: null },
      related: named.slice(1),
      answers: actor.permissions.has('sitting.read') && subjects.length <= NAMED ? await answersOf(this.db, subjects) : [],
      total,
      entries: rows,
    };
  }

  /** Names of the thing and of what the page's entries speak of; of the rest as many as can be shown. */
  private async named(actor: Actor, root: Subject, subjects: readonly Subject[], rows: readonly { subjectType: string; subjectId: string }[]) {
    const spoken = rows.map((row): Subject => ({ type: row.subjectType, id: row.subjectId }));
    const each = new Map([root, ...spoken, ...subjects.slice(0, NAMED)].map((s) => [`${s.type}/${s.id}`, s] as const));
    return namesOf(this.db, [...each.values()], actor.permissions);
  }
}
