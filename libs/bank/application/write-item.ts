import { Injectable } from '@nestjs/common';
import type { InputOf, ItemBody, ItemDraft, ItemView, bankRoutes } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Clock, newId } from '@kaowu/kernel';
import { accept, Database, found, refusal, Refusal, Vault, type Actor } from '@kaowu/platform';
import { checkItem, itemDigest } from '../domain/item-content';
import { decideRevision } from '../domain/workflow';
import { findTable } from '../persistence/element-tables';
import { insertItems, insertVersions, lockItem, replaceVersions, secondsOf, takeSerials, versionsOf, type NewVersion, type Writing } from '../persistence/items';
import { sealItem, stimulusKeyOf } from '../persistence/sealed';
import { withFormulas } from '../formats/formulas';
import { mediaOf } from '../formats/media-of';
import { unknownMedia } from '../persistence/media';
import { ItemViews } from './item-view';
import { Sketches } from './sketches';

type Revision = InputOf<typeof bankRoutes.reviseItem>['body'];

/** A writer writes an item, or revises one into a new version. Contents are sealed at once. */
@Injectable()
export class WriteItem {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly views: ItemViews,
    private readonly sketches: Sketches,
  ) {}

  /**
   * A new item as a draft. Problems: `record.not-found` (table), `element-table.retired-already`,
   * `element-table.wrong-mode`, `item.element-unknown`, `request.invalid` with every fault of the question.
   */
  create(actor: Actor, tableId: string, draft: ItemDraft): Promise<ItemView> {
    return this.db.tx(async () => {
      const content = soundContent(draft);
      const writing = await this.writing(actor, tableId, draft.elementCode);
      const serial = await takeSerials(this.db, tableId, 1);
      const item = { id: newId(), serial };
      await insertItems(this.db, writing, '', [item]);
      await this.insert(actor, writing, { item: item.id, version: 1, content, draft, action: 'item.created' });
      return this.views.of(item.id, actor);
    });
  }

  /**
   * A new version of an item. Saving what stands already changes nothing. Problems: as `create`, and `version.stale`,
   * `version.under-review`.
   */
  revise(actor: Actor, itemId: string, revision: Revision): Promise<ItemView> {
    return this.db.tx(async () => {
      const item = found(await lockItem(this.db, itemId));
      const newest = found((await versionsOf(this.db, itemId))[0]);
      const content = soundContent(revision);
      const writing = await this.writing(actor, item.table_id, revision.elementCode);
      const { version, replaces } = accept(decideRevision(newest, revision.baseVersion));
      const same = newest.digest === itemDigest(content) && (await secondsOf(this.db, newest.id)) === (content.seconds ?? null) && newest.element_code === revision.elementCode && newest.difficulty === revision.difficulty;
      if (same && newest.state !== 'retired') return this.views.of(itemId, actor);
      if (replaces) await replaceVersions(this.db, [newest.id], writing.at);
      await this.insert(actor, writing, { item: itemId, version, content, draft: revision, action: 'item.revised' });
      return this.views.of(itemId, actor);
    });
  }

  private async writing(actor: Actor, tableId: string, elementCode: string): Promise<Writing> {
    const table = found(await findTable(this.db, tableId));
    if (table.state === 'retired') throw refusal('element-table.retired-already');
    if (table.mode !== 'theory') throw refusal('element-table.wrong-mode');
    const known = await this.db.one('SELECT 1 FROM element WHERE table_id = $1 AND code = $2', [tableId, elementCode]);
    if (!known) throw refusal('item.element-unknown', { value: elementCode }, { field: 'body.elementCode' });
    return { tableId, writerId: actor.id, writerName: actor.name, at: this.clock.now() };
  }

  /** Every picture and sound that a question names must be there. Problem: `item.media-unknown`. */
  private async checkMedia(content: ItemBody): Promise<void> {
    const [name] = await unknownMedia(this.db, mediaOf(content));
    if (name !== undefined) throw refusal('item.media-unknown', { name: name.slice(0, 12) }, { field: 'body.stem' });
  }

  private async insert(
    actor: Actor, writing: Writing, what: { item: string; version: number; content: ItemBody; draft: ItemDraft; action: 'item.created' | 'item.revised' },
  ): Promise<void> {
    await this.checkMedia(what.content);
    const digest = itemDigest(what.content);
    const version: NewVersion = {
      id: newId(), itemId: what.item, version: what.version, type: what.content.type, elementCode: what.draft.elementCode, difficulty: what.draft.difficulty,
      content: sealItem(this.vault, what.content), digest, stimulusKey: stimulusKeyOf(this.vault, what.content), seconds: what.content.seconds,
    };
    await insertVersions(this.db, writing, [version]);
    await this.sketches.add(writing.tableId, [{ versionId: version.id, itemId: what.item, content: what.content }]);
    await this.journal.record(actor, {
      action: what.action, subject: { type: 'item', id: what.item },
      data: { tableId: writing.tableId, versionId: version.id, version: what.version, digest, elementCode: version.elementCode, type: version.type },
    });
  }
}

/** The cleaned content of a draft, or the refusal that names all its faults. */
function soundContent(draft: ItemDraft): ItemBody {
  const { content, problems } = checkItem(withFormulas(draft).body);
  const [first] = problems;
  if (first) throw new Refusal({ code: 'request.invalid', field: `body.${first.field}`, details: problems.map((p) => ({ ...p, field: `body.${p.field}` })) });
  return content;
}
