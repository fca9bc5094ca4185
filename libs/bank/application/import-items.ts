import { Injectable } from '@nestjs/common';
import { itemType, type InputOf, type ItemImportReport, type ItemType, type ProblemDetail, type bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId, sha256 } from '@kaowu/kernel';
import { Database, found, readSheets, refusal, Refusal, Vault, type Actor, type SheetContent } from '@kaowu/platform';
import { readItemRows, type ElementSource, type ReadItem, type ReadItems } from '../domain/item-rows';
import { plainText } from '../domain/plain-text';
import { findTable, loadContent, lockTable } from '../persistence/element-tables';
import { insertItems, insertVersions, knownContents, takeSerials, type Writing } from '../persistence/items';
import { sealItem } from '../persistence/sealed';
import { columnsWith, elementsBySheet, ITEM_COLUMNS, NEEDED_ITEM_COLUMNS } from './item-columns';
import { sheetProblems } from './words';

type Command = InputOf<typeof bankRoutes.importItems>;

/** Gives the id for a thing by its name within the table; only seeds have ids of their own. */
export type IdOf = (name: string) => string;

/** Versions inserted by one statement. */
const CHUNK = 1000;

/** Takes items from a spreadsheet as drafts of the importer. */
@Injectable()
export class ImportItems {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the file and, unless `dryRun`, stores its items. A question that stands already under its element is counted
   * as unchanged, so that importing a file twice changes nothing. With `refuse` nothing is stored where a row is wrong
   * (`file.rows-invalid`); with `take-good` the sound rows are. Problems: `record.not-found` (table),
   * `element-table.retired-already`, `element-table.wrong-mode`, `sheet.option-unusable`, `file.unreadable`.
   */
  async run(actor: Actor, { params, body, file }: Command, idOf: IdOf = newId): Promise<ItemImportReport> {
    const table = found(await findTable(this.db, params.id));
    if (table.state === 'retired') throw refusal('element-table.retired-already');
    if (table.mode !== 'theory') throw refusal('element-table.wrong-mode');
    const { elements } = await loadContent(this.db, table.id);
    const source = { known: new Set(elements.map((e) => e.code)), byDefault: body.defaultElement, bySheet: elementsBySheet(body.elementBySheet) };
    const read = readAll(await readSheets(file.bytes, columnsWith(body.columns)), source);
    if (!body.dryRun && body.onProblems === 'refuse' && read.problems.length > 0) {
      throw new Refusal({ code: 'file.rows-invalid', params: { count: read.problems.length }, details: read.problems.slice(0, 200) });
    }
    return this.db.tx(async () => {
      // One import at a time for a table, so that two of the same file do not both find it new.
      if (!body.dryRun) await lockTable(this.db, table.id);
      const known = await knownContents(this.db, table.id, read.items.map((i) => i.digest));
      const fresh = read.items.filter((i) => !known.has(`${i.draft.elementCode} ${i.digest}`));
      const report: ItemImportReport = {
        dryRun: body.dryRun,
        format: 'spreadsheet',
        total: read.items.length + read.rejectedRows + read.repeatedRows,
        taken: fresh.length,
        unchanged: read.items.length - fresh.length + read.repeatedRows,
        rejected: read.rejectedRows,
        byType: countTypes(fresh),
        problems: sheetProblems(read.problems),
        warnings: sheetProblems(read.warnings),
      };
      if (!body.dryRun && fresh.length > 0) {
        const origin = plainText(file.filename).slice(0, 120);
        await this.store({ tableId: table.id, writerId: actor.id, writerName: actor.name, at: this.clock.now() }, origin, fresh, idOf);
        await this.journal.record(actor, {
          action: 'items.imported', subject: { type: 'element_table', id: table.id },
          data: { file: sha256(file.bytes), taken: report.taken, unchanged: report.unchanged, rejected: report.rejected, byType: report.byType },
        });
      }
      return report;
    });
  }

  private async store(writing: Writing, origin: string, items: readonly ReadItem[], idOf: IdOf): Promise<void> {
    const first = await takeSerials(this.db, writing.tableId, items.length);
    for (let at = 0; at < items.length; at += CHUNK) {
      const rows = items.slice(at, at + CHUNK).map((item, i) => ({ id: idOf(`item:${first + at + i}`), serial: first + at + i, item }));
      await insertItems(this.db, writing, origin, rows);
      await insertVersions(this.db, writing, rows.map(({ id, serial, item: { draft, digest } }) => ({
        id: idOf(`item-version:${serial}`), itemId: id, version: 1, type: draft.type, elementCode: draft.elementCode, difficulty: draft.difficulty, content: sealItem(this.vault, draft), digest,
      })));
    }
  }
}

function countTypes(items: readonly ReadItem[]): Record<ItemType, number> {
  const counts = Object.fromEntries(itemType.options.map((type) => [type, 0])) as Record<ItemType, number>;
  for (const { draft } of items) counts[draft.type] += 1;
  return counts;
}

/** The sheets of a file as one reading; a sheet without a needed heading is a problem of its own. */
function readAll(sheets: readonly SheetContent[], source: ElementSource): ReadItems {
  const parts = sheets.map((sheet) => {
    const missing = NEEDED_ITEM_COLUMNS.filter((key) => sheet.letters[key] === undefined);
    if (missing.length === 0) return readItemRows(sheet.rows, sheet.letters, source);
    return { items: [], warnings: [], repeatedRows: 0, rejectedRows: sheet.rows.length, problems: missing.map((key) => headerMissing(key, sheet)) };
  });
  const problems = parts.flatMap((p) => p.problems);
  const empty = problems.length === 0 && parts.every((p) => p.items.length === 0);
  return {
    items: withoutRepeats(parts.flatMap((p) => p.items)),
    problems: empty ? [{ code: 'sheet.empty' }] : problems,
    warnings: parts.flatMap((p) => p.warnings),
    rejectedRows: parts.reduce((sum, p) => sum + p.rejectedRows, 0),
    repeatedRows: parts.reduce((sum, p) => sum + p.repeatedRows, 0),
  };
}

const headerMissing = (key: string, sheet: SheetContent): ProblemDetail => ({
  code: 'sheet.header-missing', params: { name: ITEM_COLUMNS.find((c) => c.key === key)?.headings[0] ?? key },
  ...(sheet.rows[0] ? { sheet: sheet.rows[0].sheet } : {}), row: 1,
});

/** A question that two sheets of a file have is taken once. */
function withoutRepeats(items: readonly ReadItem[]): ReadItem[] {
  return [...new Map(items.map((i) => [`${i.draft.elementCode} ${i.digest}`, i] as const).reverse()).values()].reverse();
}
