import { formatFault, type Note } from './entry';
import { calm, MAX_READ } from './hostile-text';
import { htmlToText, looksLikeHtml } from './html-text';

/** Escaped signs of GIFT become private characters while a block is taken apart, and come back in `plain`. */
const SIGNS = '~=#{}:\\>';
const HIDDEN = 0xe000;

/** Hides what is escaped with a backslash, so that bare signs can be searched for. `\n` is a line feed. */
export const hideEscapes = (text: string): string =>
  text.replace(/[\ue000-\ue0ff]/g, '').replace(/\\([~=#{}:\\n>])/g, (_, sign: string) => (sign === 'n' ? String.fromCharCode(HIDDEN + 50) : String.fromCharCode(HIDDEN + SIGNS.indexOf(sign))));

/** The text of what `hideEscapes` hid. */
export const shown = (text: string): string =>
  text.replace(/[\ue000-\ue032]/g, (hidden) => (hidden.charCodeAt(0) === HIDDEN + 50 ? '\n' : (SIGNS[hidden.charCodeAt(0) - HIDDEN] ?? '')));

/** The text of a part: its kind (`[html]`, `[plain]`, …) is read, or handed down, and HTML becomes plain text. */
export function giftText(part: string, notes: Note[], inherited = ''): string {
  const [, named, rest = ''] = /^\s*(?:\[(html|moodle|plain|markdown)\])?([\s\S]*)$/.exec(part) ?? [];
  const kind = named ?? inherited;
  const text = calm(shown(rest.trim()));
  if (text.length > MAX_READ) throw formatFault('item.text-too-long', { max: 16_000 });
  if (kind === 'markdown' && /[*_`#[\]]/.test(text)) notes.push({ code: 'import.markup', params: { kind: 'Markdown' } });
  if (kind !== 'html' && (kind === 'plain' || kind === 'markdown' || !looksLikeHtml(text))) return text.trim();
  const html = htmlToText(text);
  notes.push(...html.notes);
  return html.text;
}

/** Weight of an answer like `%50%text`: percent and the rest; null where none is printed. */
export function weightOf(answer: string): { weight: number; rest: string } | null {
  const [, weight, rest] = /^\s*%(-?\d{1,3}(?:\.\d+)?)%([\s\S]*)$/.exec(answer) ?? [];
  return weight === undefined || rest === undefined ? null : { weight: Math.max(-100, Math.min(100, Number(weight))), rest };
}

/** An answer and the feedback behind its first bare `#`. */
export function feedbackOf(answer: string): [string, string] {
  const at = answer.indexOf('#');
  return at < 0 ? [answer, ''] : [answer.slice(0, at), answer.slice(at + 1)];
}

/** A text with the signs of GIFT escaped and line feeds as `\n`. */
export const giftSigns = (text: string): string => text.replace(/[~=#{}:\\]/g, (sign) => `\\${sign}`).replace(/->/g, '-\\>').replace(/\n/g, '\\n');

/** A text for a GIFT file; `[plain]` keeps what looks like markup or a comment from being read as such. */
export const giftEscaped = (text: string): string =>
  looksLikeHtml(text) || /^(\[(html|moodle|plain|markdown)\]|%|\/\/|\$)/.test(text) ? `[plain]${giftSigns(text)}` : giftSigns(text);
