import sanitizeHtml from 'sanitize-html';
import { formatFault, type Note } from './entry';
import { calm, replaceBetween } from './hostile-text';
import { formulaOf } from './rich-in';
import { mediumMark, tableMark } from './rich-text';

/** The mark that stands in a text where the file has a picture or sound. */
export const mediaMark = (name: string): string => `[媒体:${name}]`;

const BLOCKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'section', 'hr', 'dd', 'dt']);
const MEDIA = new Set(['img', 'audio', 'video', 'source', 'object', 'embed', 'iframe']);
const KEPT = [...BLOCKS, ...MEDIA, 'td', 'th', 'math', 'annotation'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Elements whose content is no text of a question: dropped whole. */
const DROPPED = ['script', 'style', 'textarea', 'noscript', 'template', 'title', 'head', 'option', 'xmp', 'noembed', 'plaintext'];

/** Longer texts are cleaned without looking first. */
const MAX_HARMLESS = 20_000;
/** HTML of plain tags without attributes: nothing in it needs cleaning. */
const HARMLESS = /^(?:[^<&]|<\/?(?:p|br|b|i|u|em|strong|sub|sup|span|div|li|ul|ol)\s*\/?>|&(?:amp|lt|gt|quot|nbsp|#\d{1,6});)*$/i;
/** Elements inside each other: what stands deeper is dropped, and would take the cleaner ever longer. */
const MAX_NESTED = 200;
const CLEANING: sanitizeHtml.IOptions = {
  allowedTags: KEPT, allowedAttributes: { '*': ['src', 'data', 'alt'] }, nonTextTags: DROPPED, allowedSchemes: ['http', 'https', 'data', 'media'], allowProtocolRelative: true, nestingLimit: MAX_NESTED, parser: { decodeEntities: true },
};

const VOID = /^(?:br|img|hr|input|meta|link|source|embed|wbr|col)$/i;
/** Elements that may stand open at once: the parser's way through them is as long as they are many. */
const MAX_OPEN = 2000;

/** Refuses HTML whose elements are never closed, or nested as no page is. Problem: `xml.too-deep`. */
function checkDepth(html: string): void {
  if (html.length < MAX_HARMLESS) return;
  let open = 0;
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][\w:]*)/gi)) {
    if (closing !== '') open = Math.max(0, open - 1);
    else if (!VOID.test(name) && ++open > MAX_OPEN) throw formatFault('xml.too-deep', { max: MAX_OPEN });
  }
}

const SIMPLE = /^(?:<p>)?([^<&]*)(?:<\/p>)?\s*$/;

/** What a name of a medium in a file is, for the reader: its last part, or its kind where it is written out in the text. */
const mediaName = (tag: string, attributes: string): string => {
  const [, source = ''] = /\b(?:src|data)="([^"]*)"/.exec(attributes) ?? [];
  const name = source.startsWith('data:') || source === '' ? tag : source.split(/[?#]/)[0]?.split('/').pop() || tag;
  return name.slice(0, 80);
};

const decoded = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return Number.isInteger(code) && code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });

/** Lines without blanks at their ends. */
export const tidy = (text: string): string => text.replace(/[ \t]+\n/g, '\n').replace(/\n[ \t]+/g, '\n').trim();

const IN_SPAN = /<span\b(?=[^<>]{0,500}\bclass="[^"<>]{0,200}\bmultilang\b)(?=[^<>]{0,500}\blang="([\w-]{2,12})")[^<>]{0,500}>/gi;
const IN_BRACES = /\{mlang\s{1,9}([\w,-]{2,60})\}/gi;

/** A text that is written in several languages side by side, in one of them: Chinese where it is there, else the first. */
function inOneLanguage(html: string, notes: Note[]): string {
  if (!/multilang|\{mlang/i.test(html)) return html;
  const languages = [...new Set([...html.matchAll(IN_SPAN), ...html.matchAll(IN_BRACES)].map(([, language = '']) => language.toLowerCase()))];
  const kept = languages.find((language) => language.startsWith('zh')) ?? languages[0] ?? '';
  const left = languages.filter((language) => language !== kept);
  if (left.length > 0) notes.push({ code: 'import.languages', params: { kept, left: left.join(', ').slice(0, 80) } });
  const chosen = (_: string, [, language = '']: RegExpExecArray, inner: string): string => (language.toLowerCase() === kept ? inner : '');
  return replaceBetween(replaceBetween(html, IN_SPAN, () => '</span>', chosen), IN_BRACES, () => '{mlang}', chosen);
}

/** Where a block begins or ends: several on end are one line end. */
const EDGE = '\ue100';
/** Around the number of a formula that was set aside. */
const FORMULA = '\ue102';

/**
 * HTML as text with marks: blocks become lines, tables lines of cells, formulas and known media (`media:…`) their
 * marks; of other media the name stays. Scripts, styles and hidden contents are dropped whole. The notes say what a
 * reader would miss.
 */
export function htmlToText(written: string): { text: string; notes: Note[] } {
  const languages: Note[] = [];
  const html = inOneLanguage(calm(written), languages);
  const simple = SIMPLE.exec(html);
  if (simple) return { text: tidy(simple[1] ?? ''), notes: languages };
  checkDepth(html);
  const formulas: string[] = [];
  const bare = /<(?:\w+:)?math[\s>]/i.test(html) ? replaceBetween(html, /<((?:\w{1,20}:)?math)(?=[\s>])/gi, ([, tag]) => `</${tag}>`, (xml) => `${FORMULA}${formulas.push(formulaOf(xml)) - 1}${FORMULA}`) : html;
  const clean = bare.length < MAX_HARMLESS && HARMLESS.test(bare) ? bare.replace(/<\/?[A-Z]+/g, (tag) => tag.toLowerCase()) : sanitizeHtml(bare, CLEANING);
  const text = new TextBuilder();
  text.notes.push(...languages);
  for (const part of clean.split(/(<[^>]*>)/)) {
    if (part.startsWith('<')) text.tag(part);
    else text.words(decoded(part.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ')).replace(/[\ue100\ue101]/g, ''));
  }
  if (/<(script|style|iframe|object|embed|form|svg)\b|\son\w+\s*=|javascript:/i.test(html)) text.notes.push({ code: 'import.active' });
  const whole = tidy(text.end().replace(/\ue100[ \ue100]*/g, EDGE).replace(/^\ue100|\ue100$/g, '').replaceAll(EDGE, '\n'));
  return { text: whole.replace(/\ue102(\d+)\ue102/g, (_, n: string) => formulas[Number(n)] ?? ''), notes: text.notes };
}

/** Puts the pieces of cleaned HTML together; cells of a table are gathered until it ends. */
class TextBuilder {
  readonly notes: Note[] = [];
  private readonly parts: string[] = [];
  private rows: string[][] | null = null;
  private depth = 0;

  words(text: string): void {
    const row = this.rows?.at(-1);
    if (!this.rows) this.parts.push(text);
    else if (row && row.length > 0) row[row.length - 1] += text;
  }

  tag(tag: string): void {
    const [, closing = '', name = '', attributes = ''] = /^<(\/?)(\w+)([^>]*)>$/.exec(tag) ?? [];
    if (MEDIA.has(name)) {
      if (!closing) this.words(this.medium(name, attributes));
    } else if (name === 'table') this.table(closing !== '');
    else if (this.rows) {
      if (name === 'tr' && !closing) this.rows.push([]);
      else if ((name === 'td' || name === 'th') && !closing) this.rows.at(-1)?.push('');
      else if (name === 'br' || BLOCKS.has(name)) this.words(' ');
    } else if (name === 'br') this.words('\n');
    else if (BLOCKS.has(name)) this.words(EDGE);
  }

  end(): string {
    if (this.rows) this.table(true);
    return this.parts.join('');
  }

  private medium(name: string, attributes: string): string {
    const [, alt = ''] = /\balt="([^"]*)"/.exec(attributes) ?? [];
    const [, known] = /\b(?:src|data)="media:([0-9a-f]{64}\.\w+)"/.exec(attributes) ?? [];
    if (known !== undefined) return mediumMark(known, decoded(alt));
    // A sound's source may stand in an element of its own.
    if (name === 'source' || ((name === 'audio' || name === 'video') && !/\bsrc=/.test(attributes))) return '';
    this.notes.push({ code: 'import.media', params: { name: mediaName(name, attributes) } });
    return mediaMark(decoded(alt) || mediaName(name, attributes));
  }

  private table(ends: boolean): void {
    this.depth += ends ? -1 : 1;
    // A table inside a table goes on in its cell.
    if (!ends && this.depth === 1) this.rows = [];
    if (!ends || this.depth > 0 || !this.rows) return;
    const rows = this.rows.map((row) => row.map((cell) => cell.replace(/[ \t\n]+/g, ' ').trim())).filter((row) => row.length > 0);
    this.rows = null;
    if (rows.length > 0) this.parts.push(EDGE, tableMark(rows), EDGE);
  }
}

/** Plain text as HTML that says the same: for formats that hold HTML. */
export const textToHtml = (text: string): string =>
  text.split('\n').map((line) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')).join('<br/>');

/** Whether a text without a stated kind is HTML: it holds a tag that a writer of texts would use. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/?(p|br|b|i|u|em|strong|span|div|img|sub|sup|a|ul|ol|li|table|tbody|tr|td|th|code|pre|font|h[1-6])(\s[^<>]*)?\/?>/i.test(text);
