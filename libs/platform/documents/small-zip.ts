import { fromBufferPromise, type Entry } from 'yauzl';
import { refusal } from '../http/refusal';

/** One file of an archive. `bytes` is null where it is larger than was allowed. */
export interface ZippedFile {
  /** With its folders, as the archive names it. */
  readonly name: string;
  readonly bytes: Uint8Array | null;
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Reads an archive of small files that was uploaded; folders and what a Mac adds are left out. Refuses
 * `file.unreadable` for what is no zip archive or holds more than `maxFiles`.
 */
export async function readSmallZip(bytes: Uint8Array, limits: { readonly maxFiles: number; readonly maxBytesEach: number }): Promise<ZippedFile[]> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true });
    if (zip.entryCount > limits.maxFiles * 2) throw new Error('too many entries');
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith('/') && !entry.fileName.startsWith('__MACOSX/')) entries.push(entry);
    }
    if (entries.length > limits.maxFiles) throw new Error('too many files');
    const files: ZippedFile[] = [];
    for (const entry of entries) {
      const small = entry.uncompressedSize <= limits.maxBytesEach && !entry.isEncrypted();
      files.push({ name: entry.fileName, bytes: small ? await bytesOf(await zip.openReadStreamPromise(entry)) : null });
    }
    return files;
  } catch (error) {
    throw refusal('file.unreadable', { reason: error instanceof Error ? error.message.slice(0, 120) : '' });
  }
}
