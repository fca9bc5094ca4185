import { readSettings, SettingsFault } from '@kaowu/platform';
import type { RunningApp, startApp } from '../server/app';

/** Runs one role as a process of its own against the servers of DATABASE_URL (and REDIS_URL), until a signal. */
export async function runRole(role: 'server' | 'worker', start: typeof startApp): Promise<void> {
  try {
    const settings = readSettings(process.env);
    if (!settings.databaseUrl) throw new SettingsFault('DATABASE_URL is not set; a separate process needs a PostgreSQL server (npm start runs everything in one).');
    const app = await start({ settings, databaseUrl: settings.databaseUrl, roles: [role], several: true });
    console.log(role === 'server' ? `kaowu server ${app.url}` : 'kaowu worker');
    stopOnSignal(app);
  } catch (error) {
    console.error(error instanceof SettingsFault ? `kaowu: ${error.message}` : error);
    process.exit(1);
  }
}

function stopOnSignal(app: RunningApp): void {
  const stop = (): void => {
    app.close().then(() => process.exit(0), () => process.exit(1));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}
