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
  /** The bytes of an entry in pieces. */
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
          if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
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

async function* readEntry(zip: ZipFile, entry: ZipEntry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) throw formatFault('zip.unreadable', { reason: 'no such entry' });
  if (entry.uncompressedSize > MAX_ENTRY) throw formatFault('import.entry-too-large', { max: MAX_ENTRY / 1024 ** 2 });
  const stream = await new Promise<NodeJS.ReadableStream>((done, refuse) => {
    zip.openReadStream(entry, (error: Error | null, opened?: NodeJS.ReadableStream) => (opened ? done(opened) : refuse(formatFault('zip.unreadable', { reason: (error?.message ?? '').slice(0, 120) }))));
  });
  try {
    for await (const piece of stream) yield piece as unknown as Uint8Array;
  } catch (error) {
    throw formatFault('zip.unreadable', { reason: (error as Error).message.slice(0, 120) });
  }
}
