import { del, get, set } from 'idb-keyval';
import { EMPTY_OUTBOX, type Outbox } from './outbox';

/** Whether a machine keeps what is unsent. */
export type Kept = 'yes' | 'not-yet' | 'no';

const keyOf = (attemptId: string): string => `kaowu-room:${attemptId}`;

/** Keeps the outbox of one attempt in the browser's database, newest state last. */
export class OutboxStore {
  private latest: Outbox | null = null;
  private writing = false;
  /** False once the browser refused to keep something: then only this page's memory holds what is unsent. */
  working = true;

  /** `onSettled` hears when everything is written, or refused. */
  constructor(private readonly attemptId: string, private readonly onSettled: () => void) {}

  /** Whether this machine has the newest state: not yet while it is written, no where the browser refused. */
  get kept(): Kept {
    return this.writing ? 'not-yet' : this.working ? 'yes' : 'no';
  }

  /** What an earlier visit left, or an empty outbox. */
  async read(): Promise<Outbox> {
    try {
      return (await get<Outbox>(keyOf(this.attemptId))) ?? EMPTY_OUTBOX;
    } catch {
      this.working = false;
      return EMPTY_OUTBOX;
    }
  }

  /** Keeps a state; when many come at once only the last is written. */
  write(box: Outbox): void {
    this.latest = box;
    if (!this.writing) void this.writeAll();
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.latest) {
      const box = this.latest;
      this.latest = null;
      try {
        await set(keyOf(this.attemptId), box);
        this.working = true;
      } catch {
        this.working = false;
      }
    }
    this.writing = false;
    this.onSettled();
  }

  /** Forgets the attempt on this machine; called once everything is handed in. */
  async clear(): Promise<void> {
    this.latest = null;
    await del(keyOf(this.attemptId)).catch(() => undefined);
  }
}
