import type { Pdf } from './pdf';

/** A node of the SVG that a formula is set in. */
export interface SvgNode {
  readonly kind: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly SvgNode[];
  readonly value?: string;
}

/** Draws something on a page, in the unit and place that are set there. */
export type Draw = (pdf: Pdf) => void;

/** A formula holds something that paper cannot show. */
export class Undrawable extends Error {}

const text = (node: SvgNode, name: string): string => {
  const value = node.attributes?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const number = (node: SvgNode, name: string): number => Number(text(node, name) || 0);

/** What `transform` says, step by step. */
function transforms(node: SvgNode): Draw[] {
  return [...text(node, 'transform').matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name = '', given = '']): Draw => {
    const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = given.trim().split(/[\s,]+/).map(Number);
    if (name === 'translate') return (pdf) => pdf.translate(a, b ?? 0);
    if (name === 'scale') return (pdf) => pdf.scale(a, b ?? a, {});
    if (name === 'matrix') return (pdf) => pdf.transform(a, b ?? 0, c, d, e, f);
    throw new Undrawable(name);
  });
}

/** Lines of tables have their width from a style sheet, others from themselves. */
const LINE_WIDTH = 70;

function strokeWidth(node: SvgNode): number {
  const own = text(node, 'stroke-width') || text(node, 'stroke-thickness') || /stroke-width:\s*([\d.]+)/.exec(text(node, 'style'))?.[1];
  if (own !== undefined && own !== '') return Number(own);
  return text(node, 'data-line') !== '' || text(node, 'data-frame') !== '' ? LINE_WIDTH : 0;
}

/** Fills or strokes what was outlined. */
function inked(node: SvgNode, outline: Draw): Draw {
  const width = strokeWidth(node);
  const kind = text(node, 'class');
  const filled = text(node, 'fill') !== 'none' && text(node, 'data-frame') === '' && node.kind !== 'line';
  return (pdf) => {
    outline(pdf);
    if (filled) pdf.fill();
    else if (width > 0) {
      pdf.lineWidth(width).lineCap(kind.includes('dotted') || text(node, 'stroke-linecap') === 'round' ? 'round' : 'butt');
      if (kind.includes('dashed')) pdf.dash(2 * width, {});
      else if (kind.includes('dotted')) pdf.dash(0.01, { space: 2 * width });
      else pdf.undash();
      pdf.stroke();
    }
  };
}

/** A part of the picture through a window: extenders of tall brackets are cut to their length. */
function windowed(node: SvgNode, inside: Draw): Draw {
  const [left = 0, bottom = 0, width = 0, height = 0] = text(node, 'viewBox').split(/\s+/).map(Number);
  if (width <= 0 || height <= 0) throw new Undrawable('svg');
  const [x, y] = [number(node, 'x'), number(node, 'y')];
  return (pdf) => {
    pdf.translate(x, y).rect(0, 0, width, height).clip().translate(-left, -bottom);
    inside(pdf);
  };
}

/** Words and signs that the font of formulas lacks, Chinese among them, in the font of the text. */
function words(node: SvgNode): Draw {
  const shown = (node.children ?? []).map(({ value = '' }) => value).join('');
  const size = Number.parseFloat(text(node, 'font-size')) || 1000;
  const font = text(node, 'font-weight') === 'bold' ? 'bold' : 'regular';
  return (pdf) => {
    if (shown !== '') pdf.font(font).fontSize(size).text(shown, 0, 0, { baseline: 'alphabetic', lineBreak: false });
  };
}

function shapeOf(node: SvgNode): Draw {
  const at = (name: string): number => number(node, name);
  switch (node.kind) {
    case 'g': {
      if (text(node, 'data-mml-node') === 'merror') throw new Undrawable('merror');
      return drawAll(node.children ?? []);
    }
    case 'svg':
      return windowed(node, drawAll(node.children ?? []));
    case 'path': {
      const outline = text(node, 'd');
      return outline === '' ? () => undefined : inked(node, (pdf) => pdf.path(outline));
    }
    case 'rect': {
      const radius = at('rx');
      return inked(node, (pdf) => (radius > 0 ? pdf.roundedRect(at('x'), at('y'), at('width'), at('height'), radius) : pdf.rect(at('x'), at('y'), at('width'), at('height'))));
    }
    case 'line':
      return inked(node, (pdf) => pdf.moveTo(at('x1'), at('y1')).lineTo(at('x2'), at('y2')));
    case 'ellipse':
      return inked(node, (pdf) => pdf.ellipse(at('cx'), at('cy'), at('rx'), at('ry')));
    case 'text':
      return words(node);
    default:
      throw new Undrawable(node.kind);
  }
}

/** Draws nodes one after the other, each in its own place. Throws `Undrawable` for what paper cannot show. */
export function drawAll(nodes: readonly SvgNode[]): Draw {
  const drawn = nodes.filter(({ kind }) => kind !== 'title' && kind !== 'defs').map((node) => ({ moves: transforms(node), shape: shapeOf(node) }));
  return (pdf) => {
    for (const { moves, shape } of drawn) {
      pdf.save();
      for (const move of moves) move(pdf);
      shape(pdf);
      pdf.restore();
    }
  };
}
