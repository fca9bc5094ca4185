import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 295;
const HEIGHT = 413;
type Colour = readonly [number, number, number];

const PAPER: Colour = [214, 226, 240];
const SKIN: Colour = [236, 205, 180];
const HAIR: Colour = [52, 44, 40];
const COATS: readonly Colour[] = [[58, 84, 130], [96, 58, 92], [40, 110, 96], [120, 72, 44], [70, 70, 78]];

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** A drawn figure, not a person's picture: the coat tells one demonstration candidate from another. */
function colourAt(x: number, y: number, coat: Colour): Colour {
  if (inside(x, y, 147, 178, 68, 88)) return y < 138 && !inside(x, y, 147, 196, 66, 82) ? HAIR : SKIN;
  if (inside(x, y, 147, 165, 80, 98) && y < 190) return HAIR;
  if (inside(x, y, 147, 440, 140, 150)) return coat;
  return x > 122 && x < 172 && y > 250 && y < 320 ? SKIN : PAPER;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const drawn = new Map<Colour, Buffer>();

/** A PNG of one-inch photograph size (295 × 413) with a drawn figure, the same for the same number. */
export function demoPortrait(serial: number): Buffer {
  const coat = COATS[serial % COATS.length] ?? PAPER;
  const known = drawn.get(coat) ?? draw(coat);
  drawn.set(coat, known);
  return known;
}

function draw(coat: Colour): Buffer {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y, coat), y * (WIDTH * 3 + 1) + 1 + x * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
