const ascii = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Parts of a WebP file: their names, and where their contents begin and end. */
function* partsOf(bytes: Uint8Array, from: number, to: number): Generator<{ name: string; from: number; to: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at + 8 <= to;) {
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > to) return;
    yield { name: ascii(bytes, at), from: at + 8, to: at + 8 + size };
    at += 8 + size + (size % 2);
  }
}

const RIFF = 12;
const FRAME_HEAD = 16;
const WITH_ALPHA = 0x10;

function riffOf(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const head = Buffer.alloc(RIFF);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(size + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, ...parts]);
}

/**
 * The first picture of a moving WebP as one that stands still; null for a file that does not move. A frame is kept in a
 * part of its own whose head is its place and size.
 */
export function firstOfMoving(bytes: Uint8Array): Uint8Array | null {
  for (const part of partsOf(bytes, RIFF, bytes.length)) {
    if (part.name !== 'ANMF') continue;
    const inside = bytes.subarray(part.from + FRAME_HEAD, part.to + ((part.to - part.from) % 2));
    if (ascii(inside, 0) !== 'ALPH') return riffOf([inside]);
    // A picture with a layer of its own to see through begins with a part that says so, and how large it is.
    const extended = Buffer.alloc(18);
    extended.write('VP8X', 0, 'latin1');
    extended.writeUInt32LE(10, 4);
    extended[8] = WITH_ALPHA;
    extended.set(bytes.subarray(part.from + 6, part.from + 12), 12);
    return riffOf([extended, inside]);
  }
  return null;
}
