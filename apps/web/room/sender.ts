import { acknowledge, giveUp, renumber, type Outbox } from './outbox';
import type { AnswerEvent, BatchReply } from './types';

/** What the sender works on and tells. */
export interface SenderDesk {
  readonly box: () => Outbox;
  readonly keep: (box: Outbox) => void;
  /** Sends events in order; throws where nothing is known of any of them. */
  readonly deliver: (events: readonly AnswerEvent[]) => Promise<BatchReply>;
  /** Events that the server confirmed, with when. */
  readonly saved: (events: readonly AnswerEvent[], savedAt: string) => void;
  /** The server could be reached, or not. */
  readonly reached: (yes: boolean) => void;
  /** The server says that this machine does not count any more, or that the attempt is over. */
  readonly stopped: (code: string) => void;
  readonly wait: (ms: number) => Promise<void>;
}

const AT_ONCE = 100;
const RETRY_MS = [500, 1_000, 2_000, 4_000] as const;

/** Refusals after which the event will never be taken. */
const FINAL = new Set(['attempt.time-over', 'attempt.closed', 'answer.no-question', 'record.not-found', 'request.invalid']);
/** Refusals that end when the exam starts or goes on: the event waits. */
const HOLDING = new Set(['attempt.paused', 'attempt.not-started']);
/** Refusals that end with a new sign-in on this machine: the event is kept for it. */
const LEFT = new Set(['attempt.moved', 'answer.epoch-unknown']);

/**
 * Sends what is in the outbox, one request at a time and in order, and takes out only what was confirmed. Keeps trying
 * with growing pauses while the server cannot be reached.
 */
export class Sender {
  private running = false;
  private again = false;
  private held = false;
  private failures = 0;

  constructor(private readonly desk: SenderDesk) {}

  /** Something is to be sent, or the connection is back, or the exam goes on. */
  kick(): void {
    this.held = false;
    this.again = true;
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.again || (!this.held && this.desk.box().pending.length > 0)) {
      this.again = false;
      const events = this.desk.box().pending.slice(0, AT_ONCE);
      if (events.length === 0) continue;
      try {
        const reply = await this.desk.deliver(events);
        this.desk.reached(true);
        this.settle(events, reply);
        if (reply.saved.length > 0) this.failures = 0;
        else if (!this.held) await this.pause();
      } catch {
        this.desk.reached(false);
        await this.pause();
      }
    }
    this.running = false;
  }

  private async pause(): Promise<void> {
    const ms = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] as number;
    this.failures += 1;
    await this.desk.wait(ms);
  }

  private settle(events: readonly AnswerEvent[], reply: BatchReply): void {
    const find = (at: { n: number; epoch: number }): AnswerEvent | undefined => events.find((e) => e.n === at.n && e.epoch === at.epoch);
    const done = reply.saved.flatMap((s) => find(s) ?? []);
    const last = reply.saved.at(-1);
    let box = acknowledge(this.desk.box(), reply.saved);
    const final = reply.refused.filter((r) => FINAL.has(r.code));
    if (final.length > 0) box = giveUp(box, final);
    for (const taken of reply.refused.filter((r) => r.code === 'answer.number-used')) box = renumber(box, taken);
    this.desk.keep(box);
    if (last) this.desk.saved(done, last.savedAt);
    const stop = reply.refused.find((r) => LEFT.has(r.code) || r.code === 'attempt.closed' || r.code === 'attempt.time-over');
    if (stop) this.desk.stopped(stop.code);
    this.held = reply.refused.some((r) => HOLDING.has(r.code) || LEFT.has(r.code));
  }
}
