/** How a coalescer behaves. */
export interface CoalescerOptions<Item, Result> {
  /** Items of one key are written in order, one at a time: never two in one statement, nor in two statements at once. */
  readonly keyOf: (item: Item) => string;
  /** Writes a batch durably and answers each item in order; a rejection means that nothing is known of any of them. */
  readonly write: (batch: readonly Item[]) => Promise<readonly Result[]>;
  /** True where the failure concerns the connection, so that writing the items one by one is of no use. */
  readonly hopeless: (error: unknown) => boolean;
  readonly maxBatch: number;
  readonly maxInFlight: number;
  /** A further statement sets out beside those on their way only with so many items: small ones wait to share a commit. */
  readonly worthwhile: number;
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
    if (this.scheduled || !this.mayLaunch()) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.mayLaunch()) this.launch();
    });
  }

  private mayLaunch(): boolean {
    if (this.ready.length === 0 || this.inFlight >= this.options.maxInFlight) return false;
    return this.inFlight === 0 || this.ready.length >= this.options.worthwhile;
  }

  private launch(): void {
    const batch = this.take();
    this.inFlight += 1;
    void this.run(batch).finally(() => {
      this.inFlight -= 1;
      this.release(batch);
      this.schedule();
    });
    this.schedule();
  }

  /** The next batch: the first item of each key in order of arrival. Marks the keys busy. */
  private take(): Waiting<Item, Result>[] {
    const keys = this.ready.splice(0, this.options.maxBatch);
    this.waiting -= keys.length;
    return keys.map((key) => {
      this.busy.add(key);
      const list = this.byKey.get(key) as Waiting<Item, Result>[];
      const first = list.shift() as Waiting<Item, Result>;
      if (list.length === 0) this.byKey.delete(key);
      return first;
    });
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
    for (const key of batch.map((w) => this.options.keyOf(w.item))) {
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
