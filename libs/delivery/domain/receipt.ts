import { digestOf } from '@kaowu/kernel';

/** What a receipt vouches for. */
export interface ReceiptFacts {
  readonly attemptId: string;
  readonly paperId: string;
  readonly headSeq: number;
  readonly headHash: string;
  readonly answered: number;
  readonly closedAt: string;
}

/** SHA-256 over the facts: it can only be made again from the very journal that was handed in. */
export const receiptDigest = (facts: ReceiptFacts): string => digestOf({ receipt: 1, ...facts });

/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The printable code: the first 80 bits of the digest as 16 characters in groups of four ("8Q2K-…"). */
export function receiptCode(digest: string): string {
  let bits = BigInt(`0x${digest.slice(0, 20)}`);
  let code = '';
  for (let i = 0; i < 16; i++) {
    code = (ALPHABET[Number(bits & 31n)] as string) + code;
    bits >>= 5n;
  }
  return (code.match(/.{4}/g) as string[]).join('-');
}

/** A code as typed, made regular: case, spaces and dashes do not matter, and O, I, L are read as 0, 1, 1. */
export function readReceiptCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return (plain.match(/.{1,4}/g) ?? []).join('-');
}
