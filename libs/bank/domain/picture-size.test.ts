import type { MediaEnding } from '@kaowu/contracts';
import { canBeShown, pictureSize } from './picture-size';

const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(33);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const webp = (kind: string, at: number, head: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(40);
  bytes.write(kind, 12, 'latin1');
  bytes.set(head, at);
  return bytes;
};

test.each<[string, Uint8Array, MediaEnding, number, number]>([
  ['PNG', png(640, 480), 'png', 640, 480],
  ['GIF', Buffer.from('GIF89a\x02\x01\x04\x00', 'latin1'), 'gif', 258, 4],
  ['JPEG behind other parts', Buffer.from('ffd8ffe000040000ffffc000110801e00280030000', 'hex'), 'jpg', 640, 480],
  ['WebP with losses', webp('VP8 ', 26, [0x80, 0x02, 0xe0, 0x01]), 'webp', 640, 480],
  ['WebP without', webp('VP8L', 21, [0x01, 0x40, 0x00, 0x00]), 'webp', 2, 2],
  ['WebP with parts', webp('VP8X', 24, [0x7f, 0x02, 0x00, 0xdf, 0x01, 0x00]), 'webp', 640, 480],
])('%s', (_, bytes, ending, width, height) => expect(pictureSize(bytes, ending)).toEqual({ width, height }));

test.each<[string, Uint8Array, MediaEnding, boolean]>([
  ['just small enough', png(10_000, 5000), 'png', true], ['a row too high', png(10_000, 5001), 'png', false], ['a hundred thousand by as many', png(100_000, 100_000), 'png', false],
  ['nothing', png(0, 5), 'png', false], ['a JPEG without a frame', Buffer.from('ffd8ffe00004000000000000', 'hex'), 'jpg', false], ['a JPEG that goes nowhere', Buffer.from('ffd8ffe0000000000000000000', 'hex'), 'jpg', false], ['a WebP cut off', Buffer.from('RIFF'), 'webp', false],
])('%s can be shown: %#', (_, bytes, ending, shown) => expect(canBeShown(bytes, ending)).toBe(shown));
