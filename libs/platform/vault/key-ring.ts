import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IV = 12;
const TAG = 16;
const ROOT_NAME = /^(\d{4})\.key$/;
const DATA_NAME = /^([0-9a-f]{16}|root-\d{4})\.json$/;
const LEGACY = 'root';

/** A data key as its file says: for what, since when, and wrapped under which root key. */
interface DataKeyFile {
  readonly purpose: string;
  readonly made: string;
  readonly root: number;
  /** Base64 of nonce, tag and the key encrypted under the root key. */
  readonly wrapped: string;
}

/** A data key ready to be used. */
export interface DataKey {
  /** 16 hex digits; values carry it. */
  readonly id: string;
  readonly key: Buffer;
}

/** The name of a root key's file. */
const rootName = (number: number): string => `${String(number).padStart(4, '0')}.key`;

function readKey(path: string): Buffer {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== 32) throw new Error(`key file ${path} does not hold 64 hex digits`);
  return key;
}

function makeKey(path: string): Buffer {
  const key = randomBytes(32);
  writeFileSync(path, key.toString('hex'), { mode: 0o600, flag: 'wx' });
  return key;
}

/** Writes a file whole or not at all: another process never reads half of it. */
function writeWhole(path: string, text: string): void {
  const beside = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
  renameSync(beside, path);
}

function wrap(root: Buffer, name: string, key: Buffer): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', root, iv);
  cipher.setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

function unwrap(root: Buffer, name: string, wrapped: string): Buffer {
  const bytes = Buffer.from(wrapped, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', root, bytes.subarray(0, IV));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
}

/**
 * The key files of an installation, outside the database: root keys (`0001.key` …), and data keys in `data/`, each
 * wrapped under a root key (envelope encryption). Values name their data key, so a new root key needs no value to be
 * touched: data keys are wrapped anew, file by file, while servers run. Everything is read when it is needed, so that a
 * server learns of new keys without a restart.
 */
export class KeyRing {
  private readonly roots = new Map<number, Buffer>();
  private readonly known = new Map<string, Buffer>();

  constructor(private readonly dir: string) {
    mkdirSync(this.data, { recursive: true, mode: 0o700 });
    if (this.rootNumbers().length === 0) makeKey(join(dir, rootName(1)));
  }

  private get data(): string {
    return join(this.dir, 'data');
  }

  /** Numbers of the root keys that are there, oldest first. */
  rootNumbers(): number[] {
    return readdirSync(this.dir).flatMap((name) => ROOT_NAME.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
  }

  /** A key of its own that is not wrapped (`lookup.key`), made where there is none. */
  plainKey(name: string): Buffer {
    const path = join(this.dir, `${name}.key`);
    return existsSync(path) ? readKey(path) : makeKey(path);
  }

  /** A root key by its number, also one that was retired and is kept wrapped. Throws where it is not there. */
  root(number: number): Buffer {
    const known = this.roots.get(number);
    if (known) return known;
    const path = join(this.dir, rootName(number));
    const legacy = `${LEGACY}-${String(number).padStart(4, '0')}`;
    if (!existsSync(path) && !existsSync(this.pathOf(legacy))) throw new Error(`key ${number} is not among the vault's key files`);
    const key = existsSync(path) ? readKey(path) : this.unwrapped(legacy);
    this.roots.set(number, key);
    return key;
  }

  /** The data key that a value names. Throws where it is not there. */
  dataKey(id: string): Buffer {
    const known = this.known.get(id);
    if (known) return known;
    const key = this.unwrapped(id);
    this.known.set(id, key);
    return key;
  }

  /** The newest data key of a purpose, made where the newest root key has none yet. */
  newest(purpose: string): DataKey {
    const newestRoot = this.rootNumbers().at(-1) ?? 1;
    const own = this.dataIds().map((id) => ({ id, file: this.read(id) })).filter(({ file }) => file.purpose === purpose);
    const last = own.sort((a, b) => (a.file.made < b.file.made ? -1 : 1)).at(-1);
    const since = last ? statSync(join(this.dir, rootName(newestRoot))).mtime.toISOString() : '';
    if (last && last.file.made >= since) return { id: last.id, key: this.dataKey(last.id) };
    return this.make(purpose, newestRoot);
  }

  /** Changes whenever a key file came or went: what was remembered as the newest has to be looked up again. */
  state(): string {
    return `${statSync(this.dir).mtimeMs}/${statSync(this.data).mtimeMs}`;
  }

  /** Adds a root key and gives its number; from now on new data keys are wrapped under it. */
  addRoot(): number {
    const number = (this.rootNumbers().at(-1) ?? 0) + 1;
    makeKey(join(this.dir, rootName(number)));
    return number;
  }

  /** Wraps so many data keys anew that are not yet wrapped under the newest root key; gives how many are left. */
  rewrap(batch: number): number {
    const newest = this.rootNumbers().at(-1) ?? 1;
    const old = this.dataIds().filter((id) => this.read(id).root !== newest);
    for (const id of old.slice(0, batch)) {
      const file = this.read(id);
      writeWhole(this.pathOf(id), JSON.stringify({ ...file, root: newest, wrapped: wrap(this.root(newest), id, this.unwrapped(id)) } satisfies DataKeyFile));
    }
    return Math.max(0, old.length - batch);
  }

  /** Data keys that are wrapped under each root key. */
  wrappedUnder(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>(this.rootNumbers().map((number) => [number, 0] as const));
    for (const id of this.dataIds()) {
      const { root } = this.read(id);
      counts.set(root, (counts.get(root) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * Takes a root key out of use: its file is removed. Values of the first form were sealed under keys derived from it, so
   * it is kept wrapped under the newest root key. Throws where it is the newest or data keys still need it.
   */
  retire(number: number): void {
    const newest = this.rootNumbers().at(-1) ?? 1;
    const path = join(this.dir, rootName(number));
    if (!existsSync(path)) throw new Error(`there is no root key ${number}`);
    if (number === newest) throw new Error(`root key ${number} is the newest; rotate first`);
    const needing = this.wrappedUnder().get(number) ?? 0;
    if (needing > 0) throw new Error(`${needing} data keys are still wrapped under root key ${number}; finish the rotation first`);
    const id = `${LEGACY}-${String(number).padStart(4, '0')}`;
    const file: DataKeyFile = { purpose: LEGACY, made: statSync(path).mtime.toISOString(), root: newest, wrapped: wrap(this.root(newest), id, this.root(number)) };
    writeWhole(this.pathOf(id), JSON.stringify(file));
    rmSync(path);
  }

  private make(purpose: string, root: number): DataKey {
    const id = randomBytes(8).toString('hex');
    const key = randomBytes(32);
    const made = new Date(Math.max(Date.now(), Math.ceil(statSync(join(this.dir, rootName(root))).mtimeMs))).toISOString();
    writeWhole(this.pathOf(id), JSON.stringify({ purpose, made, root, wrapped: wrap(this.root(root), id, key) } satisfies DataKeyFile));
    this.known.set(id, key);
    return { id, key };
  }

  private dataIds(): string[] {
    return readdirSync(this.data).filter((name) => DATA_NAME.test(name)).map((name) => name.slice(0, -'.json'.length));
  }

  private pathOf(id: string): string {
    return join(this.data, `${id}.json`);
  }

  private read(id: string): DataKeyFile {
    return JSON.parse(readFileSync(this.pathOf(id), 'utf8')) as DataKeyFile;
  }

  private unwrapped(id: string): Buffer {
    if (!existsSync(this.pathOf(id))) throw new Error(`data key ${id} is not among the vault's key files`);
    const { root, wrapped } = this.read(id);
    return unwrap(this.root(root), id, wrapped);
  }
}
