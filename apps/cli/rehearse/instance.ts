import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@kaowu/platform';

/** A fresh instance of the whole system, in a process of its own. */
export interface OwnInstance {
  readonly url: string;
  /** The server's process. */
  readonly pid: number;
  /** Its database, for measurements that put rows in or look behind the interfaces. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Starts `kaowu up` on a free port with a data folder of its own, which is removed with it. */
export async function startOwnInstance(say: (line: string) => void): Promise<OwnInstance> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaowu-rehearsal-'));
  const port = await freePort();
  const { DATABASE_URL: _database, KAOWU_KEYS: _keys, ...env } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', join(__dirname, '..', 'main.js'), 'up'], {
    env: { ...env, PORT: String(port), KAOWU_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://localhost:${port}`;
  let output = '';
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((done, fail) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (output.includes(`/api/docs`)) done();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => fail(new Error(`the instance ended with ${code} while starting:\n${output.slice(-2000)}`)));
  });
  child.stderr.on('data', (chunk: Buffer) => say(`server: ${chunk.toString('utf8').trim()}`));
  return {
    url,
    pid: child.pid ?? 0,
    databaseUrl: (JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8')) as { databaseUrl: string }).databaseUrl,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
