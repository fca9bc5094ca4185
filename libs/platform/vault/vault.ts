import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a sealed value is for; each purpose has keys of its own, so a value cannot be opened as another kind. */
export type Purpose = 'paper' | 'paper-key' | 'paper-seed' | 'item' | 'id-number' | 'phone' | 'token';

const VERSION = 1;
const IV = 12;
const TAG = 16;
const LOOKUP_KEY = 'lookup';

/**
 * Encryption of what must not lie in the database in clear: AES-256-GCM under keys derived (HKDF-SHA256) from key
 * files outside the database. The newest file seals, all of them open: putting a newer file beside the old one
 * rotates. Sealed form: version byte, key number (2 bytes), nonce, tag, ciphertext.
 */
export class Vault {
  private readonly derived = new Map<string, Buffer>();

  private constructor(private readonly roots: ReadonlyMap<number, Buffer>, private readonly lookupRoot: Buffer) {}

  /** Reads the key files of a folder (`0001.key`, … and `lookup.key`), making the first of each where there is none. */
  static open(dir: string): Vault {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const names = readdirSync(dir).filter((name) => /^\d{4}\.key$/.test(name));
    if (names.length === 0) names.push('0001.key');
    const roots = new Map(names.sort().map((name) => [Number(name.slice(0, 4)), Vault.keyFile(join(dir, name))] as const));
    return new Vault(roots, Vault.keyFile(join(dir, `${LOOKUP_KEY}.key`)));
  }

  private static keyFile(path: string): Buffer {
    if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (key.length !== 32) throw new Error(`key file ${path} does not hold 64 hex digits`);
    return key;
  }

  private key(number: number, purpose: string): Buffer {
    const name = `${number}:${purpose}`;
    const known = this.derived.get(name);
    if (known) return known;
    const root = number === 0 ? this.lookupRoot : this.roots.get(number);
    if (!root) throw new Error(`key ${number} is not among the vault's key files`);
    const key = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `kaowu:${purpose}`, 32));
    this.derived.set(name, key);
    return key;
  }

  /** Seals bytes or text. Two seals of the same value differ. */
  seal(clear: Uint8Array | string, purpose: Purpose): Buffer {
    const number = Math.max(...this.roots.keys());
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key(number, purpose), iv);
    cipher.setAAD(Buffer.from(purpose));
    const body = Buffer.concat([typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION, number >> 8, number & 0xff]), iv, cipher.getAuthTag(), body]);
  }

  /** Opens what `seal` made for the same purpose; throws when it was altered or sealed for another purpose. */
  open(sealed: Uint8Array, purpose: Purpose): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes[0] !== VERSION || bytes.length < 3 + IV + TAG) throw new Error('not a sealed value');
    const decipher = createDecipheriv('aes-256-gcm', this.key(bytes.readUInt16BE(1), purpose), bytes.subarray(3, 3 + IV));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(3 + IV, 3 + IV + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(3 + IV + TAG)), decipher.final()]);
  }

  /** Opens a sealed text. */
  openText(sealed: Uint8Array, purpose: Purpose): string {
    return this.open(sealed, purpose).toString('utf8');
  }

  /** A keyed digest (HMAC-SHA256, 64 hex digits) for finding a sealed value by equality without opening any. */
  lookup(clear: string, purpose: Purpose): string {
    return createHmac('sha256', this.key(0, purpose)).update(clear.normalize('NFKC').trim().toUpperCase()).digest('hex');
  }
}
