import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Bytes } from './decode';
import type { ZipSource } from './zip';

/** A file of items, on disk or in memory, that can be read from its beginning as often as needed. */
export interface ItemFile {
  readonly name: string;
  readonly zip: ZipSource;
  readonly size: number;
  /** Its first bytes, and its last, for judging what it is. */
  head(bytes: number): Promise<Buffer>;
  tail(bytes: number): Promise<Buffer>;
  pieces(): Bytes;
  whole(): Promise<Buffer>;
}

const PIECE = 256 * 1024;

async function part(path: string, from: number, bytes: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A file on disk; nothing of it is read yet. */
export async function fileOnDisk(path: string): Promise<ItemFile> {
  const { size } = await stat(path);
  return {
    name: basename(path), zip: path, size,
    head: (bytes) => part(path, 0, bytes),
    tail: (bytes) => part(path, Math.max(0, size - bytes), bytes),
    pieces: () => createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>,
    whole: () => readFile(path),
  };
}

/** A file that was sent. */
export function fileInMemory(name: string, bytes: Uint8Array): ItemFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    name, zip: buffer, size: buffer.length,
    head: (count) => Promise.resolve(buffer.subarray(0, count)),
    tail: (count) => Promise.resolve(buffer.subarray(Math.max(0, buffer.length - count))),
    *pieces() {
      for (let at = 0; at < buffer.length; at += PIECE) yield buffer.subarray(at, at + PIECE);
    },
    whole: () => Promise.resolve(buffer),
  };
}

/** SHA-256 of a file's bytes, in hex. */
export async function digestOfFile(file: ItemFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file.pieces()) hash.update(piece);
  return hash.digest('hex');
}
