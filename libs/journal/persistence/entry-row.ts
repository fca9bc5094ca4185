import type { ChainedEntry } from '../domain/chain';

/** A row of journal_entry. */
export interface EntryRow {
  readonly seq: string;
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: 'staff' | 'candidate' | 'public' | 'system';
  readonly actor_id: string;
  readonly actor_name: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly reason: string | null;
  readonly data: Record<string, unknown> | null;
  readonly before_digest: string | null;
  readonly after_digest: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Columns of a select that fills an EntryRow. */
export const ENTRY_COLUMNS =
  'seq, id, at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, reason, data, before_digest, after_digest, prev_hash, hash';

/** The entry as the chain sees it. */
export const entryOf = (row: EntryRow): ChainedEntry & { hash: string; actorKind: EntryRow['actor_kind'] } => ({
  seq: Number(row.seq),
  id: row.id,
  at: row.at.toISOString(),
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  reason: row.reason,
  data: row.data,
  beforeDigest: row.before_digest,
  afterDigest: row.after_digest,
  prevHash: row.prev_hash,
  hash: row.hash,
});
