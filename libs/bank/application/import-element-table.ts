import { Injectable } from '@nestjs/common';
import type { ElementTableImportReport, InputOf, bankRoutes } from '@kaowu/contracts';
import { Catalogue, RuleSets } from '@kaowu/catalogue';
import { Journal } from '@kaowu/journal';
import { Clock, newId, sha256 } from '@kaowu/kernel';
import { Database, dayIn, found, refusal, Refusal, type Actor } from '@kaowu/platform';
import { guideWarnings } from '../domain/element-guide';
import { elementTableDigest } from '../domain/element-table';
import { findTable, insertContent, insertTable, keyOf } from '../persistence/element-tables';
import { readElementSheet } from './read-element-sheet';
import { sheetProblems } from './words';

type Command = InputOf<typeof bankRoutes.importElementTable>;
type ElementTableKey = Pick<Command['body'], 'edition' | 'code' | 'direction' | 'level'>;

/** Takes an element table from a spreadsheet of the field's layout as a draft, made by the importer. */
@Injectable()
export class ImportElementTable {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
    private readonly ruleSets: RuleSets,
  ) {}

  /**
   * Reads and, unless `dryRun`, stores the table. With `refuse` nothing is stored where anything is wrong
   * (`file.rows-invalid`, each place with sheet, row and column); with `take-good` the sound rows are stored and the
   * rest is mended before the check. Warnings (printed ratios that are contradicted, a title that says another level,
   * fewer elements than guidance asks) never stand in the way. With `formerId` it is the next edition of that table.
   * Problems: `element-table.offer-unknown` where the catalogue does not offer the occupation at that level (D1, D2),
   * `element-table.exists`, `element-table.former-other` where the former edition is for something else,
   * `sheet.empty`, `file.unreadable`. Seeds give an id.
   */
  async run(actor: Actor, { body, file }: Command, tableId: string = newId()): Promise<ElementTableImportReport> {
    const key = { edition: body.edition, code: body.code, direction: body.direction, level: body.level };
    const offer = await this.catalogue.findOffer(key);
    if (!offer) throw refusal('element-table.offer-unknown', key, { field: 'body.code' });
    await this.demandFormer(body, key);
    const read = await readElementSheet(file.bytes, { key, mode: body.mode, sheet: body.sheet });
    const guide = (await this.ruleSets.find(dayIn(this.clock.now())))?.values.bank;
    const warnings = sheetProblems([...read.warnings, ...(guide && read.content.elements.length > 0 ? guideWarnings(read.content, guide, body.mode) : [])]);
    const problems = sheetProblems(read.problems);
    const report = {
      dryRun: body.dryRun, ranges: read.content.ranges.length, elements: read.content.elements.length, rejectedRows: read.rejectedRows, problems, warnings,
    };
    if (body.dryRun) return { ...report, tableId: null };
    if (read.problems.length > 0 && body.onProblems === 'refuse') {
      throw new Refusal({ code: 'file.rows-invalid', params: { count: read.problems.length }, details: read.problems.slice(0, 200) });
    }
    if (read.content.elements.length === 0) throw refusal('sheet.empty');
    await this.db.tx(async () => {
      const digest = elementTableDigest(read.content);
      const inserted = await insertTable(this.db, {
        id: tableId, key, mode: body.mode, occupationName: offer.occupationName, label: body.label, standard: body.standard,
        digest, makerId: actor.id, makerName: actor.name, at: this.clock.now(), formerId: body.formerId ?? null,
      });
      if (!inserted) throw refusal('element-table.exists', { label: body.label }, { field: 'body.label' });
      await insertContent(this.db, tableId, read.content);
      await this.journal.record(actor, {
        action: 'element-table.imported',
        subject: { type: 'element_table', id: tableId },
        after: read.content,
        data: { file: sha256(file.bytes), digest, ranges: report.ranges, elements: report.elements, rejectedRows: report.rejectedRows, key, mode: body.mode, formerId: body.formerId ?? null },
      });
    });
    return { ...report, tableId };
  }

  /** The edition before must be of the same occupation, direction, level and mode. */
  private async demandFormer(body: Command['body'], key: ElementTableKey): Promise<void> {
    if (body.formerId === undefined) return;
    const former = found(await findTable(this.db, body.formerId));
    const own = keyOf(former);
    const same = own.edition === key.edition && own.code === key.code && own.direction === key.direction && own.level === key.level && former.mode === body.mode;
    if (!same) throw refusal('element-table.former-other', {}, { field: 'body.formerId' });
  }
}
