import type { MediaEnding } from '@kaowu/contracts';

const starts = (bytes: Uint8Array, at: number, text: string): boolean => [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));

/**
 * What a medium is by its first bytes, never by what its name or sender says: pictures PNG, JPEG, GIF, WebP, sounds
 * MP3, Ogg, WAV, M4A. Null for anything else, drawings that could hold a script among them.
 */
export function mediaKind(bytes: Uint8Array): MediaEnding | null {
  if (bytes[0] === 0x89 && starts(bytes, 1, 'PNG\r\n')) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg';
  if (starts(bytes, 0, 'GIF87a') || starts(bytes, 0, 'GIF89a')) return 'gif';
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'webp';
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WAVE')) return 'wav';
  if (starts(bytes, 0, 'OggS')) return 'ogg';
  if (starts(bytes, 0, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'mp3';
  if (starts(bytes, 4, 'ftypM4A')) return 'm4a';
  return null;
}
