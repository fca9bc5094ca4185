import { Injectable } from '@nestjs/common';
import type { ItemBody, ItemType, LikeItem, VersionState } from '@kaowu/contracts';
import { Journal } from '@kaowu/journal';
import { Database, found, Vault, type Actor } from '@kaowu/platform';
import { ALIKE, bandsOf, comparedText, likeness, pairsOf } from '../domain/likeness';
import { enemiesOf, findItem, sealedContent, versionsOf } from '../persistence/items';
import { inWords } from '../formats/rich-text';
import { openItem } from '../persistence/sealed';
import { likeCandidates } from '../persistence/sketches';
import { marksFor } from './sketch';
import { Sketches } from './sketches';

/** Likes that are told; who has more of them has one question many times. */
const TOLD = 20;
const EXCERPT = 80;

/** What is compared of a question. */
export type Compared = Pick<ItemBody, 'type' | 'stem' | 'options' | 'blanks' | 'pairs'>;

/** Finds near-duplicates: by keyed marks first, then by opening the few that may be. Telling them is a read in clear, and journalled (D19). */
@Injectable()
export class FindLikes {
  constructor(
    private readonly db: Database, private readonly vault: Vault, private readonly journal: Journal, private readonly sketches: Sketches,
  ) {}

  /** Items of any table that are like a draft, most alike first. */
  async ofDraft(actor: Actor, draft: Compared, itemId: string | null): Promise<LikeItem[]> {
    await this.sketches.complete();
    return this.db.tx(() => this.find(actor, draft, itemId));
  }

  /** Items like an item's newest version. Problem: `record.not-found`. */
  async ofItem(actor: Actor, itemId: string): Promise<LikeItem[]> {
    await this.sketches.complete();
    return this.db.tx(async () => {
      found(await findItem(this.db, itemId));
      const newest = found((await versionsOf(this.db, itemId))[0]);
      return this.find(actor, openItem(this.vault, found(await sealedContent(this.db, newest.id))), itemId);
    });
  }

  private async find(actor: Actor, content: Compared, itemId: string | null): Promise<LikeItem[]> {
    const own = pairsOf(comparedText(content));
    if (own.size === 0) return [];
    const candidates = await likeCandidates(this.db, bandsOf(marksFor(this.vault, content)), itemId);
    const enemies = new Set(itemId === null ? [] : (await enemiesOf(this.db, itemId)).map((e) => e.id));
    const alike = candidates.map((c) => {
      const other = openItem(this.vault, c.content);
      return { ...c, likeness: likeness(own, pairsOf(comparedText(other))), excerpt: [...inWords(other.stem)].slice(0, EXCERPT).join('') };
    }).filter((c) => c.likeness >= ALIKE).sort((a, b) => b.likeness - a.likeness || a.serial - b.serial);
    const told = alike.filter((c, i) => alike.findIndex((d) => d.item_id === c.item_id) === i).slice(0, TOLD);
    if (told.length > 0) {
      await this.journal.record(actor, { action: 'items.compared', subject: { type: 'item', id: itemId ?? 'draft' }, data: { versionIds: told.map((c) => c.version_id) } });
    }
    return told.map((c) => ({
      id: c.item_id, versionId: c.version_id, version: c.version, serial: c.serial, tableId: c.table_id, type: c.type as ItemType, state: c.state as VersionState, status: c.status,
      likeness: Math.round(c.likeness * 1000) / 1000, excerpt: c.excerpt, enemy: enemies.has(c.item_id),
    }));
  }
}
