import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const TABLE = `CREATE TABLE IF NOT EXISTS raw_answer (
  attempt_id uuid NOT NULL, question_no int NOT NULL, response text NOT NULL, n int NOT NULL, received_at timestamptz NOT NULL,
  PRIMARY KEY (attempt_id, question_no))`;

/** How raw upserts were measured. */
export interface RawUpserts {
  readonly perSecond: number;
  readonly with: 'pgbench' | 'pg loop';
}

async function prepare(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(TABLE);
  await client.end();
}

/** One upsert of one row, each its own commit: the same key and payload that an answer has. */
const script = (attempts: number, questions: number): string => `\\set a random(1, ${attempts})
\\set q random(1, ${questions})
INSERT INTO raw_answer VALUES (('0198c0de-0000-7000-8000-' || lpad(:a::text, 12, '0'))::uuid, :q, '["A"]', 1, now())
  ON CONFLICT (attempt_id, question_no) DO UPDATE SET response = excluded.response, n = raw_answer.n + 1, received_at = excluded.received_at;
`;

async function withPgbench(databaseUrl: string, clients: number, seconds: number, questions: number): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'kaowu-pgbench-'));
  try {
    const file = join(dir, 'upsert.sql');
    writeFileSync(file, script(clients, questions));
    const { stdout } = await promisify(execFile)('pgbench', ['-n', '-c', String(clients), '-j', '2', '-T', String(seconds), '-M', 'prepared', '-f', file, databaseUrl]);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function withLoop(databaseUrl: string, clients: number, seconds: number, questions: number): Promise<number> {
  const text = `INSERT INTO raw_answer VALUES ($1, $2, $3, $4, now())
    ON CONFLICT (attempt_id, question_no) DO UPDATE SET response = excluded.response, n = excluded.n, received_at = excluded.received_at`;
  const all = Array.from({ length: clients }, () => new Client({ connectionString: databaseUrl }));
  await Promise.all(all.map((client) => client.connect()));
  let count = 0;
  const from = performance.now();
  await Promise.all(all.map(async (client, a) => {
    const attemptId = `0198c0de-0000-7000-8000-${String(a).padStart(12, '0')}`;
    for (let n = 1; performance.now() - from < seconds * 1000; n++, count++) {
      await client.query({ name: 'raw', text, values: [attemptId, (n % questions) + 1, '["A"]', n] });
    }
  }));
  const perSecond = count / ((performance.now() - from) / 1000);
  await Promise.all(all.map((client) => client.end()));
  return perSecond;
}

/** Measures raw single-row upserts on this server: with pgbench where it is installed, else with a plain loop. */
export async function rawUpserts(databaseUrl: string, clients: number, seconds: number, questions: number): Promise<RawUpserts> {
  await prepare(databaseUrl);
  try {
    return { perSecond: await withPgbench(databaseUrl, clients, seconds, questions), with: 'pgbench' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { perSecond: await withLoop(databaseUrl, clients, seconds, questions), with: 'pg loop' };
  }
}
