import './type.css';

/** What is drawn where a Chinese character will stand: a dash in the middle of its square. Units of a thousand to the em. */
const DASH = { left: 200, right: 800, low: 350, high: 410 } as const;
/** As high and as deep as the web font's lines. */
const [ASCENT, DESCENT] = [1160, -288];
/** Where characters are one em wide: quotes, dashes and dots of Chinese text; from radicals to ideographs; compatibility and full-width forms. */
const WIDE = [[0x2014, 0x2015], [0x2018, 0x201d], [0x2026, 0x2026], [0x2e80, 0x9fff], [0xf900, 0xfaff], [0xfe30, 0xfe4f], [0xff01, 0xff60]] as const;

/** Numbers as a font file holds them, biggest byte first: of two bytes, or of four where the list begins with 4. */
const words = (...all: readonly number[]): number[] => all.flatMap((n) => [(n >> 8) & 255, n & 255]);
const longs = (...all: readonly number[]): number[] => all.flatMap((n) => words(n >>> 16, n & 0xffff));

/** The tables of a TrueType font of two glyphs, the missing one and the dash, and of all wide characters leading to the dash. */
function tables(): Readonly<Record<string, readonly number[]>> {
  const { left, right, low, high } = DASH;
  // One contour of four points, each with two bytes of its own for x and y.
  const glyph = [...words(1, left, low, right, high, 3, 0), 1, 1, 1, 1, ...words(left, 0, right - left, 0, low, high - low, 0, low - high)];
  // The format that leads a whole range to one glyph (13).
  const map = [...words(13, 0), ...longs(16 + 12 * WIDE.length, 0, WIDE.length, ...WIDE.flatMap(([from, to]) => [from, to, 1]))];
  return {
    'OS/2': [
      ...words(3, 1000, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0), ...longs(0, 0), ...Array.from({ length: 10 }, () => 0), ...longs(0x40000000, 0, 0, 0x20202020),
      ...words(0x40, 0x2014, 0xff60, ASCENT, DESCENT, 0, ASCENT, -DESCENT), ...longs(0, 0), ...words(500, 700, 0, 32, 1),
    ],
    cmap: [...words(0, 1, 3, 10), ...longs(12), ...map],
    glyf: glyph,
    head: [...longs(0x10000, 0x10000, 0, 0x5f0f3cf5), ...words(3, 1000), ...longs(0, 0, 0, 0), ...words(left, low, right, high, 0, 8, 2, 0, 0)],
    hhea: [...longs(0x10000), ...words(ASCENT, DESCENT, 0, 1000, left, 1000 - right, right, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    hmtx: words(1000, 0, 1000, left),
    loca: words(0, 0, glyph.length / 2),
    maxp: [...longs(0x10000), ...words(2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: words(0, 0, 6),
    post: longs(0x30000, 0, 0, 0, 0, 0, 0, 0),
  };
}

/** A font in which every Chinese character is as wide as it will be, and none can be read. */
export function wideFont(): ArrayBuffer {
  const parts = Object.entries(tables());
  const directory: number[] = [];
  const body: number[] = [];
  for (const [tag, table] of parts) {
    directory.push(...[...tag].map((c) => c.charCodeAt(0)), ...longs(0, 12 + 16 * parts.length + body.length, table.length));
    body.push(...table, ...Array.from({ length: -table.length & 3 }, () => 0));
  }
  return new Uint8Array([...longs(0x10000), ...words(parts.length, 128, 3, 32), ...directory, ...body]).buffer;
}

/** True where the machine shows Chinese characters by itself, or leaves as much room for them as they take. */
function hasChineseType(): boolean {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return true;
  pen.font = '100px sans-serif';
  return Math.abs(pen.measureText('考务').width - 200) < 4;
}

/**
 * On a machine without Chinese type the page's text waits for the web font: until it comes, every character keeps the
 * place that it will take, so that nothing moves when it does. Elsewhere nothing is done.
 */
export async function keepPlaces(): Promise<void> {
  if (hasChineseType()) return;
  try {
    document.fonts.add(await new FontFace('Kaowu Wide', wideFont()).load());
  } catch {
    // The text then moves once; it is the same text.
  }
}

/** What the page asks of the server first does not wait behind the web font. */
const REST_MS = 1_000;

/** The page shows at once in the machine's own Chinese type; where it has none, the web font follows. */
export const fetchTypeLater = (): void => addEventListener('load', () => setTimeout(() => void import('./fonts').catch(() => undefined), REST_MS));
