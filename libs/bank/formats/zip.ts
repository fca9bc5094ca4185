import { inflateRawSync } from 'node:zlib';
import { fromBuffer, open, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { formatFault } from './entry';

/** A zip archive on disk or in memory. */
export type ZipSource = string | Buffer;

const MAX_ENTRIES = 300_000;
const MAX_UNPACKED = 2 * 1024 ** 3;
/** One entry that is read: item files are small, and a media file is not read at all. */
const MAX_ENTRY = 64 * 1024 ** 2;
/** More than this to one in an entry over a megabyte is no honest file. */
const MAX_RATIO = 200;

/** An archive whose directory was checked whole before anything of it is unpacked. */
export interface Archive {
  readonly names: readonly string[];
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The bytes of an entry in pieces; reading begins at once, so that several can be under way. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): void;
}

const openZip = (source: ZipSource): Promise<ZipFile> =>
  new Promise((done, refuse) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true };
    const answer = (error: Error | null, zip?: ZipFile): void => (zip ? done(zip) : refuse(formatFault('zip.unreadable', { reason: (error?.message ?? '').slice(0, 120) })));
    if (typeof source === 'string') open(source, options, answer);
    else fromBuffer(source, options, answer);
  });

function checkEntry(entry: ZipEntry, totals: { entries: number; size: number }): void {
  const name = entry.fileName.slice(0, 120);
  totals.entries += 1;
  totals.size += entry.uncompressedSize;
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\\|\0/i.test(entry.fileName)) throw formatFault('zip.path', { name });
  if (entry.isEncrypted()) throw formatFault('zip.encrypted', { name });
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if ((entry.uncompressedSize > 1024 ** 2 && ratio > MAX_RATIO) || totals.size > MAX_UNPACKED || totals.entries > MAX_ENTRIES) throw formatFault('zip.bomb', { name });
}

const NOTHING = Buffer.alloc(0);

/** An entry without the pieces of the directory that it holds on to. */
const slim = (entry: ZipEntry): ZipEntry => Object.assign(entry, { extraFields: [], extraFieldRaw: NOTHING, fileNameRaw: NOTHING, fileCommentRaw: NOTHING });

/**
 * Opens an archive and checks its whole directory. Problems: `zip.unreadable`, `zip.path` for any entry that points
 * outside, `zip.bomb` for sizes no honest file has, `zip.encrypted`.
 */
export async function openArchive(source: ZipSource): Promise<Archive> {
  const zip = await openZip(source);
  const entries = new Map<string, ZipEntry>();
  const totals = { entries: 0, size: 0 };
  try {
    await new Promise<void>((done, refuse) => {
      zip.on('error', (error: Error) => {
        const [, name] = /^(?:invalid relative path|absolute path|invalid characters in fileName): ?(.*)$/.exec(error.message) ?? [];
        refuse(name === undefined ? formatFault('zip.unreadable', { reason: error.message.slice(0, 120) }) : formatFault('zip.path', { name: name.slice(0, 120) }));
      });
      zip.on('entry', (entry: ZipEntry) => {
        try {
          checkEntry(entry, totals);
          if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, slim(entry));
          zip.readEntry();
        } catch (error) {
          refuse(error as Error);
        }
      });
      zip.on('end', done);
      zip.readEntry();
    });
  } catch (error) {
    zip.close();
    throw error;
  }
  return { names: [...entries.keys()], entries, read: (name) => readEntry(zip, entries.get(name)), close: () => zip.close() };
}

const DEFLATED = 8;
/** An entry up to this size is unpacked in one piece: an archive of many small files spends its time on streams otherwise. */
const AT_ONCE = 1024 ** 2;

const openEntry = (zip: ZipFile, entry: ZipEntry, raw: boolean): Promise<NodeJS.ReadableStream> =>
  new Promise((done, refuse) => {
    const answer = (error: Error | null, opened?: NodeJS.ReadableStream): void => (opened ? done(opened) : refuse(formatFault('zip.unreadable', { reason: (error?.message ?? '').slice(0, 120) })));
    if (raw) zip.openReadStream(entry, { decompress: false, decrypt: null, start: null, end: null }, answer);
    else zip.openReadStream(entry, answer);
  });

async function* readEntry(zip: ZipFile, entry: ZipEntry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) throw formatFault('zip.unreadable', { reason: 'no such entry' });
  if (entry.uncompressedSize > MAX_ENTRY) throw formatFault('import.entry-too-large', { max: MAX_ENTRY / 1024 ** 2 });
  const small = entry.compressionMethod === DEFLATED && entry.uncompressedSize <= AT_ONCE && entry.compressedSize <= AT_ONCE;
  const stream = await openEntry(zip, entry, small);
  try {
    if (!small) {
      for await (const piece of stream) yield piece as unknown as Uint8Array;
      return;
    }
    const packed: Uint8Array[] = [];
    for await (const piece of stream) packed.push(piece as unknown as Uint8Array);
    // What unpacks to more than the directory says is no honest file.
    yield inflateRawSync(Buffer.concat(packed), { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch (error) {
    throw formatFault('zip.unreadable', { reason: (error as Error).message.slice(0, 120) });
  }
}
