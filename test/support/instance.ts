import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@kaowu/kernel';
import { migrate, readSettings } from '@kaowu/platform';
import { startApp, type RunningApp } from '../../apps/server/app';
import { allMigrations } from '../../apps/composition';
import { cloneOf, ensureTemplate } from './database';
import { sha256 } from '@kaowu/kernel';

/** A whole system of its own: server and worker in this process, on a clone of the migrated template. */
export interface TestInstance extends RunningApp {
  readonly url: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Starts the whole system on a free port; `stop()` ends it and drops its database. */
export async function startInstance(options: { clock?: Clock } = {}): Promise<TestInstance> {
  const template = `template_${sha256(JSON.stringify(allMigrations)).slice(0, 16)}`;
  await ensureTemplate(template, async (url) => void (await migrate(url, allMigrations)));
  const clone = await cloneOf(template);
  const dataDir = mkdtempSync(join(tmpdir(), 'kaowu-instance-'));
  const settings = readSettings({ PORT: '0', KAOWU_DATA: dataDir });
  const app = await startApp({ settings, databaseUrl: clone.url, roles: ['server', 'worker'], ...options });
  return {
    ...app,
    url: app.url as string,
    databaseUrl: clone.url,
    stop: async () => {
      await app.close();
      await clone.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
