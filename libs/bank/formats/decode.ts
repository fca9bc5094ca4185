import { formatFault } from './entry';

type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes in pieces, as a stream gives them. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const BOMS: readonly (readonly [readonly number[], string])[] = [[[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be']];

/** Bytes to look at before the encoding is judged; the last four may be a cut character. */
const SNIFFED = 65_536;

const isUtf8 = (bytes: Uint8Array): boolean => {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
      return true;
    } catch {
      // A character may be cut at the end of what was looked at.
    }
  }
  return false;
};

/**
 * The encoding of a text: its byte order mark, what its XML declaration says, UTF-8 where it is valid, else GB 18030
 * where that makes mostly Chinese, else windows-1252.
 */
export function encodingOf(head: Uint8Array): string {
  const bom = BOMS.find(([mark]) => mark.every((byte, i) => head[i] === byte));
  if (bom) return bom[1];
  // UTF-16 without a mark shows itself by the empty halves of its first signs; one that is only declared is a mistake.
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const [, declared] = /^\s*<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(Buffer.from(head.subarray(0, 200)).toString('latin1')) ?? [];
  if (declared && !/^utf-?16/i.test(declared)) {
    try {
      return new TextDecoder(declared).encoding;
    } catch {
      // A name that nobody knows: judge by the bytes.
    }
  }
  if (isUtf8(head)) return 'utf-8';
  const chinese = new TextDecoder('gb18030').decode(head);
  const signs = [...chinese].filter((c) => c > '\u007f');
  return signs.filter((c) => /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/.test(c)).length > signs.length * 0.8 ? 'gb18030' : 'windows-1252';
}

/** Decodes pieces in the encoding that the first shows; what looked like UTF-8 and is none later on goes on in another. */
class PieceDecoder {
  private decoder: Decoder;

  constructor(head: Uint8Array) {
    const encoding = encodingOf(head);
    this.decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  }

  next(piece: Uint8Array): string {
    try {
      return this.decoder.decode(piece, { stream: true });
    } catch {
      this.decoder = new TextDecoder(isUtf8(piece) ? 'utf-8' : encodingOf(piece));
      return this.decoder.decode(piece, { stream: true });
    }
  }

  end(): string {
    try {
      return this.decoder.decode();
    } catch {
      return '\ufffd';
    }
  }
}

/** A stream of bytes as text pieces, in the encoding that its beginning shows. */
export async function* decodeText(bytes: Bytes): AsyncGenerator<string> {
  let head: Buffer | null = Buffer.alloc(0);
  let decoder: PieceDecoder | null = null;
  for await (const piece of bytes) {
    if (head) {
      head = Buffer.concat([head, piece]);
      if (head.length < SNIFFED) continue;
      decoder = new PieceDecoder(head);
      yield decoder.next(head);
      head = null;
      continue;
    }
    if (decoder) yield decoder.next(piece);
  }
  if (head) yield new TextDecoder(encodingOf(head)).decode(head);
  else if (decoder) yield decoder.end();
}

/** A whole text in its encoding. */
export const decodeWhole = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

/** A block of lines between empty lines, with the number of its first line. */
export interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/** Characters of a line, and of a block of lines: more is no question. */
const MAX_BLOCK_MB = 4;
const MAX_BLOCK = MAX_BLOCK_MB * 1024 ** 2;

/**
 * Text in blocks parted by empty lines: how GIFT and Aiken part their questions. A block is at most `maxLines` long.
 * Problem: `import.entry-too-large`.
 */
export async function* blocksOf(bytes: Bytes, maxLines = 5000): AsyncGenerator<Block> {
  let rest = '';
  let number = 0;
  let lines: string[] = [];
  let size = 0;
  let first = 1;
  const take = function* (line: string): Generator<Block> {
    number += 1;
    size += line.length;
    if (size > MAX_BLOCK) throw formatFault('import.entry-too-large', { max: MAX_BLOCK_MB }, first);
    if (line.trim() !== '' && lines.length < maxLines) {
      if (lines.length === 0) first = number;
      lines.push(line);
      return;
    }
    if (lines.length > 0) yield { line: first, lines };
    lines = line.trim() === '' ? [] : [line];
    size = line.length;
    first = number;
  };
  for await (const piece of decodeText(bytes)) {
    // A carriage return at the end may be half of a line end.
    const held = rest.endsWith('\r') ? '\r' : '';
    const parts = (held + piece).split(/\r\n|\n|\r(?!$)/);
    parts[0] = `${held === '' ? rest : rest.slice(0, -1)}${parts[0] ?? ''}`;
    rest = parts.pop() ?? '';
    for (const line of parts) yield* take(line);
    if (rest.length > MAX_BLOCK) throw formatFault('import.entry-too-large', { max: MAX_BLOCK_MB }, number + 1);
  }
  yield* take(rest);
  if (lines.length > 0) yield { line: first, lines };
}
