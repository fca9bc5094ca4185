import { migrate, readSettings, type Settings } from '@kaowu/platform';
import { allMigrations } from '../composition';
import { startApp, type RunningApp } from '../server/app';
import { accessDatabase } from './instance';

/** Runs an operator's command on the libs, without HTTP, against the database of the settings, brought up to this version. */
export async function withLibs<T>(work: (app: RunningApp, settings: Settings) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  const database = await accessDatabase(settings);
  try {
    await migrate(database.databaseUrl, allMigrations);
    const app = await startApp({ settings, databaseUrl: database.databaseUrl, roles: [] });
    try {
      return await work(app, settings);
    } finally {
      await app.close();
    }
  } finally {
    await database.stop();
  }
}
