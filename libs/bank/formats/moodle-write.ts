import type { AcceptedText, ItemBody } from '@kaowu/contracts';
import { roundWeight, weightsOf } from '../domain/item-weights';
import { blankMarks, clozeBlank, withBlanks } from './cloze';
import type { Note } from './entry';
import type { Written } from './gift-write';
import { textToHtml } from './html-text';
import { marksOf } from './marks';
import { writtenLiteral } from './moodle-kinds';
import type { Medium } from './medium';
import { escapeHtml, isAudio, isRich, richToHtml } from './rich-text';
import { xmlEscaped } from './xml';

/** A text as Moodle's HTML: formulas in MathML, media as files of the question. */
const moodleHtml = (text: string): string =>
  (isRich(text) ? richToHtml(text, {
    text: textToHtml,
    medium: (name, alt) => (isAudio(name) ? `<audio controls src="@@PLUGINFILE@@/${name}" alt="${escapeHtml(alt)}"></audio>` : `<img src="@@PLUGINFILE@@/${name}" alt="${escapeHtml(alt)}"/>`),
  }) : textToHtml(text));

const fileOf = ({ name, bytes }: Medium): string => `<file name="${name}" path="/" encoding="base64">${bytes.toString('base64')}</file>`;

const cdata = (html: string): string => `<text><![CDATA[${html.replace(/\]\]>/g, ']]]]><![CDATA[>')}]]></text>`;
const html = (tag: string, text: string, files = ''): string => `<${tag} format="html">${cdata(`<p>${moodleHtml(text)}</p>`)}${files}</${tag}>`;
const feedback = (text: string | undefined): string => (text ? html('feedback', text) : '');

const answer = (text: string, weight: number, said: string | undefined): string =>
  `<answer fraction="${roundWeight(weight)}" format="html">${cdata(`<p>${moodleHtml(text)}</p>`)}${feedback(said)}</answer>`;
const plainAnswer = ({ text, weight = 100, feedback: said }: AcceptedText, more = ''): string =>
  `<answer fraction="${roundWeight(weight)}" format="plain_text"><text>${xmlEscaped(text)}</text>${feedback(said)}${more}</answer>`;

interface Kind {
  readonly type: string;
  readonly text: string;
  readonly tags?: readonly string[];
  readonly stem?: string;
}

function choice(item: ItemBody): Kind {
  const weights = weightsOf(item);
  return { type: 'multichoice', text: `<single>${String(item.type === 'single')}</single><shuffleanswers>true</shuffleanswers><answernumbering>ABCD</answernumbering>${item.options.map((o, i) => answer(o.text, weights[i] ?? 0, o.feedback)).join('')}` };
}

function texts(item: ItemBody): Kind {
  const blanks = item.blanks ?? [];
  if (item.type === 'fill_in' && (blanks.length > 1 || blanks[0]?.choices || (blanks.length === 1 && blankMarks(item.stem) === 1))) {
    return { type: 'cloze', text: '', stem: withBlanks(item.stem, blanks.map(clozeBlank)) };
  }
  const accepted = blanks[0]?.accepted ?? item.key.map((text) => ({ text }));
  if (accepted.length === 0) return { type: 'essay', text: '', tags: ['short_answer'] };
  return { type: 'shortanswer', text: `<usecase>${blanks[0]?.caseSensitive ? 1 : 0}</usecase>${accepted.map((a) => plainAnswer({ ...a, text: writtenLiteral(a.text) })).join('')}`, ...(item.type === 'fill_in' ? { tags: ['fill_in'] } : {}) };
}

function numerical(item: ItemBody): Kind {
  const answers = (item.numbers ?? []).map(({ value, tolerance, ...rest }) => plainAnswer({ text: value, ...rest }, `<tolerance>${tolerance}</tolerance>`)).join('');
  return { type: 'numerical', text: `${answers}${item.unit ? `<units><unit><multiplier>1</multiplier><unit_name>${xmlEscaped(item.unit)}</unit_name></unit></units>` : ''}` };
}

function kindOf(item: ItemBody): Kind {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return choice(item);
    case 'true_false':
      return { type: 'truefalse', text: item.options.map((o) => plainAnswer({ text: o.id, weight: item.key.includes(o.id) ? 100 : 0, feedback: o.feedback })).join('') };
    case 'fill_in':
    case 'short_answer':
      return texts(item);
    case 'numerical':
      return numerical(item);
    case 'matching':
      return { type: 'matching', text: `<shuffleanswers>true</shuffleanswers>${(item.pairs ?? []).map((p) => `<subquestion format="html">${cdata(moodleHtml(p.left))}<answer><text>${xmlEscaped(p.right)}</text></answer></subquestion>`).join('')}` };
    case 'ordering':
      return { type: 'ordering', text: item.options.map((o) => `<answer fraction="${item.key.indexOf(o.id) + 1}" format="html">${cdata(`<p>${moodleHtml(o.text)}</p>`)}</answer>`).join('') };
    case 'calculation':
    case 'case':
    case 'essay':
      return { type: 'essay', text: item.key.length > 0 ? html('graderinfo', item.key.join('\n')) : '', ...(item.type === 'essay' ? {} : { tags: [item.type] }) };
  }
}

/** A question in Moodle XML. Our own kinds that Moodle lacks carry a tag by which they come back. */
export function moodleQuestion(item: ItemBody, media: readonly Medium[] = []): Written {
  const notes: Note[] = [...(item.source?.language ? [{ code: 'import.setting', params: { name: 'language' } }] : [])];
  const { type, text, tags: kinds = [], stem = item.stem } = kindOf(item);
  const tags = [...kinds, ...marksOf(item)];
  const { title = '', identifier, points } = item.source ?? {};
  const lines = [
    `  <question type="${type}">`,
    `    <name><text>${xmlEscaped(title)}</text></name>`,
    `    ${html('questiontext', stem, media.map(fileOf).join(''))}`,
    ...(item.explanation === '' ? [] : [`    ${html('generalfeedback', item.explanation)}`]),
    ...(points === undefined ? [] : [`    <defaultgrade>${points}</defaultgrade>`]),
    ...(identifier === undefined ? [] : [`    <idnumber>${xmlEscaped(identifier)}</idnumber>`]),
    ...(text === '' ? [] : [`    ${text}`]),
    ...(tags.length === 0 ? [] : [`    <tags>${tags.map((tag) => `<tag><text>kaowu:${tag}</text></tag>`).join('')}</tags>`]),
    '  </question>',
  ];
  return { text: `${lines.join('\n')}\n`, notes };
}

/** The question of kind "category" that puts those behind it into a category. */
export const moodleCategory = (path: readonly string[]): string =>
  `  <question type="category"><category><text>${xmlEscaped(['$course$', ...path.map((part) => part.replace(/\//g, '//'))].join('/'))}</text></category></question>\n`;

export const MOODLE_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n';
export const MOODLE_TAIL = '</quiz>\n';
