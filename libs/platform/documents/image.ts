import { newPdf, type Pdf } from './pdf';

/** A picture that was looked at. */
export interface PictureFacts {
  readonly mimetype: 'image/jpeg' | 'image/png';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What PDFKit does and its types do not say: it reads a picture's head. */
type Opens = Pdf & { openImage(bytes: Buffer): { readonly width: number; readonly height: number } };

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a picture is, by its bytes and not by its name; null where it is no JPEG or PNG that a document could show. */
export function readPicture(bytes: Uint8Array): PictureFacts | null {
  const buffer = Buffer.from(bytes);
  const mimetype = buffer.subarray(0, 3).equals(JPEG) ? 'image/jpeg' : buffer.subarray(0, 8).equals(PNG) ? 'image/png' : null;
  if (mimetype === null) return null;
  try {
    const { width, height } = (newPdf({ autoFirstPage: false }) as Opens).openImage(buffer);
    return width > 0 && height > 0 ? { mimetype, width, height } : null;
  } catch {
    return null;
  }
}
