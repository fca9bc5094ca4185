import { cleanMathml, isAudio, richParts, type RichPart } from '@kaowu/bank';
import { breakLines, drawLine, PrintablePictures, setFormula, type Formula, type Inline, type PrintablePicture, type Type } from '@kaowu/platform';
import { INK, mm, type MarkedPdf } from './page';
import { Unprintable } from './unprintable';

/** What texts hold beside words, ready for paper. */
export interface Media {
  /** Pictures by the name that texts give them, as paper can show them. */
  readonly pictures: ReadonlyMap<string, PrintablePicture>;
  /** A formula of MathML; null where it cannot be set. Each is set once a document. */
  readonly formula: (mathml: string) => Formula | null;
}

/** What stands one under the other in a column: a paragraph, a line, a picture, a row of a table. Lengths in points. */
interface Block {
  readonly height: number;
  readonly draw: (left: number, top: number) => void;
}

/** How a text is set. */
export interface Setting extends Type {
  /** Room between lines. */
  readonly lineGap: number;
  readonly media: Media;
}

/** What the library's types leave out: an image that is opened once tells its size. */
interface ImageOpener {
  openImage(bytes: Buffer): { readonly width: number; readonly height: number };
}

const LARGEST = { width: mm(100), height: mm(65) } as const;
/** Formulas are set a little larger than the words around them, whose letters fill their em more. */
const FORMULA = 1.1;
/** A formula that is wider than its column is set smaller, but not smaller than can be read. */
const SMALLEST = 0.6;
/** Length of what stands alone, a picture: no other text beside it. */
const ALONE = 100;
const RULE = '#8A95A3';
const PADDING = 4;

/** Names of the pictures that texts hold. */
export const picturesIn = (texts: string): string[] => [...new Set([...texts.matchAll(/media:([0-9a-f]{64}\.(?:png|jpg|gif|webp))/g)].map(([, name]) => name ?? ''))];

/** What stands for a sound on paper: the beginning of its digest, by which it is found in the item and among the files that are played. */
const soundMark = (name: string): string => `【音频 ${name.slice(0, 8).toUpperCase()}】`;

/** The pictures that texts hold, ready for paper; one that cannot be read is left out, and refused where it would stand. */
export async function printedPictures(texts: string, bytesOf: (name: string) => Promise<Uint8Array>): Promise<Map<string, PrintablePicture>> {
  const pictures = new Map<string, PrintablePicture>();
  const reader = new PrintablePictures();
  try {
    for (const name of picturesIn(texts)) {
      const picture = await reader.read(await bytesOf(name));
      if (picture) pictures.set(name, picture);
    }
  } finally {
    await reader.close();
  }
  return pictures;
}

/** Formulas and pictures for one document. */
export function mediaOf(pictures: ReadonlyMap<string, PrintablePicture> = new Map()): Media {
  const known = new Map<string, Formula | null>();
  return {
    pictures,
    formula: (mathml) => {
      const kept = known.get(mathml);
      if (kept !== undefined) return kept;
      const formula = setFormula(cleanMathml(mathml));
      known.set(mathml, formula);
      return formula;
    },
  };
}

function formulaPieces(doc: MarkedPdf, mathml: string, width: number, { size, media }: Setting): Inline[] {
  const formula = media.formula(mathml);
  if (!formula) throw new Unprintable('formula');
  return formula.parts.map((part): Inline => {
    const scale = Math.min(1, width / (part.width * size * FORMULA));
    if (scale < SMALLEST) throw new Unprintable('formula');
    const em = size * FORMULA * scale;
    return {
      kind: 'box', gap: part.gap * em, width: part.width * em, height: part.height * em, depth: part.depth * em,
      draw: (x, baseline) => part.draw(doc.pdf.fillColor(INK).strokeColor(INK), x, baseline, em),
    };
  });
}

function paragraph(doc: MarkedPdf, inlines: readonly Inline[], width: number, setting: Setting, align: 'left' | 'center' = 'left'): Block[] {
  const { pdf } = doc;
  const { font, size, lineGap } = setting;
  if (inlines.every(({ kind }) => kind === 'words')) {
    const text = inlines.map((piece) => (piece.kind === 'words' ? piece.text : '')).join('');
    if (text === '') return [];
    const options = { width, lineGap };
    return [{
      height: pdf.font(font).fontSize(size).heightOfString(text, options),
      draw: (left, top) => void pdf.font(font).fontSize(size).fillColor(INK).text(text, left, top, options),
    }];
  }
  return breakLines(pdf, inlines, width, setting).map((line): Block => ({
    height: line.ascent + line.descent + lineGap,
    draw: (left, top) => {
      pdf.fillColor(INK);
      drawLine(pdf, line, left + (align === 'center' ? (width - line.width) / 2 : 0), top, setting);
      pdf.y = top + line.ascent + line.descent + lineGap;
    },
  }));
}

function picture(doc: MarkedPdf, name: string, width: number, { media }: Setting): Block {
  const known = media.pictures.get(name);
  if (!known) throw new Unprintable('picture');
  const image = (doc.pdf as unknown as ImageOpener).openImage(Buffer.from(known.bytes));
  const scale = Math.min(1, LARGEST.width / image.width, LARGEST.height / image.height, width / image.width);
  return {
    height: image.height * scale + 8,
    draw: (left, top) => {
      doc.pdf.image(image as never, left, top + 2, { width: image.width * scale });
      doc.pdf.y = top + image.height * scale + 8;
    },
  };
}

/** Rows of a table in a text: columns by the length of what they hold, the heads in bold. */
function table(doc: MarkedPdf, rows: Extract<RichPart, { kind: 'table' }>['rows'], width: number, setting: Setting): Block[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const longest = Array.from({ length: columns }, (_, i) => Math.min(24, Math.max(3, ...rows.map((row) => lengthOf(row[i] ?? '', setting.media)))));
  const all = longest.reduce((sum, length) => sum + length, 0);
  const across = Math.min(width, all * setting.size + columns * 2 * PADDING);
  return rows.map((row, r) => ruled(doc, longest.map((length, i) => ({ text: row[i] ?? '', width: (length / all) * across })), { ...setting, font: r === 0 ? 'bold' : setting.font, lineGap: 0 }));
}

/** A row of ruled cells. */
function ruled(doc: MarkedPdf, cells: readonly { readonly text: string; readonly width: number }[], setting: Setting): Block {
  const stacks = cells.map(({ text, width }) => ({ width, blocks: blocksOf(doc, text === '' ? ' ' : text, width - 2 * PADDING, setting) }));
  const height = 2 * PADDING + Math.max(...stacks.map(({ blocks }) => sum(blocks)));
  return {
    height,
    draw: (left, top) => {
      let x = left;
      for (const { width, blocks } of stacks) {
        doc.pdf.rect(x, top, width, height).lineWidth(0.5).strokeColor(RULE).stroke();
        let y = top + PADDING;
        for (const block of blocks) {
          block.draw(x + PADDING, y);
          y += block.height;
        }
        x += width;
      }
      doc.pdf.y = top + height;
    },
  };
}

const sum = (blocks: readonly Block[]): number => blocks.reduce((all, { height }) => all + height, 0);

/** What stands in a text, one under the other: pictures follow the paragraph that names them, tables and formulas of their own line part paragraphs. */
function blocksOf(doc: MarkedPdf, text: string, width: number, setting: Setting): Block[] {
  const blocks: Block[] = [];
  let inlines: Inline[] = [];
  let pictures: string[] = [];
  const end = (): void => {
    blocks.push(...paragraph(doc, inlines, width, setting), ...pictures.map((name) => picture(doc, name, width, setting)));
    [inlines, pictures] = [[], []];
  };
  const parts = richParts(text);
  const apart = (part: RichPart | undefined): boolean => part?.kind === 'table' || (part?.kind === 'mathml' && setting.media.formula(part.xml)?.block === true);
  for (const [i, part] of parts.entries()) {
    // The line ends beside what has lines of its own are its edges.
    if (part.kind === 'text') inlines.push({ kind: 'words', text: part.text.replace(apart(parts[i - 1]) ? /^\n/ : /$^/, '').replace(apart(parts[i + 1]) ? /\n$/ : /$^/, '') });
    else if (part.kind === 'medium' && isAudio(part.name)) inlines.push({ kind: 'words', text: soundMark(part.name) });
    else if (part.kind === 'medium') {
      inlines.push({ kind: 'words', text: setting.media.pictures.get(part.name)?.moving ? '（见图，动图的第一帧）' : '（见图）' });
      pictures.push(part.name);
    } else if (part.kind === 'table') {
      end();
      blocks.push(...table(doc, part.rows, width, setting));
    } else {
      const pieces = formulaPieces(doc, part.xml, width, setting);
      if (!apart(part)) inlines.push(...pieces);
      else {
        end();
        blocks.push(...paragraph(doc, pieces, width, setting, 'center'));
      }
    }
  }
  end();
  return blocks;
}

/** How long a text is as printed, in letters as wide as high. */
export const lengthOf = (text: string, media: Media): number =>
  richParts(text).reduce((length, part) => {
    if (part.kind === 'text') return length + part.text.length;
    if (part.kind === 'medium' && isAudio(part.name)) return length + soundMark(part.name).length;
    if (part.kind !== 'mathml') return length + ALONE;
    return length + Math.ceil((media.formula(part.xml)?.parts ?? []).reduce((all, { gap, width }) => all + gap + width, 0) * FORMULA);
  }, 0);

/** Height of a text as set, in points. Refuses as `drawRich`. */
export const heightOf = (doc: MarkedPdf, text: string, width: number, setting: Setting): number => sum(blocksOf(doc, text, width, setting));

/** Draws a text below what stands on the page. Throws `Unprintable` where it holds what paper cannot show. */
export function drawRich(doc: MarkedPdf, text: string, left: number, width: number, setting: Setting): void {
  for (const block of blocksOf(doc, text, width, setting)) {
    doc.room(Math.min(block.height, mm(80)));
    block.draw(left, doc.pdf.y);
  }
  doc.pdf.x = left;
}

const PLAIN = mediaOf();

/** Draws a ruled row below what stands on the page, on a new page where it has no room; widths are shares of the page. Throws as `drawRich`. */
export function ruledRow(doc: MarkedPdf, shares: readonly number[], cells: readonly string[], font: 'regular' | 'bold' = 'regular', media: Media = PLAIN): void {
  const row = ruled(doc, cells.map((text, i) => ({ text, width: (shares[i] ?? 0) * doc.width })), { font, size: 9, lineGap: 0, media });
  doc.room(row.height);
  const left = doc.pdf.page.margins.left;
  row.draw(left, doc.pdf.y);
  doc.pdf.x = left;
}
