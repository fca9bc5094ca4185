import { digestOf } from '@kaowu/kernel';

/** What of an entry is covered by its hash: all of it but the hash. */
export interface ChainedEntry {
  readonly seq: number;
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly beforeDigest: string | null;
  readonly afterDigest: string | null;
  readonly prevHash: string;
}

/** Hash before the first entry. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the entry's canonical JSON (RFC 8785), which holds the hash of the entry before. */
export const entryHash = (entry: ChainedEntry): string => digestOf(entry);

/** What is wrong with an entry of the chain. */
export type ChainFault = 'hash' | 'link' | 'gap' | 'head';

/** The state of a check that walks the chain entry by entry. */
export interface ChainWalk {
  readonly seq: number;
  readonly hash: string;
}

export const CHAIN_START: ChainWalk = { seq: 0, hash: GENESIS };

/**
 * Checks the next entry: its number follows (`gap` names a removed entry), it points at the hash before (`link`), and
 * its own hash is that of its content (`hash`). The fault, or the walk one entry further.
 */
export function walkOn(walk: ChainWalk, entry: ChainedEntry & { readonly hash: string }): ChainWalk | ChainFault {
  const { hash, ...content } = entry;
  if (entry.seq !== walk.seq + 1) return 'gap';
  if (entry.prevHash !== walk.hash) return 'link';
  if (entryHash(content) !== hash) return 'hash';
  return { seq: entry.seq, hash };
}
