import { setTimeout as rest } from 'node:timers/promises';
import { KeyRing } from './key-ring';

/** Data keys wrapped anew before others get their turn. */
const BATCH = 50;

/** The keys of an installation: each root key with how many data keys need it; the last is the one in use. */
export interface KeyState {
  readonly root: number;
  readonly dataKeys: number;
  readonly inUse: boolean;
}

/** The root keys of a key folder. Nothing secret is in the answer. */
export function keyStates(dir: string): KeyState[] {
  const ring = new KeyRing(dir);
  const newest = ring.rootNumbers().at(-1);
  return [...ring.wrappedUnder()].sort(([a], [b]) => a - b).map(([root, dataKeys]) => ({ root, dataKeys, inUse: root === newest }));
}

/**
 * Adds a root key and wraps every data key anew under it, in batches with rests, while servers go on: what they know
 * stays valid, and within a second they seal under new data keys. May be cut off and begun again: `resume` finishes
 * without adding another root key. Gives the number of the root key in use and how many data keys were wrapped anew.
 */
export async function rotateKeys(dir: string, options: { readonly resume?: boolean; readonly told?: (left: number) => void } = {}): Promise<{ root: number; rewrapped: number }> {
  const ring = new KeyRing(dir);
  const root = options.resume === true ? ring.rootNumbers().at(-1) ?? 1 : ring.addRoot();
  const before = [...ring.wrappedUnder()].reduce((sum, [number, count]) => sum + (number === root ? 0 : count), 0);
  for (let left = before; left > 0;) {
    left = ring.rewrap(BATCH);
    options.told?.(left);
    await rest(5);
  }
  return { root, rewrapped: before };
}

/** Takes a root key out of use that no data key needs any more. Throws with the reason where that cannot be. */
export function retireKey(dir: string, root: number): void {
  new KeyRing(dir).retire(root);
}
