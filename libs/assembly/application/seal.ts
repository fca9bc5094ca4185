import { refusal, type Vault } from '@kaowu/platform';

/** The parts of a paper that are sealed apart, each under keys of its own. */
export type Part = 'content' | 'key';

const PURPOSE = { content: 'paper', key: 'paper-key' } as const;
const DIGEST = 64;

/** Seals a part together with the digest of its paper, so that parts cannot change places unnoticed. */
export const sealPart = (vault: Vault, part: Part, digest: string, json: string): Buffer => vault.seal(digest + json, PURPOSE[part]);

/** Opens a part; refuses `paper.seal-broken` where it was altered or belongs to another paper. */
export function openPart(vault: Vault, part: Part, digest: string, sealed: Uint8Array): unknown {
  let text: string;
  try {
    text = vault.openText(sealed, PURPOSE[part]);
  } catch {
    throw refusal('paper.seal-broken');
  }
  if (text.slice(0, DIGEST) !== digest) throw refusal('paper.seal-broken');
  return JSON.parse(text.slice(DIGEST)) as unknown;
}
