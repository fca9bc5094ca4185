import { Injectable } from '@nestjs/common';
import type { EditionDifference, EditionView, OccupationKey, OccupationView } from '@kaowu/contracts';
import { Database, found } from '@kaowu/platform';
import { diffEditions } from '../domain/difference';
import { findEditions, findOccupationViews, loadOccupations } from '../persistence/edition-rows';

/** An offer of a list: what may be assessed, with the names that documents print. */
export interface CatalogueOffer {
  readonly key: OccupationKey;
  readonly occupationName: string;
  readonly listTitle: string;
}

/** The registered lists of occupations, for reading. */
@Injectable()
export class Catalogue {
  constructor(private readonly db: Database) {}

  /** The offer of a key (edition, code, direction, level), or null where the list does not name it. */
  async findOffer(key: OccupationKey): Promise<CatalogueOffer | null> {
    const row = await this.db.one<{ name: string; title: string }>(
      `SELECT o.name, e.title FROM catalogue_offer f
       JOIN catalogue_occupation o ON o.edition = f.edition AND o.code = f.code
       JOIN catalogue_edition e ON e.edition = f.edition
       WHERE f.edition = $1 AND f.code = $2 AND f.direction = $3 AND f.level = $4`,
      [key.edition, key.code, key.direction, key.level],
    );
    return row && { key, occupationName: row.name, listTitle: row.title };
  }

  /** All editions, in the order of registration. */
  editions(): Promise<EditionView[]> {
    return findEditions(this.db);
  }

  /** An edition; refuses `catalogue.edition-unknown`. */
  async edition(edition: string): Promise<EditionView> {
    return found((await findEditions(this.db, edition))[0], 'catalogue.edition-unknown', { edition });
  }

  /** What an edition lists; refuses `catalogue.edition-unknown`. */
  async occupations(edition: string): Promise<OccupationView[]> {
    await this.edition(edition);
    return findOccupationViews(this.db, edition);
  }

  /** What changed between two editions; refuses `catalogue.edition-unknown`. */
  async difference(from: string, to: string): Promise<EditionDifference> {
    await this.edition(from);
    await this.edition(to);
    return diffEditions(
      { edition: from, occupations: await loadOccupations(this.db, from) },
      { edition: to, occupations: await loadOccupations(this.db, to) },
    );
  }
}
