import fc from 'fast-check';
import type { TaskGroup } from '@kaowu/contracts';
import { checkPractical, drawTasks, minutesOf, practicalDigest, preparationParts } from './practical';

const group = (over: Partial<TaskGroup> = {}): TaskGroup => ({ title: '一', take: 1, taskVersionIds: ['a', 'b'], weightHundredths: 10_000, ...over });
const code = (groups: TaskGroup[]): string => {
  const decided = checkPractical({ groups }, new Set(['a', 'b', 'c', 'd']));
  return decided.ok ? 'granted' : decided.problem.code;
};

describe('a practical paper', () => {
  it.each<[string, TaskGroup[], string]>([
    ['one of two', [group()], 'granted'],
    ['all of two', [group({ take: 2 })], 'granted'],
    ['three of two', [group({ take: 3 })], 'practical.take'],
    ['必考 30 %, 二选一 70 %', [group({ taskVersionIds: ['c'], weightHundredths: 3000 }), group({ weightHundredths: 7000 })], 'granted'],
    ['a weight shared evenly by two', [group({ take: 2, weightHundredths: 10_000 })], 'granted'],
    ['a weight that three cannot share', [group({ take: 3, taskVersionIds: ['a', 'b', 'c'] })], 'practical.uneven'],
    ['99.99 %', [group({ weightHundredths: 9999 })], 'practical.weights'],
    ['100.01 %', [group({ weightHundredths: 5001 }), group({ taskVersionIds: ['c'], weightHundredths: 5000 })], 'practical.weights'],
    ['a task twice', [group({ weightHundredths: 5000 }), group({ taskVersionIds: ['a'], weightHundredths: 5000 })], 'practical.task-twice'],
    ['a task that is not approved', [group({ taskVersionIds: ['a', 'x'] })], 'practical.task-unknown'],
  ])('%s', (_name, groups, expected) => expect(code(groups)).toBe(expected));

  it('draws so many of each group, the same for the same seed and place', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.string(), fc.integer({ min: 1, max: 500 }), (size, take, seed, no) => {
      const ids = Array.from({ length: size }, (_, i) => `task ${i}`);
      const [drawn = []] = drawTasks([group({ take: Math.min(take, size), taskVersionIds: ids })], seed, no);
      expect(drawn).toHaveLength(Math.min(take, size));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawTasks([group({ take: Math.min(take, size), taskVersionIds: ids })], seed, no)).toEqual([drawn]);
    }), { numRuns: 100 });
  });

  it('draws each alternative about as often, and never depends on the order in which they were named', () => {
    const draws = Array.from({ length: 3000 }, (_, i) => drawTasks([group({ taskVersionIds: ['a', 'b', 'c'] })], 'seed', i + 1)[0]?.[0]);
    for (const id of ['a', 'b', 'c']) expect(draws.filter((own) => own === id).length).toBeGreaterThan(900);
    expect(Array.from({ length: 50 }, (_, i) => drawTasks([group({ taskVersionIds: ['c', 'a', 'b'] })], 'seed', i + 1)[0]?.[0])).toEqual(draws.slice(0, 50));
  });

  /** Made once by practical-1 and never to be made again. */
  it('comes out as it always did', () => {
    const groups = [group({ taskVersionIds: ['a', 'b', 'c'] }), group({ take: 2, taskVersionIds: ['d', 'e', 'f', 'g'] })];
    expect([1, 2, 3, 4, 5, 6].map((no) => drawTasks(groups, 'golden', no).flat().join(''))).toEqual(GOLDEN);
  });

  it('has a digest that the seed is part of', () => expect(practicalDigest(1, [['a']], 'x')).not.toBe(practicalDigest(1, [['a']], 'y')));

  it('lasts between the shortest and the longest draw', () =>
    expect(minutesOf([group({ taskVersionIds: ['a', 'b'] }), group({ take: 2, taskVersionIds: ['c', 'd'] })], new Map([['a', 20], ['b', 30], ['c', 5], ['d', 10]]))).toEqual({ least: 35, most: 45 }));
});

const GOLDEN: readonly string[] = ['cef', 'bdf', 'aef', 'adf', 'cef', 'adg'];

describe('a preparation note', () => {
  it.each<[string, string, string[], string[]]>([
    ['both parts', '考场准备：桌子 1 张。\n考生准备：工作服。', ['桌子 1 张。'], ['工作服。']],
    ['parts of several lines', '考场准备：\n桌子 1 张\n灯 1 盏\n考生准备：\n笔', ['桌子 1 张', '灯 1 盏'], ['笔']],
    ['brackets', '【考生准备】笔\n【考场准备】灯', ['灯'], ['笔']],
    ['nothing named', '桌子 1 张', ['桌子 1 张'], []],
    ['a sentence that begins with a word of it', '考场准备：考生用桌 1 张', ['考生用桌 1 张'], []],
    ['nothing', '', [], []],
  ])('%s', (_name, text, venue, candidate) => expect(preparationParts(text)).toEqual({ venue, candidate }));
});
