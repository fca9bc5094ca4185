import { Injectable } from '@nestjs/common';
import { catalogueFile, type ImportReport } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, refusal, type Actor } from '@kaowu/platform';
import { diffEditions } from '../domain/difference';
import { editionDigest, editionsOfFile, type Edition } from '../domain/edition';
import { countsOf, findEditions, insertEdition, loadOccupations } from '../persistence/edition-rows';
import { readJson } from './read-json';

type EditionReport = ImportReport['editions'][number];

/**
 * Imports published lists of occupations: one importer for all lists, keyed by (edition, code, direction, level)
 * (清单化管理、动态调整, N一, D1–D3).
 */
@Injectable()
export class ImportEditions {
  constructor(private readonly db: Database, private readonly journal: Journal, private readonly clock: Clock) {}

  /**
   * Takes every list of a file, or none. A list that is registered with the same content is left as it is; with other
   * content it is refused, `catalogue.edition-differs`, because plans refer to it. Tells for each the difference
   * from the edition registered before it. A dry run tells the same and writes nothing.
   */
  async run(actor: Actor, bytes: Uint8Array, { dryRun }: { readonly dryRun: boolean }): Promise<ImportReport> {
    const editions = accept(editionsOfFile(readJson(bytes, catalogueFile)));
    return this.db.tx(async () => {
      const known = await findEditions(this.db);
      const last = known.at(-1)?.edition;
      let previous = last === undefined ? null : { edition: last, occupations: await loadOccupations(this.db, last) };
      const reports: EditionReport[] = [];
      for (const edition of editions) {
        const digest = editionDigest(edition);
        const before = known.find((k) => k.edition === edition.edition);
        if (before && before.digest !== digest) throw refusal('catalogue.edition-differs', { edition: edition.edition });
        const outcome = before ? 'unchanged' : 'imported';
        const difference = !before && previous ? diffEditions(previous, edition) : null;
        if (!before) previous = { edition: edition.edition, occupations: [...edition.occupations] };
        reports.push({ edition: edition.edition, title: edition.title, digest, outcome, ...countsOf(edition), difference });
        if (!before && !dryRun) await this.register(actor, edition, digest);
      }
      return { dryRun, editions: reports };
    });
  }

  private async register(actor: Actor, edition: Edition, digest: string): Promise<void> {
    const inserted = await insertEdition(this.db, edition, digest, this.clock.now());
    if (!inserted) {
      // Another import of the same list won the race: alike is fine, other content is not.
      const [winner] = await findEditions(this.db, edition.edition);
      if (winner?.digest !== digest) throw refusal('catalogue.edition-differs', { edition: edition.edition });
      return;
    }
    await this.journal.record(actor, {
      action: 'catalogue.edition-imported',
      subject: { type: 'catalogue-edition', id: edition.edition },
      after: edition,
      data: { digest, ...countsOf(edition) },
    });
  }
}
