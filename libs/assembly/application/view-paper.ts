import { Injectable } from '@nestjs/common';
import { Bank } from '@kaowu/bank';
import { paperContent, paperKeyValue, type CandidatePaper, type FileReply, type PaperKey } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, Vault, type Actor } from '@kaowu/platform';
import { canRead } from '../domain/custody';
import { noteAccess, sealedParts } from '../persistence/paper-rows';
import { openPart, type Part } from './seal';

/**
 * A member of staff reads a paper or its key: only after the exam has opened, with a reason that the journal keeps
 * (rules.md, Papers: every access is recorded). Problems: record.not-found, paper.not-released, paper.not-open-yet,
 * paper.seal-broken.
 */
@Injectable()
export class ViewPaper {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly bank: Bank,
  ) {}

  /** The paper as a candidate saw it. */
  async content(actor: Actor, paperId: string, reason: string): Promise<CandidatePaper> {
    const { digest, value } = await this.open(actor, paperId, 'content', reason);
    return { ...paperContent.parse(value), paperId, digest };
  }

  /** A picture or sound that stands in the paper; the reading of the paper itself is what the journal keeps. Problem: record.not-found for any other. */
  async medium(paperId: string, name: string): Promise<FileReply> {
    const { state, opens_at, digest, sealed } = found((await sealedParts(this.db, [paperId], 'content'))[0]);
    accept(canRead(state, opens_at, this.clock.now()));
    if (!JSON.stringify(openPart(this.vault, 'content', digest, sealed)).includes(`media:${name}`)) throw refusal('record.not-found');
    const { mimetype, bytes } = await this.bank.medium(name);
    return { filename: name, mimetype, bytes, disposition: 'inline' };
  }

  /** The key in the letters that the paper shows. */
  async key(actor: Actor, paperId: string, reason: string): Promise<PaperKey> {
    const { value } = await this.open(actor, paperId, 'key', reason);
    return { ...paperKeyValue.parse(value), paperId };
  }

  private open(actor: Actor, paperId: string, part: Part, reason: string): Promise<{ digest: string; value: unknown }> {
    return this.db.tx(async () => {
      const { state, opens_at, digest, sealed, set_id, no } = found((await sealedParts(this.db, [paperId], part))[0]);
      const now = this.clock.now();
      accept(canRead(state, opens_at, now));
      const value = openPart(this.vault, part, digest, sealed);
      await noteAccess(this.db, [paperId], part, actor, now);
      await this.journal.record(actor, {
        action: part === 'content' ? 'paper.viewed' : 'paper.key-viewed',
        subject: { type: 'paper', id: paperId }, reason, data: { setId: set_id, no, digest },
      });
      return { digest, value };
    });
  }
}
