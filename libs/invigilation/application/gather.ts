import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Collects ids by session and hands them over together after a short while, so that three hundred changes at the start
 * of an exam are read from the database once. A failure is reported to `failed` and does not stop later rounds.
 */
export class Gather {
  private readonly waiting = new Map<string, Set<string>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Runs a thing outside of whatever transaction the caller is in: it will read after that has ended. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly afterMs: number,
    private readonly take: (sessionId: string, ids: readonly string[]) => Promise<unknown>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Adds an id to the session's next round. */
  add(sessionId: string, id: string): void {
    const ids = this.waiting.get(sessionId) ?? new Set();
    this.waiting.set(sessionId, ids.add(id));
    if (this.timers.has(sessionId)) return;
    const round = (): void => {
      this.timers.delete(sessionId);
      this.waiting.delete(sessionId);
      this.take(sessionId, [...ids]).catch(this.failed);
    };
    this.timers.set(sessionId, this.outside(() => setTimeout(round, this.afterMs).unref()));
  }

  /** Forgets what waits. */
  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.waiting.clear();
  }
}
