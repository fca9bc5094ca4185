import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { paperContent, paperKeyValue, PRINT_DOCUMENTS, type assemblyRoutes, type FileReply, type InputOf, type PrintDocument } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, pdfBytes, refusal, Vault, type Actor } from '@kaowu/platform';
import { canPrint, canPrintKey } from '../domain/print-custody';
import { copyCode, envelopeCode, formLetter, paperOfCopy } from '../domain/print-plan';
import { noteAccess, sealedParts } from '../persistence/paper-rows';
import { envelopesOf, getRun, insertIssue, lockRun, type EnvelopeRow, type PrintRunRow } from '../persistence/print-rows';
import { breather } from './breathe';
import { drawAnswerSheet } from './documents/answer-sheet';
import { drawCopy, type Copy } from './documents/booklet';
import { drawCustodyRecord, drawLabels } from './documents/envelope-papers';
import { drawKey } from './documents/marking-key';
import { MarkedPdf } from './documents/page';
import { mediaOf, printedPictures, type Media } from './documents/rich';
import { printed } from './documents/unprintable';
import { PrintRunQueries } from './print-run-queries';
import { openPart, type Part } from './seal';

type Command = InputOf<typeof assemblyRoutes.issuePrintDocument>['body'];

/** A document as it was drawn, with the papers that were opened for it. */
interface Drawn {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly opened: readonly string[];
  readonly part: Part;
}

/**
 * Hands out what is needed to print a run: numbered copies and answer sheets of an envelope, the marking key, envelope
 * labels, the custody record (D20). Papers are opened only when two people have authorised it, the key only once the
 * exam has opened; every page says who had it made and when, and the journal keeps reason and digest.
 * Problems: record.not-found, print-run.envelope-needed, custody.wrong-step (the envelope is packed already), those of
 * `canPrint` and `canPrintKey`, print.not-printable (with the place of what paper cannot show), paper.seal-broken.
 */
@Injectable()
export class IssuePrintDocument {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly queries: PrintRunQueries,
    private readonly bank: Bank,
  ) {}

  async run(actor: Actor, runId: string, { document, envelopeId, reason }: Command): Promise<FileReply> {
    const run = await getRun(this.db, runId);
    const envelope = await this.envelope(runId, document, envelopeId);
    this.check(run, document, envelope);
    const at = this.clock.now();
    const name = [run.set_name, PRINT_DOCUMENTS[document].zh, envelope === null ? '' : envelopeCode(run.serial, envelope.no)].filter(Boolean).join(' ');
    const drawn = await printed(() => this.draw(run, document, envelope, new MarkedPdf(name, { name: actor.name, at })));
    await this.db.tx(async () => {
      const locked = await lockRun(this.db, runId);
      this.check(locked, document, await this.envelope(runId, document, envelopeId));
      const digest = createHash('sha256').update(drawn.bytes).digest('hex');
      await insertIssue(this.db, { runId, envelopeId: envelope?.id ?? null, document, pages: drawn.pages, digest, person: actor, reason, at });
      if (drawn.opened.length > 0) await noteAccess(this.db, drawn.opened, drawn.part, actor, at);
      await this.journal.record(actor, {
        action: 'print-run.document-issued', subject: { type: 'print-run', id: runId }, reason,
        data: { document, envelope: envelope === null ? null : envelopeCode(run.serial, envelope.no), pages: drawn.pages, papersOpened: drawn.opened.length, digest },
      });
    });
    return { filename: `${name}.pdf`, mimetype: 'application/pdf', bytes: drawn.bytes, disposition: 'attachment' };
  }

  private check(run: PrintRunRow, document: PrintDocument, envelope: EnvelopeRow | null): void {
    const now = { state: run.state, printFrom: run.print_from, setVoid: run.set_state === 'void' };
    if (document === 'keys') accept(canPrintKey(now, run.opens_at, this.clock.now()));
    if (document !== 'copies' && document !== 'answer-sheets') return;
    accept(canPrint(now));
    if (document === 'copies' && envelope !== null && envelope.step !== null && envelope.step !== 'printed') {
      throw refusal('custody.wrong-step', { envelope: envelopeCode(run.serial, envelope.no), now: '已清点', nowEn: 'counted', step: '印制', stepEn: 'Printed' });
    }
  }

  private async envelope(runId: string, document: PrintDocument, envelopeId: string | undefined): Promise<EnvelopeRow | null> {
    if (document !== 'copies' && document !== 'answer-sheets') return null;
    if (envelopeId === undefined) throw refusal('print-run.envelope-needed', {}, { field: 'body.envelopeId' });
    return found((await envelopesOf(this.db, runId)).find(({ id }) => id === envelopeId));
  }

  private async draw(run: PrintRunRow, document: PrintDocument, envelope: EnvelopeRow | null, doc: MarkedPdf): Promise<Drawn> {
    let opened: string[] = [];
    if (envelope !== null) opened = await this.drawCopies(doc, run, envelope, document === 'copies');
    else if (document === 'keys') opened = await this.drawKeys(doc, run);
    else if (document === 'labels') drawLabels(doc, await this.queries.view(run.id));
    else drawCustodyRecord(doc, await this.queries.view(run.id));
    const pages = doc.finish();
    return { bytes: await pdfBytes(doc.pdf), pages, opened, part: document === 'keys' ? 'key' : 'content' };
  }

  private async drawCopies(doc: MarkedPdf, run: PrintRunRow, envelope: EnvelopeRow, whole: boolean): Promise<string[]> {
    const numbers = Array.from({ length: envelope.copies }, (_, i) => envelope.first_copy + i);
    const papers = await this.open(run, [...new Set(numbers.map((copy) => paperOfCopy(copy, run.forms)))], 'content');
    const media = await this.mediaFor(papers);
    const breathe = breather();
    for (const number of numbers) {
      const no = paperOfCopy(number, run.forms);
      const copy: Copy = {
        code: copyCode(run.serial, number), form: run.forms === null ? null : formLetter(no),
        paper: paperContent.parse(found(papers.get(no)).value), media,
      };
      if (whole) await drawCopy(doc, copy, breathe);
      else drawAnswerSheet(doc, copy);
      await breathe();
    }
    return [...papers.values()].map(({ id }) => id);
  }

  private async drawKeys(doc: MarkedPdf, run: PrintRunRow): Promise<string[]> {
    const numbers = Array.from({ length: run.forms ?? run.copies }, (_, i) => i + 1);
    const papers = await this.open(run, numbers, 'key');
    const media = await this.mediaFor(papers);
    const breathe = breather();
    for (const no of numbers) {
      const form = run.forms === null ? copyCode(run.serial, no) : formLetter(no);
      drawKey(doc, { title: run.set_name, form, key: paperKeyValue.parse(found(papers.get(no)).value), media });
      await breathe();
    }
    return [...papers.values()].map(({ id }) => id);
  }

  private async mediaFor(papers: ReadonlyMap<number, { readonly value: unknown }>): Promise<Media> {
    const texts = JSON.stringify([...papers.values()].map(({ value }) => value));
    return mediaOf(await printedPictures(texts, async (name) => (await this.bank.medium(name)).bytes));
  }

  /** The papers of the set at these places, opened. */
  private async open(run: PrintRunRow, numbers: readonly number[], part: Part): Promise<Map<number, { id: string; value: unknown }>> {
    const heads = await this.db.query<{ id: string }>('SELECT id FROM paper WHERE set_id = $1 AND no = ANY ($2)', [run.set_id, numbers]);
    const rows = await sealedParts(this.db, heads.map(({ id }) => id), part);
    return new Map(rows.map(({ id, no, digest, sealed }) => [no, { id, value: openPart(this.vault, part, digest, sealed) }] as const));
  }
}
