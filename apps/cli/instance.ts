import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { SettingsFault, startEmbeddedPostgres, type Settings } from '@kaowu/platform';

/** What a running `kaowu up` leaves in its data folder for the other commands. */
interface InstanceNote {
  readonly pid: number;
  readonly url: string;
  readonly databaseUrl: string;
}

const notePath = (settings: Settings): string => join(settings.dataDir, 'instance.json');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The instance that runs on this data folder, or null. */
export function runningInstance(settings: Settings): InstanceNote | null {
  if (!existsSync(notePath(settings))) return null;
  try {
    const note = JSON.parse(readFileSync(notePath(settings), 'utf8')) as InstanceNote;
    return isAlive(note.pid) ? note : null;
  } catch {
    return null;
  }
}

/** Leaves the note; the returned function removes it. */
export function noteInstance(settings: Settings, note: InstanceNote): () => void {
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(notePath(settings), JSON.stringify(note), { mode: 0o600 });
  return () => rmSync(notePath(settings), { force: true });
}

/** A database to work on, and how to let it go. */
export interface DatabaseAccess {
  readonly databaseUrl: string;
  /** True where this process started the server and has to stop it. */
  readonly own: boolean;
  stop(): Promise<void>;
}

const DATABASE = 'kaowu';

/**
 * The database of the settings: an own server by DATABASE_URL (checked for an answer), that of a running instance, or
 * the embedded one, started for this process. Throws a SettingsFault that names the mend.
 */
export async function accessDatabase(settings: Settings): Promise<DatabaseAccess> {
  if (settings.databaseUrl) {
    await checkReachable(settings.databaseUrl);
    return { databaseUrl: settings.databaseUrl, own: false, stop: () => Promise.resolve() };
  }
  const running = runningInstance(settings);
  if (running) return { databaseUrl: running.databaseUrl, own: false, stop: () => Promise.resolve() };
  const postgres = await startEmbeddedPostgres({ dataDir: settings.dataDir, durable: true });
  return { databaseUrl: await postgres.database(DATABASE), own: true, stop: () => postgres.stop() };
}

async function checkReachable(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`SELECT current_setting('server_version_num')::int AS n`);
    if ((rows[0]?.n ?? 0) < 150_000) throw new Error('the server is older than PostgreSQL 15');
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const why = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
    throw new SettingsFault(`DATABASE_URL: no database at ${host}${pathname} (${why}); start it, correct the address, or unset DATABASE_URL to use the embedded one.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Throws a SettingsFault when the port is taken. */
export async function checkPortFree({ port, host }: Settings): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((done, refuse) => {
    const server = createServer();
    server.once('error', () => refuse(new SettingsFault(`port ${port} is in use; stop what uses it or choose another with PORT=3100 npm start.`)));
    server.listen(port, host, () => server.close(() => done()));
  });
}
