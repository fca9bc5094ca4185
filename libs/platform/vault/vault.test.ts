import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { setTimeout as rest } from 'node:timers/promises';
import { keyStates, retireKey, rotateKeys } from './rotate-keys';
import { Vault, type Purpose } from './vault';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'kaowu-vault-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const PURPOSES: readonly Purpose[] = ['paper', 'item', 'id-number'];

/** A value as the first form of the vault sealed it. */
function sealedOnce(root: number, text: string, purpose: Purpose): Buffer {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(readFileSync(join(dir, `000${root}.key`), 'utf8'), 'hex'), Buffer.alloc(0), `kaowu:${purpose}`, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([1, root >> 8, root & 0xff]), iv, cipher.getAuthTag(), body]);
}

describe('the vault', () => {
  it('opens what it sealed, for the purpose that it was sealed for, and nothing that was altered', () => {
    const vault = Vault.open(dir);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...PURPOSES), (bytes, purpose) => {
      const sealed = vault.seal(bytes, purpose);
      expect(Buffer.compare(vault.open(sealed, purpose), bytes)).toBe(0);
      const other = PURPOSES.find((one) => one !== purpose) as Purpose;
      expect(() => vault.open(sealed, other)).toThrow();
      const altered = Buffer.from(sealed);
      altered[altered.length - 1] = (altered[altered.length - 1] as number) ^ 1;
      expect(() => vault.open(altered, purpose)).toThrow();
    }), { numRuns: 60 });
    expect(() => vault.open(Buffer.from('nothing sealed here, only text'), 'item')).toThrow('not a sealed value');
  });

  it('keeps no data key in clear, and one for each purpose', () => {
    const vault = Vault.open(dir);
    for (const purpose of PURPOSES) for (const n of [1, 2, 3]) vault.seal(`值 ${n}`, purpose);
    expect(readdirSync(join(dir, 'data'))).toHaveLength(PURPOSES.length);
    expect(keyStates(dir)).toEqual([{ root: 1, dataKeys: 3, inUse: true }]);
  });
});

describe('rotation', () => {
  it('goes on while the vault is in use: old and new values open, new ones are sealed under new keys, and the old key can go', async () => {
    const running = Vault.open(dir);
    const old = PURPOSES.map((purpose) => running.seal(`旧 ${purpose}`, purpose));
    const lookup = running.lookup('110101199003070011', 'id-number');
    expect(() => retireKey(dir, 1)).toThrow('newest');
    expect(await rotateKeys(dir)).toEqual({ root: 2, rewrapped: 3 });
    PURPOSES.forEach((purpose, i) => expect(running.openText(old[i] as Buffer, purpose)).toBe(`旧 ${purpose}`));
    await rest(1_050);
    const fresh = running.seal('新', 'paper');
    expect(fresh.subarray(1, 9).equals((old[0] as Buffer).subarray(1, 9))).toBe(false);
    expect(keyStates(dir)).toEqual([{ root: 1, dataKeys: 0, inUse: false }, { root: 2, dataKeys: 4, inUse: true }]);
    retireKey(dir, 1);
    for (const vault of [running, Vault.open(dir)]) {
      PURPOSES.forEach((purpose, i) => expect(vault.openText(old[i] as Buffer, purpose)).toBe(`旧 ${purpose}`));
      expect(vault.openText(fresh, 'paper')).toBe('新');
      expect(vault.lookup('110101199003070011', 'id-number')).toBe(lookup);
    }
    expect(readdirSync(dir).sort()).toEqual(['0002.key', 'data', 'lookup.key']);
  });

  it('that was cut off refuses to lose a key, and is finished by a resume', async () => {
    const vault = Vault.open(dir);
    const sealed = vault.seal('值', 'item');
    await rotateKeys(dir);
    const other = Vault.open(dir).seal('第二', 'paper');
    await rotateKeys(dir);
    expect((await rotateKeys(dir, { resume: true })).rewrapped).toBe(0);
    expect(keyStates(dir).map(({ root, dataKeys }) => [root, dataKeys])).toEqual([[1, 0], [2, 0], [3, 2]]);
    for (const root of [1, 2]) retireKey(dir, root);
    expect(() => retireKey(dir, 2)).toThrow('no root key');
    expect([Vault.open(dir).openText(sealed, 'item'), Vault.open(dir).openText(other, 'paper')]).toEqual(['值', '第二']);
  });

  it('keeps values of the first form readable after their root key has gone', async () => {
    Vault.open(dir);
    const first = sealedOnce(1, '早年的题', 'item');
    expect(Vault.open(dir).openText(first, 'item')).toBe('早年的题');
    await rotateKeys(dir);
    retireKey(dir, 1);
    await rotateKeys(dir);
    retireKey(dir, 2);
    expect(Vault.open(dir).openText(first, 'item')).toBe('早年的题');
    rmSync(join(dir, 'data', 'root-0001.json'));
    expect(() => Vault.open(dir).openText(first, 'item')).toThrow('key 1 is not among');
  });
});
