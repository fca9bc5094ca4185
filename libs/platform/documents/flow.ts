import type { Pdf } from './pdf';

/** A piece of a line: words, or something drawn on it. */
export type Inline =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'box';
      /** Room before it where it does not begin a line. Lengths in points. */
      readonly gap: number;
      readonly width: number;
      /** Above and below the line that letters stand on. */
      readonly height: number;
      readonly depth: number;
      readonly draw: (x: number, baseline: number) => void;
    };

/** The type that a paragraph is set in. */
export interface Type {
  readonly font: 'regular' | 'bold';
  readonly size: number;
}

interface Placed {
  readonly x: number;
  readonly piece: Inline;
}

/** A line of a paragraph as broken. Lengths in points. */
export interface Line {
  readonly placed: readonly Placed[];
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

interface Breaker {
  nextBreak(): { readonly position: number; readonly required?: boolean } | null;
}
// The library that pdfkit breaks its own lines with; it carries no types.
const LineBreaker = require('linebreak') as new (text: string) => Breaker;

/** Part of a line's height that is above the line that letters stand on, in the type of the house. */
const LETTERS = 0.8;
/** Stands for a box while lines are broken (Unicode's object replacement character). */
const BOX = '\uFFFC';

interface Unit {
  readonly pieces: readonly Inline[];
  readonly endsLine: boolean;
}

/** Pieces between two places where a line may end (UAX 14: no full stop begins a line, no bracket ends one). */
function unitsOf(inlines: readonly Inline[]): Unit[] {
  const boxes = inlines.filter((piece) => piece.kind === 'box');
  const text = inlines.map((piece) => (piece.kind === 'box' ? BOX : piece.text.replaceAll(BOX, ''))).join('');
  const breaker = new LineBreaker(text);
  const units: Unit[] = [];
  let [from, nextBox] = [0, 0];
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    const between = text.slice(from, found.position).replace(/\r?\n$/, '');
    const pieces = between.split(/(\uFFFC)/).filter((part) => part !== '').map((part): Inline => (part === BOX ? (boxes[nextBox++] as Inline) : { kind: 'words', text: part }));
    units.push({ pieces, endsLine: found.required === true && /[\n\r]$/.test(text.slice(from, found.position)) });
    from = found.position;
  }
  return units;
}

/** Lines as they fill up. */
class Filling {
  readonly lines: Line[] = [];
  private placed: Placed[] = [];
  private x = 0;

  constructor(private readonly pdf: Pdf, private readonly width: number) {}

  /** Places a unit on this line, or on a new one where it has no room; words wider than a line are cut. */
  add({ pieces, endsLine }: Unit): void {
    const needed = pieces.reduce((sum, piece, i) => sum + this.widthOf(piece, i === pieces.length - 1, this.x === 0 && i === 0), 0);
    if (this.x > 0 && this.x + needed > this.width) this.end();
    for (const piece of pieces) {
      if (piece.kind === 'words' && needed > this.width) this.cut(piece.text);
      else this.put(piece);
    }
    if (endsLine) this.end();
  }

  /** The last line ends. */
  finish(): Line[] {
    if (this.placed.length > 0) this.end();
    return this.lines;
  }

  private end(): void {
    const boxes = this.placed.flatMap(({ piece }) => (piece.kind === 'box' ? [piece] : []));
    const height = this.pdf.currentLineHeight(true);
    this.lines.push({
      placed: this.placed, width: this.x,
      ascent: Math.max(height * LETTERS, ...boxes.map((box) => box.height + 1)), descent: Math.max(height * (1 - LETTERS), ...boxes.map((box) => box.depth + 1)),
    });
    this.placed = [];
    this.x = 0;
  }

  /** Blanks at the end of a line need no room. */
  private widthOf(piece: Inline, last = false, first = false): number {
    if (piece.kind === 'box') return (first ? 0 : piece.gap) + piece.width;
    return this.pdf.widthOfString(last ? piece.text.trimEnd() : piece.text);
  }

  private put(piece: Inline): void {
    const gap = piece.kind === 'box' && this.x > 0 ? piece.gap : 0;
    this.placed.push({ x: this.x + gap, piece });
    this.x += this.widthOf(piece, false, this.x === 0);
  }

  private cut(text: string): void {
    let part = '';
    const write = (): void => {
      if (part !== '') this.put({ kind: 'words', text: part });
      part = '';
    };
    for (const letter of text) {
      if (this.x + this.pdf.widthOfString(part + letter) > this.width && (this.x > 0 || part !== '')) {
        write();
        this.end();
      }
      part += letter;
    }
    write();
  }
}

/** Breaks words and boxes into lines no wider than `width` points. */
export function breakLines(pdf: Pdf, inlines: readonly Inline[], width: number, { font, size }: Type): Line[] {
  pdf.font(font).fontSize(size);
  const filling = new Filling(pdf, width);
  for (const unit of unitsOf(inlines)) filling.add(unit);
  return filling.finish();
}

/** Draws a line, its upper edge at `top`. */
export function drawLine(pdf: Pdf, line: Line, left: number, top: number, { font, size }: Type): void {
  const baseline = top + line.ascent;
  for (const { x, piece } of line.placed) {
    if (piece.kind === 'box') piece.draw(left + x, baseline);
    else pdf.font(font).fontSize(size).text(piece.text, left + x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }
  pdf.font(font).fontSize(size);
}
