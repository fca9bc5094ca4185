import { Logger } from '@nestjs/common';
import type { DataOf, OutboxContract } from '@kaowu/contracts';
import type { Database } from '../database/database';
import type { Outbox } from '../database/outbox';
import type { EventMeta } from './on-outbox';
import type { Queues, ReactionJob } from './queue';

/** One method that reacts to one outbox event. */
export interface Reaction {
  /** `Class.method`: stable, it is part of the job's id. */
  readonly name: string;
  readonly contract: OutboxContract;
  readonly run: (data: DataOf<OutboxContract>, meta: EventMeta) => Promise<void>;
}

const LOOK_EVERY_MS = 2_000;
const BATCH = 100;

/**
 * Moves committed outbox rows into the queue and runs the reactions. Several workers may relay at once: rows are
 * taken with FOR UPDATE SKIP LOCKED, and a row that is relayed twice makes the same job id.
 */
export class Relay {
  private readonly log = new Logger('relay');
  private timer: NodeJS.Timeout | undefined;
  private moving: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly db: Database,
    private readonly queues: Queues,
    private readonly reactions: readonly Reaction[],
  ) {}

  /** Begins to relay and to work. */
  start(outbox: Outbox): void {
    this.queues.work((job) => this.react(job), (job, error) => this.log.error(`${job.reaction} ${job.eventId}: ${error.message}`));
    outbox.onEmit(() => this.wake());
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
    this.timer.unref();
    this.wake();
  }

  /** Looks for waiting rows now; calls during a look are folded into one more look. */
  wake(): void {
    if (this.closed) return;
    if (this.moving) {
      this.again = true;
      return;
    }
    this.moving = this.moveAll()
      .catch((error: unknown) => this.log.warn(`relay: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        this.moving = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async moveAll(): Promise<void> {
    while (!this.closed && (await this.moveBatch()) === BATCH);
  }

  private moveBatch(): Promise<number> {
    return this.db.tx(async () => {
      const rows = await this.db.query<{ id: string; name: string }>(
        'SELECT id, name FROM outbox_event WHERE relayed_at IS NULL ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED',
        [BATCH],
      );
      if (rows.length === 0) return 0;
      const jobs = rows.flatMap((row) =>
        this.reactions.filter((r) => r.contract.name === row.name).map((r) => ({ eventId: row.id, reaction: r.name })));
      if (jobs.length > 0) await this.queues.add(jobs);
      await this.db.query('UPDATE outbox_event SET relayed_at = now() WHERE id = ANY($1)', [rows.map((r) => r.id)]);
      return rows.length;
    });
  }

  private async react(job: ReactionJob): Promise<void> {
    const reaction = this.reactions.find((r) => r.name === job.reaction);
    if (!reaction) return;
    const row = await this.db.one<{ data: unknown }>('SELECT data FROM outbox_event WHERE id = $1', [job.eventId]);
    if (row) await reaction.run(reaction.contract.data.parse(row.data) as DataOf<OutboxContract>, { eventId: job.eventId });
  }

  /** Finishes what runs and stops. */
  async stop(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.moving;
    await this.queues.close();
  }
}
