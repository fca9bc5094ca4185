import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PRACTICAL_DOCUMENTS, type assemblyRoutes, type FileReply, type InputOf } from '@kaowu/contracts';
import { Bank } from '@kaowu/bank';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, pdfBytes, type Actor } from '@kaowu/platform';
import { canOpen } from '../domain/custody';
import { getPractical, type PracticalSetRow } from '../persistence/practical-rows';
import { breather } from './breathe';
import { MarkedPdf } from './documents/page';
import { drawNotice, drawScoreForms, drawTaskSheets, type PracticalHead, type WeighedTask } from './documents/practical';
import { mediaOf, printedPictures } from './documents/rich';
import { printed } from './documents/unprintable';
import { PracticalQueries } from './practical-queries';

type Command = InputOf<typeof assemblyRoutes.practicalDocument>['body'];

/**
 * Hands out what a practical exam needs: preparation notices at any time (they cover every task that may be drawn and
 * tell none that was), task sheets and score forms once two people have released the set; of one paper or of all.
 * Every page says who had it made and when; the journal keeps reason and digest. Problems: record.not-found,
 * paper.not-released, print.not-printable.
 */
@Injectable()
export class PracticalDocuments {
  constructor(
    private readonly db: Database,
    private readonly queries: PracticalQueries,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly bank: Bank,
  ) {}

  async run(actor: Actor, id: string, { document, no, reason }: Command): Promise<FileReply> {
    const set = await getPractical(this.db, id);
    const secret = document === 'tasks' || document === 'score-sheets';
    if (secret) accept(canOpen(set.state));
    const at = this.clock.now();
    const name = [set.name, PRACTICAL_DOCUMENTS[document].zh, no === undefined || !secret ? '' : String(no).padStart(4, '0')].filter(Boolean).join(' ');
    const doc = new MarkedPdf(name, { name: actor.name, at });
    const head: PracticalHead = { name: set.name, occupation: set.occupation_name, opensAt: set.opens_at };
    await printed(() => this.draw(doc, head, set, document, no));
    const pages = doc.finish();
    const bytes = await pdfBytes(doc.pdf);
    await this.journal.record(actor, {
      action: 'practical-set.document-issued', subject: { type: 'practical-set', id }, reason,
      data: { document, no: no ?? null, pages, digest: createHash('sha256').update(bytes).digest('hex') },
    });
    return { filename: `${name}.pdf`, mimetype: 'application/pdf', bytes, disposition: 'attachment' };
  }

  private async draw(doc: MarkedPdf, head: PracticalHead, set: PracticalSetRow, document: Command['document'], no: number | undefined): Promise<void> {
    const tasks = await this.queries.tasksOf(set);
    const media = mediaOf(await printedPictures(JSON.stringify([...tasks.values()]), async (name) => (await this.bank.medium(name)).bytes));
    if (document === 'notice-venue' || document === 'notice-candidate') return drawNotice(doc, head, [...tasks.values()], document === 'notice-venue' ? 'venue' : 'candidate', media);
    const draws = (await this.queries.draws(set.id)).filter((draw) => no === undefined || draw.no === no);
    found(draws[0]);
    const breathe = breather();
    for (const draw of draws) {
      const weighed: WeighedTask[] = draw.tasks.flatMap((ids, g) => ids.map((taskId) => ({
        task: found(tasks.get(taskId)), weightHundredths: (set.spec.groups[g]?.weightHundredths ?? 0) / ids.length,
      })));
      if (document === 'tasks') drawTaskSheets(doc, head, draw.no, weighed, media);
      else drawScoreForms(doc, head, draw.no, weighed, media);
      await breathe();
    }
  }
}
