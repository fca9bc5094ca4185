import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { decodeText, type Bytes } from './decode';
import { formatFault } from './entry';

/** An element of an XML file. Names are local (no prefix); attributes likewise. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  /** Line on which it begins. */
  readonly line: number;
}

/** Content of an element: elements and texts in their order. */
export type XmlNode = XmlElement | string;

const MAX_DEPTH = 200;
/** Characters that one record (a question, an item file) may hold. */
const MAX_RECORD_MB = 24;
const MAX_RECORD = MAX_RECORD_MB * 1024 * 1024;
/** Of which written-out files may take so much. */
const BULK_ROOM = MAX_RECORD / 2;

/** Of one text, tag or comment: files that are written out in base64 may be larger than what is kept of them. */
const MAX_HELD = 2 * MAX_RECORD;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Reading {
  readonly records: XmlElement[];
  readonly open: XmlElement[];
  depth: number;
  size: number;
  /** Characters since the parser last told of anything: it keeps a text, a tag or a comment until it ends. */
  held: number;
  root: string;
}

/**
 * The elements of these names (all of them, or the root alone with `null`) as they end, so that a file of any length
 * needs the memory of one. Elements of the name `bulky` (files written out in base64) lose the text for which there is no
 * room, and are marked `truncated`. Namespaces are not resolved.
 * Problems: `xml.doctype` for any DOCTYPE, `xml.malformed`, `xml.too-deep`, `import.entry-too-large`.
 */
export async function* xmlRecords(bytes: Bytes, names: readonly string[] | null, bulky = ''): AsyncGenerator<XmlElement, string> {
  const state: Reading = { records: [], open: [], depth: 0, size: 0, held: 0, root: '' };
  const parser = parserFor(state, names, bulky);
  for await (const text of decodeText(bytes)) {
    state.held += text.length;
    if (state.held > MAX_HELD) throw formatFault('import.entry-too-large', { max: MAX_RECORD_MB }, parser.line);
    parser.write(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    yield* state.records.splice(0);
    if (state.size > MAX_RECORD) throw formatFault('import.entry-too-large', { max: MAX_RECORD_MB });
  }
  parser.close();
  yield* state.records.splice(0);
  return state.root;
}

function parserFor(state: Reading, names: readonly string[] | null, bulky: string): SaxesParser {
  const parser = new SaxesParser();
  const takeText = (text: string): void => {
    state.held = 0;
    const inner = state.open.at(-1);
    if (!inner || text === '') return;
    if (inner.name === bulky && state.size + text.length > BULK_ROOM) {
      inner.attributes['truncated'] = '1';
      inner.children.length = 0;
      return;
    }
    state.size += text.length;
    if (state.size <= MAX_RECORD) inner.children.push(text);
  };
  parser.on('comment', () => (state.held = 0));
  parser.on('processinginstruction', () => (state.held = 0));
  parser.on('doctype', () => {
    throw formatFault('xml.doctype', undefined, parser.line);
  });
  parser.on('error', (error) => {
    throw formatFault('xml.malformed', { reason: error.message.replace(/^\d+:\d+: /, '').slice(0, 120) }, parser.line);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    state.held = 0;
    const name = local(tag.name);
    if (++state.depth > MAX_DEPTH) throw formatFault('xml.too-deep', { max: MAX_DEPTH }, parser.line);
    if (state.depth === 1) state.root = name;
    const wanted = names ? names.includes(name) : state.depth === 1;
    if (state.open.length === 0 && !wanted) return;
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries(tag.attributes)) if (!key.startsWith('xmlns')) attributes[local(key)] = value;
    const element: XmlElement = { name, attributes, children: [], line: parser.line };
    state.size += 64;
    state.open.at(-1)?.children.push(element);
    state.open.push(element);
  });
  parser.on('closetag', () => {
    state.held = 0;
    state.depth -= 1;
    const element = state.open.pop();
    if (!element || state.open.length > 0) return;
    state.records.push(element);
    state.size = 0;
  });
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  return parser;
}

/** The root of an XML file. Problems as `xmlRecords`. */
export async function xmlRoot(bytes: Bytes): Promise<XmlElement> {
  for await (const root of xmlRecords(bytes, null)) return root;
  throw formatFault('xml.malformed', { reason: 'no root' });
}

/** Elements right under an element, of one name or all. */
export const childrenOf = (element: XmlElement, name?: string): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name));

/** The first element of that name right under it. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined => (element ? childrenOf(element, name)[0] : undefined);

/** All texts of an element and what is in it, as they stand. */
export const textOf = (element: XmlElement | undefined): string =>
  element ? element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') : '';

/** Elements of a name anywhere within, in document order. */
export function* within(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (child.name === name) yield child;
    yield* within(child, name);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text for XML: signs escaped, line feeds and tabs in attributes kept, what XML 1.0 cannot hold left out. */
export const xmlEscaped = (text: string): string =>
  text.replace(/[^\n\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);
