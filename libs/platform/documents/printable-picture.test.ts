import { GifWriter } from 'omggif';
import { PNG } from 'pngjs';
import { PrintablePictures } from './printable-picture';
import { qrPng } from './pdf';

/** Two by two points: red, green, blue, nothing. */
const STILL = Buffer.from('UklGRioAAABXRUJQVlA4TB4AAAAvAUAAEB8gEEjaH3qN+RcQFPk/2vwH8KVgFyL6HwE=', 'base64');
const SHOWN = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];

const riff = (...parts: readonly Buffer[]): Buffer => {
  const inside = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(inside.length);
  return Buffer.concat([Buffer.from('RIFF'), size, inside]);
};
const part = (name: string, content: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), size, content, Buffer.alloc(content.length % 2)]);
};
/** The same picture as one frame of a moving file: its head says place 0, 0 and size 2 by 2. */
const frame = part('ANMF', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 100, 0, 0, 0]), STILL.subarray(12)]));
const MOVING = riff(part('VP8X', Buffer.from([0x12, 0, 0, 0, 1, 0, 0, 1, 0, 0])), part('ANIM', Buffer.alloc(6)), frame, frame);

function gifOf(frames: number): Uint8Array {
  const bytes = new Uint8Array(1000);
  const writer = new GifWriter(bytes, 2, 2, { palette: [0xff0000, 0x00ff00, 0x0000ff, 0x000000], loop: 0 });
  for (let i = 0; i < frames; i++) writer.addFrame(0, 0, 2, 2, [i === 0 ? 0 : 1, 1, 2, 3], { delay: 10, transparent: 3 });
  return bytes.subarray(0, writer.end());
}

const pictures = new PrintablePictures();
afterAll(() => pictures.close());
const points = (png: Uint8Array): number[][] => {
  const { data } = PNG.sync.read(Buffer.from(png));
  return Array.from({ length: data.length / 4 }, (_, i) => [...data.subarray(i * 4, i * 4 + 3)]);
};

test.each<[string, Uint8Array, boolean]>([
  ['a GIF', gifOf(1), false], ['a moving GIF', gifOf(2), true], ['a WebP', STILL, false], ['a moving WebP', MOVING, true],
])('%s is drawn on white, a moving one as it begins', async (_, bytes, moving) => {
  const read = await pictures.read(bytes);
  expect([read?.moving, points(read?.bytes ?? new Uint8Array())]).toEqual([moving, SHOWN]);
});

test('a PNG stays as it is', async () => {
  const png = await qrPng('kaowu');
  expect(await pictures.read(png)).toEqual({ bytes: png, moving: false });
});

test.each<[string, Uint8Array]>([
  ['a GIF that ends in its head', gifOf(1).subarray(0, 12)], ['a WebP that ends in its middle', STILL.subarray(0, 30)], ['a WebP of nothing', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')], ['no picture', Buffer.from('<svg/>')],
])('%s is none, and the next one is read all the same', async (_, bytes) => {
  expect(await pictures.read(bytes)).toBeNull();
  expect((await pictures.read(STILL))?.moving).toBe(false);
});
