/** How a coalescer behaves. */
export interface CoalescerOptions<Item, Result> {
  /** Items of one key are written in order, and never in two statements at once. */
  readonly keyOf: (item: Item) => string;
  /** Two items of a key with the same mark never share a statement. */
  readonly markOf: (item: Item) => string;
  /** Writes a batch durably and answers each item in order; a rejection means that nothing is known of any of them. */
  readonly write: (batch: readonly Item[]) => Promise<readonly Result[]>;
  /** True where the failure concerns the connection, so that writing the items one by one is of no use. */
  readonly hopeless: (error: unknown) => boolean;
  readonly maxBatch: number;
  readonly maxInFlight: number;
  /** Items waiting beyond this are refused at once. */
  readonly maxWaiting: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** The queue is full: nothing was taken, the sender may try again. */
export class CoalescerFull extends Error {}

/**
 * Gathers what arrives in one turn of the event loop and writes it as one batch; what arrives while batches are on
 * their way forms the next. A promise resolves only after its batch is durable. When a batch fails its items are
 * written one by one, so that one bad item cannot fail its neighbours.
 */
export class Coalescer<Item, Result> {
  private readonly byKey = new Map<string, Waiting<Item, Result>[]>();
  /** Keys that have items and are not being written, in order of arrival. */
  private ready: string[] = [];
  private readonly busy = new Set<string>();
  private waiting = 0;
  private inFlight = 0;
  private scheduled = false;
  private idle: (() => void)[] = [];
  private settled = new Map<string, (() => void)[]>();

  constructor(private readonly options: CoalescerOptions<Item, Result>) {}

  /** Takes an item; rejects with `CoalescerFull` when too much waits already. */
  add(item: Item): Promise<Result> {
    if (this.waiting >= this.options.maxWaiting) return Promise.reject(new CoalescerFull());
    return new Promise<Result>((resolve, reject) => {
      const key = this.options.keyOf(item);
      const list = this.byKey.get(key);
      if (list) list.push({ item, resolve, reject });
      else {
        this.byKey.set(key, [{ item, resolve, reject }]);
        if (!this.busy.has(key)) this.ready.push(key);
      }
      this.waiting += 1;
      this.schedule();
    });
  }

  /** Resolves when nothing waits and nothing is on its way. */
  drained(): Promise<void> {
    if (this.waiting === 0 && this.inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  /** Resolves when nothing of this key waits or is on its way. */
  settledKey(key: string): Promise<void> {
    if (!this.byKey.has(key) && !this.busy.has(key)) return Promise.resolve();
    return new Promise((resolve) => this.settled.set(key, [...(this.settled.get(key) ?? []), resolve]));
  }

  private schedule(): void {
    if (this.scheduled || this.inFlight >= this.options.maxInFlight || this.ready.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.launch();
    });
  }

  private launch(): void {
    const batch = this.take();
    if (batch.length === 0) return;
    this.inFlight += 1;
    void this.run(batch).finally(() => {
      this.inFlight -= 1;
      this.release(batch);
      this.schedule();
    });
    this.schedule();
  }

  /** The next batch: whole runs of keys in order of arrival. Marks the keys busy. */
  private take(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    let used = 0;
    for (const key of this.ready) {
      if (batch.length >= this.options.maxBatch) break;
      used += 1;
      this.busy.add(key);
      const list = this.byKey.get(key) ?? [];
      const marks = new Set<string>();
      let count = 0;
      for (const { item } of list) {
        const mark = this.options.markOf(item);
        if (marks.has(mark) || batch.length + count >= this.options.maxBatch) break;
        marks.add(mark);
        count += 1;
      }
      batch.push(...list.splice(0, count));
      if (list.length === 0) this.byKey.delete(key);
    }
    this.ready.splice(0, used);
    this.waiting -= batch.length;
    return batch;
  }

  private async run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.write(batch.map((w) => w.item));
      batch.forEach((w, i) => w.resolve(results[i] as Result));
    } catch (error) {
      if (batch.length === 1 || this.options.hopeless(error)) batch.forEach((w) => w.reject(error));
      else await this.runOneByOne(batch);
    }
  }

  private async runOneByOne(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    let lost: { error: unknown } | undefined;
    for (const w of batch) {
      if (lost) {
        w.reject(lost.error);
        continue;
      }
      try {
        const [result] = await this.options.write([w.item]);
        w.resolve(result as Result);
      } catch (error) {
        w.reject(error);
        if (this.options.hopeless(error)) lost = { error };
      }
    }
  }

  private release(batch: readonly Waiting<Item, Result>[]): void {
    for (const key of new Set(batch.map((w) => this.options.keyOf(w.item)))) {
      this.busy.delete(key);
      if (this.byKey.has(key)) this.ready.push(key);
      else {
        this.settled.get(key)?.forEach((resolve) => resolve());
        this.settled.delete(key);
      }
    }
    if (this.waiting === 0 && this.inFlight === 0) this.idle.splice(0).forEach((resolve) => resolve());
  }
}
