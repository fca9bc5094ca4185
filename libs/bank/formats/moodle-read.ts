import type { ItemBody, ItemType } from '@kaowu/contracts';
import { optionLetter } from '../domain/item-content';
import { readCloze } from './cloze';
import type { Bytes } from './decode';
import { distinctNotes, entryOf, faultEntry, formatFault, type Entry, type Note } from './entry';
import { categoryPath } from './gift-read';
import { calm, MAX_READ } from './hostile-text';
import { htmlToText, looksLikeHtml, tidy } from './html-text';
import { gapChoices, gapFill } from './moodle-gaps';
import { choiceBody, literalAnswer, textBody } from './moodle-kinds';
import { readMarks } from './marks';
import { mediumOf, type Medium } from './medium';
import { mediumInData, withMedia } from './rich-in';
import { childOf, childrenOf, textOf, within, xmlRecords, type XmlElement } from './xml';

type Answers = Omit<ItemBody, 'stem' | 'explanation' | 'source'>;

/** Characters of the longest text that an item keeps. */
const MAX_TEXT = 16_000;

/** The text of a part (`<questiontext format="html"><text>…`) as plain text. */
export function moodleText(part: XmlElement | undefined, notes: Note[], html = false): string {
  if (!part) return '';
  const text = calm(textOf(childOf(part, 'text') ?? part));
  if (text.length > MAX_READ) throw formatFault('item.text-too-long', { max: MAX_TEXT }, part.line);
  const format = part.attributes['format'] ?? (html ? 'html' : 'moodle_auto_format');
  if (format === 'markdown' && /[*_`#[\]]/.test(text)) notes.push({ code: 'import.markup', params: { kind: 'Markdown' } });
  if (format === 'html' || (format !== 'plain_text' && format !== 'plain' && format !== 'markdown' && looksLikeHtml(text))) {
    const read = htmlToText(text);
    notes.push(...read.notes);
    return read.text;
  }
  return tidy(text);
}

/** Moodle prints fractions in percent; files of version 1.5 and ours alike. */
const fractionOf = (answer: XmlElement): number => Math.max(-100, Math.min(100, Number(answer.attributes['fraction'] ?? 0) || 0));

const plainAnswer = (answer: XmlElement): string => tidy(calm(textOf(childOf(answer, 'text') ?? answer)));

const weighed = (question: XmlElement, notes: Note[]) => childrenOf(question, 'answer').map((answer) => ({
  element: answer, text: moodleText(answer, notes), plain: plainAnswer(answer), weight: fractionOf(answer), feedback: moodleText(childOf(answer, 'feedback'), notes),
}));

const valueOf = (question: XmlElement, name: string): string => textOf(childOf(question, name)).trim();

const titleOf = (question: XmlElement): string => tidy(valueOf(question, 'name'));

function truth(question: XmlElement, notes: Note[]): Answers {
  const answers = weighed(question, notes);
  const feedback = (word: string) => answers.find((a) => a.plain.toLowerCase() === word)?.feedback ?? '';
  const right = answers.find((a) => a.weight >= 100)?.plain.toLowerCase();
  return { type: 'true_false', key: right === 'true' || right === 'false' ? [right] : [], options: ['true', 'false'].map((id) => ({ id, text: '', feedback: feedback(id) })) };
}

function numerical(question: XmlElement, notes: Note[]): Answers {
  const numbers = weighed(question, notes).map(({ element, plain, weight, feedback }) => ({ value: plain, tolerance: valueOf(element, 'tolerance') || '0', weight, feedback }));
  const units = [...within(question, 'unit')];
  const unit = units.find((u) => Number(valueOf(u, 'multiplier') || 1) === 1);
  if (units.length > 1) notes.push({ code: 'import.setting', params: { name: 'units' } });
  return { type: 'numerical', options: [], key: [], numbers, ...(unit ? { unit: valueOf(unit, 'unit_name') } : {}) };
}

function ordering(question: XmlElement, notes: Note[]): Answers {
  const rows = childrenOf(question, 'answer').map((answer) => ({ text: moodleText(answer, notes), place: Number(answer.attributes['fraction'] ?? 0) }));
  const options = rows.map(({ text }, i) => ({ id: optionLetter(i), text }));
  if (options.length > 26) throw formatFault('item.option-order');
  const key = rows.map(({ place }, i) => ({ place, i })).sort((a, b) => a.place - b.place || a.i - b.i).map(({ i }) => optionLetter(i));
  return { type: 'ordering', options, key };
}

const matching = (question: XmlElement, notes: Note[]): Answers => ({
  type: 'matching', options: [], key: [],
  pairs: childrenOf(question, 'subquestion').map((pair) => ({ left: moodleText(pair, notes, true), right: plainAnswer(childOf(pair, 'answer') ?? pair) })),
});

function essay(question: XmlElement, notes: Note[], tags: readonly string[]): Answers {
  const model = moodleText(childOf(question, 'graderinfo'), notes);
  if (moodleText(childOf(question, 'responsetemplate'), []) !== '') notes.push({ code: 'import.setting', params: { name: 'responsetemplate' } });
  if (Number(valueOf(question, 'attachmentsrequired')) > 0) notes.push({ code: 'import.setting', params: { name: 'attachments' } });
  const type = (['calculation', 'case', 'short_answer'] as const satisfies readonly ItemType[]).find((t) => tags.includes(t)) ?? 'essay';
  return { type, options: [], key: model === '' ? [] : [model] };
}

function answersOf(question: XmlElement, notes: Note[], tags: readonly string[]): Answers {
  const kind = question.attributes['type'] ?? '';
  switch (kind) {
    case 'multichoice':
      return choiceBody(weighed(question, notes), !/^(false|0)$/.test(valueOf(question, 'single')), notes);
    // All right ones and no other, or nothing.
    case 'multichoiceset':
      return { ...choiceBody(weighed(question, notes).map((a) => ({ ...a, weight: a.weight > 0 ? 100 : 0 })), false, notes, true) };
    case 'oumultiresponse':
      notes.push({ code: 'import.scoring-custom' });
      return { ...choiceBody(weighed(question, notes).map((a) => ({ ...a, weight: a.weight > 0 ? 100 : 0 })), false, notes, true) };
    case 'truefalse':
      return truth(question, notes);
    case 'shortanswer':
      return textBody(weighed(question, notes).map(({ plain, weight, feedback }) => ({ text: literalAnswer(plain, notes), weight, feedback })), valueOf(question, 'usecase') === '1', tags);
    case 'numerical':
      return numerical(question, notes);
    case 'matching':
    case 'match':
    case 'ddmatch':
      return matching(question, notes);
    case 'ordering':
      return ordering(question, notes);
    case 'essay':
      return essay(question, notes, tags);
    case 'description':
      throw formatFault('import.not-question', { kind });
    default:
      throw formatFault('import.type-unsupported', { kind: kind.slice(0, 60) });
  }
}

/** Feedback and settings for the whole question that the bank has no place for. */
function lost(question: XmlElement, taken: ReadonlySet<XmlElement>): Note[] {
  const feedback = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].filter((name) => valueOf(question, name) !== '');
  return [
    ...feedback.map((kind) => ({ code: 'import.feedback', params: { kind } })),
    ...(childrenOf(question, 'hint').some((hint) => textOf(hint).trim() !== '') ? [{ code: 'import.hints' }] : []),
    ...[...within(question, 'file')].filter((file) => !taken.has(file)).map((file) => ({ code: 'import.media', params: { name: (file.attributes['name'] ?? 'file').slice(0, 80) } })),
  ];
}

/** Where a text says that a file is: without what a browser would be told beside it. */
function pathOf(name: string): string {
  const [path = ''] = name.split('?');
  try {
    return `/${decodeURIComponent(path)}`;
  } catch {
    return `/${path}`;
  }
}

/** Puts the files that a question writes out into its texts as media; gives the media, and which of the files they were. */
function takeMedia(question: XmlElement): { media: Map<string, Medium>; taken: Set<XmlElement> } {
  const media = new Map<string, Medium>();
  const taken = new Set<XmlElement>();
  const files = [...within(question, 'file')];
  const find = (source: string): Medium | null => {
    const [, name] = /^@@PLUGINFILE@@\/(.*)$/.exec(source) ?? [];
    if (name === undefined) return mediumInData(source);
    const path = pathOf(name);
    const file = files.find((f) => `${f.attributes['path'] ?? '/'}${f.attributes['name'] ?? ''}` === path) ?? files.find((f) => `/${f.attributes['name'] ?? ''}` === path);
    if (!file || file.attributes['truncated'] || file.attributes['encoding'] !== 'base64') return null;
    const medium = mediumOf(Buffer.from(textOf(file), 'base64'));
    if (medium) taken.add(file);
    return medium;
  };
  for (const text of within(question, 'text')) text.children.forEach((child, i) => { if (typeof child === 'string') text.children[i] = withMedia(child, find, media); });
  return { media, taken };
}

/** The answers of kinds that write them into their text; null for all others. */
function inText(question: XmlElement, stem: string, notes: Note[]): Omit<ItemBody, 'explanation' | 'source'> | null {
  switch (question.attributes['type']) {
    case 'cloze':
    case 'multianswer':
      return readCloze(stem, notes);
    case 'gapselect':
    case 'ddwtos':
      return gapChoices(question, stem, notes);
    case 'gapfill':
      return gapFill(question, stem);
    default:
      return null;
  }
}

function questionOf(question: XmlElement, category: readonly string[]): { body: ItemBody; notes: Note[]; media: Medium[] } {
  const { media, taken } = takeMedia(question);
  const notes = lost(question, taken);
  const tags = childrenOf(childOf(question, 'tags') ?? question, 'tag').map((tag) => textOf(tag).trim().replace(/^kaowu:/, ''));
  const stem = moodleText(childOf(question, 'questiontext'), notes);
  const answers = inText(question, stem, notes) ?? { ...answersOf(question, notes, tags), stem };
  const grade = valueOf(question, 'defaultgrade');
  const identifier = valueOf(question, 'idnumber');
  return {
    body: {
      ...answers, ...readMarks(tags), explanation: moodleText(childOf(question, 'generalfeedback'), notes),
      source: {
        title: titleOf(question), category: [...category],
        ...(identifier === '' ? {} : { identifier }), ...(grade === '' || !Number.isFinite(Number(grade)) ? {} : { points: Number(grade) }),
      },
    },
    notes: distinctNotes(notes), media: [...media.values()],
  };
}

/** Questions of a Moodle XML file as they come, with the pictures that they write out. */
export async function* readMoodleXml(bytes: Bytes, file: string): AsyncGenerator<Entry> {
  let category: string[] = [];
  let number = 0;
  try {
    for await (const question of xmlRecords(bytes, ['question'], 'file')) {
      if (question.attributes['type'] === 'category') {
        category = categoryPath(valueOf(question, 'category'));
        continue;
      }
      number += 1;
      const item = titleOf(question).slice(0, 100) || String(number);
      yield entryOf({ file, line: question.line, item }, () => questionOf(question, category));
    }
  } catch (error) {
    yield faultEntry({ file, line: 0, item: '' }, error);
  }
}
