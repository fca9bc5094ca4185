import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { sha256 } from '@kaowu/kernel';
import { migrate, openDatabase, type Database, type Migration } from '@kaowu/platform';

/** A database of its own for one suite. */
export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** Closes and drops it. */
  stop(): Promise<void>;
}

const clusterUrl = (): string => {
  const url = process.env['KAOWU_TEST_CLUSTER'];
  if (!url) throw new Error('the test cluster is not running: use the jest configuration in config/jest.config.cjs');
  return url;
};

const urlOf = (name: string): string => {
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.toString();
};

async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template once for all suites of the run; suites that come together wait for the first. */
export async function ensureTemplate(name: string, fill: (url: string) => Promise<void>): Promise<void> {
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const making = `${name}_making`;
    await client.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${making}`);
    await fill(urlOf(making));
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
  });
}

/** A clone of a template, with its connection string. */
export async function cloneOf(template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `suite_${randomBytes(6).toString('hex')}`;
  await asAdmin((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`));
  return { url: urlOf(name), drop: () => asAdmin(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))) };
}

/** A migrated, empty database of its own. Give it other migrations than the default to test a part. */
export async function databaseWith(migrations: readonly Migration[]): Promise<TestDatabase> {
  const template = `template_${sha256(JSON.stringify(migrations)).slice(0, 16)}`;
  await ensureTemplate(template, async (url) => void (await migrate(url, migrations)));
  const clone = await cloneOf(template);
  const db = await openDatabase(clone.url, { poolSize: 12 });
  return {
    url: clone.url,
    db,
    stop: async () => {
      await db.close();
      await clone.drop();
    },
  };
}
