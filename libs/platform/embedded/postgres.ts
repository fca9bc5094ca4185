import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { preparePostgresHome, type PostgresHome } from './postgres-home';

/** A private PostgreSQL server of this installation. */
export interface EmbeddedPostgres {
  /** Connection string of a database on it (made when missing). */
  database(name: string): Promise<string>;
  /** Connection string without making the database. */
  url(name: string): string;
  stop(): Promise<void>;
}

interface Options {
  /** Folder that holds the cluster (in a subfolder `pg`). */
  readonly dataDir: string;
  /** False only for tests: commits are not flushed to the disk. */
  readonly durable: boolean;
}

const USER = 'kaowu';

/**
 * Starts the private PostgreSQL under `dataDir`, making the cluster the first time. A server that a killed process
 * left running is stopped first, so that its log is replayed and nothing committed is lost. Listens on loopback only,
 * on a free port, with a password kept in the cluster's own folder (mode 600).
 */
export async function startEmbeddedPostgres({ dataDir, durable }: Options): Promise<EmbeddedPostgres> {
  const home = preparePostgresHome(dataDir);
  const secretFile = join(dataDir, 'postgres.secret');
  if (!existsSync(join(home.pgData, 'PG_VERSION'))) await initialise(home, secretFile);
  const password = readFileSync(secretFile, 'utf8').trim();
  if (existsSync(join(home.pgData, 'postmaster.pid'))) await stop(home).catch(() => undefined);
  const port = await freePort();
  const settings = {
    port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200,
    shared_buffers: '128MB', wal_buffers: '8MB', max_wal_size: '1GB', checkpoint_completion_target: '0.9',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).map(([k, v]) => `-c ${k}=${v === '' ? "''" : v}`).join(' ');
  await run(home, 'pg_ctl', ['start', '-w', '-s', '-D', home.pgData, '-l', join(home.pgData, 'server.log'), '-o', flags]);
  const url = (name: string): string => `postgres://${USER}:${password}@127.0.0.1:${port}/${name}`;
  return { url, database: (name) => ensureDatabase(url('postgres'), name).then(() => url(name)), stop: () => stop(home) };
}

async function initialise(home: PostgresHome, secretFile: string): Promise<void> {
  const secret = randomBytes(24).toString('base64url');
  const dir = mkdtempSync(join(tmpdir(), 'kaowu-'));
  const passwordFile = join(dir, 'password');
  try {
    writeFileSync(passwordFile, secret, { mode: 0o600 });
    if (home.as) {
      chownSync(dir, home.as.uid, home.as.gid);
      chownSync(passwordFile, home.as.uid, home.as.gid);
    }
    await run(home, 'initdb', [
      '-D', home.pgData, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale-provider=builtin', '--locale=C.UTF-8', '--builtin-locale=C.UTF-8', '--no-instructions',
      // Each start of a test cluster is thrown away; a real one checks its pages.
      '--data-checksums',
    ]);
    writeFileSync(secretFile, secret, { mode: 0o600 });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const stop = (home: PostgresHome): Promise<void> => run(home, 'pg_ctl', ['stop', '-w', '-s', '-m', 'fast', '-D', home.pgData]);

function run(home: PostgresHome, program: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(join(home.bin, program), args, {
      // pg_ctl leaves the server running; a pipe that it inherits would never close.
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: home.pgData,
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
      ...(home.as ?? {}),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.on('error', fail);
    child.on('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) done();
      else fail(new Error(`${program} ended with ${code}: ${errors.trim() || `see ${join(home.pgData, 'server.log')}`}`));
    });
  });
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** A port on loopback that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
