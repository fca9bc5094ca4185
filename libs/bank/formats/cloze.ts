import type { AcceptedText, ItemBlank, ItemBody } from '@kaowu/contracts';
import { decodeText, type Bytes } from './decode';
import { entryOf, formatFault, type Entry, type Note } from './entry';
import { calm } from './hostile-text';
import { tidy } from './html-text';
import { literalAnswer, writtenLiteral } from './moodle-kinds';

/** Characters that a cloze file may hold: it is one question. */
const MAX_TEXT = 1024 ** 2;

/** Blanks of one question. */
const MAX_BLANKS = 200;

/** The mark of a blank in a stem. */
export const BLANK = '____';

const TEXTS = /^(SHORTANSWER|SHORTANSWER_C|SA|SAC|MW|MWC)$/;
const CHOICES = /^(MULTICHOICE(_[VHS]+)?|MC[VHS]*|MULTIRESPONSE(_[HS]+)?|MR[HS]*)$/;
const NUMBERS = /^(NUMERICAL|NM)$/;

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

/** Whether a text has embedded answers. */
export const isCloze = (text: string): boolean => /\{\d*:(SHORTANSWER|MULTICHOICE|MULTIRESPONSE|NUMERICAL|SA|MW|MC|MR|NM)[A-Z_]*:/.test(text);

function blankOf(kind: string, answers: string, notes: Note[]): ItemBlank {
  const accepted = hide(answers).split('~').filter((a) => a.trim() !== '').map(acceptedOf);
  if (TEXTS.test(kind)) return { accepted: accepted.map((a) => ({ ...a, text: literalAnswer(a.text, notes) })), ...(/C$/.test(kind) ? { caseSensitive: true } : {}) };
  if (CHOICES.test(kind)) return { accepted, choices: true };
  if (!NUMBERS.test(kind)) throw formatFault('import.type-unsupported', { kind: `cloze ${kind}` });
  if (accepted.some((a) => /:0*[1-9.]/.test(a.text))) notes.push({ code: 'import.setting', params: { name: 'tolerance' } });
  return { accepted: accepted.map((a) => ({ ...a, text: a.text.replace(/:[^:]*$/, '') })) };
}

/**
 * A text with embedded answers (`{1:SHORTANSWER:=Paris~%50%Lyon}`) as a question with blanks, embedded choices among
 * them. Problem: `import.type-unsupported` for a kind that Moodle does not have.
 */
export function readCloze(text: string, notes: Note[]): Omit<ItemBody, 'explanation' | 'source'> {
  const blanks: ItemBlank[] = [];
  if (text.length > MAX_TEXT || (text.match(/\{\d{0,6}:[A-Z_]{1,20}:/g)?.length ?? 0) > MAX_BLANKS) throw formatFault('item.text-too-long', { max: MAX_BLANKS });
  const stem = text.replace(/\{(\d*):([A-Z_]+):((?:\\[\s\S]|[^}\\])*)\}/g, (_, __: string, kind: string, answers: string) => {
    blanks.push(blankOf(kind, answers, notes));
    return BLANK;
  });
  if (blanks.length === 0) throw formatFault('gift.brace-missing');
  return { type: 'fill_in', stem, options: [], key: [], blanks };
}

/** A text file in Moodle's cloze format: all of it is one question. */
export async function* readClozeFile(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let text = '';
  for await (const piece of decodeText(bytes)) {
    text += piece;
    if (text.length > MAX_TEXT) throw formatFault('import.entry-too-large', { max: 1 });
  }
  yield entryOf({ file, line: 1, item: '' }, () => {
    const notes: Note[] = [];
    const { stem, ...body } = readCloze(calm(text.replace(/^\ufeff/, '')), notes);
    return { body: { ...body, stem: tidy(stem), explanation: '' }, notes };
  });
}

const escaped = (text: string): string => text.replace(/[\\}#~=%]/g, (sign) => `\\${sign}`);

/** A blank as an embedded answer. */
export function clozeBlank({ accepted, caseSensitive, choices }: ItemBlank): string {
  const answers = accepted.map(({ text, weight = 100, feedback }) => `${weight === 100 ? '=' : `%${weight}%`}${choices ? escaped(text) : writtenLiteral(escaped(text))}${feedback ? `#${escaped(feedback)}` : ''}`);
  return `{1:${choices ? 'MULTICHOICE' : caseSensitive ? 'SHORTANSWER_C' : 'SHORTANSWER'}:${answers.join('~')}}`;
}

/** The stem with each blank in its place; blanks without a mark follow the text. */
export function withBlanks(stem: string, blanks: readonly string[]): string {
  let next = 0;
  const filled = stem.replace(/_{4,}/g, (mark) => blanks[next++] ?? mark);
  return [filled, ...blanks.slice(next)].join(next < blanks.length ? '\n' : '');
}

/** How many places of blanks a stem marks. */
export const blankMarks = (stem: string): number => stem.match(/_{4,}/g)?.length ?? 0;
