import { FindLikes, HOLDING_TABLE, ReadItems } from '@kaowu/bank';
import { systemActor } from '@kaowu/platform';
import { withLibs } from '../../apps/cli/context';
import type { BenchRow } from '../row';

const RUNS = 100;

/** The middle and the 99th percentile of so many runs, in milliseconds. */
async function timed(work: (n: number) => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const started = performance.now();
    await work(n);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const round = (ms: number | undefined): number => Math.round((ms ?? 0) * 10) / 10;
  return { p50: round(times[RUNS / 2]), p99: round(times[RUNS - 2]) };
}

const choice = (stem: string, options: readonly string[]) => ({ type: 'single' as const, stem, options: options.map((text, i) => ({ id: 'ABCD'[i] ?? 'A', text })) });

/** How fast one item's likes, a page of the list and a search are found in the bank that was imported before. */
export async function measureFinding(dataDir: string): Promise<BenchRow[]> {
  const before = process.env['KAOWU_DATA'];
  process.env['KAOWU_DATA'] = dataDir;
  try {
    return await withLibs(async (app) => {
      const [likes, reading, actor] = [app.nest.get(FindLikes), app.nest.get(ReadItems), systemActor('bench')];
      const held = (await app.db.one<{ n: number }>('SELECT count(*)::int AS n FROM item'))?.n ?? 0;
      const list = (more: object) => reading.list(actor, { tableId: HOLDING_TABLE, offset: 0, after: 0, limit: 100, ...more });
      await list({ search: '安全' });
      const figures = [
        ['likes of an item that has none', '< 50 ms', await timed((n) => likes.ofDraft(actor, choice(`变压器第 ${n} 次吊芯检查时铁芯对地绝缘电阻应怎样测量`, ['用兆欧表', '用万用表', '用电桥', '用电流表']), null))],
        ['likes of an item that every other is like', '< 50 ms', await timed((n) => likes.ofDraft(actor, choice(`第 ${n} 题。下列关于安全操作规程的说法中，正确的是（    ）。`, [...'甲乙丙丁'].map((word) => `${word}：第 ${n} 题的选项，长短与真题相近`)), null))],
        ['a page of the list, far down', 'not set', await timed((n) => list({ after: 90_000 - n }))],
        ['a search that finds few', 'not set', await timed((n) => list({ search: `第 ${40_000 + n * 7} 题` }))],
        ['a search that finds all', 'not set', await timed(() => list({ search: '安全操作' }))],
        ['a search that finds nothing', 'not set', await timed((n) => list({ search: `变压器吊芯${n}` }))],
      ] as const;
      const memory = Math.round(process.memoryUsage().rss / 1_048_576);
      return [
        ...figures.map(([name, target, { p50, p99 }]): BenchRow => ({ name: `${name}, of ${held.toLocaleString('en')}`, value: p50, unit: 'ms p50', target, note: `p99 ${p99} ms` })),
        { name: 'finding, memory', value: memory, unit: 'MB resident', target: 'not set' },
      ];
    });
  } finally {
    if (before === undefined) delete process.env['KAOWU_DATA'];
    else process.env['KAOWU_DATA'] = before;
  }
}
