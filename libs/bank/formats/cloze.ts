import type { AcceptedText, ItemBlank, ItemBody } from '@kaowu/contracts';
import { formatFault } from './entry';

/** The mark of a blank in a stem. */
export const BLANK = '____';

const KINDS = /^(SHORTANSWER|SHORTANSWER_C|SA|SAC|MW|MWC)$/;

const HIDDEN: Readonly<Record<string, string>> = { '\\}': '\ue000', '\\#': '\ue001', '\\~': '\ue002', '\\\\': '\ue003', '\\=': '\ue004', '\\%': '\ue005' };
const SHOWN: Readonly<Record<string, string>> = { '\ue000': '}', '\ue001': '#', '\ue002': '~', '\ue003': '\\', '\ue004': '=', '\ue005': '%' };
const hide = (text: string): string => text.replace(/[\ue000-\ue005]/g, '').replace(/\\[}#~\\=%]/g, (sign) => HIDDEN[sign] as string);
const show = (text: string): string => text.replace(/[\ue000-\ue005]/g, (sign) => SHOWN[sign] as string);

function acceptedOf(answer: string): AcceptedText {
  const [, right, percent, rest = ''] = /^(=)?(?:%(-?\d+(?:\.\d+)?)%)?([\s\S]*)$/.exec(answer.trim()) ?? [];
  const at = rest.indexOf('#');
  const [text, feedback] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at + 1)];
  const weight = right ? 100 : percent === undefined ? 0 : Math.max(-100, Math.min(100, Number(percent)));
  return { text: show(text.trim()), weight, ...(feedback.trim() === '' ? {} : { feedback: show(feedback.trim()) }) };
}

/**
 * A text with embedded answers (`{1:SHORTANSWER:=Paris~%50%Lyon}`) as a question with blanks. Embedded choices and
 * numbers are kinds that the bank does not have inside a text: `import.type-unsupported`.
 */
export function readCloze(text: string): Omit<ItemBody, 'explanation' | 'source'> {
  const blanks: ItemBlank[] = [];
  const stem = text.replace(/\{(\d*):([A-Z_]+):((?:\\[\s\S]|[^}\\])*)\}/g, (_, __: string, kind: string, answers: string) => {
    if (!KINDS.test(kind)) throw formatFault('import.type-unsupported', { kind: `cloze ${kind}` });
    blanks.push({ accepted: hide(answers).split('~').filter((a) => a.trim() !== '').map(acceptedOf), ...(/C$/.test(kind) ? { caseSensitive: true } : {}) });
    return BLANK;
  });
  if (blanks.length === 0) throw formatFault('gift.brace-missing');
  return { type: 'fill_in', stem, options: [], key: [], blanks };
}

const escaped = (text: string): string => text.replace(/[\\}#~=%]/g, (sign) => `\\${sign}`);

/** A blank as an embedded answer. */
export function clozeBlank({ accepted, caseSensitive }: ItemBlank): string {
  const answers = accepted.map(({ text, weight = 100, feedback }) => `${weight === 100 ? '=' : `%${weight}%`}${escaped(text)}${feedback ? `#${escaped(feedback)}` : ''}`);
  return `{1:SHORTANSWER${caseSensitive ? '_C' : ''}:${answers.join('~')}}`;
}

/** The stem with each blank in its place; blanks without a mark follow the text. */
export function withBlanks(stem: string, blanks: readonly string[]): string {
  let next = 0;
  const filled = stem.replace(/_{4,}/g, (mark) => blanks[next++] ?? mark);
  return [filled, ...blanks.slice(next)].join(next < blanks.length ? '\n' : '');
}

/** How many places of blanks a stem marks. */
export const blankMarks = (stem: string): number => stem.match(/_{4,}/g)?.length ?? 0;
