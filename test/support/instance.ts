import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256, type Clock } from '@kaowu/kernel';
import { migrate, readSettings, type Settings } from '@kaowu/platform';
import { allMigrations } from '../../apps/composition';
import { startApp, type RunningApp } from '../../apps/server/app';
import { seedDemo } from '../../seeds';
import { cloneOf, ensureTemplate } from './database';

/** A whole system of its own: server and worker in this process, on a clone of a template. */
export interface TestInstance extends RunningApp {
  readonly url: string;
  readonly databaseUrl: string;
  /** Ends the processes and begins them anew on the same port and database, after a while down. What was taken from `nest` before is of the past. */
  restart(downMs?: number): Promise<void>;
  /** Ends it and drops its database. */
  stop(): Promise<void>;
}

export interface InstanceOptions {
  readonly clock?: Clock;
  /** True for the demonstration body; otherwise the database is empty. */
  readonly seeded?: boolean;
  /** Where the built pages are. */
  readonly webDir?: string;
  readonly redisUrl?: string;
}

const digest = sha256(JSON.stringify(allMigrations)).slice(0, 16);

const settingsIn = (dataDir: string, redisUrl?: string, port = '0'): Settings =>
  readSettings({ PORT: port, KAOWU_DATA: dataDir, KAOWU_KEYS: process.env['KAOWU_TEST_KEYS'], ...(redisUrl ? { REDIS_URL: redisUrl } : {}) });

async function emptyTemplate(): Promise<string> {
  const name = `template_${digest}`;
  await ensureTemplate(name, async (url) => void (await migrate(url, allMigrations)));
  return name;
}

async function seededTemplate(): Promise<string> {
  const name = `seeded_${digest}`;
  await ensureTemplate(name, async (databaseUrl) => {
    await migrate(databaseUrl, allMigrations);
    const app = await startApp({ settings: settingsIn(tmpdir()), databaseUrl, roles: [] });
    await seedDemo(app, () => undefined);
    await app.close();
  });
  return name;
}

/** A database with the demonstration body, for processes of their own. */
export const seededClone = async (): Promise<{ url: string; drop: () => Promise<void> }> => cloneOf(await seededTemplate());

/** Starts the whole system on a free port. */
export async function startInstance(options: InstanceOptions = {}): Promise<TestInstance> {
  const { seeded = false, redisUrl, ...rest } = options;
  const clone = await cloneOf(seeded ? await seededTemplate() : await emptyTemplate());
  const dataDir = mkdtempSync(join(tmpdir(), 'kaowu-instance-'));
  const start = (port?: string): Promise<RunningApp> =>
    startApp({ settings: settingsIn(dataDir, redisUrl, port), databaseUrl: clone.url, roles: ['server', 'worker'], several: redisUrl !== undefined, ...rest });
  let app = await start();
  const { port } = new URL(app.url as string);
  return {
    ...app,
    url: (app.url as string).replace('127.0.0.1', 'localhost'),
    databaseUrl: clone.url,
    restart: async (downMs = 0) => {
      await app.close();
      await new Promise((done) => setTimeout(done, downMs));
      app = await start(port);
    },
    stop: async () => {
      await app.close();
      await clone.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
