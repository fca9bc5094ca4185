import sanitizeHtml from 'sanitize-html';
import type { Note } from './entry';

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
const CLEANING: sanitizeHtml.IOptions = {
  allowedTags: KEPT, allowedAttributes: { '*': ['src', 'data', 'alt'] }, nonTextTags: DROPPED, allowedSchemes: ['http', 'https', 'data'], allowProtocolRelative: true, parser: { decodeEntities: true },
};

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

/** Where a block begins or ends: several on end are one line end. */
const EDGE = '\ue100';
/** Where a cell of a table ends. */
const CELL = '\ue101';

/**
 * HTML as plain text: blocks become lines, cells are parted by " | ", media leave a mark. Scripts, styles and hidden
 * contents are dropped whole. The notes say what a reader would miss.
 */
export function htmlToText(html: string): { text: string; notes: Note[] } {
  const simple = SIMPLE.exec(html);
  if (simple) return { text: tidy(simple[1] ?? ''), notes: [] };
  const notes: Note[] = [];
  const clean = html.length < MAX_HARMLESS && HARMLESS.test(html) ? html.replace(/<\/?[A-Z]+/g, (tag) => tag.toLowerCase()) : sanitizeHtml(html, CLEANING);
  const parts = clean.split(/(<[^>]*>)/).map((part) => {
    if (!part.startsWith('<')) return decoded(part.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ')).replace(/[\ue100\ue101]/g, '');
    const [, closing, tag = '', attributes = ''] = /^<(\/?)(\w+)([^>]*)>$/.exec(part) ?? [];
    if (MEDIA.has(tag) && !closing) {
      const name = mediaName(tag, attributes);
      const [, alt = ''] = /\balt="([^"]*)"/.exec(attributes) ?? [];
      if (tag === 'source') return '';
      notes.push({ code: 'import.media', params: { name } });
      return mediaMark(decoded(alt) || name);
    }
    if (tag === 'table' && !closing) notes.push({ code: 'import.table' });
    if (tag === 'math' && !closing) notes.push({ code: 'import.formula' });
    if (tag === 'td' || tag === 'th') return closing ? CELL : '';
    return tag === 'br' ? '\n' : BLOCKS.has(tag) ? EDGE : '';
  });
  if (/<(script|style|iframe|object|embed|form|svg)\b|\son\w+\s*=|javascript:/i.test(html)) notes.push({ code: 'import.active' });
  if (/\\\(|\\\[|\$\$/.test(html)) notes.push({ code: 'import.formula' });
  return { text: tidy(parts.join('').replace(/\ue101? *\ue100[ \ue100]*/g, EDGE).replaceAll(CELL, ' | ').replace(/^\ue100|\ue100$/g, '').replaceAll(EDGE, '\n')), notes };
}

/** Plain text as HTML that says the same: for formats that hold HTML. */
export const textToHtml = (text: string): string =>
  text.split('\n').map((line) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')).join('<br/>');

/** Whether a text without a stated kind is HTML: it holds a tag that a writer of texts would use. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/?(p|br|b|i|u|em|strong|span|div|img|sub|sup|a|ul|ol|li|table|tbody|tr|td|th|code|pre|font|h[1-6])(\s[^<>]*)?\/?>/i.test(text);
