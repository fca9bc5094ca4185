import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemSums } from '@kaowu/contracts';
import { answersOf, itemSums, type ItemAnswer } from './item-statistics';

const STATS = join(__dirname, '../../../../shared/data/stats');
const present = existsSync(join(STATS, 'lsat6.csv'));
const withFiles = present ? describe : describe.skip;
if (!present) console.warn('reference statistics are not here; tests against them are skipped');

/** As the bank's view computes them from the sums. */
const facility = (s: ItemSums): number => s.score / s.responses;
const correlation = (s: ItemSums): number =>
  (s.product - (s.score * s.rest) / s.responses) / Math.sqrt((s.scoreSquared - s.score ** 2 / s.responses) * (s.restSquared - s.rest ** 2 / s.responses));
const optionCorrelation = (s: ItemSums, id: string): number => {
  const option = s.options.find((o) => o.id === id) ?? { chosen: 0, rest: 0 };
  return (option.rest - (option.chosen * s.rest) / s.responses) / Math.sqrt((option.chosen - option.chosen ** 2 / s.responses) * (s.restSquared - s.rest ** 2 / s.responses));
};

const lines = (name: string): string[][] => readFileSync(join(STATS, name), 'utf8').trim().split(/\r?\n/).map((line) => line.split(',').map((text) => text.replace(/"/g, '')));
const expected = <T>(name: string): T => JSON.parse(readFileSync(join(STATS, name), 'utf8')) as T;

withFiles('against R', () => {
  test('facility and corrected point-biserial of LSAT-6 (psych)', () => {
    const [head = [], ...rows] = lines('lsat6.csv');
    const wanted = expected<{ n: number; items: { item: string; p: number; pointBiserial_corrected: number }[] }>('lsat6.cta.expected.json');
    const first = head.findIndex((h) => h === wanted.items[0]?.item);
    const answers = rows.flatMap((row) => answersOf({
      sessionId: 's', questions: wanted.items.map((it, i) => ({ no: i + 1, versionId: it.item, points: 100, awarded: Number(row[first + i]) * 100, response: ['x'] })),
    }, () => null));
    const sums = itemSums(answers);
    expect(sums.map((s) => s.responses)).toEqual(wanted.items.map(() => wanted.n));
    for (const item of wanted.items) {
      const own = sums.find((s) => s.versionId === item.item) as ItemSums;
      expect(facility(own)).toBeCloseTo(item.p, 12);
      expect(correlation(own)).toBeCloseTo(item.pointBiserial_corrected, 10);
    }
  });

  test('frequencies and discriminations of options of a 30-question paper', () => {
    const [items = [], ...raw] = lines('mc30_raw.csv');
    const [, ...scored] = lines('mc30_scored.csv');
    const wanted = expected<{ items: { item: string; p: number; pb_rest: number; options: { option: string; n: number; pb_rest: number }[] }[] }>('mc30.cta.expected.json');
    const answers = raw.flatMap((row, c) => answersOf({
      sessionId: 's',
      questions: items.map((item, i) => ({ no: i + 1, versionId: item, points: 1, awarded: Number(scored[c]?.[i] ?? 0), response: (row[i] ?? '') === '' ? [] : [row[i] as string] })),
    }, (_, letter) => letter));
    const sums = itemSums(answers);
    for (const item of wanted.items) {
      const own = sums.find((s) => s.versionId === item.item) as ItemSums;
      expect(facility(own)).toBeCloseTo(item.p, 12);
      expect(correlation(own)).toBeCloseTo(item.pb_rest, 10);
      for (const { option, n, pb_rest } of item.options) {
        if (option === '(omit)') expect(own.omitted).toBe(n);
        else {
          expect(own.options.find((o) => o.id === option)?.chosen).toBe(n);
          expect(optionCorrelation(own, option)).toBeCloseTo(pb_rest, 10);
        }
      }
    }
  });
});

describe('answersOf', () => {
  const paper = {
    sessionId: 's1',
    questions: [
      { no: 1, versionId: 'a', points: 200, awarded: 200, response: ['B'] },
      { no: 2, versionId: 'b', points: 100, awarded: 50, response: ['A', 'C', 'A'] },
      { no: 3, versionId: 'c', points: 100, awarded: 0, response: [] },
      { no: 4, versionId: 'd', points: 0, awarded: 0, response: ['A'] },
    ],
  };
  const answers = answersOf(paper, ({ versionId }, letter) => (letter === 'C' ? null : `${versionId}-${letter}`));

  test('score and rest are shares, and the item is not in its own rest', () => {
    expect(answers.map((a) => [a.versionId, a.score, a.rest])).toEqual([['a', 1, 0.25], ['b', 0.5, 200 / 300], ['c', 0, 250 / 300]]);
  });

  test('options are the bank’s, each once; what is no option of the question is passed over', () => {
    expect(answers.map((a) => [a.chosen, a.omitted])).toEqual([[['a-B'], false], [['b-A'], false], [[], true]]);
  });

  test('a paper of one question has no rest', () => {
    expect(answersOf({ sessionId: 's', questions: [{ no: 1, versionId: 'a', points: 100, awarded: 100, response: ['A'] }] }, () => null)[0]?.rest).toBe(0);
  });
});

test('sums of sessions add up by version, in the order of the versions', () => {
  const answer = (versionId: string, sessionId: string, score: number, rest: number, chosen: string[] = []): ItemAnswer => ({ versionId, sessionId, score, rest, chosen, omitted: chosen.length === 0 });
  expect(itemSums([answer('v2', 's1', 1, 0.5, ['A']), answer('v1', 's1', 0, 0.25), answer('v2', 's2', 0.5, 0.25, ['A', 'B'])])).toEqual([
    { versionId: 'v1', sessions: 1, responses: 1, omitted: 1, score: 0, scoreSquared: 0, rest: 0.25, restSquared: 0.0625, product: 0, options: [] },
    { versionId: 'v2', sessions: 2, responses: 2, omitted: 0, score: 1.5, scoreSquared: 1.25, rest: 0.75, restSquared: 0.3125, product: 0.625, options: [{ id: 'A', chosen: 2, rest: 0.75 }, { id: 'B', chosen: 1, rest: 0.25 }] },
  ]);
  expect(itemSums([])).toEqual([]);
});
