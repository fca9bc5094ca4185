import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { preparePostgresHome, readSettings, SettingsFault } from '@kaowu/platform';
import { runningInstance } from '../instance';

/** `kaowu reset`: removes the embedded database and its keys, so that the next start begins anew. */
export function registerReset(program: Command): void {
  program.command('reset').description('remove the embedded database and start over').action(() => {
    const settings = readSettings(process.env);
    if (settings.databaseUrl) throw new SettingsFault('reset only removes the embedded database; DATABASE_URL is set, drop that database by your own means.');
    const running = runningInstance(settings);
    if (running) throw new SettingsFault(`the system is running (process ${running.pid}); stop it first.`);
    rmSync(preparePostgresHome(settings.dataDir).pgData, { recursive: true, force: true });
    for (const name of ['postgres.secret', 'keys', 'instance.json', 'pg']) rmSync(join(settings.dataDir, name), { recursive: true, force: true });
    console.log('kaowu: the embedded database is gone; npm start makes a new one.');
  });
}
