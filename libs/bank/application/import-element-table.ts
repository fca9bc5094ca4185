import { Injectable } from '@nestjs/common';
import type { ElementTableImportReport, InputOf, ProblemDetail, bankRoutes } from '@kaowu/contracts';
import { Catalogue } from '@kaowu/catalogue';
import { Journal } from '@kaowu/journal';
import { Clock, newId, sha256 } from '@kaowu/kernel';
import { Database, readSheet, refusal, Refusal, type Actor } from '@kaowu/platform';
import { elementTableDigest } from '../domain/element-table';
import { readElementRows, type ReadElementTable } from '../domain/element-rows';
import { insertContent, insertTable } from '../persistence/element-tables';
import { ELEMENT_COLUMNS } from './element-columns';
import { sheetProblems } from './words';

type Command = InputOf<typeof bankRoutes.importElementTable>;

/** Takes an element table from a spreadsheet of the field's layout as a draft, made by the importer. */
@Injectable()
export class ImportElementTable {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * Reads and, unless `dryRun`, stores the table. With `refuse` nothing is stored where anything is wrong
   * (`file.rows-invalid`, each place with sheet, row and column); with `take-good` the sound rows are stored and the
   * rest is mended before the check. Problems: `element-table.offer-unknown` where the catalogue does not offer the
   * occupation at that level (D1, D2), `element-table.exists`, `sheet.empty`, `file.unreadable`. Seeds give an id.
   */
  async run(actor: Actor, { body, file }: Command, tableId: string = newId()): Promise<ElementTableImportReport> {
    const key = { edition: body.edition, code: body.code, direction: body.direction, level: body.level };
    const offer = await this.catalogue.findOffer(key);
    if (!offer) throw refusal('element-table.offer-unknown', key, { field: 'body.code' });
    const read = await readTable(file.bytes);
    const problems = sheetProblems(read.problems);
    const report = {
      dryRun: body.dryRun, ranges: read.content.ranges.length, elements: read.content.elements.length, rejectedRows: read.rejectedRows, problems, warnings: [],
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
        digest, makerId: actor.id, makerName: actor.name, at: this.clock.now(),
      });
      if (!inserted) throw refusal('element-table.exists', { label: body.label }, { field: 'body.label' });
      await insertContent(this.db, tableId, read.content);
      await this.journal.record(actor, {
        action: 'element-table.imported',
        subject: { type: 'element_table', id: tableId },
        after: read.content,
        data: { file: sha256(file.bytes), digest, ranges: report.ranges, elements: report.elements, rejectedRows: report.rejectedRows, key, mode: body.mode },
      });
    });
    return { ...report, tableId };
  }
}

/** A table as a file gives it; headings that are missing are the only fault then. */
async function readTable(bytes: Uint8Array): Promise<ReadElementTable> {
  const { rows, letters } = await readSheet(bytes, ELEMENT_COLUMNS);
  const missing: ProblemDetail[] = ELEMENT_COLUMNS.filter((c) => letters[c.key] === undefined).map((c) => ({
    code: 'sheet.header-missing', params: { name: c.headings[0] ?? c.key }, row: 1,
  }));
  if (missing.length > 0) return { content: { ranges: [], elements: [] }, problems: missing, rejectedRows: rows.length };
  return readElementRows(rows, letters);
}
