import type { AcceptedText, ItemBody, ItemNumber } from '@kaowu/contracts';
import { roundWeight, weightsOf } from '../domain/item-weights';
import type { Note } from './entry';
import { giftEscaped, giftSigns } from './gift-text';
import { marksOf } from './marks';
import { mediaOf } from './media-of';
import { writtenLiteral } from './moodle-kinds';

/** What a writer of a format makes of a question, with what the format cannot say. */
export interface Written {
  readonly text: string;
  readonly notes: readonly Note[];
}

const percent = (weight: number): string => `%${roundWeight(weight)}%`;
const comment = (feedback: string | undefined): string => (feedback ? `#${giftEscaped(feedback)}` : '');

const lines = (parts: readonly string[]): string => `\n${parts.map((p) => `\t${p}\n`).join('')}`;

function options(item: ItemBody): string {
  const weights = weightsOf(item);
  return lines(item.options.map((o, i) => {
    const weight = weights[i] ?? 0;
    const sign = item.type === 'multiple' ? `~${percent(weight)}` : weight === 100 ? '=' : weight === 0 ? '~' : `~${percent(weight)}`;
    return `${sign}${giftEscaped(o.text)}${comment(o.feedback)}`;
  }));
}

function truth({ key, options: [first, second] }: ItemBody): string {
  const right = key[0] === 'true';
  const [onRight, onWrong] = right ? [first?.feedback, second?.feedback] : [second?.feedback, first?.feedback];
  return `${right ? 'TRUE' : 'FALSE'}${onWrong || onRight ? `#${giftEscaped(onWrong ?? '')}` : ''}${onRight ? `#${giftEscaped(onRight)}` : ''}`;
}

const accepted = ({ text, weight = 100, feedback }: AcceptedText): string => `=${percent(weight)}${giftEscaped(writtenLiteral(text))}${comment(feedback) || '#'}`;

const number = ({ value, tolerance, weight = 100, feedback }: ItemNumber): string =>
  value === '*' ? `~${comment(feedback) || '#'}` : `=${percent(weight)}${value}:${tolerance}${comment(feedback) || '#'}`;

/** The answer section of a question, and the tag that tells our reader what GIFT cannot. */
function section(item: ItemBody, notes: Note[]): { text: string; tag?: string } {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return { text: options(item) };
    case 'true_false':
      return { text: truth(item) };
    case 'numerical':
      if (item.unit) notes.push({ code: 'import.setting', params: { name: 'unit' } });
      return { text: `#${lines((item.numbers ?? []).map(number))}` };
    case 'matching':
      return { text: lines((item.pairs ?? []).map((p) => `=${giftEscaped(p.left)} -> ${giftEscaped(p.right)}`)) };
    case 'ordering':
      return { text: lines(item.options.map((o) => `=${giftEscaped(o.text)} -> ${item.key.indexOf(o.id) + 1}`)), tag: 'ordering' };
    case 'fill_in':
    case 'short_answer':
      return texts(item, notes);
    case 'calculation':
    case 'case':
    case 'essay':
      if (item.key.length > 0) notes.push({ code: 'export.model-answer' });
      return { text: '', ...(item.type === 'essay' ? {} : { tag: item.type }) };
  }
}

function texts(item: ItemBody, notes: Note[]): { text: string; tag?: string } {
  const tag = item.type === 'fill_in' ? { tag: 'fill_in' } : {};
  const [first, second] = item.blanks ?? [];
  if (second) notes.push({ code: 'import.setting', params: { name: 'blanks' } });
  if (first?.choices) notes.push({ code: 'import.setting', params: { name: 'choices' } });
  if (first?.caseSensitive) notes.push({ code: 'import.setting', params: { name: 'caseSensitive' } });
  const answers = first?.accepted ?? item.key.map((text) => ({ text }));
  if (answers.length === 0) return { text: '', tag: 'short_answer' };
  return { text: lines(answers.map(accepted)), ...tag };
}

const category = (path: readonly string[]): string => ['$course$', ...path.map((part) => part.replace(/\//g, '//'))].join('/');

/** A question in GIFT. The notes say what GIFT cannot: points, units, model answers. */
export function giftOf(item: ItemBody, place: { readonly number: number }): Written {
  const notes: Note[] = item.source?.points === undefined || item.source.points === 1 ? [] : [{ code: 'export.points' }];
  for (const name of mediaOf(item)) notes.push({ code: 'import.media', params: { name: name.slice(0, 16) } });
  const { text, tag } = section(item, notes);
  const { title = '', identifier = '' } = item.source ?? {};
  const oneLine = title.replace(/\s+/g, ' ');
  const marks = [...(/[\x5b\x5d]/.test(identifier) || identifier === '' ? [] : [`[id:${identifier.replace(/\s+/g, ' ')}]`]), ...[...(tag ? [tag] : []), ...marksOf(item)].map((name) => `[tag:${name}]`)].join(' ');
  const head = `// question: ${place.number}  name: ${oneLine}${marks === '' ? '' : ` ${marks}`}\n`;
  const explained = item.explanation === '' ? '' : `####${giftEscaped(item.explanation)}`;
  return { text: `${head}${oneLine === '' ? '' : `::${giftSigns(oneLine)}::`}${giftEscaped(item.stem)}{${text}${explained}}\n\n`, notes };
}

/** The line that puts the questions behind it into a category. */
export const giftCategory = (path: readonly string[]): string => `$CATEGORY: ${category(path)}\n\n`;
