import { drawAll, Undrawable, type SvgNode } from './formula-drawing';
import type { Pdf } from './pdf';

/** A part of a formula, between two places where its line may end. Lengths in em. */
export interface FormulaPart {
  /** Room before it where it does not begin the line. */
  readonly gap: number;
  readonly width: number;
  /** Above the line that letters stand on, and below it. */
  readonly height: number;
  readonly depth: number;
  /** Draws it `size` points to the em, its line of letters at `baseline`. */
  readonly draw: (pdf: Pdf, x: number, baseline: number, size: number) => void;
}

/** A formula as it is set: one that stands on a line of its own is one part. */
export interface Formula {
  readonly block: boolean;
  readonly parts: readonly FormulaPart[];
}

/** What is used of the library; its own types are those of its inside. */
interface MathJax {
  readonly document: (content: string, options: object) => { convert(mathml: string, options: object): SvgNode };
}
interface Output {
  readonly font: { readonly params: { readonly x_height: number } };
}

/** How wide the gaps are that the library gives by number, in em. */
const GAPS: readonly number[] = [0, 2 / 18, 3 / 18, 4 / 18, 5 / 18, 6 / 18];
const EM = 16;
/** The library makes nothing a pixel wide. */
const NOTHING = 0.05;

function gapOf(node: SvgNode): number {
  const { size, style } = node.attributes ?? {};
  if (typeof size === 'string') return GAPS[Number(size)] ?? 0;
  const spacing = /letter-spacing:\s*(-?[\d.]+)em/.exec(typeof style === 'string' ? style : '')?.[1];
  return spacing === undefined ? 0 : Number(spacing) + 1;
}

function partOf(svg: SvgNode, gap: number): FormulaPart {
  const box = svg.attributes?.['viewBox'];
  if (typeof box !== 'string') throw new Undrawable('a table as wide as its page');
  const [, top = 0, width = 0, height = 0] = box.split(' ').map(Number);
  const shape = drawAll(svg.children ?? []);
  return {
    gap, width: width / 1000, height: -top / 1000, depth: (height + top) / 1000,
    draw: (pdf, x, baseline, size) => {
      const { x: wasX, y: wasY } = pdf;
      pdf.save().translate(x, baseline).scale(size / 1000);
      shape(pdf);
      pdf.restore();
      [pdf.x, pdf.y] = [wasX, wasY];
    },
  };
}

function partsOf(container: SvgNode): FormulaPart[] {
  const parts: FormulaPart[] = [];
  let gap = 0;
  for (const node of container.children ?? []) {
    if (node.kind === 'svg') {
      parts.push(partOf(node, gap));
      gap = 0;
    } else if (node.kind === 'mjx-break') gap += gapOf(node);
    else throw new Undrawable(node.kind);
  }
  return parts;
}

/**
 * Begins the library that sets formulas (MathJax, from MathML to outlines). It weighs some twenty megabytes in memory:
 * it is loaded by the first document that holds a formula, never by the server's start.
 */
function begin(): (mathml: string) => SvgNode {
  const { mathjax } = require('@mathjax/src/js/mathjax.js') as { mathjax: MathJax };
  const { MathML } = require('@mathjax/src/js/input/mathml.js') as { MathML: new () => object };
  const { SVG } = require('@mathjax/src/js/output/svg.js') as { SVG: new (options: object) => Output };
  const { liteAdaptor } = require('@mathjax/src/js/adaptors/liteAdaptor.js') as { liteAdaptor: () => object };
  const { RegisterHTMLHandler } = require('@mathjax/src/js/handlers/html.js') as { RegisterHTMLHandler: (adaptor: object) => void };
  // Parts of the font that a formula asks for are read from the disk at once.
  require('@mathjax/src/js/util/asyncLoad/node.js');
  RegisterHTMLHandler(liteAdaptor());
  const output = new SVG({ fontCache: 'none', linebreaks: { inline: true } });
  const document = mathjax.document('', { InputJax: new MathML(), OutputJax: output });
  const ex = EM * output.font.params.x_height;
  return (mathml) => document.convert(mathml, { display: isBlock(mathml), em: EM, ex, containerWidth: 1e6 });
}

const isBlock = (mathml: string): boolean => /^<math[^>]*\bdisplay\s*=\s*["']block["']/.test(mathml);

let set: ((mathml: string) => SvgNode) | null = null;

/** A formula of MathML, set for paper; null where it cannot be set or holds what paper cannot show. */
export function setFormula(mathml: string): Formula | null {
  set ??= begin();
  try {
    const parts = partsOf(set(mathml));
    return parts.length === 0 || parts.every(({ width }) => width < NOTHING) ? null : { block: isBlock(mathml), parts };
  } catch {
    return null;
  }
}
