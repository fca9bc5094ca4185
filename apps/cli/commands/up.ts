import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { migrate, openDatabase, readSettings, SettingsFault, type Settings } from '@kaowu/platform';
import { allMigrations } from '../../composition';
import { startApp, type RunningApp } from '../../server/app';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoCandidates, isEmpty } from '../../../seeds';
import { accessDatabase, checkPortFree, noteInstance, runningInstance, type DatabaseAccess } from '../instance';

/** `kaowu up`: everything that a body needs on this machine, from one command, until Ctrl-C. */
export function registerUp(program: Command): void {
  program.command('up').description('bring up database, server and worker on this machine').action(async () => {
    const settings = readSettings(process.env);
    const running = runningInstance(settings);
    if (running) throw new SettingsFault(`the system already runs at ${running.url} (process ${running.pid}); stop it first or set KAOWU_DATA to another folder.`);
    await checkPortFree(settings);
    const database = await accessDatabase(settings);
    let app: RunningApp | undefined;
    try {
      app = await bringUp(settings, database);
      const forget = noteInstance(settings, { pid: process.pid, url: app.url ?? '', databaseUrl: database.databaseUrl });
      stopOnSignal(app, database, forget);
      await printDesks(app);
    } catch (error) {
      await app?.close().catch(() => undefined);
      await database.stop();
      throw error;
    }
  });
}

async function bringUp(settings: Settings, database: DatabaseAccess): Promise<RunningApp> {
  const applied = await migrate(database.databaseUrl, allMigrations);
  if (applied.length > 0) console.log(`· Database schema: ${applied.length} migrations applied`);
  if (await isEmptyDatabase(database.databaseUrl)) await seedApart(database.databaseUrl);
  return startApp({ settings, databaseUrl: database.databaseUrl, roles: ['server', 'worker'], several: settings.databaseUrl !== undefined });
}

async function isEmptyDatabase(databaseUrl: string): Promise<boolean> {
  const db = await openDatabase(databaseUrl, { poolSize: 1 });
  try {
    return await isEmpty({ db });
  } finally {
    await db.close();
  }
}

/** Seeds in a process of its own: what drawing and sealing the papers takes would stay with the server for the day. */
async function seedApart(databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', 'seed'], {
    env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => console.log(`· ${line}`));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the demonstration body could not be made (exit code ${code ?? 'none'})`);
}

function stopOnSignal(app: RunningApp, database: DatabaseAccess, forget: () => void): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    console.log('\nkaowu: stopping; what was acknowledged is kept.');
    app.close().then(() => database.stop()).then(() => {
      forget();
      process.exit(0);
    }, (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** As many as a small team plays at once, the last to be late or absent. */
const CANDIDATES_PRINTED = 6;

/** Chinese characters are two columns wide on a terminal. */
const width = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

async function printDesks(app: RunningApp): Promise<void> {
  const url = (app.url ?? '').replace('127.0.0.1', 'localhost');
  const candidates = await demoCandidates(app, CANDIDATES_PRINTED);
  console.log(`\n考务 Kaowu  ${url}\n`);
  for (const { login, desk, path } of DEMO_ACCOUNTS) console.log(`  ${padded(desk, 14)}${padded(url + path, 44)}${login}`);
  console.log(`\n  演示密码 / demo password: ${DEMO_PASSWORD}`);
  if (candidates.length > 0) console.log('\n  演示考生 / demo candidates          准考证号 ticket   证件号码 ID number');
  for (const [i, { name, ticketNo, idNumber }] of candidates.entries()) {
    const late = i === candidates.length - 1 && i > 0 ? '   留作迟到、缺考 / leave this one late or absent' : '';
    console.log(`  ${padded(name, 34)}  ${padded(ticketNo, 15)}  ${idNumber}${late}`);
  }
  console.log(`  接口文档 / API: ${url}/api/docs\n  停止 / stop: Ctrl-C\n`);
}
