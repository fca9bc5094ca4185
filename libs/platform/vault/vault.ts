import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { KeyRing, type DataKey } from './key-ring';

/** What a sealed value is for; each purpose has keys of its own, so a value cannot be opened as another kind. */
export type Purpose = 'paper' | 'paper-key' | 'paper-seed' | 'item' | 'item-words' | 'media' | 'id-number' | 'phone' | 'photo' | 'token';

/** The first form: sealed under keys derived from a root key. Still opened, no longer written. */
const DERIVED = 1;
/** Envelope encryption: sealed under a data key that the value names. */
const ENVELOPE = 2;
const ID = 8;
const IV = 12;
const TAG = 16;
const LOOKUP_KEY = 'lookup';
/** How long a process goes on with the data key that it knows before it looks for a newer one, in milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * Encryption of what must not lie in the database in clear: AES-256-GCM under data keys, which are wrapped by root keys
 * outside the database (see `KeyRing`). Sealed form: version byte, data key (8 bytes), nonce, tag, ciphertext; the
 * purpose is authenticated with it.
 */
export class Vault {
  private readonly derived = new Map<string, Buffer>();
  private readonly newest = new Map<string, DataKey>();
  private lookedAt = -Infinity;
  private seen = '';

  private constructor(private readonly ring: KeyRing, private readonly lookupRoot: Buffer) {}

  /** Opens the key files of a folder (`0001.key`, …, `data/`, `lookup.key`), making the first of each where there is none. */
  static open(dir: string): Vault {
    const ring = new KeyRing(dir);
    return new Vault(ring, ring.plainKey(LOOKUP_KEY));
  }

  /** Seals bytes or text. Two seals of the same value differ. */
  seal(clear: Uint8Array | string, purpose: Purpose): Buffer {
    const { id, key } = this.current(purpose);
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from(purpose));
    const body = Buffer.concat([typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear), cipher.final()]);
    return Buffer.concat([Buffer.from([ENVELOPE]), Buffer.from(id, 'hex'), iv, cipher.getAuthTag(), body]);
  }

  /** Opens what `seal` made for the same purpose; throws when it was altered or sealed for another purpose. */
  open(sealed: Uint8Array, purpose: Purpose): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const head = bytes[0] === ENVELOPE ? 1 + ID : 3;
    if ((bytes[0] !== ENVELOPE && bytes[0] !== DERIVED) || bytes.length < head + IV + TAG) throw new Error('not a sealed value');
    const key = bytes[0] === ENVELOPE ? this.ring.dataKey(bytes.subarray(1, 1 + ID).toString('hex')) : this.derive(bytes.readUInt16BE(1), purpose);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(head, head + IV));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(head + IV, head + IV + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(head + IV + TAG)), decipher.final()]);
  }

  /** Opens a sealed text. */
  openText(sealed: Uint8Array, purpose: Purpose): string {
    return this.open(sealed, purpose).toString('utf8');
  }

  /**
   * Blocks of 16 bytes as 16 bytes each that tell nothing without the key (AES-256 of every block by itself): the same
   * block gives the same bytes, so that sealed texts can be indexed by their parts. For parts that are kept only as
   * fractions of these bytes, never whole.
   */
  blind(blocks: Uint8Array, purpose: Purpose): Buffer {
    const cipher = createCipheriv('aes-256-ecb', this.derive(0, purpose), null).setAutoPadding(false);
    return Buffer.concat([cipher.update(blocks), cipher.final()]);
  }

  /** A keyed digest (HMAC-SHA256, 64 hex digits) for finding a sealed value by equality without opening any. */
  lookup(clear: string, purpose: Purpose): string {
    return createHmac('sha256', this.derive(0, purpose)).update(clear.normalize('NFKC').trim().toUpperCase()).digest('hex');
  }

  /** The data key to seal with: looked up again once a second where key files changed, so that a rotation needs no restart. */
  private current(purpose: Purpose): DataKey {
    const now = performance.now();
    if (now - this.lookedAt > LOOK_EVERY) {
      this.lookedAt = now;
      const state = this.ring.state();
      if (state !== this.seen) this.newest.clear();
      this.seen = state;
    }
    const known = this.newest.get(purpose);
    if (known) return known;
    const found = this.ring.newest(purpose);
    this.newest.set(purpose, found);
    return found;
  }

  private derive(number: number, purpose: string): Buffer {
    const name = `${number}:${purpose}`;
    const known = this.derived.get(name);
    if (known) return known;
    const root = number === 0 ? this.lookupRoot : this.ring.root(number);
    const key = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `kaowu:${purpose}`, 32));
    this.derived.set(name, key);
    return key;
  }
}
