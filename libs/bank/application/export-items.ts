import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ITEM_FORMATS, type ExportFormat, type FileReply, type InputOf, type ItemBody, type ProblemDetail, type bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, refusal, Vault, writeWorkbook, type Actor } from '@kaowu/platform';
import { bodyInTex } from '../formats/formulas';
import { lostInRow, rowOfItem } from '../domain/item-row-text';
import { joinStimulus } from '../domain/stimulus';
import { detailOf } from '../formats/entry';
import { writeItems } from '../formats/write-items';
import { findTable, type TableRow } from '../persistence/element-tables';
import { countExport, exportRows, type ExportFilter, type ExportRow } from '../persistence/export-items';
import { openMedium } from '../persistence/media';
import { openItem } from '../persistence/sealed';
import { ITEM_COLUMNS } from './item-columns';

type Command = InputOf<typeof bankRoutes.exportItems>;

/** An export of a table's items into a stream. */
export interface ItemExport extends ExportFilter {
  readonly format: ExportFormat;
  readonly reason: string;
}

/** What an export wrote, with what the form cannot say of each item. */
export interface ItemExportOutcome {
  readonly items: number;
  readonly warnings: readonly ProblemDetail[];
}

/** Gives items out in a form that other systems read. Keys leave the house with them, so it is journalled with a reason (D19). */
@Injectable()
export class ExportItems {
  constructor(private readonly db: Database, private readonly vault: Vault, private readonly journal: Journal) {}

  /** The export as a file. Problems: `record.not-found` (table), `sheet.empty` where nothing matches. */
  async run(actor: Actor, { params, body }: Command): Promise<FileReply> {
    const table = found(await findTable(this.db, params.id));
    const pieces: Buffer[] = [];
    const out = new Writable({ write: (piece: Buffer, _, done) => { pieces.push(piece); done(); } });
    await this.write(actor, { ...body, tableId: params.id }, out);
    const { ending, mimetype } = ITEM_FORMATS[body.format];
    return { filename: `${table.occupation_name}-${table.label}.${ending}`, mimetype, bytes: Buffer.concat(pieces) };
  }

  /** Writes the export into a stream and ends it. Problems as `run`. */
  async write(actor: Actor, job: ItemExport, out: Writable): Promise<ItemExportOutcome> {
    const table = found(await findTable(this.db, job.tableId));
    const items = await countExport(this.db, job);
    if (items === 0) throw refusal('sheet.empty');
    await this.db.tx(() => this.journal.record(actor, {
      action: 'items.exported', subject: { type: 'element_table', id: table.id }, reason: job.reason,
      data: { format: job.format, items, state: job.state ?? null, under: job.under ?? null },
    }));
    const warnings: ProblemDetail[] = [];
    if (job.format === 'spreadsheet') await this.workbook(job, out, warnings);
    else {
      await writeItems(job.format, this.bodies(table, job), out, (number, notes) => {
        warnings.push(...notes.map((note) => detailOf({ file: '', line: number, item: '' }, note)));
      }, (name) => openMedium(this.db, this.vault, name));
    }
    return { items, warnings };
  }

  private async *bodies(table: TableRow, filter: ExportFilter): AsyncGenerator<ItemBody> {
    for await (const row of exportRows(this.db, filter)) yield this.bodyOf(table, row);
  }

  /** The question with the place that leads it back to its element when it comes in again. */
  private bodyOf(table: TableRow, row: ExportRow): ItemBody {
    const content = joinStimulus(openItem(this.vault, row.content));
    return { ...content, source: { ...content.source, category: [table.occupation_name, `${row.element_code} ${row.element_name}`.slice(0, 150)] } };
  }

  private async workbook(filter: ExportFilter, out: Writable, warnings: ProblemDetail[]): Promise<void> {
    const rows: string[][] = [];
    for await (const row of exportRows(this.db, filter)) {
      const content = joinStimulus(openItem(this.vault, row.content));
      const cells = rowOfItem(bodyInTex(content), { elementCode: row.element_code, difficulty: row.difficulty });
      rows.push(ITEM_COLUMNS.map((column) => cells[column.key] ?? ''));
      warnings.push(...lostInRow(content).map((name) => ({ code: 'import.setting', params: { name }, row: rows.length + 1 })));
    }
    const columns = ITEM_COLUMNS.map((c) => ({ heading: c.headings[0] ?? c.key, width: c.key === 'stem' ? 48 : 16 }));
    out.end(Buffer.from(await writeWorkbook([{ name: '试题', columns, rows }])));
  }
}
