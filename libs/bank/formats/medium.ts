import { createHash } from 'node:crypto';
import { MAX_MEDIUM_BYTES, MEDIA_KINDS } from '@kaowu/contracts';
import { mediaKind } from '../domain/media-kind';
import { canBeShown } from '../domain/picture-size';

/** A picture or sound with the name that its bytes give it. */
export interface Medium {
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Buffer;
}

/** The medium that bytes are; null where they are none that an item may hold. */
export function mediumOf(bytes: Uint8Array): Medium | null {
  const ending = mediaKind(bytes);
  if (ending === null || bytes.byteLength > MAX_MEDIUM_BYTES || (MEDIA_KINDS[ending].kind === 'image' && !canBeShown(bytes, ending))) return null;
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${ending}`;
  return { name, mimetype: MEDIA_KINDS[ending].mimetype, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
