import { replaceBetween } from './hostile-text';
import { cleanMathml } from './mathml';
import { mediumMark } from './rich-text';
import { mediumOf, type Medium } from './medium';
import { childrenOf, textOf, within, xmlEscaped, type XmlElement } from './xml';

/** Where a medium that a text names is found; null where there is none that the bank holds. */
export type FindMedium = (source: string) => Medium | null;

const DATA = /^data:[\w.+-]+\/[\w.+-]+(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=\s]+)$/;

/** The medium that is written out in a source (`data:…;base64,…`). */
export function mediumInData(source: string): Medium | null {
  const [, base64] = DATA.exec(source) ?? [];
  return base64 === undefined ? null : mediumOf(Buffer.from(base64, 'base64'));
}

/** HTML whose sources are media's names where they were found; the media go into `taken`. */
export function withMedia(html: string, find: FindMedium, taken: Map<string, Medium>): string {
  if (!/data:|@@PLUGINFILE@@/.test(html)) return html;
  // A link to a file of the question plays or shows it.
  const linked = replaceBetween(html, /<a\b([^<>]{0,2000})>/gi, () => '</a>', (whole, [, attributes = ''], text) => {
    const [, double, single] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) ?? [];
    const source = double ?? single ?? '';
    return find(source) ? `${text} <img src="${source}"/>` : whole;
  });
  return linked.replace(/\b(src|data)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi, (whole, attribute: string, double: string | undefined, single: string | undefined) => {
    const medium = find(double ?? single ?? '');
    if (!medium) return whole;
    taken.set(medium.name, medium);
    return `${attribute}="media:${medium.name}"`;
  });
}

/** MathML without blanks between its elements. */
export const inOneLine = (xml: string): string => xml.replace(/>\s+</g, '><').trim();

/** A formula in MathML as an item holds it: cleaned, in one line, with the LaTeX that it carries. */
export const formulaOf = (xml: string): string => inOneLine(cleanMathml(xml.replace(/<(\/?)\w+:/g, '<$1')));

const xmlOf = (element: XmlElement): string => {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${xmlEscaped(value)}"`).join('');
  return `<${element.name}${attributes}>${element.children.map((child) => (typeof child === 'string' ? xmlEscaped(child) : xmlOf(child))).join('')}</${element.name}>`;
};

/** The name of an element that stands for a text with marks, in place of what it was read from. */
export const RICH = 'kaowuRich';

const replaced = (text: string, line: number): XmlElement => ({ name: RICH, attributes: { text }, children: [], line });

const SOURCES: Readonly<Record<string, string>> = { img: 'src', object: 'data', audio: 'src', source: 'src' };

/** The sources of media in a part of a QTI file, as it names them. */
export const sourcesIn = (root: XmlElement): string[] =>
  [...new Set(Object.entries(SOURCES).flatMap(([name, attribute]) => [...within(root, name)].map((e) => e.attributes[attribute] ?? '')))].filter((source) => source !== '');

/** Puts formulas, and the media that are found, as marks into a part of a QTI file; the media go into `taken`. */
export function markRich(element: XmlElement, find: FindMedium, taken: Map<string, Medium>): void {
  element.children.forEach((child, i) => {
    if (typeof child === 'string') return;
    const attribute = SOURCES[child.name];
    const source = attribute === undefined ? undefined : child.attributes[attribute];
    const medium = source === undefined ? null : find(source);
    if (child.name === 'math') element.children[i] = replaced(formulaOf(xmlOf(child)), child.line);
    else if (medium) {
      taken.set(medium.name, medium);
      element.children[i] = replaced(mediumMark(medium.name, child.attributes['alt'] ?? textOf(child).trim()), child.line);
    } else markRich(child, find, taken);
  });
}

/** Rows of a table's cells. */
export const rowsOf = (table: XmlElement): XmlElement[][] => [...within(table, 'tr')].map((row) => childrenOf(row).filter((cell) => cell.name === 'td' || cell.name === 'th'));
