import { sha256 } from '@kaowu/kernel';

/** One event of an answer journal as it stands in the database. */
export interface ChainedEvent {
  readonly attemptId: string;
  readonly seq: number;
  readonly epoch: number;
  readonly n: number;
  readonly kind: 'answer' | 'flag';
  readonly questionNo: number;
  /** The response as canonical JSON text of an array of texts, exactly as stored. */
  readonly response: string;
  readonly clientAtMs: number;
  readonly receivedAtMs: number;
  readonly stale: boolean;
  /** 64 lower-case hex digits. */
  readonly hash: string;
}

/** The hash before the first event: every attempt starts a chain of its own. */
export const chainStart = (attemptId: string): string => sha256(`kaowu-answers:${attemptId}`);

/**
 * The bytes that an event adds to the chain. No part can contain a line feed (JSON escapes it), so two different
 * events never give the same text. The database computes the same text in `answer-statement.ts`.
 */
export const chainText = (e: Omit<ChainedEvent, 'hash'>): string =>
  [e.attemptId, e.seq, e.epoch, e.n, e.kind, e.questionNo, e.clientAtMs, e.receivedAtMs, e.stale ? 1 : 0, e.response].join('\n');

/** SHA-256 over the hash before (32 bytes) and the event's text. */
export function chainHash(before: string, text: string): string {
  return sha256(Buffer.concat([Buffer.from(before, 'hex'), Buffer.from(text, 'utf8')]));
}

/** What a check of a chain found. */
export type ChainVerdict =
  | { readonly ok: true; readonly headSeq: number; readonly headHash: string }
  | { readonly ok: false; readonly firstBadSeq: number; readonly fault: 'gap' | 'hash' | 'head' };

/**
 * Recomputes an attempt's chain from its events, ordered by seq, and compares it with the recorded head. Names the
 * first event that is missing, altered or out of place.
 */
export function verifyChain(
  attemptId: string, events: readonly ChainedEvent[], head: { readonly seq: number; readonly hash: string },
): ChainVerdict {
  let hash = chainStart(attemptId);
  let seq = 0;
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq) return { ok: false, firstBadSeq: seq, fault: 'gap' };
    hash = chainHash(hash, chainText(event));
    if (event.hash !== hash) return { ok: false, firstBadSeq: seq, fault: 'hash' };
  }
  if (head.seq !== seq || head.hash !== hash) return { ok: false, firstBadSeq: Math.min(seq, head.seq) + 1, fault: 'head' };
  return { ok: true, headSeq: seq, headHash: hash };
}
