import { Injectable } from '@nestjs/common';
import type { ItemBody } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Database, Vault } from '@kaowu/platform';
import { openItem } from '../persistence/sealed';
import { insertSketches, unsketched } from '../persistence/sketches';
import { sketchOf } from './sketch';

/** A version whose sketch is to be kept. */
export interface SketchedVersion {
  readonly versionId: string;
  readonly itemId: string;
  readonly content: ItemBody;
}

const PAGE = 500;
/** Between two looks for versions without sketch: those from before sketches were kept, or written elsewhere. */
const LOOK_MS = 60_000;

/** Keeps a sketch of every version, by which items are found without opening them all. */
@Injectable()
export class Sketches {
  private lookedAt = -Infinity;

  constructor(private readonly db: Database, private readonly vault: Vault, private readonly clock: Clock) {}

  /** Keeps the sketches of new versions, in the transaction that writes them. */
  add(tableId: string, versions: readonly SketchedVersion[]): Promise<void> {
    return insertSketches(this.db, tableId, versions.map(({ versionId, itemId, content }) => ({ versionId, itemId, ...sketchOf(this.vault, content) })));
  }

  /** Makes the sketches that are missing; looks at most once a minute. */
  async complete(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.lookedAt < LOOK_MS) return;
    this.lookedAt = now;
    for (;;) {
      const rows = await unsketched(this.db, PAGE);
      const [first] = rows;
      if (!first) return;
      const own = rows.filter((r) => r.table_id === first.table_id);
      await this.add(first.table_id, own.map((r) => ({ versionId: r.id, itemId: r.item_id, content: openItem(this.vault, r.content) })));
    }
  }
}
