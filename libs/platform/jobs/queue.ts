import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';

/** Where the queues live: Redis where there is one, else the database. */
export interface QueueHome {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
}

/** Data of every job: ids of an outbox row and of the reaction, nothing of a person. */
export interface ReactionJob {
  readonly eventId: string;
  readonly reaction: string;
}

/** The two ends of the queue `reactions`, and their release. */
export interface Queues {
  add(jobs: readonly ReactionJob[]): Promise<void>;
  /** Begins to take jobs; a job that fails is repeated with growing pauses, five times. */
  work(handle: (job: ReactionJob) => Promise<void>, failed: (job: ReactionJob, error: Error) => void): void;
  close(): Promise<void>;
}

const NAME = 'reactions';
const ATTEMPTS = 5;

/** Opens the queue on Redis or on PostgreSQL (BullMQ's own backend, its schema migrated here). */
export async function openQueues(home: QueueHome): Promise<Queues> {
  return home.redisUrl ? onRedis(home.redisUrl) : onPostgres(home.databaseUrl);
}

type AnyQueue = Pick<Queue<ReactionJob>, 'addBulk' | 'close' | 'on'>;
type AnyWorker = Pick<Worker<ReactionJob>, 'close' | 'on'>;
type Process = (job: Pick<Job<ReactionJob>, 'data'>) => Promise<void>;

async function onPostgres(connectionString: string): Promise<Queues> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  const backed = withBackend(createPostgresBackend);
  const connection = { connectionString, max: 3 };
  const queue = new backed.Queue<ReactionJob>(NAME, { connection });
  return queues(
    queue as unknown as AnyQueue,
    (process) => new backed.Worker<ReactionJob>(NAME, process, { connection, concurrency: 4 }) as unknown as AnyWorker,
    () => Promise.resolve(),
  );
}

function onRedis(url: string): Queues {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', () => undefined);
  const queue = new Queue<ReactionJob>(NAME, { connection });
  return queues(
    queue,
    (process) => new Worker<ReactionJob>(NAME, process, { connection: connection.duplicate(), concurrency: 4 }),
    async () => void (await connection.quit().catch(() => undefined)),
  );
}

function queues(queue: AnyQueue, start: (process: Process) => AnyWorker, release: () => Promise<void>): Queues {
  let worker: AnyWorker | undefined;
  queue.on('error', () => undefined);
  return {
    add: async (jobs) => {
      await queue.addBulk(jobs.map((data) => ({
        name: data.reaction,
        data,
        opts: {
          jobId: `${data.eventId}.${data.reaction}`,
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: 200 },
          removeOnComplete: 1000,
          removeOnFail: 1000,
        },
      })));
    },
    work: (handle, failed) => {
      worker = start((job) => handle(job.data));
      worker.on('error', () => undefined);
      worker.on('failed', (job, error) => job && failed(job.data, error));
    },
    close: async () => {
      await worker?.close();
      await queue.close();
      await release();
    },
  };
}
