import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { Coalescer, CoalescerFull, type CoalescerOptions } from './coalescer';

interface Item {
  readonly key: string;
  readonly n: number;
  readonly bad?: boolean;
}

function coalescer(over: Partial<CoalescerOptions<Item, string>> = {}) {
  const batches: Item[][] = [];
  const inFlight = new Map<string, number>();
  let most = 0;
  let running = 0;
  const queue = new Coalescer<Item, string>({
    keyOf: (i) => i.key,
    write: async (batch) => {
      batches.push([...batch]);
      running += 1;
      most = Math.max(most, running);
      const keys = new Set(batch.map((i) => i.key));
      for (const key of keys) {
        if (inFlight.get(key)) throw new Error(`key ${key} in two statements`);
        inFlight.set(key, 1);
      }
      await delay(Math.random() * 4);
      for (const key of keys) inFlight.delete(key);
      running -= 1;
      if (batch.some((i) => i.bad)) throw new Error('bad row');
      return batch.map((i) => `${i.key}${i.n}`);
    },
    hopeless: (e) => (e as Error).message === 'gone',
    told: (e) => e,
    maxBatch: 500, maxInFlight: 3, worthwhile: 1, maxWaiting: 10_000, ...over,
  });
  return { queue, batches, most: () => most };
}

describe('the coalescer', () => {
  it('writes what arrives in one turn as one batch', async () => {
    const { queue, batches } = coalescer();
    const results = await Promise.all(['a', 'b', 'c'].map((key) => queue.add({ key, n: 1 })));
    expect(results).toEqual(['a1', 'b1', 'c1']);
    expect(batches.length).toBe(1);
  });

  it('keeps to its batch size and to its number of statements', async () => {
    const { queue, batches, most } = coalescer({ maxBatch: 7, maxInFlight: 2 });
    await Promise.all(Array.from({ length: 100 }, (_, i) => queue.add({ key: `k${i}`, n: 1 })));
    expect(Math.max(...batches.map((b) => b.length))).toBe(7);
    expect(most()).toBe(2);
  });

  it('never puts two items of a key into one statement', async () => {
    const { queue, batches } = coalescer();
    await Promise.all([queue.add({ key: 'a', n: 1 }), queue.add({ key: 'a', n: 2 }), queue.add({ key: 'b', n: 1 })]);
    expect(batches.map((b) => b.map((i) => `${i.key}${i.n}`))).toEqual([['a1', 'b1'], ['a2']]);
  });

  it('sends a further statement beside others only where it is worth a commit of its own', async () => {
    const sizes: number[] = [];
    const gates: (() => void)[] = [];
    const { queue } = coalescer({
      worthwhile: 5,
      write: async (batch) => {
        sizes.push(batch.length);
        await new Promise<void>((open) => gates.push(open));
        return batch.map((i) => i.key);
      },
    });
    const turn = (): Promise<void> => new Promise((r) => setImmediate(() => setImmediate(r)));
    const all = [queue.add({ key: 'first', n: 1 })];
    await turn();
    for (let i = 1; i <= 4; i++) all.push(queue.add({ key: `next${i}`, n: 1 }));
    await turn();
    expect(sizes).toEqual([1]);
    all.push(queue.add({ key: 'next5', n: 1 }));
    await turn();
    expect(sizes).toEqual([1, 5]);
    all.push(queue.add({ key: 'late', n: 1 }));
    gates.shift()?.();
    await turn();
    expect(sizes).toEqual([1, 5]);
    gates.shift()?.();
    await turn();
    expect(sizes).toEqual([1, 5, 1]);
    gates.shift()?.();
    await Promise.all(all);
  });

  it('one bad item fails alone', async () => {
    const { queue } = coalescer();
    const all = await Promise.allSettled([1, 2, 3, 4].map((n) => queue.add({ key: `k${n}`, n, bad: n === 3 })));
    expect(all.map((r) => r.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails a whole batch at once where the connection is gone', async () => {
    let calls = 0;
    const { queue } = coalescer({ write: () => Promise.reject(new Error(++calls ? 'gone' : '')) });
    const all = await Promise.allSettled([1, 2, 3].map((n) => queue.add({ key: `k${n}`, n })));
    expect(all.every((r) => r.status === 'rejected')).toBe(true);
    expect(calls).toBe(1);
  });

  it('refuses what does not fit the queue', async () => {
    const { queue } = coalescer({ maxWaiting: 2 });
    const all = await Promise.allSettled([1, 2, 3].map((n) => queue.add({ key: 'a', n })));
    expect(all.map((r) => r.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((all[2] as PromiseRejectedResult).reason).toBeInstanceOf(CoalescerFull);
  });

  it('drains, and knows when a key is settled', async () => {
    const { queue } = coalescer();
    const done: string[] = [];
    void queue.add({ key: 'a', n: 1 }).then((r) => done.push(r));
    void queue.add({ key: 'a', n: 2 }).then((r) => done.push(r));
    await queue.settledKey('a');
    expect(done).toEqual(['a1', 'a2']);
    void queue.add({ key: 'b', n: 1 }).then((r) => done.push(r));
    await queue.drained();
    expect(done).toContain('b1');
    await queue.drained();
    await queue.settledKey('never');
  });

  it('keeps the order of each key and answers each item once, whatever the load', async () => {
    const plan = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.boolean()), { maxLength: 80 });
    const small = fc.integer({ min: 1, max: 9 });
    await fc.assert(fc.asyncProperty(plan, small, fc.integer({ min: 1, max: 3 }), small, async (steps, maxBatch, maxInFlight, worthwhile) => {
      const { queue } = coalescer({ maxBatch, maxInFlight, worthwhile });
      const order = new Map<string, number[]>();
      const counts = new Map<string, number>();
      const all: Promise<unknown>[] = [];
      for (const [key, bad, wait] of steps) {
        const n = (counts.get(`k${key}`) ?? 0) + 1;
        counts.set(`k${key}`, n);
        const done = (): void => void order.set(`k${key}`, [...(order.get(`k${key}`) ?? []), n]);
        all.push(queue.add({ key: `k${key}`, n, bad: bad && n % 3 === 0 }).then(done, done));
        if (wait) await delay(0);
      }
      await Promise.all(all);
      for (const [key, seen] of order) expect([key, seen]).toEqual([key, Array.from({ length: counts.get(key) as number }, (_, i) => i + 1)]);
    }), { numRuns: 25 });
  });
});
