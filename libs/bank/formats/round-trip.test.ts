import fc from 'fast-check';
import { itemType, type ItemBody, type ItemType } from '@kaowu/contracts';
import { checkItem, optionLetter } from '../domain/item-content';
import { giftCategory, giftOf } from './gift-write';
import { readGift } from './gift-read';
import { MOODLE_HEAD, MOODLE_TAIL, moodleCategory, moodleQuestion } from './moodle-write';
import { readMoodleXml } from './moodle-read';
import type { Entry } from './entry';

/** Texts with everything that formats treat as signs. */
const text = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...'护理员ABC12 ') }, fc.constantFrom('=', '~', '#', '{', '}', ':', '::', '\\', '\\n', '%', '%50%', '->', '<', '>', '&', '&amp;', '<b>', '</p>', '"', "'", '[html]', ']]>', '//', '$', '（　　）', '|', '\n', '\n\n', '𠮷')), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').split('\n').map((line) => line.trim()).join('\n').trim()).map((t) => t.replace(/_{4,}/g, '_')).filter((t) => t !== '');
const maybe = fc.option(text, { nil: undefined });
const percent = fc.integer({ min: -100, max: 99 });
const number = fc.oneof(fc.integer().map(String), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => String(Number(n.toPrecision(6)))));
const accepted = fc.record({ text: text.filter((t) => !t.includes('\n') && t !== '*'), weight: fc.option(percent, { nil: undefined }), feedback: maybe });

const options = (min: number) => fc.array(fc.record({ text, feedback: maybe }), { minLength: min, maxLength: 6 }).map((list) => list.map((o, i) => ({ id: optionLetter(i), ...o })));

/** Questions of each type, as the check would store them. */
function question(type: ItemType): fc.Arbitrary<ItemBody> {
  const common = { type: fc.constant(type), stem: text, explanation: fc.oneof(fc.constant(''), text) };
  const plain = { ...common, options: fc.constant<ItemBody['options']>([]), key: fc.constant<string[]>([]) };
  switch (type) {
    case 'single':
      return fc.record({ ...common, options: options(2) }).chain((q) => fc.nat(q.options.length - 1).map((k) => ({ ...q, key: [optionLetter(k)] })));
    case 'multiple':
      return fc.record({ ...common, options: options(2) }).chain((q) => fc.subarray(q.options.map((o) => o.id), { minLength: 2 }).map((key) => ({ ...q, key })));
    case 'ordering':
      return fc.record({ ...common, options: options(2) }).chain((q) => fc.shuffledSubarray(q.options.map((o) => o.id), { minLength: q.options.length }).map((key) => ({ ...q, options: q.options.map(({ id, text: t }) => ({ id, text: t })), key })));
    case 'true_false':
      return fc.record({ ...common, key: fc.constantFrom(['true'], ['false']), options: fc.tuple(maybe, maybe).map(([a, b]) => [{ id: 'true', text: '', feedback: a }, { id: 'false', text: '', feedback: b }]) });
    case 'matching':
      return fc.record({ ...plain, pairs: fc.array(fc.record({ left: text, right: text.filter((t) => !t.includes('\n')) }), { minLength: 2, maxLength: 5 }) });
    case 'numerical':
      return fc.record({ ...plain, numbers: fc.array(fc.record({ value: number, tolerance: number.map((n) => n.replace('-', '')), weight: fc.option(percent, { nil: undefined }), feedback: maybe }), { minLength: 1, maxLength: 3 }).map(([first, ...more]) => [...(first ? [{ ...first, weight: undefined }] : []), ...more]) });
    case 'fill_in':
    case 'short_answer':
      return fc.record({ ...plain, blanks: fc.array(accepted, { minLength: 1, maxLength: 4 }).map(([first, ...more]) => [{ accepted: [...(first ? [{ ...first, weight: undefined }] : []), ...more] }]) });
    default:
      return fc.record(plain);
  }
}
const source = fc.record({
  title: fc.option(text.map((t) => t.replace(/\s+/g, ' ')), { nil: undefined }), category: fc.array(text.filter((t) => !/\n|^top$|^\$\w+\$$|^\/|\/$/.test(t)), { maxLength: 3 }), identifier: fc.option(fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/), { nil: undefined }),
});
const anyQuestion = fc.constantFrom(...itemType.options).chain((type) => fc.tuple(question(type), source)).map(([body, from]) => checkItem({ ...body, source: from } as ItemBody))
  .filter((checked) => checked.problems.length === 0).map((checked) => checked.content);

async function reread(entries: AsyncIterable<Entry>): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for await (const entry of entries) bodies.push(entry.kind === 'item' ? checkItem(entry.body).content : entry);
  return bodies;
}

describe('what is written comes back the same', () => {
  test('GIFT', () => fc.assert(fc.asyncProperty(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), async (items) => {
    const written = items.map((item, i) => giftCategory(item.source?.category ?? []) + giftOf(item, { number: i + 1 }).text).join('');
    expect(await reread(readGift([Buffer.from(written)], 'f'))).toEqual(items);
  }), { numRuns: 300 }));

  test('Moodle XML', () => fc.assert(fc.asyncProperty(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), async (items) => {
    const written = MOODLE_HEAD + items.map((item) => moodleCategory(item.source?.category ?? []) + moodleQuestion(item).text).join('') + MOODLE_TAIL;
    expect(await reread(readMoodleXml([Buffer.from(written)], 'f'))).toEqual(items);
  }), { numRuns: 300 }));
});
