import sanitizeHtml from 'sanitize-html';
import { MEDIA_KINDS, type MediaEnding } from '@kaowu/contracts';
import { cleanMathml, isMathml, MATH_ATTRIBUTES, MATH_TAGS } from './mathml';

/**
 * A text of an item in parts: words, formulas in MathML (which carries its LaTeX as an annotation), media by the digest
 * of their bytes, and tables of lines `| … |` whose second line parts the heads from the rest.
 */
export type RichPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mathml'; readonly xml: string }
  | { readonly kind: 'medium'; readonly name: string; readonly alt: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const MEDIUM = '!\\[([^\\]\\n]*)\\]\\(media:([0-9a-f]{64}\\.(?:png|jpg|gif|webp|mp3|ogg|wav|m4a))\\)';
const TABLE = '((?:^|(?<=\\n))\\|[^\\n]*\\|[ ]*\\n\\|(?:[ ]*:?-{3,}:?[ ]*\\|)+[ ]*(?:\\n\\|[^\\n]*\\|[ ]*)*)';
const INLINE = `${MEDIUM}|(<math[\\s>][\\s\\S]*?</math>)`;
const ANY = new RegExp(`${INLINE}|${TABLE}`, 'g');
const IN_CELL = new RegExp(INLINE, 'g');

/** A cell's own bars are written `\|`. */
const cellsOf = (line: string): string[] => line.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));

function partsBy(pattern: RegExp, text: string): RichPart[] {
  const parts: RichPart[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, alt, name, xml, table] = match;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + whole.length;
    if (name !== undefined) parts.push({ kind: 'medium', name, alt: alt ?? '' });
    else if (xml !== undefined) parts.push(isMathml(xml) ? { kind: 'mathml', xml } : { kind: 'text', text: xml });
    else if (table !== undefined) parts.push({ kind: 'table', rows: table.split('\n').filter((_, i) => i !== 1).map(cellsOf) });
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** A text in its parts. */
export const richParts = (text: string): RichPart[] => partsBy(ANY, text);

/** Whether a text holds anything but words. */
export const isRich = (text: string): boolean => /\]\(media:|<math[\s>]|^\|/m.test(text) && richParts(text).some((part) => part.kind !== 'text');

/** Names of the media in texts, each once. */
export const mediaIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(new RegExp(MEDIUM, 'g'))].map((m) => m[2] ?? '')))];

/** The mark of a medium in a text. */
export const mediumMark = (name: string, alt: string): string => `![${alt.replace(/[\]\n]/g, ' ').trim()}](media:${name})`;

/** A table as lines of a text. */
export function tableMark(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: columns }, (_, i) => (cells[i] ?? '').replace(/\n/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(rows[0] ?? []), `|${' --- |'.repeat(columns)}`, ...rows.slice(1).map(line)].join('\n');
}

/** What may stand in the HTML of a question; everything else is dropped, whoever wrote it. */
const CLEAN: sanitizeHtml.IOptions = {
  allowedTags: [...MATH_TAGS, 'br', 'img', 'audio', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { ...Object.fromEntries(MATH_TAGS.map((tag) => [tag, MATH_ATTRIBUTES])), img: ['src', 'alt'], audio: ['src', 'controls', 'preload'] },
  allowedSchemes: ['media'], allowProtocolRelative: false, nonTextTags: ['script', 'style', 'textarea', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg'], parser: { decodeEntities: true },
};
/** A text whose signs of HTML are escaped. */
export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const endingOf = (name: string): MediaEnding => name.slice(65) as MediaEnding;
/** Whether a medium is heard, not seen. */
export const isAudio = (name: string): boolean => MEDIA_KINDS[endingOf(name)].kind === 'audio';

/** How the parts of a text are written in some markup. */
export interface RichForm {
  readonly text: (text: string) => string;
  readonly medium: (name: string, alt: string) => string;
}

/** A text in HTML of some form. */
export function richToHtml(text: string, form: RichForm): string {
  const write = (part: RichPart): string => {
    switch (part.kind) {
      case 'text': return form.text(part.text);
      case 'mathml': return cleanMathml(part.xml);
      case 'medium': return form.medium(part.name, part.alt);
      case 'table': {
        const cells = (tag: 'th' | 'td', row: readonly string[]): string => `<tr>${row.map((cell) => `<${tag}>${partsBy(IN_CELL, cell).map(write).join('')}</${tag}>`).join('')}</tr>`;
        return `<table><thead>${cells('th', part.rows[0] ?? [])}</thead><tbody>${part.rows.slice(1).map((row) => cells('td', row)).join('')}</tbody></table>`;
      }
    }
  };
  const parts = richParts(text);
  // A table is a block of its own: the line ends beside it are its edges.
  return parts.map((part, i) => (part.kind !== 'text' ? part : {
    kind: part.kind, text: (parts[i - 1]?.kind === 'table' ? part.text.replace(/^\n/, '') : part.text).replace(parts[i + 1]?.kind === 'table' ? /\n$/ : /$^/, ''),
  })).map(write).join('');
}

const SHOWN: RichForm = {
  text: (text) => escapeHtml(text).replace(/\n/g, '<br>'),
  medium: (name, alt) => (isAudio(name) ? `<audio controls preload="none" src="media:${name}"></audio>` : `<img src="media:${name}" alt="${escapeHtml(alt)}">`),
};

/**
 * The HTML that shows a text with formulas, media or tables, cleaned: media are named `media:…`, for whoever shows it
 * has a door of its own to them. Undefined for plain text, which needs none.
 */
export const shownHtml = (text: string): string | undefined => (isRich(text) ? sanitizeHtml(richToHtml(text, SHOWN), CLEAN) : undefined);

/** A text in words alone, for a line of a list: formulas by their LaTeX or what they show, media and tables by a sign. */
export const inWords = (text: string): string =>
  richParts(text).map((part) => {
    switch (part.kind) {
      case 'text': return part.text;
      case 'mathml': return /<annotation[^>]*x-tex[^>]*>([\s\S]*?)<\/annotation>/.exec(part.xml)?.[1] ?? part.xml.replace(/<[^>]*>/g, '');
      case 'medium': return isAudio(part.name) ? '[♪]' : `[▣${part.alt}]`;
      case 'table': return `[${(part.rows[0] ?? []).join(' ')}]`;
    }
  }).join('').replace(/\s+/g, ' ').trim();
