/** How a coalescer behaves. */
export interface CoalescerOptions<Item, Result> {
  /** Items of one key are written in order, one at a time: never two in one statement, nor in two statements at once. */
  readonly keyOf: (item: Item) => string;
  /** Writes a batch durably and answers each item in order; a rejection means that nothing is known of any of them. */
  readonly write: (batch: readonly Item[]) => Promise<readonly Result[]>;
  /** True where the failure concerns the connection, so that writing the items one by one is of no use. */
  readonly hopeless: (error: unknown) => boolean;
  /** What a caller is told of a failure, `CoalescerFull` included. */
  readonly told: (error: unknown) => unknown;
  readonly maxBatch: number;
  readonly maxInFlight: number;
  /** A further statement sets out beside those on their way only with so many items: small ones wait to share a commit. */
  readonly worthwhile: number;
  /** Items waiting beyond this are refused at once. */
  readonly maxWaiting: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly lane: Lane<Item, Result>;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** All that is known of one key; lives as long as it has items. */
interface Lane<Item, Result> {
  readonly key: string;
  readonly items: Waiting<Item, Result>[];
  /** True while its first item is on its way. */
  busy: boolean;
  /** Who wants to know when the lane is empty. */
  readonly watchers: (() => void)[];
}

/** The queue is full: nothing was taken, the sender may try again. */
export class CoalescerFull extends Error {}

/**
 * Gathers what arrives in one turn of the event loop and writes it as one batch; what arrives while batches are on
 * their way forms the next. A promise resolves only after its batch is durable. When a batch fails its items are
 * written one by one, so that one bad item cannot fail its neighbours.
 */
export class Coalescer<Item, Result> {
  private readonly lanes = new Map<string, Lane<Item, Result>>();
  /** Lanes that have items and are not busy, in order of arrival. */
  private ready: Lane<Item, Result>[] = [];
  private waiting = 0;
  private inFlight = 0;
  private scheduled = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: CoalescerOptions<Item, Result>) {}

  /** Takes an item; rejects with what `told` makes of `CoalescerFull` when too much waits already. */
  add(item: Item): Promise<Result> {
    if (this.waiting >= this.options.maxWaiting) return Promise.reject(this.options.told(new CoalescerFull()));
    return new Promise<Result>((resolve, reject) => {
      const key = this.options.keyOf(item);
      let lane = this.lanes.get(key);
      if (!lane) {
        lane = { key, items: [], busy: false, watchers: [] };
        this.lanes.set(key, lane);
      }
      if (!lane.busy && lane.items.length === 0) this.ready.push(lane);
      lane.items.push({ item, lane, resolve, reject });
      this.waiting += 1;
      this.schedule();
    });
  }

  /** Resolves when nothing waits and nothing is on its way. */
  drained(): Promise<void> {
    if (this.lanes.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  /** Resolves when nothing of this key waits or is on its way. */
  settledKey(key: string): Promise<void> {
    const lane = this.lanes.get(key);
    return lane ? new Promise((resolve) => lane.watchers.push(resolve)) : Promise.resolve();
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
      for (const { lane } of batch) this.release(lane);
      if (this.lanes.size === 0) this.idle.splice(0).forEach((resolve) => resolve());
      this.schedule();
    });
    this.schedule();
  }

  /** The next batch: the first item of each ready lane in order of arrival. Marks the lanes busy. */
  private take(): Waiting<Item, Result>[] {
    const lanes = this.ready.splice(0, this.options.maxBatch);
    this.waiting -= lanes.length;
    return lanes.map((lane) => {
      lane.busy = true;
      return lane.items.shift() as Waiting<Item, Result>;
    });
  }

  private release(lane: Lane<Item, Result>): void {
    lane.busy = false;
    if (lane.items.length > 0) {
      this.ready.push(lane);
      return;
    }
    this.lanes.delete(lane.key);
    lane.watchers.forEach((resolve) => resolve());
  }

  private async run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.write(batch.map((w) => w.item));
      batch.forEach((w, i) => w.resolve(results[i] as Result));
    } catch (error) {
      if (batch.length === 1 || this.options.hopeless(error)) batch.forEach((w) => w.reject(this.options.told(error)));
      else await this.runOneByOne(batch);
    }
  }

  private async runOneByOne(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    let lost: { error: unknown } | undefined;
    for (const w of batch) {
      if (lost) {
        w.reject(this.options.told(lost.error));
        continue;
      }
      try {
        const [result] = await this.options.write([w.item]);
        w.resolve(result as Result);
      } catch (error) {
        w.reject(this.options.told(error));
        if (this.options.hopeless(error)) lost = { error };
      }
    }
  }
}
