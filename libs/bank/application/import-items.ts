import { Injectable } from '@nestjs/common';
import type { ElementTableContent, InputOf, ItemImportReport, ItemFormat, OnProblems, ProblemDetail, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { Database, found, refusal, Refusal, Vault, type Actor } from '@kaowu/platform';
import { elementFinder } from '../domain/place-elements';
import { plainText } from '../domain/plain-text';
import { digestOfFile, fileInMemory, type ItemFile } from '../formats/item-file';
import { formatOf, unknownFile } from '../formats/read-items';
import { findTable, loadContent, lockTable } from '../persistence/element-tables';
import { insertItems, insertVersions, knownContents, takeSerials } from '../persistence/items';
import { insertMedia } from '../persistence/media';
import { sealItem, stimulusKeyOf } from '../persistence/sealed';
import { marksOfTable } from '../persistence/sketches';
import { ensureHoldingTable, HOLDING_CONTENT, HOLDING_ELEMENT, HOLDING_TABLE } from './holding-table';
import { candidatesOf, type Candidate, type Placing } from './import-candidates';
import { ImportTally } from './import-tally';
import { LikenessWatch } from './likeness-watch';
import { marksFor } from './sketch';
import { Sketches } from './sketches';
import { elementsBySheet } from './item-columns';

type Command = InputOf<typeof bankRoutes.importItems>;
type Sound = Extract<Candidate, { kind: 'item' }>;

/** Gives the id for a thing by its name within the table; only seeds have ids of their own. */
export type IdOf = (name: string) => string;

/** Questions that are looked up and inserted together; while one batch is stored the next one waits. */
const BATCH = 500;
/** Bytes of pictures and sounds that wait together. */
const MEDIA_BYTES = 16 * 1024 ** 2;
/** Problems that a refusal lists. */
const LISTED = 200;

/** An import of one file of items. */
export interface ItemImport {
  /** Null for the holding table: items that do not say where they belong. */
  readonly tableId: string | null;
  readonly file: ItemFile;
  readonly onProblems: OnProblems;
  readonly dryRun: boolean;
  /** Element of questions that name none. */
  readonly defaultElement?: string | undefined;
  readonly elementBySheet?: string | undefined;
  readonly columns?: string | undefined;
  /** Hears how many entries were read so far. */
  readonly onProgress?: (read: number) => void;
  readonly idOf?: IdOf;
}

/** What came of an import of one file; `refused` where nothing was stored because something was wrong. */
export interface ItemImportOutcome {
  readonly tally: ImportTally;
  readonly format: ItemFormat | null;
  readonly refused: boolean;
}

/** An import whose table is known. */
type PlacedImport = ItemImport & { readonly tableId: string };

/** Undoes the transaction of an import that is all or nothing. */
class NothingTaken extends Error {}

/** Takes items from a file of any known format as drafts of the importer. */
@Injectable()
export class ImportItems {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly sketches: Sketches,
  ) {}

  /**
   * Reads a file that was sent and, unless `dryRun`, stores its items. A question that stands already under its element
   * is counted as unchanged, so that importing a file twice changes nothing. With `refuse` nothing is stored where
   * anything is wrong (`file.rows-invalid`); with `take-good` the sound questions are. Problems: `record.not-found`
   * (table), `element-table.retired-already`, `element-table.wrong-mode`, `sheet.option-unusable`, `file.unreadable`.
   */
  async run(actor: Actor, { params, body, file }: Command, idOf: IdOf = newId): Promise<ItemImportReport> {
    const { tally, format, refused } = await this.importFile(actor, { ...body, tableId: params.id, file: fileInMemory(file.filename, file.bytes), idOf });
    if (refused) throw new Refusal({ code: 'file.rows-invalid', params: { count: tally.faults }, details: tally.problems.slice(0, LISTED) });
    return tally.report(format, body.dryRun);
  }

  /**
   * Streams a file of any size into the bank. All or nothing is one transaction; good ones only is a transaction a
   * batch, so that an import that was broken off goes on where it stopped when it is started again. Problems: as `run`.
   */
  async importFile(actor: Actor, wanted: ItemImport): Promise<ItemImportOutcome> {
    const job: PlacedImport = { ...wanted, tableId: wanted.tableId ?? HOLDING_TABLE };
    const placing = placingOf(wanted, await this.contentOf(actor, wanted));
    const digest = job.dryRun ? '' : await digestOfFile(job.file);
    if (job.onProblems === 'take-good' || job.dryRun) return this.stream(actor, job, placing, digest);
    try {
      return await this.db.tx(async () => {
        const outcome = await this.stream(actor, job, placing, digest);
        if (outcome.tally.faults > 0) throw Object.assign(new NothingTaken(), { outcome });
        return outcome;
      });
    } catch (error) {
      if (error instanceof NothingTaken) return { ...(error as NothingTaken & { outcome: ItemImportOutcome }).outcome, refused: true };
      throw error;
    }
  }

  /** The elements of the table that takes the items. */
  private async contentOf(actor: Actor, { tableId, dryRun }: ItemImport): Promise<ElementTableContent> {
    if (tableId === null) {
      if (!dryRun) await this.db.tx(() => ensureHoldingTable(this.db, this.journal, this.clock, actor));
      return HOLDING_CONTENT;
    }
    const table = found(await findTable(this.db, tableId));
    if (table.state === 'retired') throw refusal('element-table.retired-already');
    if (table.mode !== 'theory') throw refusal('element-table.wrong-mode');
    return loadContent(this.db, tableId);
  }

  private async stream(actor: Actor, job: PlacedImport, placing: Placing, digest: string): Promise<ItemImportOutcome> {
    const tally = new ImportTally();
    const format = await formatOf(job.file);
    if (format === null) {
      tally.reject(1, [{ ...(await unknownFile(job.file)), sheet: job.file.name }]);
      return { tally, format, refused: false };
    }
    const watch = await this.watchOf(job.tableId);
    await this.readAndTake(job, format, placing, tally, (batch) => this.take(actor, job, { tally, watch }, batch, digest));
    const [only] = tally.problems;
    if (tally.total === 1 && only?.code === 'zip.unreadable') throw refusal('file.unreadable', only.params);
    if (tally.total === 0 && tally.faults === 0 && tally.warnings.length === 0) tally.reject(0, [{ code: 'import.empty', sheet: job.file.name }]);
    job.onProgress?.(tally.total);
    return { tally, format, refused: false };
  }

  /** Reads the file and has its questions stored batch by batch; while the database stores one, the next is read. */
  private async readAndTake(job: PlacedImport, format: ItemFormat, placing: Placing, tally: ImportTally, take: (batch: readonly Sound[]) => Promise<void>): Promise<void> {
    const seen = new Set<string>();
    let batch: Sound[] = [];
    let waiting = 0;
    let storing = Promise.resolve();
    const store = async (): Promise<void> => {
      await storing;
      job.onProgress?.(tally.total);
      storing = take(batch);
      // Its fault is told where it is waited for.
      storing.catch(() => undefined);
      batch = [];
      waiting = 0;
    };
    try {
      for await (const candidate of candidatesOf(job.file, format, placing)) {
        tally.warn(candidate.warnings);
        if (candidate.kind === 'rejected') tally.reject(candidate.count, candidate.problems);
        else if (candidate.kind === 'repeated') for (const type of candidate.types) tally.found(type, false);
        else if (isRepeat(seen, candidate)) {
          tally.found(candidate.draft.type, false);
          tally.warn([candidate.repeatAt]);
        } else if (batch.push(candidate) >= BATCH || (waiting += bytesOf(candidate)) > MEDIA_BYTES) await store();
      }
      await store();
      await storing;
    } finally {
      // Nothing may be written behind the end of the transaction.
      await storing.catch(() => undefined);
    }
  }

  /** Stores what of a batch the table does not hold yet. */
  private async take(actor: Actor, job: PlacedImport, { tally, watch }: { tally: ImportTally; watch: LikenessWatch }, batch: readonly Sound[], digest: string): Promise<void> {
    if (batch.length === 0) return;
    const fresh = await this.db.tx(async () => {
      // One import at a time for a table, so that two of the same file do not both find it new.
      if (!job.dryRun) await lockTable(this.db, job.tableId);
      const known = await knownContents(this.db, job.tableId, batch.map((i) => i.digest));
      const news = new Set(batch.filter((i) => !known.has(nameOf(i))));
      // Once something is wrong an import that is all or nothing only goes on reading.
      const idle = job.dryRun || (job.onProblems === 'refuse' && tally.faults > 0);
      if (!idle && news.size > 0) await this.store(actor, job, [...news], digest);
      return news;
    });
    for (const item of batch) {
      tally.found(item.draft.type, fresh.has(item));
      if (fresh.has(item) && watch.looking) tally.warn(this.likesOf(watch, item));
    }
  }

  /** Knows what the table holds already. */
  private async watchOf(tableId: string): Promise<LikenessWatch> {
    await this.sketches.complete();
    const watch = new LikenessWatch();
    for await (const { serial, marks } of marksOfTable(this.db, tableId)) watch.add(serial, marks);
    return watch;
  }

  /** The warning where a question is nearly another one. */
  private likesOf(watch: LikenessWatch, { draft, repeatAt }: Sound): ProblemDetail[] {
    const { code: _, params: __, ...place } = repeatAt;
    const like = watch.meet(`${place.sheet ?? ''} ${place.row ?? ''} ${place.column ?? ''}`.trim(), marksFor(this.vault, draft));
    if (!like) return [];
    const { percent } = like;
    return ['serial' in like ? { ...place, code: 'import.alike', params: { serial: like.serial, percent } } : { ...place, code: 'import.alike-in-file', params: { place: like.place, percent } }];
  }

  private async store(actor: Actor, { tableId, file, idOf = newId }: PlacedImport, items: readonly Sound[], digest: string): Promise<void> {
    const writing = { tableId, writerId: actor.id, writerName: actor.name, at: this.clock.now() };
    const first = await takeSerials(this.db, tableId, items.length);
    const rows = items.map((item, i) => ({ id: idOf(`item:${first + i}`), serial: first + i, item }));
    await insertMedia(this.db, this.vault, items.flatMap((item) => item.media ?? []), writing.at);
    await insertItems(this.db, writing, plainText(file.name).slice(0, 120), rows);
    const versions = rows.map(({ id, serial, item }) => ({ id, item, versionId: idOf(`item-version:${serial}`) }));
    await insertVersions(this.db, writing, versions.map(({ id, versionId, item: { draft, digest: content } }) => ({
      id: versionId, itemId: id, version: 1, type: draft.type, elementCode: draft.elementCode, difficulty: draft.difficulty, content: sealItem(this.vault, draft), digest: content, stimulusKey: stimulusKeyOf(this.vault, draft), seconds: draft.seconds,
    })));
    await this.sketches.add(tableId, versions.map(({ id, versionId, item }) => ({ versionId, itemId: id, content: item.draft })));
    await this.journal.record(actor, {
      action: 'items.imported', subject: { type: 'element_table', id: tableId },
      data: { file: digest, taken: items.length, firstSerial: first },
    });
  }
}

const bytesOf = ({ media = [] }: Sound): number => media.reduce((sum, m) => sum + m.bytes.length, 0);

const nameOf = ({ draft, digest }: Sound): string => `${draft.elementCode} ${digest}`;

function isRepeat(seen: Set<string>, candidate: Sound): boolean {
  const name = nameOf(candidate);
  if (seen.has(name)) return true;
  seen.add(name);
  return false;
}

function placingOf({ tableId, defaultElement, elementBySheet, columns }: ItemImport, { elements }: ElementTableContent): Placing {
  const byDefault = tableId === null ? HOLDING_ELEMENT : defaultElement === '' ? undefined : defaultElement;
  return {
    finder: elementFinder(elements, byDefault), columns,
    sheets: { known: new Set(elements.map((e) => e.code)), byDefault, bySheet: elementsBySheet(elementBySheet), anyElement: tableId === null },
  };
}
