import { Injectable } from '@nestjs/common';
import type { Action } from '@kaowu/contracts';
import { Clock, digestOf, newId } from '@kaowu/kernel';
import { Database, type Actor } from '@kaowu/platform';
import { entryHash, type ChainedEntry } from '../domain/chain';
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../persistence/entry-row';

/** What a use case tells the journal. */
export interface Entry {
  readonly action: Action;
  readonly subject: { readonly type: string; readonly id: string };
  /** Where none is given, why the request reads what is confidential, if its route asked that. */
  readonly reason?: string | undefined;
  /** State before and after; only digests are kept. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Facts to show with the entry: ids, counts, masked forms; never personal data. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

type Pending = Omit<ChainedEntry, 'seq' | 'prevHash'>;

const COLUMNS = [
  'seq', 'id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_type', 'subject_id', 'reason', 'data',
  'before_digest', 'after_digest', 'prev_hash', 'hash',
] as const;
const CASTS = [
  'bigint', 'uuid', 'timestamptz', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text', 'text',
] as const;

/**
 * The append-only record of who did what, when and why (D48). Entries of a transaction are gathered and chained in one
 * statement just before it commits, so the chain's head is locked for a moment only and an undone act leaves no entry.
 */
@Injectable()
export class Journal {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Records an act in the current transaction; outside one it makes its own. */
  async record(actor: Actor, entry: Entry): Promise<void> {
    await this.recordAll(actor, [entry]);
  }

  /** Records several acts of one actor, in order. */
  async recordAll(actor: Actor, entries: readonly Entry[]): Promise<void> {
    await this.db.tx(async () => {
      const at = this.clock.now().toISOString();
      const list = this.db.beforeCommitList<Pending>('journal', (all) => this.flush(all));
      for (const entry of entries) list.push(this.pendingOf(actor, entry, at));
      await Promise.resolve();
    });
  }

  /** What was recorded about these subjects of one type, in the order of the chain. */
  async about(subjectType: string, subjectIds: readonly string[]): Promise<ReturnType<typeof entryOf>[]> {
    const rows = await this.db.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM journal_entry WHERE subject_type = $1 AND subject_id = ANY ($2) ORDER BY seq`,
      [subjectType, subjectIds],
    );
    return rows.map(entryOf);
  }

  /**
   * A page of what was recorded about these subjects, and by this actor where one is given; in the order of the chain,
   * or against it.
   */
  async page(query: {
    readonly subjects: readonly { readonly type: string; readonly id: string }[];
    readonly actorId?: string | undefined;
    readonly offset: number;
    readonly limit: number;
    readonly newestFirst: boolean;
  }): Promise<{ total: number; rows: ReturnType<typeof entryOf>[] }> {
    const matching = `SELECT e.* FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS s (type, id)) s
        JOIN journal_entry e ON e.subject_type = s.type AND e.subject_id = s.id
      UNION ALL SELECT e.* FROM journal_entry e
        WHERE e.actor_id = $3 AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS s (type, id) WHERE e.subject_type = s.type AND e.subject_id = s.id)`;
    const params = [query.subjects.map((s) => s.type), query.subjects.map((s) => s.id), query.actorId ?? null];
    const total = await this.db.one<{ n: string }>(`SELECT count(*) AS n FROM (${matching}) m`, params);
    const rows = await this.db.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM (${matching}) m ORDER BY seq ${query.newestFirst ? 'DESC' : 'ASC'} LIMIT $4 OFFSET $5`,
      [...params, query.limit, query.offset],
    );
    return { total: Number(total?.n ?? 0), rows: rows.map(entryOf) };
  }

  private pendingOf(actor: Actor, entry: Entry, at: string): Pending {
    return {
      id: newId(),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.kind === 'candidate' ? '' : actor.name,
      action: entry.action,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      reason: entry.reason ?? actor.readingReason ?? null,
      data: entry.data ? (JSON.parse(JSON.stringify(entry.data)) as Record<string, unknown>) : null,
      beforeDigest: entry.before === undefined ? null : digestOf(plain(entry.before)),
      afterDigest: entry.after === undefined ? null : digestOf(plain(entry.after)),
    };
  }

  private async flush(all: readonly Pending[]): Promise<void> {
    const head = await this.db.one<{ seq: string; hash: string }>('SELECT seq, hash FROM journal_head FOR UPDATE');
    if (!head) throw new Error('the journal has no head');
    let seq = Number(head.seq);
    let hash = head.hash;
    const rows = all.map((entry) => {
      const chained: ChainedEntry = { ...entry, seq: ++seq, prevHash: hash };
      hash = entryHash(chained);
      return [
        seq, entry.id, entry.at, entry.actorKind, entry.actorId, entry.actorName, entry.action, entry.subjectType,
        entry.subjectId, entry.reason, entry.data && JSON.stringify(entry.data), entry.beforeDigest, entry.afterDigest,
        chained.prevHash, hash,
      ];
    });
    const columns = COLUMNS.map((_, i) => rows.map((row) => row[i]));
    const lists = CASTS.map((cast, i) => `$${i + 1}::${cast}[]`).join(', ');
    const selected = COLUMNS.map((name) => (name === 'data' ? 'data::json' : name)).join(', ');
    await this.db.query(
      `INSERT INTO journal_entry (${COLUMNS.join(', ')}) SELECT ${selected} FROM unnest(${lists}) AS t (${COLUMNS.join(', ')})`,
      columns,
    );
    await this.db.query('UPDATE journal_head SET seq = $1, hash = $2', [seq, hash]);
  }
}

/** The value as JSON sees it: dates as text, undefined left out. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;
