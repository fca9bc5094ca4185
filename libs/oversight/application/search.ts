import { Injectable } from '@nestjs/common';
import { SEARCH_KIND_CODES, SEARCH_KINDS, type SearchHit } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { soughtOf } from '../domain/sought';
import { findOfKind } from '../persistence/search-rows';

/** Finds what somebody typed, kind by kind, and only in the kinds that the actor may read. */
@Injectable()
export class Search {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Up to eight of each kind, in the order of `SEARCH_KINDS`. What may not be read is not looked for. */
  async run(actor: Actor, typed: string): Promise<SearchHit[]> {
    const sought = { ...soughtOf(typed), now: this.clock.now() };
    const kinds = SEARCH_KIND_CODES.filter((kind) => actor.permissions.has(SEARCH_KINDS[kind].permission));
    return (await Promise.all(kinds.map((kind) => findOfKind(this.db, kind, sought)))).flat();
  }
}
