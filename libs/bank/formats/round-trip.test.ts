import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { itemType, type ItemBody, type ItemType } from '@kaowu/contracts';
import { checkItem, optionLetter } from '../domain/item-content';
import { giftCategory, giftOf } from './gift-write';
import { readGift } from './gift-read';
import { MOODLE_HEAD, MOODLE_TAIL, moodleCategory, moodleQuestion } from './moodle-write';
import { readMoodleXml } from './moodle-read';
import { qtiFileEntries, readQtiPackage } from './qti-package';
import { qtiIdentifier, qtiItem } from './qti-write';
import { writeQtiPackage } from './qti-write-package';
import type { Entry } from './entry';
import { xmlRoot } from './xml';
import { openArchive } from './zip';

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
      return fc.record({ ...plain, numbers: fc.array(fc.record({ value: number, tolerance: number.map((n) => n.replace(/^-/, '')), weight: fc.option(percent, { nil: undefined }), feedback: maybe }), { minLength: 1, maxLength: 3 }).map(([first, ...more]) => [...(first ? [{ ...first, weight: undefined }] : []), ...more]) });
    case 'fill_in':
    case 'short_answer':
      return fc.record({ ...plain, blanks: fc.array(accepted, { minLength: 1, maxLength: 4 }).map(([first, ...more]) => [{ accepted: [...(first ? [{ ...first, weight: undefined }] : []), ...more] }]) });
    default:
      return fc.record(plain);
  }
}
/** Choices that pay otherwise than all or nothing. */
const weighed = fc.oneof(question('single'), question('multiple')).chain((q) =>
  fc.tuple(...q.options.map((o) => (q.key.includes(o.id) ? (q.type === 'single' ? fc.constant(100) : fc.integer({ min: 1, max: 100 })) : fc.integer({ min: -100, max: 0 })))).map((weights) => ({ ...q, options: q.options.map((o, i) => ({ ...o, weight: weights[i] ?? 0 })) })));

/** A sentence with several blanks in it. */
const sentence = fc.array(fc.tuple(text, fc.array(accepted.map((a) => ({ ...a, weight: undefined })), { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 4 })
  .map((parts): ItemBody => ({ type: 'fill_in', stem: parts.map(([before]) => `${before}____`).join(' '), options: [], key: [], explanation: '', blanks: parts.map(([, list], i) => ((i + list.length) % 3 === 0 ? { accepted: [...list, { text: '干扰项', weight: 0 }].map(({ feedback: _, ...a }: { text: string; weight?: number | undefined; feedback?: string | undefined }) => a), choices: true } : { accepted: list, caseSensitive: true })) }));
const spacious = (body: ItemBody): boolean => !/_____/.test(body.stem);

const source = fc.record({
  title: fc.option(text.map((t) => t.replace(/\s+/g, ' ')), { nil: undefined }), category: fc.array(text.filter((t) => !/\n|^top$|^\$\w+\$$|^\/|\/$/.test(t)), { maxLength: 3 }), identifier: fc.option(fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/), { nil: undefined }),
});
/** How it is paid and how long it takes, said or not. */
const marks = fc.record({ credit: fc.option(fc.constantFrom('all', 'share'), { nil: undefined }), seconds: fc.option(fc.integer({ min: 1, max: 7200 }), { nil: undefined }) });
const soundQuestion = (kind: fc.Arbitrary<ItemBody>) => fc.tuple(kind, source, marks).map(([body, from, said]) => checkItem({ ...body, ...said, source: from } as ItemBody))
  .filter((checked) => checked.problems.length === 0).map((checked) => checked.content);
const byGift = soundQuestion(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...itemType.options).chain(question) }, weighed));
const anyQuestion = fc.oneof({ weight: 6, arbitrary: byGift }, soundQuestion(sentence.filter(spacious)));

async function reread(entries: AsyncIterable<Entry>): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for await (const entry of entries) bodies.push(entry.kind === 'item' ? checkItem(entry.body).content : entry);
  return bodies;
}

describe('what is written comes back the same', () => {
  test('GIFT', () => fc.assert(fc.asyncProperty(fc.array(byGift.filter((q) => !q.blanks?.[0]?.caseSensitive), { minLength: 1, maxLength: 4 }), async (items) => {
    const written = items.map((item, i) => giftCategory(item.source?.category ?? []) + giftOf(item, { number: i + 1 }).text).join('');
    expect(await reread(readGift([Buffer.from(written)], 'f'))).toEqual(items);
  }), { numRuns: 300 }));

  test('Moodle XML', () => fc.assert(fc.asyncProperty(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), async (items) => {
    const written = MOODLE_HEAD + items.map((item) => moodleCategory(item.source?.category ?? []) + moodleQuestion(item).text).join('') + MOODLE_TAIL;
    expect(await reread(readMoodleXml([Buffer.from(written)], 'f'))).toEqual(items);
  }), { numRuns: 300 }));

  test('QTI 3.0', () => fc.assert(fc.asyncProperty(anyQuestion.filter(sayableInQti), async (item) => {
    const written = qtiItem(item, qtiIdentifier(item.source?.identifier, 1));
    expect(written.notes).toEqual([]);
    const [entry] = qtiFileEntries(await xmlRoot([Buffer.from(written.text)]), 'f', { stimuli: new Map(), category: item.source?.category ?? [] });
    expect(entry?.kind === 'item' ? checkItem(entry.body).content : entry).toEqual(item);
  }), { numRuns: 800 }));

  test('a QTI package, with the categories of its manifest', () => fc.assert(fc.asyncProperty(fc.array(anyQuestion.filter(sayableInQti), { maxLength: 4 }), async (items) => {
    const bytes: Buffer[] = [];
    await writeQtiPackage(Readable.from(items), new Writable({ write: (piece: Buffer, _, done) => (bytes.push(piece), done()) }));
    const archive = await openArchive(Buffer.concat(bytes));
    expect(withoutIdentifiers(await reread(readQtiPackage(archive, 'f')))).toEqual(withoutIdentifiers(items));
  }), { numRuns: 60 }));

  test('a package is the same to the byte each time', async () => {
    const items = fc.sample(anyQuestion.filter(sayableInQti), 5);
    const make = async (): Promise<Buffer> => {
      const bytes: Buffer[] = [];
      await writeQtiPackage(Readable.from(items), new Writable({ write: (piece: Buffer, _, done) => (bytes.push(piece), done()) }));
      return Buffer.concat(bytes);
    };
    expect((await make()).equals(await make())).toBe(true);
  });
});

/** What QTI has words for: one number, answers without feedback or negative shares, an identifier that is a name. */
const sayableInQti = ({ numbers = [], blanks = [], key, source: from }: ItemBody): boolean =>
  numbers.length <= 1 && numbers.every((n) => !n.feedback) && blanks.every((b) => b.accepted.every((a) => !a.feedback && (b.choices || (a.weight ?? 1) > 0))) && new Set(key).size === key.length
  && blanks.every((b) => new Set(b.accepted.map((a) => a.text)).size === b.accepted.length) && !/^[^A-Za-z_]/.test(from?.identifier ?? 'a');

const withoutIdentifiers = (items: readonly unknown[]): unknown[] => items.map((item) => {
  const { source: from, ...rest } = item as ItemBody;
  const { identifier: _, ...named } = from ?? {};
  return { ...rest, named };
});
