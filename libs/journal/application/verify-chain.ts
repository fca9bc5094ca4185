import { Injectable } from '@nestjs/common';
import { Database } from '@kaowu/platform';
import { CHAIN_START, walkOn, type ChainedEntry, type ChainFault, type ChainWalk } from '../domain/chain';
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../persistence/entry-row';

/** What a walk over the whole chain found. */
export interface ChainCheck {
  readonly ok: boolean;
  readonly entries: number;
  readonly headHash: string;
  /** The first entry that does not hold, by its number. */
  readonly firstBad: { readonly seq: number; readonly fault: ChainFault } | null;
}

const BATCH = 2_000;

/** Checks every entry of the journal against its hash and its neighbour, and the head against the last entry. */
@Injectable()
export class VerifyChain {
  constructor(private readonly db: Database) {}

  /** Reads one consistent state of the chain, in batches so that memory stays bounded. */
  async run(): Promise<ChainCheck> {
    const head = await this.db.one<{ seq: string; hash: string }>('SELECT seq, hash FROM journal_head');
    const headSeq = Number(head?.seq ?? -1);
    let walk: ChainWalk = CHAIN_START;
    for (;;) {
      const batch = await this.batch(walk.seq, headSeq);
      for (const entry of batch) {
        const next = walkOn(walk, entry);
        if (typeof next === 'string') return this.bad(walk, next === 'gap' ? walk.seq + 1 : entry.seq, next);
        walk = next;
      }
      if (batch.length < BATCH) break;
    }
    if (walk.seq !== headSeq) return this.bad(walk, walk.seq + 1, 'gap');
    if (walk.hash !== head?.hash) return this.bad(walk, walk.seq, 'head');
    return { ok: true, entries: walk.seq, headHash: walk.hash, firstBad: null };
  }

  private async batch(after: number, upTo: number): Promise<(ChainedEntry & { hash: string })[]> {
    const rows = await this.db.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM journal_entry WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT ${BATCH}`,
      [after, upTo],
    );
    return rows.map(entryOf);
  }

  private bad(walk: ChainWalk, seq: number, fault: ChainFault): ChainCheck {
    return { ok: false, entries: walk.seq, headHash: walk.hash, firstBad: { seq, fault } };
  }
}
