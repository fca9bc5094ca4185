import type { MediaEnding } from '@kaowu/contracts';

/** Points that a picture of an item may have: more is no drawing of a question, and fills a machine's memory where it is shown. */
export const MAX_POINTS = 50_000_000;

/** Width and height in points. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Marks of a JPEG behind which its size stands: all frame heads but the tables between them. */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;

function jpegSize(bytes: Uint8Array): PictureSize | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const mark = bytes[at + 1] ?? 0;
    if (isFrame(mark)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Filling, and marks without content.
    at += mark === 0xff ? 1 : mark === 0x01 || (mark >= 0xd0 && mark <= 0xd9) ? 2 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function webpSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30) return null;
  const view = viewOf(bytes);
  switch (String.fromCharCode(...bytes.subarray(12, 16))) {
    case 'VP8X':
      return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

/** How large a picture says that it is, by its head; null where its head says nothing that could be, or where it is a sound. */
export function pictureSize(bytes: Uint8Array, ending: MediaEnding): PictureSize | null {
  const view = viewOf(bytes);
  switch (ending) {
    case 'png': return bytes.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
    case 'gif': return bytes.length < 10 ? null : { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'jpg': return jpegSize(bytes);
    case 'webp': return webpSize(bytes);
    case 'mp3':
    case 'ogg':
    case 'wav':
    case 'm4a': return null;
  }
}

/** Whether a picture can be shown: it says how large it is, and that is neither nothing nor too much. */
export function canBeShown(bytes: Uint8Array, ending: MediaEnding): boolean {
  const size = pictureSize(bytes, ending);
  return size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= MAX_POINTS;
}
