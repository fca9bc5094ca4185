import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkItem } from '../domain/item-content';
import { weightsOf } from '../domain/item-weights';
import type { Entry } from './entry';
import { readAiken } from './aiken';
import { readGift } from './gift-read';

const SHARED = join(__dirname, '../../../../shared/data');
const withShared = existsSync(SHARED) ? describe : describe.skip;

const read = async (text: string, of = readGift): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of of([Buffer.from(text)], 'file')) entries.push(entry);
  return entries;
};
const bodyOf = (entry: Entry | undefined) => {
  if (entry?.kind !== 'item') throw new Error(JSON.stringify(entry));
  return checkItem(entry.body);
};

interface Vector { id: string; gift: string; expect: { name: string; stem?: string; type: string; single?: boolean; correct?: boolean; feedbackIfAnsweredTrue?: string; feedbackIfAnsweredFalse?: string; pairs?: string[][]; answers?: unknown[] } }

withShared("Moodle's own GIFT vectors", () => {
  const vectors = existsSync(SHARED) ? (JSON.parse(readFileSync(join(SHARED, 'moodle/gift/VECTORS-gift.json'), 'utf8')) as { import: Vector[] }).import : [];
  const types: Record<string, string> = { essay: 'essay', match: 'matching', multichoice: 'choice', numerical: 'numerical', shortanswer: 'short_answer', truefalse: 'true_false' };

  test.each(vectors.map((v) => [v.id, v] as const))('%s', async (_, { gift, expect: wanted }) => {
    const { content, problems } = bodyOf((await read(gift))[0]);
    expect(problems).toEqual([]);
    expect(content.source?.title).toBe(wanted.name);
    expect(content.type).toBe(wanted.type === 'multichoice' ? (wanted.single ? 'single' : 'multiple') : types[wanted.type]);
    if (wanted.stem) expect(content.stem).toBe(wanted.stem.replace(/<\/?b>/g, ''));
    if (wanted.pairs) expect(content.pairs?.map((p) => [p.left, p.right])).toEqual(wanted.pairs.map(([l, , r]) => [l, r]));
    if (wanted.correct !== undefined) expect(content.key).toEqual([String(wanted.correct)]);
    if (wanted.feedbackIfAnsweredTrue) expect(content.options.map((o) => o.feedback)).toEqual([wanted.feedbackIfAnsweredTrue, wanted.feedbackIfAnsweredFalse]);
    if (wanted.type === 'multichoice') {
      const weights = weightsOf(content);
      expect(content.options.map((o, i) => [o.text, (weights[i] ?? 0) / 100, o.feedback])).toEqual(wanted.answers);
    }
    if (wanted.type === 'shortanswer') expect(content.blanks?.[0]?.accepted.map((a) => [a.text, (a.weight ?? 100) / 100, a.feedback])).toEqual(wanted.answers);
    if (wanted.type === 'numerical') expect(content.numbers).toEqual([{ value: '3', tolerance: '2' }, { value: '*', tolerance: '0', weight: 0, feedback: 'Completely wrong' }]);
  });

  test('the example file is read whole', async () => {
    const entries = await read(readFileSync(join(SHARED, 'moodle/gift/examples.gift.txt'), 'utf8'));
    expect(entries.filter((e) => e.kind !== 'item' || checkItem(e.body).problems.length > 0)).toEqual([]);
    expect(entries.length).toBe(43);
  });

  test('categories hold for what follows', async () => {
    const entries = await read(readFileSync(join(SHARED, 'moodle/gift/questions_in_category.gift.txt'), 'utf8'));
    expect(entries.map((e) => (e.kind === 'item' ? [e.body.type, e.body.source?.category] : e))).toEqual(['matching', 'single', 'short_answer', 'true_false'].map((t) => [t, ['Default for New Features']]));
  });

  test('386 questions of 保育师 are as expected', async () => {
    const wanted = (JSON.parse(readFileSync(join(SHARED, 'questions/derived/baoyushi.EXPECTED.json'), 'utf8')) as { questions: { name: string; type: string; stem: string; options: string[]; correct: boolean[] }[] }).questions;
    const entries = await read(readFileSync(join(SHARED, 'questions/derived/baoyushi.gift.txt'), 'utf8'));
    const names: Record<string, string> = { single: 'single', multiple: 'multi', true_false: 'judge' };
    expect(entries.map((e) => { const { content: c } = bodyOf(e); return { name: c.source?.title, type: names[c.type], stem: c.stem, options: c.options.map((o) => o.text), correct: c.options.map((o) => c.key.includes(o.id)) }; })).toEqual(wanted);
  });

  test('Aiken', async () => {
    const entries = await read(readFileSync(join(SHARED, 'moodle/aiken/questions.aiken.txt'), 'utf8'), readAiken);
    expect(entries.map((e) => bodyOf(e).content).map((c) => [c.options.length, c.key])).toEqual([[4, ['B']], [2, ['A']]]);
    expect(bodyOf(entries[1]).content.stem).toContain('<html class="cool"> & images');
  });
});

describe('faults are told with their line', () => {
  test.each([
    ['a brace that is not closed', '::a::What? {=b', ['gift.brace-missing']],
    ['a text without answers', 'Just a text', ['import.not-question']],
    ['a number that is none', '::n::How many? {#about three}', ['gift.number-unreadable']],
    ['answers that nobody knows', '::n::How? {maybe}', ['gift.answer-unreadable']],
  ])('%s', async (_, text, codes) => {
    const [entry] = await read(`// first\n\n${text}\n`);
    expect(entry).toMatchObject({ kind: 'fault', place: { line: 3 } });
    expect(entry?.kind === 'fault' && entry.faults.map((f) => f.code)).toEqual(codes);
  });
});
